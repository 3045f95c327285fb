// Events as people read them: one gesture of one person on one thing is one change set. Pure.
import type { NamedEvent } from '../../shared/api/history.ts'
import { eventName, type HistoryEvent, subjectKey } from '../../shared/history/events.ts'
import type { Instant } from '../../shared/ids.ts'

export interface ChangeSet {
  /** Its oldest event's name: stays while newer ones join. */
  readonly key: string
  /** Of its newest event. */
  readonly at: Instant
  /** In the order in which they happened. */
  readonly events: readonly NamedEvent[]
}

/** Longer apart, they are two gestures. */
const PAUSE_MS = 5 * 60_000

/** `events`: newest first. Others may have written in between: what belongs together stands at its newest event. */
export const changeSetsOf = (events: readonly NamedEvent[]): readonly ChangeSet[] => {
  const open = new Map<string, NamedEvent[]>()
  const sets: NamedEvent[][] = []
  for (const event of events) {
    const hand = handOf(event)
    const before = open.get(hand)
    const oldest = before?.at(-1)
    if (before && oldest && oldest.at - endOf(event) <= PAUSE_MS) before.push(event)
    else {
      const begun = [event]
      open.set(hand, begun)
      sets.push(begun)
    }
  }
  return sets.flatMap((set) => {
    const [newest, oldest] = [set[0], set.at(-1)]
    return newest && oldest ? [{ key: eventName(oldest), at: newest.at, events: set.toReversed() }] : []
  })
}

const handOf = ({ author, delegation, meeting, offline, recovered, document, subject }: NamedEvent): string =>
  JSON.stringify([author, delegation, meeting, offline?.after ?? null, offline !== null, recovered ?? null, document, subjectKey(subject)])
const endOf = ({ at, change }: HistoryEvent): number => (change.type === 'text' ? change.lastAt : at)
