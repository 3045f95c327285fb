// The Y type of one side of a pair.
import * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { mapIn, rootFragment, rootMap } from '../../shared/editor/foreign.ts'
import { subjectOf } from '../../shared/history/fold/subjectLayouts.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import type { Pair } from '../../shared/pairs/pairNames.ts'
import { side } from '../../shared/schema/field.ts'
import { rootsOf } from '../../shared/schema/record.ts'

type Text = Y.Text | Y.XmlFragment

export const pairText = (doc: Y.Doc, { type, id, field, inside }: Pair, language: Language): Text | null => {
  const found = subjectOf(type)
  if (!found) return null
  const subject = found.root === null ? rootsOf(doc, found.table.schema) : mapIn(rootMap(doc, found.root), id)
  const [line] = inside
  if (line === undefined) return textOf(subject?.get(side(field, language)))
  return textOf(mapIn(mapIn(subject, field), line)?.get(side('text', language)))
}
const textOf = (held: unknown): Text | null => (held instanceof Y.Text || held instanceof Y.XmlFragment ? held : null)

/** One side of a row of a text. */
export const rowText = (doc: Y.Doc, language: Language, block: string | null): Text | null => {
  const found = rootFragment(doc, PAGE_ROOTS.body[language])
    ?.toArray()
    .find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === block)
  return found instanceof Y.XmlElement ? found : null
}
