// The column at the right of the timeline, which stays in sight: when an item is due, and what is wrong with that, in words.
import { Show } from 'solid-js'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { Violation } from '../../../shared/roadmap/violations.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { slipLabel } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StatusShape } from '../../ui/Marks.tsx'
import type { Dated } from './timelineBars.ts'

interface DueLedgerProps {
  readonly item: Item
  /** As it is shown: while its bar is dragged, where it is now. */
  readonly due: string | null
  /** The earlier dates, while one compares. */
  readonly was: Dated | null
  readonly late: number
  readonly violation: Violation | null
}

export function DueLedger(props: DueLedgerProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const slip = () => props.was && slipLabel({ due: props.item.due, originalDue: props.was.due })
  const isBlocked = () => props.item.status === 'blocked'
  const isDone = () => props.item.status === 'done'
  const others = () => [
    ...(isBlocked() ? [CHOICE_LABELS.status.blocked[language()].toLowerCase()] : []),
    ...(props.violation ? [text().timeline.violatedShort(props.violation.on.code)] : []),
  ]
  /** Beside other words the days alone: a row has room for two lines. */
  const late = () => text().timeline[others().length > 0 ? 'lateShort' : 'late'](props.late)
  const trouble = () => [...(props.late > 0 ? [late()] : []), ...others()].join(' · ')
  const whole = () =>
    [
      ...(props.late > 0 ? [text().timeline.late(props.late)] : []),
      ...(props.violation ? [text().timeline.violated(props.violation.days, props.violation.on.code)] : []),
      ...(isBlocked() ? [CHOICE_LABELS.status.blocked[language()]] : []),
    ].join(' · ')
  return (
    <div role="gridcell" class="timeline__due" data-due={props.late > 0 ? 'late' : undefined}>
      <span class="timeline__date">
        <Show when={props.due}>{(due) => <>{context.day(due())}</>}</Show>
        <Show when={slip()}>{(words) => <b class="timeline__slip">{words()}</b>}</Show>
      </span>
      <Show when={isDone()}>
        <span class="status" data-status="done" data-tip={CHOICE_LABELS.status.done[language()]}>
          <StatusShape status="done" />
        </span>
      </Show>
      <Show when={trouble()}>
        <span class="timeline__trouble" data-tip={whole()}>
          <Show when={!isBlocked()} fallback={<StatusShape status="blocked" />}>
            <Icon name={props.late > 0 ? 'clock-alert' : 'triangle-alert'} size="s" />
          </Show>
          <span class="timeline__why">{trouble()}</span>
        </span>
      </Show>
    </div>
  )
}
