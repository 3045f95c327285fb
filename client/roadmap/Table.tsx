// The plan as a table: an ARIA treegrid of groups and items with one tab stop, the keys of a spreadsheet, and an editor in each cell.
import { createEffect, on, onCleanup, Show, Suspense } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { lazily, lazilyWhen } from '../base/lazily.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { createRem } from '../ui/rem.ts'
import { createRowDrag } from '../ui/rowDrag.ts'
import { neededFor, scrollAcross } from './columns/across.ts'
import { createColumnDrag } from './columns/columnDrag.ts'
import { createSteps } from './createSteps.ts'
import { createTable } from './createTable.ts'
import { EmptyRow } from './EmptyRow.tsx'
import type { FormProps } from './FormProps.ts'
import { GroupRow } from './GroupRow.tsx'
import { fieldsOf, streamOf } from './grouping.ts'
import { ItemRow } from './ItemRow.tsx'
import { keepFocus } from './keepFocus.ts'
import { createPaste } from './paste/createPaste.ts'
import type { PasteDialogProps } from './paste/PasteDialog.tsx'
import { dropMove } from './reorder.ts'
import { keepWordsUnmarked, selectPress } from './selection/selectPress.ts'
import { TableHead } from './TableHead.tsx'
import { createTableKeys } from './tableKeys.ts'
import type { Row } from './tableLayout.ts'
import { createRowWindow, type Stand, VirtualRows } from './VirtualRows.tsx'

const DifferenceTip = lazily(async () => (await import('../compare/DifferenceTip.tsx')).DifferenceTip)
const PasteDialog = lazilyWhen(
  ({ paste }: PasteDialogProps) => paste.asked() !== null,
  async () => (await import('./paste/PasteDialog.tsx')).PasteDialog,
)

const REM = { item: 2.5, group: 2.125, empty: 3, head: 2 }
/** Estimated row heights in rem on a phone, until a row is measured. */
const PHONE_REM = { item: 5.5, group: 4.125, empty: 4, head: 0 }

export function Table(props: FormProps) {
  const text = useText()
  const write = useItemWrites()
  const { report } = useItemContext()
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
  props.onSteps(createSteps(table))
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
  const drag = createRowDrag({
    scroller: () => props.scroller,
    drop: (dragged, on) => {
      const [from, to] = [props.view.rows()[table.indexOf(dragged)], props.view.rows()[table.indexOf(on.key)]]
      if (from?.type !== 'item' || !to) return
      const move = dropMove(to, on.half, from.item, props.view.state().grouping)
      if (move) report(write.moveItem(from.item.id, move))
    },
  })
  const columnDrag = createColumnDrag({ columns: table.columnsOf, head: () => grid, rem })
  keepFocus({
    grid: () => grid,
    rows: () => [props.view.rows(), table.columns()],
    backToCell: () => focus(table.activeIndex(), table.activeColumn()),
  })
  const paste = createPaste(table)
  const onKeyDown = createTableKeys({
    table,
    clear: paste.clear,
    fillDown: paste.fillDown,
    page: () => Math.floor(props.scroller.clientHeight / (REM.item * rem())) - 1,
    open: props.onOpen,
  })

  createEffect(
    on(
      () => props.named,
      (id) => {
        if (!id) return
        if (table.narrow()) props.onOpen(id, 'keyboard')
        else table.beginEdit(id, 'title')
        props.onNamed()
      },
    ),
  )
  createEffect(() => {
    const row = props.view.rows()[table.activeIndex()]
    props.onStream(!row ? null : row.type === 'item' ? row.item.stream : row.type === 'group' ? streamOf(row.of) : row.stream)
  })

  let onTitle: ItemId | null = null
  const press = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const cell = target?.closest('[data-column]')
    const key = target?.closest('[data-row]')?.getAttribute('data-row')
    const row = key ? props.view.rows()[table.indexOf(key)] : undefined
    // Buttons and cell editors process their own clicks.
    if (!row || !grid.contains(target) || target?.closest('button, input, textarea, select, .cell--mine')) return
    const column = Number(cell?.getAttribute('data-column') ?? 0)
    const isCell = row.type === 'item' && table.columns()[column] !== 'number' && !table.narrow()
    if (isCell && event.shiftKey && props.view.selection.items().length === 0)
      return table.range.to({ row: table.indexOf(row.key), column })
    if (row.type === 'item' && selectPress(event, props.view.selection, row.item.id, table.order)) return table.goTo(row.key, column)
    // The first click may have opened the panel and shifted the layout, so the second click uses the target of the first one.
    if (event.detail > 1) {
      if (event.detail === 2 && onTitle) table.beginEdit(onTitle, 'title')
      return
    }
    onTitle = row.type === 'item' && table.columns()[column] === 'title' && table.canEdit(row, 'title') ? row.item.id : null
    table.goTo(row.key, column)
    if (row.type === 'group') return props.view.toggleFold(row.key)
    if (row.type !== 'item') return
    const field = table.columns()[column]
    if (field && field !== 'title' && table.canEdit(row, field)) table.beginEdit(row.item.id, field)
    else props.onOpen(row.item.id, 'pointer')
  }
  const counts = () => {
    const all = props.view.rows()
    return { items: all.filter((row) => row.type === 'item').length, groups: all.filter((row) => row.type === 'group').length }
  }

  const label = () => {
    const { tableLabel } = text().roadmap
    const { grouping } = props.view.state()
    return tableLabel[grouping === 'stream' || grouping === 'none' ? grouping : 'other'](counts().items, counts().groups)
  }

  // A row never changes its type, so the type is read once.
  const drawRow = (row: Row, stand: Stand) => {
    switch (row.type) {
      case 'item':
        return <ItemRow table={table} drag={drag} row={row} stand={stand} />
      case 'group':
        return <GroupRow table={table} drag={drag} row={row} stand={stand} onAdd={() => props.onAdd(streamOf(row.of), fieldsOf(row.of))} />
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
          {(row, stand) => drawRow(row, stand)}
        </VirtualRows>
      </div>
      <PasteDialog paste={paste} onLeft={() => setTimeout(() => focus(table.activeIndex(), table.activeColumn()))} />
      <Show when={props.view.compared.isOn()}>
        <Suspense>
          <DifferenceTip grid={grid} compared={props.view.compared} columns={table.columns()} />
        </Suspense>
      </Show>
    </>
  )
}
