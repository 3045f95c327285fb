// The legend of the timeline during a comparison, with the number of moved bars and the sum of their shifts.
import { createMemo, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import type { PlanView } from '../createPlanView.ts'
import { movesOf } from './moves.ts'

export function TimelineKey(props: { view: PlanView }) {
  const text = useText()
  const { comparison } = props.view.compared
  const moves = createMemo(() => movesOf(props.view.shown(), (id) => comparison.difference(id)?.before?.due ?? null))
  return (
    <Show when={props.view.compared.isOn()}>
      <div class="timeline-key" role="note">
        <b>{text().timeline.moves(moves().count)}</b>
        <Show when={moves().count > 0}>
          <b class="timeline-key__total">{text().timeline.movesTotal(moves().days)}</b>
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
        <span>
          <i class="timeline-key__cut" aria-hidden="true">
            ‹
          </i>
          {text().timeline.keyCut}
        </span>
      </div>
    </Show>
  )
}
