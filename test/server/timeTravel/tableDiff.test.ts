// A table between two moments: rows and columns that came, went and were moved, and words in cells; and restored as it was.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { signedChanges } from '../../../client/editor/changesOf.ts'
import { markedGrid } from '../../../client/editor/markedGrid.ts'
import { plainText } from '../../../shared/editor/plainText.ts'
import { tableShape } from '../../../shared/editor/tableShape.ts'
import { addColumn, addRow, moveRow, newTable, removeColumn, removeRow } from '../../../shared/editor/tables.ts'
import { restoreBlocks } from '../../../shared/history/restoreText.ts'
import type { DiffNode } from '../../../shared/history/textDiff.ts'
import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { PaperText } from '../../../shared/outcome/model.ts'
import { richPart } from '../../../shared/outcome/richText.ts'
import { seededRandom } from '../../client/editor/people.ts'

const random = seededRandom(3)
const write = (table: Y.XmlElement, row: number, column: number, words: string) => {
  const text = tableShape(table).rows[row]?.cells[column]?.get(0)
  if (text instanceof Y.XmlText) text.insert(0, words)
}
const filled = () => {
  const doc = new Y.Doc()
  const table = newTable({ rows: 2, columns: 2 }, random)
  doc.getXmlFragment('body.es').insert(0, [table])
  for (const [row, column, words] of [
    [0, 0, 'País'],
    [0, 1, 'Plazo'],
    [1, 0, 'Colombia'],
    [1, 1, '30'],
  ] as const)
    write(table, row, column, words)
  return { doc, table, fragment: doc.getXmlFragment('body.es') }
}

test('[M14] a restore brings rows, columns and words back as they were, and what is the same stays itself', () => {
  const { doc, table, fragment } = filled()
  const was = new Y.Doc()
  Y.applyUpdate(was, Y.encodeStateAsUpdate(doc))
  const first = tableShape(table).rows[0]
  moveRow([table], first?.id ?? '', 1, random)
  addColumn([table], null, 'after', random)
  removeRow([table], tableShape(table).rows[0]?.id ?? '')
  addRow([table], null, 'after', random)
  removeColumn([table], tableShape(table).columns[0]?.name ?? '')
  expect(plainText(fragment)).not.toContain('Colombia')
  restoreBlocks(fragment, was.getXmlFragment('body.es'))
  expect(plainText(fragment)).toBe('País\nPlazo\nColombia\n30')
  expect(tableShape(table).rows[0]?.element).toBe(first?.element)
})

test('[M14] a row or a column that came is one difference with all its words; a word in a cell is another', () => {
  const stamp = { seq: null, account: null, delegation: null, at: null }
  const inserted = { type: 'inserted', ...stamp } as const
  const words = (text: string, change?: object): DiffNode =>
    ({ type: 'text', text, ...(change ? { marks: [{ type: 'ychange', attrs: change }] } : {}) }) as DiffNode
  const cell = (column: string, ...content: DiffNode[]): DiffNode => ({ type: 'tableCell', attrs: { column }, content }) as DiffNode
  const table = {
    type: 'table',
    attrs: { header: true },
    content: [
      { type: 'tableColumn', attrs: { name: 'b', order: 'W', ychange: inserted } },
      { type: 'tableColumn', attrs: { name: 'a', order: 'V' } },
      { type: 'tableRow', attrs: { id: '2', order: 'W', ychange: inserted }, content: [cell('a', words('Colombia', inserted))] },
      {
        type: 'tableRow',
        attrs: { id: '1', order: 'V' },
        content: [cell('b', words('Plazo', inserted)), cell('a', words('País'), words(' y sede', inserted))],
      },
    ],
  } as unknown as DiffNode
  expect(markedGrid(table).rows.map(({ cells }) => cells.map((one) => one?.content?.[0]?.text ?? null))).toEqual([
    ['País', 'Plazo'],
    ['Colombia', null],
  ])
  expect(signedChanges({ type: 'doc', content: [table] } as DiffNode).map(({ type }) => type)).toEqual(['inserted', 'inserted', 'inserted'])
})

test('[M14] the file of a moment holds the table, its first row as heads', () => {
  const { fragment } = filled()
  const { blocks } = richPart({ bodies: { es: fragment, en: null }, confirmed: new Map(), languages: ['es'] })
  const words = (cells: readonly PaperText[]) => cells.map((cell) => plainOf(cell))
  const [table] = blocks
  if (table?.type !== 'table') throw new Error('no table')
  expect([table.head && words(table.head), table.rows.map(words)]).toEqual([['País', 'Plazo'], [['Colombia', '30']]])
})
