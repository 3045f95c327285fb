// The lines of the changes since a moment, by what they are about: deadlines, status, texts, sessions. What several delegations did to one
// value is one line. Pure.
import { documentKind } from '../ids.ts'
import { compareStrings } from '../order.ts'
import { sameValue } from '../schema/sameValue.ts'
import { type EventChange, subjectKey } from './events.ts'
import type { SharedPart, SinceActor, SinceDelegation, SinceEvent, SinceLine } from './since.ts'

/** In the order in which they are shown. */
export const SINCE_PARTS = ['deadlines', 'status', 'texts', 'sessions', 'rest'] as const
export type SincePartName = (typeof SINCE_PARTS)[number]

export interface SinceRow {
  readonly key: string
  /** Who did it; the reader is not among them. */
  readonly actors: readonly SinceActor[]
  readonly line: SinceLine
  /** A value set by several: from the first value to the last, and the part of each. */
  readonly whole: { readonly change: EventChange; readonly parts: readonly SharedPart[] } | null
}
export interface SinceGroup {
  readonly part: SincePartName
  /** The latest first. */
  readonly rows: readonly SinceRow[]
}

export const sinceGroups = (delegations: readonly SinceDelegation[]): readonly SinceGroup[] => {
  const rows = new Map<string, SinceRow>()
  for (const { lines, ...done } of delegations) {
    const actor: SinceActor = done.isUnverified ? { type: 'unverified' } : { type: 'delegation', delegation: done.delegation }
    for (const line of lines) {
      const { event } = line
      const isOne = wasSet(line)
      const key = `${event.document} ${subjectKey(event.subject)} ${event.field}${isOne ? '' : ` ${JSON.stringify(actor)}`}`
      const known = rows.get(key)
      const latest = known && known.line.event.at > event.at ? known.line : line
      rows.set(key, { key, actors: [...(known?.actors ?? []), actor], line: latest, whole: isOne ? wholeOf(latest) : null })
    }
  }
  const byPart = Map.groupBy(rows.values(), ({ line }) => partOf(line.event))
  return SINCE_PARTS.flatMap((part): readonly SinceGroup[] => {
    const own = byPart.get(part) ?? []
    const latest = (a: SinceRow, b: SinceRow) => b.line.event.at - a.line.event.at || compareStrings(a.key, b.key)
    return own.length > 0 ? [{ part, rows: own.toSorted(latest) }] : []
  })
}

const wasSet = ({ shared, event, bulk }: SinceLine): boolean => shared?.last.type === 'set' && event.change.type === 'set' && bulk === null
/** Null where it is again what it was. */
const wholeOf = ({ shared, event }: SinceLine): SinceRow['whole'] =>
  !shared || event.change.type !== 'set' || sameValue(shared.from, shared.to)
    ? null
    : { change: { ...event.change, from: shared.from, to: shared.to }, parts: shared.parts }

const DEADLINES: readonly (string | null)[] = ['due', 'start', 'dueReason']
const partOf = ({ document, field, change }: SinceEvent): SincePartName => {
  switch (documentKind(document)) {
    case 'roadmap':
      return change.type === 'text' ? 'texts' : DEADLINES.includes(field) ? 'deadlines' : 'status'
    case 'page':
      return 'texts'
    case 'meeting':
      return 'sessions'
    default:
      return 'rest'
  }
}
