// A text: one language, or both in parallel with common numbers. Pure.
import type * as Y from 'yjs'
import { LANGUAGES } from '../bilingual.ts'
import { bracketsOfRows, countBrackets } from '../brackets/rowBrackets.ts'
import { topBlocks } from '../editor/blocks.ts'
import { PAGE_KIND_LABELS } from '../page/model.ts'
import { readPage } from '../page/read.ts'
import { pageBody } from '../page/write.ts'
import { readConfirmations } from '../pairs/confirmations.ts'
import { textRows } from '../pairs/textRows.ts'
import type { PaperFacts } from './facts.ts'
import { framedDocument } from './frame.ts'
import { createLanguageWriter, type LanguageWriter } from './languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperFact } from './model.ts'
import { richPart } from './richText.ts'
import { PAPER_WORDS } from './words.ts'

/** Null: its log is unreadable. */
export const textDocument = (facts: PaperFacts, doc: Y.Doc | null): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  const nothing: PaperBlock = { type: 'row', number: '', words: say.ours(PAPER_WORDS.none, 'soft') }
  if (!doc)
    return framedDocument(facts, {
      kind: PAPER_WORDS.kinds.text,
      title: say.ours(PAPER_WORDS.kinds.text),
      isDraft: true,
      facts: [],
      blocks: [{ ...nothing, words: say.ours(PAPER_WORDS.unreadableLog) }],
    })
  const page = readPage(doc)
  const { blocks, notes } = richPart({
    bodies: { es: pageBody(doc, 'es'), en: pageBody(doc, 'en') },
    confirmed: readConfirmations(doc),
    languages: facts.languages,
    level: 1,
    counts: true,
  })
  return framedDocument(facts, {
    kind: PAGE_KIND_LABELS[page.kind],
    title: page.title.es.trim() === '' && page.title.en.trim() === '' ? say.ours(PAPER_WORDS.untitled) : say.theirs(page.title),
    isDraft: true,
    facts: bracketFacts(doc, say),
    blocks: blocks.length > 0 ? blocks : [nothing],
    notes,
  })
}

/** How many brackets are open, and how many paragraphs do not have the same ones in both languages. */
const bracketFacts = (doc: Y.Doc, say: LanguageWriter): readonly PaperFact[] => {
  const [es = [], en = []] = LANGUAGES.map((language) => {
    const body = pageBody(doc, language)
    return body ? topBlocks(body) : []
  })
  const rows = bracketsOfRows(textRows(es, en, readConfirmations(doc)))
  const differing = rows.filter(({ differs }) => differs).length
  const { name, count, differ } = PAPER_WORDS.brackets
  const facts = [
    { name, found: countBrackets(rows) },
    { name: differ, found: differing },
  ]
  return facts.flatMap((fact) => (fact.found > 0 ? [{ name: say.ours(fact.name), value: say.ours(count(fact.found)) }] : []))
}
