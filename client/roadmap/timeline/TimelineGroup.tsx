// The header row of a group in the timeline.
import { createMemo, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { daysLate } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { GroupSign } from '../GroupSign.tsx'
import { useGroupName } from '../groupName.ts'
import type { PlanRow } from '../tableLayout.ts'
import type { RowPosition } from '../VirtualRows.tsx'
import type { TimelineModel } from './createTimeline.ts'
import { movesOf } from './moves.ts'

export function TimelineGroup(props: { timeline: TimelineModel; row: Extract<PlanRow, { type: 'group' }>; stand: RowPosition }) {
  const text = useText()
  const context = useItemContext()
  const nameOf = useGroupName()
  const late = createMemo(() => props.row.items.filter((item) => daysLate(item, context.today()) > 0).length)
  const { compared } = props.timeline.view
  const moves = createMemo(() =>
    movesOf(compared.isOn() ? props.row.items : [], (id) => compared.comparison.difference(id)?.before?.due ?? null),
  )
  const isOpen = () => !props.timeline.view.isFolded(props.row.key)
  return (
    <div
      role="row"
      class="timeline__group"
      data-row={props.row.key}
      aria-level="1"
      aria-expanded={isOpen()}
      aria-rowindex={props.stand.index() + 2}
      style={{ 'margin-block-start': props.stand.gap() }}
    >
      <div
        role="rowheader"
        class="timeline__t"
        data-column="0"
        tabindex={props.timeline.isActive(props.row.key) ? 0 : -1}
        onFocus={() => props.timeline.goTo(props.row.key)}
      >
        <Icon name={isOpen() ? 'chevron-down' : 'chevron-right'} size="s" />
        <GroupSign of={props.row.of} />
        <span class="cut">{nameOf(props.row.of)}</span>
        <span class="n">{props.row.items.length}</span>
        <Show when={moves().count > 0}>
          <span class="n timeline__moves">
            <span class="vh">{text().timeline.moves(moves().count)}, </span>
            {text().timeline.days(moves().days)}
          </span>
        </Show>
      </div>
      <div role="gridcell" class="timeline__c" />
      <div role="gridcell" class="timeline__due">
        <Show when={late() > 0}>
          <span class="timeline__trouble">{text().roadmap.overdue(late())}</span>
        </Show>
      </div>
    </div>
  )
}
