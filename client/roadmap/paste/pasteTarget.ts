// Where the table takes what is pasted: from the active cell on, over the marked cells, or into all selected items.
import type { Accessor } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import type { FacetNames } from '../../item/facets/names.ts'
import { tiled } from '../cells/range.ts'
import type { TableState } from '../createTable.ts'
import { groupFields, streamOf } from '../grouping.ts'
import { itemKey } from '../tableLayout.ts'
import { type PastePlan, pastePlan } from './pastePlan.ts'

interface PasteTarget {
  readonly column: Accessor<FieldKey>
  readonly activeItem: Accessor<Item | null>
  readonly itemsFrom: (index: number) => readonly Item[]
  /** The initial values of a new item: those of the last group that the paste reaches. */
  readonly base: (plan: PastePlan) => NewItem
  /** What these lines would change. `named`: the fields of their columns, if headings named them. */
  readonly planOf: (lines: readonly (readonly string[])[], named?: readonly (FieldKey | null)[] | null) => PastePlan
}

export const createPasteTarget = (table: TableState, names: () => FacetNames): PasteTarget => {
  const { view } = table
  const column = (): FieldKey => table.columns()[table.activeColumn()] ?? 'title'
  const activeItem = (): Item | null => {
    const row = view.rows()[table.activeIndex()]
    return row?.type === 'item' ? row.item : null
  }
  const itemsFrom = (index: number) => view.rows().flatMap((row, at) => (row.type === 'item' && at >= index ? [row.item] : []))
  return {
    column,
    activeItem,
    itemsFrom,
    base: (plan) => {
      const last = plan.lines.findLast(({ item }) => item !== null)?.item?.id
      const end = last ? view.rows().findIndex((row) => row.type === 'item' && row.item.id === last) : table.activeIndex()
      const group = view.rows().findLast((row, at) => at <= end && row.type !== 'item')
      if (group?.type === 'empty') return { stream: group.stream }
      return group?.type === 'group' ? { ...groupFields(group.of), stream: streamOf(group.of) } : {}
    },
    planOf: (lines, named = null) => {
      const item = activeItem()
      const selected = view.selection.items()
      // A single value fills the whole selection, as in a spreadsheet.
      const fills = lines.length === 1 && lines[0]?.length === 1 && item && view.selection.has(item.id) && selected.length > 1
      const marked = table.range.cells()
      if (marked) {
        const full = tiled(lines, marked.items.length, marked.fields.length)
        // A table that is larger than the selection is pasted beyond it, as from a single cell.
        const [first] = marked.items
        const from = first ? table.indexOf(itemKey(first.id)) : table.activeIndex()
        return pastePlan({
          lines: full,
          fields: named ?? table.columns().slice(table.columns().indexOf(marked.fields[0] ?? column())),
          items: full === lines ? itemsFrom(from) : marked.items,
          all: view.all(),
          names: names(),
        })
      }
      return pastePlan({
        lines: fills ? selected.map(() => lines[0] ?? []) : lines,
        fields: named ?? table.columns().slice(table.activeColumn()),
        items: fills ? selected : itemsFrom(table.activeIndex()),
        all: view.all(),
        names: names(),
      })
    },
  }
}
