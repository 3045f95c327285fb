// The header row of a group: its name, the numbers of items, done items and overdue items, and a button that adds an item.
import { createMemo, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazilyWhen } from '../base/lazily.tsx'
import { dueState } from '../item/due.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Badge } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { RowDrag } from '../ui/rowDrag.ts'
import type { TableState } from './createTable.ts'
import { GroupSign } from './GroupSign.tsx'
import type { GroupSumsProps } from './GroupSums.tsx'
import { streamOf } from './grouping.ts'
import { useGroupName } from './groupName.ts'
import { groupCounts, type PlanRow } from './tableLayout.ts'
import type { RowPosition } from './VirtualRows.tsx'

const GroupSums = lazilyWhen(
  ({ table }: GroupSumsProps) => table.columns().some((field) => fieldRow(field).kind === 'amount'),
  async () => (await import('./GroupSums.tsx')).GroupSums,
)

export interface GroupRowProps {
  readonly table: TableState
  readonly drag: RowDrag
  readonly row: Extract<PlanRow, { type: 'group' }>
  readonly stand: RowPosition
  readonly onAdd: () => void
}

export function GroupRow(props: GroupRowProps) {
  const text = useText()
  const context = useItemContext()
  const nameOf = useGroupName()
  const stream = () => context.stream(streamOf(props.row.of))
  const name = () => nameOf(props.row.of)
  /** Items that a comparison shows as removed are not counted. */
  const living = () => props.row.items.filter((item) => props.table.view.compared.mark(item) !== 'removed')
  const counts = createMemo(() => groupCounts(living(), (item) => dueState(item, context.today()) === 'late'))
  const isOpen = () => !props.table.view.isFolded(props.row.key)
  return (
    <div
      ref={(element) => props.stand.measure(element)}
      role="row"
      class="grid__group"
      classList={{ 'row--lower': props.drag.fallsAt(`${props.row.key} upper`) || props.drag.fallsAt(`${props.row.key} lower`) }}
      data-row={props.row.key}
      data-index={props.stand.index()}
      aria-level="1"
      aria-expanded={isOpen()}
      aria-rowindex={props.stand.index() + 2}
      style={{ 'margin-block-start': props.stand.gap() }}
    >
      <div role="rowheader" class="cell" data-column="0" tabindex={props.table.isActive(props.row, 0) ? 0 : -1}>
        <Icon name={isOpen() ? 'chevron-down' : 'chevron-right'} size="s" />
        <GroupSign of={props.row.of} />
        <span class="group__name">{name()}</span>
        <span class="n">{counts().all}</span>
        <Show when={stream()?.archived}>
          <Badge icon="archive">{text().roadmap.archivedStream}</Badge>
        </Show>
      </div>
      <div role="gridcell" class="group__end">
        <GroupSums table={props.table} items={living()} />
        <Show when={counts().late > 0}>
          <span class="due" data-due="late">
            <Icon name="clock-alert" size="s" />
            {text().roadmap.overdue(counts().late)}
          </span>
        </Show>
        <Show when={counts().all > 0}>
          <span>{text().roadmap.doneOf(counts().done, counts().all)}</span>
        </Show>
        <Show when={props.table.canWrite() && !stream()?.archived}>
          <IconButton
            class="group__add"
            icon="plus"
            tabindex={-1}
            label={text().roadmap.newItemIn(name())}
            onClick={(event) => {
              event.stopPropagation()
              props.onAdd()
            }}
          />
        </Show>
      </div>
    </div>
  )
}
