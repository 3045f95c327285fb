// The header row of the grid. A click sorts by the column: ascending, descending, then the arrangement of the group. Dragging a header
// moves its column; dragging its edge resizes it.

import { For, Show, Suspense } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { lazilySoon } from '../base/lazily.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { ColumnMenuProps } from './columns/ColumnMenu.tsx'
import type { ColumnDrag } from './columns/columnDrag.ts'
import type { TableState } from './createTable.ts'
import { SelectAll } from './selection/SelectBox.tsx'

const ColumnMenu = lazilySoon<ColumnMenuProps>(async () => (await import('./columns/ColumnMenu.tsx')).ColumnMenu)

interface TableHeadProps {
  readonly table: TableState
  readonly drag: ColumnDrag
}

export function TableHead(props: TableHeadProps) {
  return (
    <div role="rowgroup" class="grid__heads">
      <div role="row" class="grid__head" aria-rowindex="1">
        <For each={props.table.columns()}>{(field, column) => <HeadCell {...props} field={field} column={column()} />}</For>
      </div>
    </div>
  )
}

function HeadCell(props: TableHeadProps & { field: FieldKey; column: number }) {
  const text = useText()
  const language = useLanguage()
  const { columnsOf: columns, view } = props.table
  const sort = () => view.state().sort
  const direction = () => (sort().by !== props.field ? undefined : sort().descending ? 'descending' : 'ascending')
  const isLast = () => props.column === props.table.columns().length - 1
  const Opener = (opener: { onClick: () => void }) => (
    <IconButton
      class="head-more"
      tabindex={-1}
      aria-haspopup="menu"
      icon="chevron-down"
      label={text().table.menu(fieldRow(props.field).label[language()])}
      onClick={() => opener.onClick()}
    />
  )
  return (
    <div
      role="columnheader"
      class={`c-${props.field}`}
      classList={{
        'is-pinned': columns.pinnedAt(props.field) !== undefined,
        'is-pinned-edge': columns.isPinnedEdge(props.field),
        'head--dragged': props.drag.dragged() === props.field,
        'head--before': props.drag.falls() === props.field,
        'head--after': isLast() && props.drag.falls() === 'end',
        'head--resized': columns.isResized(props.field),
      }}
      data-field={props.field}
      data-column={props.column}
      tabindex={props.table.isActiveHead(props.column) ? 0 : -1}
      aria-sort={direction()}
      style={{ 'inset-inline-start': columns.pinnedAt(props.field) }}
      onDblClick={(event) => event.target instanceof Element && event.target.matches('.head-edge') && columns.fit(props.field)}
      onContextMenu={(event) => {
        event.preventDefault()
        columns.setMenu(props.field)
      }}
    >
      <Show when={props.field === 'number' && view.selection.may()}>
        <SelectAll selection={view.selection} order={props.table.order} />
      </Show>
      <button
        type="button"
        class="head-btn"
        tabindex={-1}
        data-tip={text().roadmap.sortHint}
        onPointerDown={(event) => props.drag.move(event, props.field)}
        onClick={() => {
          if (props.drag.wasDragged()) return
          columns.sort(props.field)
          props.table.goToHead(props.column)
        }}
      >
        <span class="cut">{fieldRow(props.field).label[language()]}</span>
        <Show when={direction()}>
          <Icon name={direction() === 'ascending' ? 'arrow-up' : 'arrow-down'} size="s" />
        </Show>
        <Show when={columns.isPinned(props.field)}>
          <Icon name="pin" size="s" />
        </Show>
      </button>
      <Show when={!props.table.narrow()}>
        <Show when={columns.hasMenu(props.field)} fallback={<Opener onClick={() => columns.setMenu(props.field)} />}>
          <Suspense fallback={<Opener onClick={() => columns.setMenu(null)} />}>
            <ColumnMenu
              table={props.table}
              field={props.field}
              onClose={() => {
                columns.setMenu(null)
                // Focuses the column at its new position; if it was hidden, its neighbour.
                const at = columns.fields().indexOf(props.field)
                setTimeout(() => props.table.goToHead(at < 0 ? props.column : at))
              }}
            />
          </Suspense>
        </Show>
        <i class="head-edge" data-tip={text().table.resize} onPointerDown={(event) => props.drag.resize(event, props.field)} />
      </Show>
    </div>
  )
}
