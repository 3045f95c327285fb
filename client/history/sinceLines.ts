// Many events as the few lines that somebody who was away wants: by delegation, one for each thing, the weightiest of what was done to
// it, and only what came of it in the end. Pure.
import type { NamedEvent } from '../../shared/api/history.ts'
import { creditOf } from '../../shared/history/credit.ts'
import { type Change, subjectKey } from '../../shared/history/events.ts'
import type { Summed } from '../../shared/history/shortly.ts'
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/roadmap/fields.ts'

export interface SinceDelegation {
  /** Null: people without one. */
  readonly delegation: DelegationId | null
  /** It came back after a restore: whose it is, and for which delegation, nobody has confirmed. */
  readonly isUnverified: boolean
  /** The weightiest first. */
  readonly lines: readonly SinceLine[]
}
export interface SinceLine {
  readonly event: Summed
  /** How many other fields of it have changed. */
  readonly others: number
}

/**
 * `events`: newest first. What the reader did is no news. `order`: of the delegations, as the group has them; then people without one,
 * and what is nobody's.
 */
export const sinceLines = (
  events: readonly NamedEvent[],
  { reader, order }: { readonly reader: AccountId; readonly order: readonly DelegationId[] },
): readonly SinceDelegation[] => {
  const place = (id: DelegationId | null) => (id !== null && order.includes(id) ? order.indexOf(id) : order.length)
  const theirs = events.filter((event) => creditOf(event).account !== reader).toReversed()
  const isUnverified = (event: NamedEvent) => creditOf(event).unverified !== undefined
  const unverified = linesOf(theirs.filter(isUnverified))
  return [
    ...[...Map.groupBy(theirs, (event) => (isUnverified(event) ? undefined : event.delegation))]
      .flatMap(([delegation, done]) => (delegation === undefined ? [] : [{ delegation, isUnverified: false, lines: linesOf(done) }]))
      .filter(({ lines }) => lines.length > 0)
      .sort((a, b) => place(a.delegation) - place(b.delegation)),
    ...(unverified.length > 0 ? [{ delegation: null, isUnverified: true, lines: unverified }] : []),
  ]
}

const linesOf = (events: readonly NamedEvent[]): readonly SinceLine[] =>
  [...Map.groupBy(events, ({ document, subject }) => `${document} ${subjectKey(subject)}`).values()]
    .flatMap((done) => {
      const fields = Map.groupBy(done, ({ field, subject, change }) =>
        // The two sides of a text are one work.
        subject.type === 'text' && change.type === 'text' ? 'text' : (field ?? ''),
      )
      const sums = [...fields.values()].flatMap((all) => sumOf(all) ?? []).sort((a, b) => weightOf(b) - weightOf(a))
      const [first] = sums
      // Of what was born since, its first fields say nothing that its birth does not.
      return first ? [{ event: first, others: first.change.type === 'created' ? 0 : sums.length - 1 }] : []
    })
    .sort((a, b) => weightOf(b.event) - weightOf(a.event))

/** In the order in which they happened; null where nothing came of it. */
const sumOf = (events: readonly NamedEvent[]): Summed | null => {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return null
  const born = events.find(({ change }) => change.type === 'created')
  if (born) return last.change.type === 'archived' ? null : born
  if (first.change.type === 'set' && last.change.type === 'set') {
    const change: Change = { ...last.change, from: first.change.from }
    return sameValue(change.from, change.to) ? null : { ...last, change }
  }
  if (first.change.type === 'text' && last.change.type === 'text') return { ...last, change: textOf(events, first.change, last.change) }
  if (first.change.type === 'archived' && last.change.type === 'restored') return null
  return last
}
type TextChange = Extract<Change, { type: 'text' }>
const textOf = (events: readonly NamedEvent[], first: TextChange, last: TextChange): TextChange => {
  const sum = (count: (change: TextChange) => number) =>
    events.reduce((all, { change }) => all + (change.type === 'text' ? count(change) : 0), 0)
  const alike = events.every(({ field }) => field === events[0]?.field)
  return {
    ...last,
    from: alike ? first.from : null,
    to: alike ? last.to : null,
    inserted: sum(({ inserted }) => inserted),
    deleted: sum(({ deleted }) => deleted),
    formatted: sum(({ formatted }) => formatted),
  }
}

/** What a head of delegation asks about first. */
const FIELD_WEIGHT: Readonly<Record<string, number>> = { status: 8, due: 7, lead: 6, progress: 5, priority: 3, start: 3, order: 0 }
const weightOf = ({ field, change, subject }: Summed): number => {
  if (change.type === 'created' || change.type === 'archived' || change.type === 'restored') return subject.type === 'item' ? 9 : 4
  return FIELD_WEIGHT[field ?? ''] ?? (change.type === 'text' ? 4 : 2)
}
