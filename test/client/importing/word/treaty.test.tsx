// A draft of eight pages, all the way: what its preview shows, what the text holds, and what comes back from Word.
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import type { ReadWord } from '../../../../client/exchange/word/readWord.ts'
import { previewRows } from '../../../../client/importing/word/previewRows.ts'
import { writeDocx } from '../../../../server/outcome/docx/writeDocx.ts'
import { writePdf } from '../../../../server/outcome/pdf/writePdf.ts'
import { LANGUAGES } from '../../../../shared/bilingual.ts'
import { textDocument } from '../../../../shared/outcome/text.ts'
import { numberRows } from '../../../../shared/pairs/clauseRows.ts'
import { factsOf } from '../../../shared/outcome/facts.ts'
import { TREATY_ARTICLES, treatyDraft } from '../../exchange/word/treatyDraft.ts'
import { random, read, rowsIn, written } from './written.ts'

/** Number, Spanish and English of each row, footnotes last. */
const shown = (word: ReadWord) =>
  previewRows(wordBlocks(readWordPairs(word, random)), LANGUAGES).map(({ number, es, en }) => [
    number,
    ...[es, en].map((side) => side.map((block) => block.textContent).join('')),
  ])
const held = (doc: Y.Doc) => {
  const rows = rowsIn(doc)
  const numbers = numberRows(rows)
  const isNote = ({ es, en }: (typeof rows)[number]) => (es ?? en)?.kind === 'footnote'
  let notes = 0
  return rows.map((row, at) => [isNote(row) ? String(++notes) : (numbers[at]?.number ?? ''), row.sides.es, row.sides.en])
}

test('[X10] [X12] [X14] a draft of eight pages with tracked changes, footnotes, legal numbers and holes in both columns becomes the text that its preview shows, and comes back from Word with the same numbers', async () => {
  const { file, rows } = await treatyDraft()
  const word = await read(file)
  expect(word.changes).toHaveLength(4 * TREATY_ARTICLES)
  expect(word.title).toEqual({ es: 'Tratado sobre precursores', en: 'Treaty on precursors' })
  const preview = shown(word)
  const notes = preview.slice(rows.length)
  expect(preview.slice(0, rows.length)).toEqual(rows.map(({ number, es, en }) => [number, es, en]))
  expect(notes).toEqual(
    Array.from({ length: TREATY_ARTICLES }, (_, at) => [
      `${at + 1}`,
      `Véase el acta de la sesión ${at + 1}.`,
      `See the record of session ${at + 1}.`,
    ]),
  )
  expect(rows.filter(({ es, en }) => es === '' || en === '')).toHaveLength(13)

  const { doc } = await written(word)
  expect(held(doc)).toEqual(preview)

  const paper = textDocument(factsOf(LANGUAGES), doc)
  const { pages } = await writePdf(paper, 'a4', () => undefined)
  expect(pages).toBeGreaterThanOrEqual(8)
  const again = await read(await writeDocx(paper, 'a4'))
  expect(shown(again)).toEqual(preview)
  expect(held((await written(again)).doc)).toEqual(preview)

  // Before the changes it is the same text with the earlier words.
  const before = shown(await read(file, { changes: 'before' }))
  expect(before.map(([number]) => number)).toEqual(preview.map(([number]) => number))
  expect(before[0]?.[1]).toContain('treinta')
})
