// The state of the table: the active cell, the cell that is being edited, and the functions that move between cells.
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
import { canArrange } from './grouping.ts'
import { idsIn, itemKey, type PlanRow } from './tableLayout.ts'

interface ActiveCell {
  readonly row: string
  readonly column: number
}
interface EditedCell {
  readonly item: ItemId
  readonly field: FieldKey
  /** The edit was started by typing a letter, which replaces the value. */
  readonly typed: boolean
  /** The cell from which the edit was started and to which the focus returns; null when it started in the edited cell itself. */
  readonly from: ActiveCell | null
}

export interface TableState {
  readonly view: PlanView
  /** While the past is shown: which cells the last step has changed. */
  readonly stepMarks: StepMarks
  readonly columns: Accessor<readonly FieldKey[]>
  /** The widths and order of the columns, and the functions that change them. */
  readonly columnsOf: Columns
  /** True when rows have two or three lines, as on a phone. */
  readonly narrow: Accessor<boolean>
  readonly canWrite: Accessor<boolean>
  /** The ids of the items in the order of their rows. */
  readonly order: Accessor<readonly ItemId[]>
  /**
   * Whether items can be dragged and moved by key: only when they are sorted by the arrangement of the group, which is what moving changes.
   */
  readonly canMove: Accessor<boolean>
  /** The index of the active row; -1 is the header row. */
  readonly activeIndex: Accessor<number>
  readonly activeColumn: Accessor<number>
  readonly isActive: (row: PlanRow, column: number) => boolean
  readonly isActiveHead: (column: number) => boolean
  readonly editedIndex: Accessor<number>
  readonly isEdited: (item: ItemId, field: FieldKey) => boolean
  readonly hasMenu: (item: ItemId) => boolean
  readonly isTyped: Accessor<boolean>
  readonly canEdit: (row: PlanRow, field: FieldKey) => boolean
  readonly range: CellRange
  readonly indexOf: (key: string) => number
  readonly goTo: (row: string, column: number) => void
  /** Activates the header of a column; does nothing on a phone, where there are no headers. */
  readonly goToHead: (column: number) => void
  /** The focus came to a cell without this table (its column was moved, or a screen reader moved it); `row` null is the header row. */
  readonly standAt: (row: string | null, column: number) => void
  readonly beginEdit: (item: ItemId, field: FieldKey, by?: 'typed' | 'letter') => void
  readonly endEdit: () => void
  readonly setMenu: (item: ItemId | null) => void
}

export interface TableDeps {
  readonly view: PlanView
  readonly scroller: HTMLElement
  /** Scrolls the row into view and focuses its cell; index -1 is the header row. */
  readonly focus: (index: number, column: number) => void
  /** The width in CSS pixels that the present content of a column needs. */
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
  // If the active row no longer exists, the row at about the same position becomes active.
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
    // Does not take the focus from an element outside the table.
    if (document.activeElement === document.body) focus(activeIndex(), activeColumn())
  }
  // The past is read-only.
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
      // The row of a group has one cell, so moving across it keeps the column.
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
