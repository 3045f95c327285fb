// What a text lacks in one language is said to be missing, wherever it is missing, and leaves every number as it is.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import type { PaperBlock } from '../../../shared/outcome/model.ts'
import { textDocument } from '../../../shared/outcome/text.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { block, factsOf } from './facts.ts'

const ROWS = [
  ['Uno', 'One'],
  ['', 'Two'],
  ['Tres', ''],
  ['', ''],
  ['Cinco', 'Five'],
] as const
const rowsIn = (languages: readonly Language[]) => {
  const doc = new Y.Doc()
  initPage(doc, { kind: 'text', title: { es: 'Borrador', en: 'Draft' } })
  // An empty paragraph with the same id keeps the place of what an imported draft lacks.
  for (const [at, language] of (['es', 'en'] as const).entries())
    pageBody(doc, language)?.insert(
      0,
      ROWS.map((row, place) => block('paragraph', row[at] ?? '', { id: `p${place}` })),
    )
  return textDocument(factsOf(languages), doc)
    .blocks.filter((one): one is PaperBlock & { readonly type: 'row' } => one.type === 'row')
    .map(({ number, words }) => [
      number,
      ...words.map(({ lines }) => lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')),
    ])
}

test('a text in one language says what it lacks, with the numbers of the text in both', () => {
  const [es, en] = ['[Falta el texto en español]', '[The English text is missing]']
  expect(rowsIn(['es'])).toEqual([
    ['1', 'Uno'],
    ['2', es],
    ['3', 'Tres'],
    ['4', 'Cinco'],
  ])
  expect(rowsIn(['en'])).toEqual([
    ['1', 'One'],
    ['2', 'Two'],
    ['3', en],
    ['4', 'Five'],
  ])
  expect(rowsIn(['es', 'en'])).toEqual([
    ['1', 'Uno', 'One'],
    ['2', es, 'Two'],
    ['3', 'Tres', en],
    ['4', 'Cinco', 'Five'],
  ])
})
