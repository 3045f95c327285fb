// Assigns the changes of an item to the stops of its slider, and lists the moves of its due date. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { DeadlineStep, Slip } from '../../../shared/history/comparison.ts'
import { creditOf } from '../../../shared/history/credit.ts'
import { deadlineChangeOf, deadlineSteps, slipOf } from '../../../shared/history/deadlines.ts'
import { lastSeqOf } from '../../../shared/history/events.ts'
import type { SliderStop } from '../slider/stops.ts'

export interface StopChanges {
  readonly index: number
  readonly stop: SliderStop
  /** In the order in which they happened. */
  readonly events: readonly NamedEvent[]
}

/** Newest first; stops whose events are not loaded yet are left out. */
export const changesByStop = (stops: readonly SliderStop[], events: readonly NamedEvent[]): readonly StopChanges[] => {
  const byEnd = Map.groupBy(events, (event): number => lastSeqOf(event))
  return stops
    .map((stop, index) => ({ index, stop, events: (byEnd.get(stop.seq) ?? []).toReversed() }))
    .filter((one) => one.events.length > 0)
    .toReversed()
}

/** `events`: newest first. */
export const slipIn = (events: readonly NamedEvent[]): Slip | null =>
  slipOf(
    deadlineSteps(
      events.toReversed().flatMap((event) => {
        const change = deadlineChangeOf(event)
        const { seq, at, meeting, offline } = event
        return change ? [{ change, edit: { seq, at, ...creditOf(event), meeting, ...(offline ? { offline } : {}) } }] : []
      }),
    ),
  )

/** `+31`; an empty string for a first date and a clearing. */
export const daysMoved = ({ since, to, days }: Pick<DeadlineStep, 'since' | 'to' | 'days'>): string => {
  if (since === null || to === null) return ''
  return days > 0 ? `+${days}` : String(days).replace('-', '−')
}
