// The plan as a table: an ARIA treegrid of groups and items with one tab stop, the keys of a spreadsheet, and an editor in each cell.
import { createEffect, onCleanup, Show, Suspense } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazily, lazilyWhen } from '../base/lazily.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { createRem } from '../ui/rem.ts'
import { createRowDrag } from '../ui/rowDrag.ts'
import { neededFor, scrollAcross } from './columns/across.ts'
import { createColumnDrag } from './columns/columnDrag.ts'
import { createSteps } from './createSteps.ts'
import { createTable, type TableState } from './createTable.ts'
import { EmptyRow } from './EmptyRow.tsx'
import type { FormProps } from './FormProps.ts'
import { GroupRow } from './GroupRow.tsx'
import { type GroupOf, groupFields, streamOf } from './grouping.ts'
import { ItemRow } from './ItemRow.tsx'
import { keepFocus } from './keepFocus.ts'
import { createPaste } from './paste/createPaste.ts'
import type { PasteDialogProps } from './paste/PasteDialog.tsx'
import { dropMove } from './reorder.ts'
import { keepWordsUnmarked } from './selection/selectPress.ts'
import { showNamed } from './showNamed.ts'
import { TableHead } from './TableHead.tsx'
import { createTableKeys } from './tableKeys.ts'
import { type PlanRow, streamOfRow } from './tableLayout.ts'
import { createTablePress } from './tablePress.ts'
import { createRowWindow, type RowPosition, VirtualRows } from './VirtualRows.tsx'

const DifferenceTip = lazily(async () => (await import('../compare/DifferenceTip.tsx')).DifferenceTip)
const PasteDialog = lazilyWhen(
  ({ paste }: PasteDialogProps) => paste.asked() !== null,
  async () => (await import('./paste/PasteDialog.tsx')).PasteDialog,
)

const REM = { item: 2.5, group: 2.125, empty: 3, head: 2 }
/** Estimated row heights in rem on a phone, until a row is measured. */
const PHONE_REM = { item: 5.5, group: 4.125, empty: 4, head: 0 }

