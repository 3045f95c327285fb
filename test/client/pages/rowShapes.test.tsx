// Which keys ask all rows of a text for their numbers again.
import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { createRowShapes } from '../../../client/pages/parallel/rowShapes.ts'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'

const plain = (id: string, text: string): RowBlock => ({ id, kind: 'paragraph', text })
const clause = (id: string, depth: number): RowBlock => ({ id, kind: 'clause', text: 'x', clause: { depth, start: null } })

test('letters in a paragraph leave the shapes of all rows as they are; a first word, another kind, depth or footnote do not', () => {
  createRoot((dispose) => {
    const rowsOf = (first: RowBlock) => textRows([first, clause('b', 1)], [plain('a', 'one'), clause('b', 1)], new Map())
    const [rows, setRows] = createSignal(rowsOf(plain('a', 'uno')))
    const shapes = createRowShapes(rows)
    const changes = (first: RowBlock) => {
      const before = shapes()
      setRows(rowsOf(first))
      return shapes() !== before
    }
    expect(changes(plain('a', 'unos'))).toBe(false)
    expect(changes(plain('a', '  '))).toBe(true)
    expect(changes(plain('a', 'uno'))).toBe(true)
    expect(changes(clause('a', 1))).toBe(true)
    expect(changes(clause('a', 2))).toBe(true)
    expect(changes({ ...plain('a', 'uno'), notes: ['n'] })).toBe(true)
    expect(changes({ ...plain('a', 'una'), notes: ['n'] })).toBe(false)
    dispose()
  })
})
