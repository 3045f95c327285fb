// The row of an item in the table. Its drag handle and its menu are shown when the pointer is over the row.
import { For, Show, Suspense } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazilySoon } from '../base/lazily.tsx'
import { createFlashes } from '../item/flash.ts'
import { Icon } from '../ui/Icon.tsx'
import type { RowDrag } from '../ui/rowDrag.ts'
import { TableCell } from './Cell.tsx'
import type { TableState } from './createTable.ts'
import type { RowMenuProps } from './RowMenu.tsx'
import { SelectBox } from './selection/SelectBox.tsx'
import type { PlanRow } from './tableLayout.ts'
import type { RowPosition } from './VirtualRows.tsx'

const RowMenu = lazilySoon<RowMenuProps>(async () => (await import('./RowMenu.tsx')).RowMenu)

export interface ItemRowProps {
  readonly table: TableState
  readonly drag: RowDrag
  readonly row: Extract<PlanRow, { type: 'item' }>
  readonly stand: RowPosition
}

export function ItemRow(props: ItemRowProps) {
  const text = useText()
  const item = () => props.row.item
  const flashed = createFlashes(item, () => props.table.columns())
  const mark = () => props.table.view.compared.mark(item())
  const { selection } = props.table.view
  return (
    <div
      ref={(element) => props.stand.measure(element)}
      role="row"
      class="grid__row"
      classList={{
        'row--archived': item().archived,
        'row--added': mark() === 'added',
        'row--removed': mark() === 'removed',
        'row--dragged': props.drag.isDragged(props.row.key),
        'row--upper': props.drag.fallsAt(`${props.row.key} upper`),
        'row--lower': props.drag.fallsAt(`${props.row.key} lower`),
      }}
      data-row={props.row.key}
      data-index={props.stand.index()}
      aria-level={props.row.level}
      aria-rowindex={props.stand.index() + 2}
      aria-selected={selection.has(item().id)}
      aria-current={props.table.view.state().item === item().id ? 'true' : undefined}
      style={{ 'margin-block-start': props.stand.gap() }}
    >
      <For each={props.table.columns()}>
        {(field, column) => (
          <TableCell table={props.table} row={props.row} field={field} column={column()} at={props.stand.index()} flashed={flashed}>
            <Show when={field === 'number' && props.table.canMove() && !props.table.narrow()}>
              <button
                type="button"
                class="grip"
                tabindex={-1}
                aria-label={text().roadmap.drag(item().code)}
                onPointerDown={(event) => props.drag.begin(event, props.row.key)}
              >
                <Icon name="grip-vertical" size="s" />
              </button>
            </Show>
            <Show when={field === 'number' && selection.may()}>
              <SelectBox
                selection={selection}
                item={item()}
                order={props.table.order}
                onPicked={() => props.table.goTo(props.row.key, column())}
              />
            </Show>
            <Show when={field === 'title' && !props.table.narrow()}>
              <Show
                when={props.table.hasMenu(item().id)}
                fallback={
                  <button
                    type="button"
                    class="icon-btn row-more"
                    tabindex={-1}
                    aria-haspopup="menu"
                    aria-label={text().roadmap.rowMenu(item().code)}
                    onClick={() => props.table.setMenu(item().id)}
                  >
                    <Icon name="ellipsis" />
                  </button>
                }
              >
                <Suspense>
                  <RowMenu table={props.table} item={item()} />
                </Suspense>
              </Show>
            </Show>
          </TableCell>
        )}
      </For>
    </div>
  )
}