export function PlanTable(props: FormProps) {
  const text = useText()
  let grid!: HTMLDivElement

  const focus = (index: number, column: number) => {
    const row = props.view.rows()[index]
    if (row) rows.scrollToIndex(index, { align: 'auto' })
    const cell =
      index < 0
        ? grid.querySelector(`.grid__head [data-column="${column}"]`)
        : row && grid.querySelector(`[data-row="${row.key}"] [data-column="${row.type === 'item' ? column : 0}"]`)
    if (!(cell instanceof HTMLElement)) return
    cell.focus({ preventScroll: true })
    if (row?.type !== 'group') scrollAcross(cell, grid, props.scroller)
  }
  const table = createTable({
    view: props.view,
    scroller: props.scroller,
    focus,
    needed: (field) => neededFor(field, table.columnsOf, grid),
  })
  props.onSteps(createTableSteps(table))
  onCleanup(() => props.onSteps(null))
  const rem = createRem()
  const heights = () => (table.narrow() ? PHONE_REM : REM)
  const headHeight = () => heights().head * rem()
  const rows = createRowWindow({
    rows: props.view.rows,
    scroller: () => props.scroller,
    heightOf: (row) => heights()[row.type] * rem(),
    measured: table.narrow,
    headHeight,
    pinned: () => [table.activeIndex(), table.editedIndex()],
  })
  const drag = createItemDrag(table, () => props.scroller)
  const columnDrag = createColumnDrag({ columns: table.columnsOf, head: () => grid, rem })
  const backToCell = () => focus(table.activeIndex(), table.activeColumn())
  keepFocus({ grid: () => grid, rows: () => [props.view.rows(), table.columns()], backToCell })
  const paste = createPaste(table)
  const onKeyDown = createTableKeys({
    table,
    clear: paste.clear,
    fillDown: paste.fillDown,
    page: () => Math.floor(props.scroller.clientHeight / (REM.item * rem())) - 1,
    open: props.onOpen,
  })

  showNamed(props, (id) => {
    if (table.narrow()) props.onOpen(id, 'keyboard')
    else table.beginEdit(id, 'title')
  })
  createEffect(() => props.onStream(streamOfRow(props.view.rows()[table.activeIndex()])))
  const press = createTablePress({ table, grid: () => grid, open: props.onOpen })

  const label = () => {
    const { tableLabel } = text().roadmap
    const { grouping } = props.view.state()
    const count = (type: PlanRow['type']) => props.view.rows().filter((row) => row.type === type).length
    return tableLabel[grouping === 'stream' || grouping === 'none' ? grouping : 'other'](count('item'), count('group'))
  }

  // A row never changes its type, so the type is read once.
  const addTo = (group: GroupOf) => props.onAdd(streamOf(group), groupFields(group))
  const drawRow = (row: PlanRow, stand: RowPosition) => {
    switch (row.type) {
      case 'item':
        return <ItemRow table={table} drag={drag} row={row} stand={stand} />
      case 'group':
        return <GroupRow table={table} drag={drag} row={row} stand={stand} onAdd={() => addTo(row.of)} />
      case 'empty':
        return <EmptyRow table={table} drag={drag} row={row} stand={stand} onAdd={() => props.onAdd(row.stream)} />
    }
  }

  return (
    <>
      <p class="vh" id="table-keys">
        {text().table.keys}
      </p>
      <div
        ref={grid}
        class="grid grid--items"
        classList={{
          'grid--narrow': table.narrow(),
          'grid--selects': props.view.selection.may(),
          'is-selecting': props.view.selection.items().length > 0,
        }}
        role="treegrid"
        tabindex={-1}
        aria-label={label()}
        aria-describedby="table-keys"
        aria-rowcount={props.view.rows().length + 1}
        aria-colcount={table.columns().length}
        aria-readonly={!table.canWrite()}
        aria-multiselectable={props.view.selection.may()}
        style={{ '--cols': table.columnsOf.template() }}
        onKeyDown={onKeyDown}
        onFocusIn={({ target }) => {
          if (target instanceof HTMLElement && target.dataset.column !== undefined)
            table.standAt(target.closest('[data-row]')?.getAttribute('data-row') ?? null, Number(target.dataset.column))
        }}
        onCopy={paste.onCopy}
        onPaste={paste.onPaste}
        onMouseDown={keepWordsUnmarked}
        onClick={press}
      >
        <TableHead table={table} drag={columnDrag} />
        <VirtualRows rows={props.view.rows()} window={rows} measured={table.narrow()} headHeight={headHeight()}>
          {drawRow}
        </VirtualRows>
      </div>
      <PasteDialog paste={paste} onLeft={() => setTimeout(backToCell)} />
      <Show when={props.view.compared.isOn()}>
        <Suspense>
          <DifferenceTip grid={grid} compared={props.view.compared} columns={table.columns()} />
        </Suspense>
      </Show>
    </>
  )
}

/** Goes to the first cell that differs. */
const createTableSteps = (table: TableState) =>
  createSteps({
    view: table.view,
    activeIndex: table.activeIndex,
    goTo: (row) => {
      const changed = table.view.compared.changed(row.item)
      const column = table.columns().findIndex((field) => changed.includes(field))
      table.goTo(row.key, Math.max(0, column))
    },
  })

const createItemDrag = (table: TableState, scroller: () => HTMLElement) => {
  const { view } = table
  const write = useItemWrites()
  const { report } = useItemContext()
  return createRowDrag({
    scroller,
    drop: (dragged, on) => {
      const [from, to] = [view.rows()[table.indexOf(dragged)], view.rows()[table.indexOf(on.key)]]
      if (from?.type !== 'item' || !to) return
      const move = dropMove(to, on.half, from.item, view.state().grouping)
      if (move) report(write.moveItem(from.item.id, move))
    },
  })
}
