// The head of a workstream in the timeline.
import { pick } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Row } from '../tableLayout.ts'
import type { Stand } from '../VirtualRows.tsx'
import type { Timeline } from './createTimeline.ts'

export function TimelineGroup(props: { timeline: Timeline; row: Extract<Row, { type: 'group' }>; stand: Stand }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const name = () => {
    const stream = context.stream(props.row.stream)
    return stream ? pick(stream.name, language()).text.trim() || text().roadmap.streams.unnamed : text().roadmap.withoutStream
  }
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
        <span class="cut">{name()}</span>
        <span class="n">{props.row.items.length}</span>
      </div>
      <div role="gridcell" class="timeline__c" />
    </div>
  )
}
