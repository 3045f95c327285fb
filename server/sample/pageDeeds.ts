// Converts a text's data to steps: registered, written block by block in one language and then in the other, and partly rewritten.
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { instant, type Random } from '../../shared/ids.ts'
import { initPage, pageBody, pageTitleText } from '../../shared/page/write.ts'
import { must } from '../../shared/result.ts'
import { createText } from '../groups/documentRegistry.ts'
import { type Deed, known, MINUTE, type SampleEdit, type SampleIds, TRANSLATED_AFTER } from './deed.ts'
import { SAMPLE_PEOPLE, type SampleWriter } from './people.ts'
import { rewriteIn } from './rewrite.ts'
import { appendBlocks } from './richBlocks.ts'
import { bogota } from './sampleClock.ts'
import type { SamplePage } from './sampleModel.ts'

export const pageDeeds = (
  { name, kind, title, on, by, blocks, rewrites }: SamplePage,
  names: SampleIds,
  random: Random,
): readonly Deed[] => {
  const id = names.place.page(name)
  const own = SAMPLE_PEOPLE[by].language
  const created = bogota(on)
  const register: Deed = {
    type: 'act',
    at: instant(created - MINUTE),
    by,
    act: ({ deps }) => createText(deps, { id, group: names.place.group, by: known(names.accounts, by) }),
  }
  const deeds: Deed[] = [register]
  const write = (at: number, who: SampleWriter, edit: SampleEdit['edit']) =>
    void deeds.push({ type: 'edit', at: instant(at), by: who, document: () => id, edit })

  write(created, by, (doc) => initPage(doc, { kind, title: { [own]: title[own] } }))
  for (const language of LANGUAGES)
    if (language !== own) write(created + TRANSLATED_AFTER, 'translator', (doc) => pageTitleText(doc, language)?.insert(0, title[language]))
  /** When the previous line was written, in each language: both sides have one order, whichever began. */
  const above: Record<Language, number> = { es: created, en: created }
  for (const block of blocks) {
    const first = SAMPLE_PEOPLE[block.by].language
    for (const language of LANGUAGES) {
      const line = block[language]
      if (line === undefined) continue
      const isFirst = language === first
      above[language] = Math.max(above[language] + MINUTE, bogota(block.on) + (isFirst ? 0 : TRANSLATED_AFTER))
      write(above[language], isFirst ? block.by : 'translator', (doc: Y.Doc) =>
        appendBlocks(must(pageBody(doc, language), 'a body'), [line], random),
      )
    }
  }
  for (const [at, who, ...rewrite] of rewrites ?? [])
    write(bogota(at), who, (doc) => rewriteIn(must(pageBody(doc, rewrite[0]), 'a body'), rewrite))
  return deeds
}
