// What the signs of the timeline mean while one compares, how many bars have moved, and how far all of them.
import { createMemo, Show } from 'solid-js'
import { daysBetween } from '../../../shared/roadmap/days.ts'
import { useText } from '../../base/i18n.tsx'
import type { PlanView } from '../createPlanView.ts'

export function TimelineKey(props: { view: PlanView }) {
  const text = useText()
  const moved = createMemo(() =>
    props.view.shown().flatMap(({ id, due }) => {
      const before = props.view.compared.comparison.difference(id)?.before
      return due && before?.due && before.due !== due ? [daysBetween(before.due, due)] : []
    }),
  )
  const total = () => moved().reduce((sum, days) => sum + days, 0)
  return (
    <Show when={props.view.compared.isOn()}>
      <div class="timeline-key" role="note">
        <b>{text().timeline.moves(moved().length)}</b>
        <Show when={moved().length > 0}>
          <b class="timeline-key__total">{text().timeline.movesTotal(total())}</b>
        </Show>
        <span>
          <i class="timeline-key__was" aria-hidden="true" />
          {text().timeline.keyWas}
        </span>
        <span>
          <i class="timeline-key__now" aria-hidden="true" />
          {text().timeline.keyNow}
        </span>
        <span>
          <i class="timeline-key__late" aria-hidden="true" />
          {text().timeline.keyLate}
        </span>
      </div>
    </Show>
  )
}
