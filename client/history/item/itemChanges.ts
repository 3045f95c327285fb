// Assigns the changes of an item to the stops of its slider, and lists the moves of its due date. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { Slip } from '../../../shared/history/comparison.ts'
import { creditOf } from '../../../shared/history/credit.ts'
import { lastSeqOf } from '../../../shared/history/events.ts'
import { slipOf } from '../../../shared/history/slip.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { daysBetween } from '../../../shared/roadmap/days.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import type { Stop } from '../slider/stops.ts'

export interface StopChanges {
  readonly index: number
  readonly stop: Stop
  /** In the order in which they happened. */
  readonly events: readonly NamedEvent[]
}

/** Newest first; stops whose events are not loaded yet are left out. */
export const changesByStop = (stops: readonly Stop[], events: readonly NamedEvent[]): readonly StopChanges[] => {
  const byEnd = Map.groupBy(events, (event): number => lastSeqOf(event))
  return stops
    .map((stop, index) => ({ index, stop, events: (byEnd.get(stop.seq) ?? []).toReversed() }))
    .filter((one) => one.events.length > 0)
    .toReversed()
}

/** `events`: newest first. */
export const slipIn = (events: readonly NamedEvent[]): Slip | null =>
  slipOf(
    events.toReversed().flatMap((event) => {
      const { seq, at, meeting, field, change } = event
      if (field !== 'due' || change.type !== 'set') return []
      const day = (value: unknown): Day | null => (isDay(value) ? value : null)
      return [{ seq, at, ...creditOf(event), meeting, from: day(change.from), to: day(change.to) }]
    }),
  )

/** `+31`; an empty string when one of the dates is missing. */
export const daysMoved = (from: Day | null, to: Day | null): string => {
  if (from === null || to === null) return ''
  const days = daysBetween(from, to)
  return days > 0 ? `+${days}` : String(days).replace('-', '−')
}
