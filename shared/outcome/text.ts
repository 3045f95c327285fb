// A text: one language, or both in parallel with common numbers. Pure.
import type * as Y from 'yjs'
import { PAGE_KIND_LABELS } from '../page/model.ts'
import { readPage } from '../page/read.ts'
import { pageBody } from '../page/write.ts'
import { readConfirmations } from '../pairs/confirmations.ts'
import type { Facts } from './facts.ts'
import { framed } from './frame.ts'
import { createLanguageWriter } from './languageWriter.ts'
import type { Block, Outcome } from './model.ts'
import { richPart } from './richText.ts'
import { WORDS } from './words.ts'

/** Null: its log is unreadable. */
export const textOf = (facts: Facts, doc: Y.Doc | null): Outcome => {
  const say = createLanguageWriter(facts.languages)
  const nothing: Block = { type: 'row', number: '', words: say.ours(WORDS.none, 'soft') }
  if (!doc)
    return framed(facts, {
      kind: WORDS.kinds.text,
      title: say.ours(WORDS.kinds.text),
      isDraft: true,
      facts: [],
      blocks: [{ ...nothing, words: say.ours(WORDS.unreadableLog) }],
    })
  const page = readPage(doc)
  const { blocks, notes } = richPart({
    bodies: { es: pageBody(doc, 'es'), en: pageBody(doc, 'en') },
    confirmed: readConfirmations(doc),
    languages: facts.languages,
    level: 1,
    counts: true,
  })
  return framed(facts, {
    kind: PAGE_KIND_LABELS[page.kind],
    title: page.title.es.trim() === '' && page.title.en.trim() === '' ? say.ours(WORDS.untitled) : say.theirs(page.title),
    isDraft: true,
    facts: [],
    blocks: blocks.length > 0 ? blocks : [nothing],
    notes,
  })
}
