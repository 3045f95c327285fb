// The table as a thing that has a place where the keyboard is, a cell that is being edited, and ways between them.
import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { useText } from '../base/i18n.tsx'
import { type StepMarks, useStepMarks } from '../history/slider/stepMarks.ts'
import { hasEditor } from '../item/FieldEditor.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { useAnnounce } from '../ui/Announcer.tsx'
import { createRem } from '../ui/rem.ts'
import { type CellRange, createCellRange } from './cells/createCellRange.ts'
import { type Columns, createColumns } from './columns/createColumns.ts'
import type { PlanView } from './createPlanView.ts'
import { createWidth } from './createWidth.ts'
import { canArrange } from './sort.ts'
import { idsIn, itemKey, type Row } from './tableLayout.ts'

interface ActiveCell {
  readonly row: string
  readonly column: number
}
interface EditedCell {
  readonly item: ItemId
  readonly field: FieldKey
  /** Begun by a letter, which replaces what stood there. */
  readonly typed: boolean
  /** Begun from another cell, to which the keyboard goes back. */
  readonly from: ActiveCell | null
}

export interface TableState {
  readonly view: PlanView
  /** In the past: what the shown step has changed. */
  readonly stepMarks: StepMarks
  readonly columns: Accessor<readonly FieldKey[]>
  /** Their widths, their places, and what can be done with them. */
  readonly columnsOf: Columns
  /** Rows of two or three lines, as on a phone. */
  readonly narrow: Accessor<boolean>
  readonly canWrite: Accessor<boolean>
  /** Of the items, as the rows stand. */
  readonly order: Accessor<readonly ItemId[]>
  /** May one drag and step items? Only in the group's own order, which is what moving changes. */
  readonly canMove: Accessor<boolean>
  /** -1: on the names of the columns. */
  readonly activeIndex: Accessor<number>
  readonly activeColumn: Accessor<number>
  readonly isActive: (row: Row, column: number) => boolean
  readonly isActiveHead: (column: number) => boolean
  readonly editedIndex: Accessor<number>
  readonly isEdited: (item: ItemId, field: FieldKey) => boolean
  readonly hasMenu: (item: ItemId) => boolean
  readonly isTyped: Accessor<boolean>
  readonly canEdit: (row: Row, field: FieldKey) => boolean
  readonly range: CellRange
  readonly indexOf: (key: string) => number
  readonly goTo: (row: string, column: number) => void
  /** To the name of a column; on a phone there are none. */
  readonly goToHead: (column: number) => void
  /** The focus has come to a cell by itself, as with its column or by a reader's own means; null is the row of names. */
  readonly standAt: (row: string | null, column: number) => void
  readonly beginEdit: (item: ItemId, field: FieldKey, by?: 'typed' | 'letter') => void
  readonly endEdit: () => void
  readonly setMenu: (item: ItemId | null) => void
}

export interface TableDeps {
  readonly view: PlanView
  readonly scroller: HTMLElement
  /** Brings the row into view and puts the focus on its cell; -1 are the names of the columns. */
  readonly focus: (index: number, column: number) => void
  /** What a column needs for all that it shows now, in CSS pixels. */
  readonly needed: (field: FieldKey) => number
}

