// Cells of a marked table in row order: the columns and rows of both moments.
import type { DiffNode, TextChangeMark } from '../../shared/history/textDiff.ts'
import { compareStrings } from '../../shared/order.ts'

export interface MarkedRow {
  readonly node: DiffNode
  readonly isFirst: boolean
  /** One per column, followed by cells without a column. */
  readonly cells: readonly (DiffNode | null)[]
}
export const markedGrid = ({ content = [] }: DiffNode): { readonly columns: readonly DiffNode[]; readonly rows: readonly MarkedRow[] } => {
  const ordered = (name: string) =>
    content
      .filter(({ type }) => type === name)
      .sort((a, b) => compareStrings(wordIn(a, 'order'), wordIn(b, 'order')) || compareStrings(wordIn(a, 'id'), wordIn(b, 'id')))
  const columns = ordered('tableColumn')
  const names = columns.map((column) => wordIn(column, 'name'))
  const rows = ordered('tableRow').map((node, at): MarkedRow => {
    const cells = node.content ?? []
    const own = names.map((name) => cells.find((cell) => wordIn(cell, 'column') === name) ?? null)
    return { node, isFirst: at === 0, cells: [...own, ...cells.filter((cell) => !own.includes(cell) && (cell.content ?? []).length > 0)] }
  })
  return { columns, rows }
}
/** What was added or removed as a whole, not what was only moved or changed. */
export const lasting = (change: TextChangeMark | null | undefined): TextChangeMark | null =>
  change && change.type !== 'attributes' ? change : null

const wordIn = ({ attrs }: DiffNode, key: string): string => {
  const value: unknown = attrs ? Reflect.get(attrs, key) : null
  return typeof value === 'string' ? value : ''
}
