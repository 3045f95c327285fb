// Folds events, in order, into the changes of each delegation per value. Pure; one entry per value, however many events.

import { broughtBackOf } from '../../shared/broughtBack.ts'
import { creditOf } from '../../shared/history/credit.ts'
import { type EventChange, type EventSubject, type HistoryEvent, subjectKey } from '../../shared/history/events.ts'
import type { SinceActor } from '../../shared/history/since.ts'
import type { ByLink } from '../../shared/history/then.ts'
import type { AccountId, DocumentId, Instant } from '../../shared/ids.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import type { ByToken } from '../../shared/tokens/tokens.ts'

export interface SincePart {
  readonly actor: SinceActor
  author: AccountId
  times: number
  /** How many of them were ever current: concurrent edits may be superseded. */
  stood: number
  first: EventChange
  last: EventChange
  /** Of the last one. */
  at: Instant
  /** Null as soon as one of its changes was no move from one date to another. */
  days: number | null
  byLink: ByLink | undefined
  byToken: ByToken | undefined
  /** How many of the times by this link, and by this token. */
  linked: number
  tokened: number
  /** For a text: its letters. `null`: some were typed before the period, so their number is unknown. */
  typed: { readonly inserted: number; readonly deleted: number; readonly formatted: number } | null
}
export interface SinceValue {
  readonly document: DocumentId
  readonly subject: EventSubject
  readonly field: string | null
  /** Of its first event, in the order of the log: `PLACES` for each entry. */
  readonly place: number
  /** Of the first and the last change that was ever current; null if none was. */
  first: EventChange | null
  last: { readonly change: EventChange; readonly actor: SinceActor } | null
  readonly parts: Map<string, SincePart>
}
export const PLACES = 65_536
export type Values = Map<string, SinceValue>

export const actorKey = (actor: SinceActor): string => (actor.type === 'delegation' ? `delegation ${actor.delegation ?? ''}` : actor.type)

export interface FoldContext {
  readonly reader: AccountId
  readonly isVerified: (event: HistoryEvent) => boolean
  /** A group of keystrokes that began before the period. */
  readonly isOlder: boolean
  readonly byLink?: ByLink | undefined
  readonly byToken?: ByToken | undefined
}

export const foldEvent = (values: Values, event: HistoryEvent, told: FoldContext): void => {
  const { document, subject, change } = event
  const key = `${document} ${subjectKey(subject)} ${valueKey(event)}`
  let value = values.get(key)
  if (!value) {
    value = { document, subject, field: event.field, place: event.seq * PLACES + event.ord, first: null, last: null, parts: new Map() }
    values.set(key, value)
  }
  const actor = actorOf(event, told)
  const stood = change.type !== 'superseded'
  if (stood) {
    value.first ??= change
    value.last = { change, actor }
  }
  const own = actorKey(actor)
  const before = value.parts.get(own)
  const { byLink, byToken } = told
  if (!before) {
    value.parts.set(own, {
      actor,
      author: event.author,
      times: 1,
      stood: stood ? 1 : 0,
      first: change,
      last: change,
      at: change.type === 'text' ? change.lastAt : event.at,
      days: stood ? daysAfter(undefined, change) : null,
      typed: typedAfter(undefined, change, told.isOlder),
      byLink,
      byToken,
      linked: byLink ? 1 : 0,
      tokened: byToken ? 1 : 0,
    })
    return
  }
  // In place: a hundred thousand events are folded into a few thousand parts.
  if (isOf(byLink, before.byLink)) before.linked += 1
  if (isOf(byToken, before.byToken)) before.tokened += 1
  before.byLink ??= byLink
  before.byToken ??= byToken
  before.typed = typedAfter(before, change, told.isOlder)
  if (stood) before.days = daysAfter(before, change)
  if (before.stood === 0) before.first = change
  if (stood || before.stood === 0) before.last = change
  before.author = event.author
  before.at = change.type === 'text' ? change.lastAt : event.at
  before.times += 1
  before.stood += stood ? 1 : 0
}

/** The first link, or token: of another one, the line does not say the name. */
const isOf = <Means>(means: Means | undefined, first: Means | undefined): boolean =>
  means !== undefined && (first === undefined || sameValue(means, first))

/** Both sides of a text that is its own document are one subject; a member of a set is a value of its own. */
const valueKey = ({ subject, field, change }: HistoryEvent): string => {
  if (isBody(subject, field)) return 'body'
  return change.type === 'added' || change.type === 'removed' ? `${field} ${change.member}` : (field ?? '')
}

/** A side of a text that is its own document. */
export const isBody = (subject: EventSubject, field: string | null): boolean => subject.type === 'text' && (field ?? '').startsWith('body.')

const actorOf = (event: HistoryEvent, { reader, isVerified }: FoldContext): SinceActor => {
  const credit = creditOf(broughtBackOf(event) ? { ...event, verified: isVerified(event) } : event)
  if (credit.unverified) return { type: 'unverified' }
  return credit.account === reader ? { type: 'reader' } : { type: 'delegation', delegation: credit.delegation }
}

const daysAfter = (before: SincePart | undefined, change: EventChange): number | null => {
  if (before && before.stood > 0 && before.days === null) return null
  return change.type === 'set' && isDay(change.from) && isDay(change.to) ? (before?.days ?? 0) + daysBetween(change.from, change.to) : null
}

const typedAfter = (before: SincePart | undefined, change: EventChange, isOlder: boolean): SincePart['typed'] => {
  if (change.type !== 'text') return before?.typed ?? null
  if (isOlder || (before && before.typed === null)) return null
  const { inserted, deleted, formatted } = before?.typed ?? { inserted: 0, deleted: 0, formatted: 0 }
  return { inserted: inserted + change.inserted, deleted: deleted + change.deleted, formatted: formatted + change.formatted }
}