export const createTable = ({ view, scroller, focus, needed }: TableDeps): TableState => {
  const live = useLive()
  const text = useText()
  const announce = useAnnounce()
  const width = createWidth(scroller)
  const narrow = createMemo(() => width() > 0 && width() < NARROW_PX)
  const rem = createRem()
  const columnsOf = createColumns({ view, narrow, width, rem, needed })
  const columns = columnsOf.fields
  const indexes = createMemo(() => new Map(view.rows().map((row, index) => [row.key, index])))
  const indexOf = (key: string) => indexes().get(key) ?? -1

  const [active, setActive] = createSignal<ActiveCell>({ row: '', column: 0 })
  const [edited, setEdited] = createSignal<EditedCell | null>(null)
  const [menu, setMenu] = createSignal<ItemId | null>(null)
  // Where the row is gone, the keyboard stays at about the same height.
  const activeIndex = createMemo<number>((before) => {
    if (active().row === HEAD && !narrow()) return -1
    const index = indexOf(active().row)
    return index >= 0 ? index : Math.max(0, Math.min(before, view.rows().length - 1))
  }, 0)
  const activeKey = createMemo(() => view.rows()[activeIndex()]?.key ?? '')
  const isActiveRow = createSelector(activeKey)
  const activeColumn = () => Math.min(active().column, columns().length - 1)
  const isEdited = createSelector<string, string>(() => cellKey(edited()))
  const hasMenu = createSelector(menu)

  const stand = (row: string, column: number) => {
    setActive({ row, column })
    focus(indexOf(row), column)
  }
  const range = createCellRange({
    rows: view.rows,
    columns,
    active: () => ({ row: activeIndex(), column: activeColumn() }),
    goTo: ({ row, column }) => stand(view.rows()[row]?.key ?? '', column),
    say: (rows, wide) => announce(text().table.range(rows, wide)),
  })
  const goTo = (row: string, column: number) => {
    range.clear()
    stand(row, column)
  }
  const goToHead = (column: number) => {
    if (narrow()) return
    range.clear()
    setActive({ row: HEAD, column })
    focus(-1, activeColumn())
  }
  const backToCell = () => {
    // The focus is not taken back from elsewhere.
    if (document.activeElement === document.body) focus(activeIndex(), activeColumn())
  }
  // What was can be read only.
  const canWrite = () => live.canWrite() && !view.compared.isPast()
  return {
    view,
    stepMarks: useStepMarks(),
    columns,
    columnsOf,
    narrow,
    canWrite,
    order: createMemo(() => idsIn(view.rows())),
    canMove: () => canWrite() && canArrange(view.state().sort, view.state().grouping),
    activeIndex,
    activeColumn,
    isActive: (row, column) => isActiveRow(row.key) && (row.type === 'item' ? column === activeColumn() : column === 0),
    isActiveHead: (column) => activeIndex() < 0 && column === activeColumn(),
    editedIndex: () => {
      const cell = edited()
      return cell ? indexOf(itemKey(cell.item)) : -1
    },
    isEdited: (item, field) => isEdited(cellKey({ item, field })),
    isTyped: () => edited()?.typed === true,
    range,
    hasMenu: (item) => hasMenu(item),
    canEdit: (row, field) =>
      row.type === 'item' && canWrite() && !narrow() && !row.item.archived && (field === 'title' || hasEditor(field)),
    indexOf,
    goTo,
    goToHead,
    standAt: (row, column) => {
      // A group is one cell wide: moving across it keeps the column.
      const isWide = row === null || view.rows()[indexOf(row)]?.type === 'item'
      const now = active()
      if (now.row !== (row ?? HEAD) || (isWide && now.column !== column)) range.clear()
      setActive((now) => ({ row: row ?? HEAD, column: isWide ? column : now.column }))
    },
    beginEdit: (item, field, by) => {
      const from = by === 'letter' ? active() : null
      range.clear()
      setActive({ row: itemKey(item), column: Math.max(0, columns().indexOf(field)) })
      focus(indexOf(itemKey(item)), activeColumn())
      setEdited({ item, field, typed: by === 'typed', from })
    },
    endEdit: () => {
      const cell = edited()
      if (!cell) return
      setEdited(null)
      setTimeout(() => {
        const isStillThere = document.activeElement === document.body || document.activeElement?.getAttribute('data-field') === cell.field
        if (cell.from && isStillThere) stand(cell.from.row, cell.from.column)
        else backToCell()
      })
    },
    setMenu: (item) => {
      setMenu(item)
      if (item === null) setTimeout(backToCell)
    },
  }
}

const HEAD = 'head'
const cellKey = (cell: Pick<EditedCell, 'item' | 'field'> | null): string => (cell ? `${cell.item} ${cell.field}` : '')

const NARROW_PX = 620
