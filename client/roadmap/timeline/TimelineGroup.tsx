// The head of a group in the timeline.
import { Icon } from '../../ui/Icon.tsx'
import { GroupSign } from '../GroupSign.tsx'
import { useGroupName } from '../groupName.ts'
import type { Row } from '../tableLayout.ts'
import type { Stand } from '../VirtualRows.tsx'
import type { Timeline } from './createTimeline.ts'

export function TimelineGroup(props: { timeline: Timeline; row: Extract<Row, { type: 'group' }>; stand: Stand }) {
  const nameOf = useGroupName()
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
      </div>
      <div role="gridcell" class="timeline__c" />
    </div>
  )
}
