// Summarises each delegation's changes in a few lines. Pure.

import { type EventChange, SOMETHING_ELSE, subjectKey } from '../../shared/history/events.ts'
import { namedThen } from '../../shared/history/fieldPath.ts'
import type { SharedValue, SinceActor, SinceChange } from '../../shared/history/since.ts'
import type { ByLink } from '../../shared/history/then.ts'
import { type AccountId, type DocumentId, type Instant, instant, type Seq, seq } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import type { ByToken } from '../../shared/tokens/tokens.ts'
import { actorKey, isBody, PLACES, type SincePart, type SinceValue } from './sinceFold.ts'

/** A line before its subjects have names. */
export interface RawLine {
  readonly document: DocumentId
  readonly subject: SinceValue['subject']
  readonly field: string | null
  readonly change: SinceChange
  readonly author: AccountId
  /** The first entry that changed this value, and when this delegation changed it last. */
  readonly seq: Seq
  readonly at: Instant
  readonly others: number
  readonly byLink?: ByLink
  readonly byLinkInPart?: true
  readonly byToken?: ByToken
  readonly byTokenInPart?: true
  readonly shared: SharedValue | null
  /** All subjects of a bulk edit, including this one; otherwise only itself. */
  readonly things: readonly SinceValue['subject'][]
}
export interface RawDelegation {
  readonly actor: SinceActor
  /** All of them, most important first. */
  readonly lines: readonly RawLine[]
  readonly undone: number
  readonly changes: number
}

interface PartOfValue {
  readonly value: SinceValue
  readonly part: SincePart
  /** Among those of the value. */
  readonly index: number
}
/** Minimum number of items for a combined line. */
const BULK = 3

/** What one delegation changed of one subject. */
export interface DelegationThing {
  readonly actor: SinceActor
  /** Of the first value that it changed, and among those who changed that one. */
  readonly place: readonly [value: number, part: number]
  /** Null if nothing is left of it. */
  readonly line: Weighed | null
  readonly undone: number
  /** All that it did to it, undone or not. */
  readonly changes: number
}

/** Of each subject; without what the reader did. */
export const delegationThings = (values: readonly SinceValue[]): readonly DelegationThing[] => {
  const done = values.flatMap((value) => [...value.parts.values()].map((part, index): PartOfValue => ({ value, part, index })))
  const others = done.filter(({ part }) => part.actor.type !== 'reader')
  const things = Map.groupBy(others, ({ value, part }) => `${actorKey(part.actor)} ${value.document} ${subjectKey(value.subject)}`)
  return [...things.values()].flatMap((own) => {
    const [first] = own
    return first ? [{ actor: first.part.actor, place: [first.value.place, first.index] as const, ...thingOf(own) }] : []
  })
}

/** In the order of the log. */
export const inOrder = (things: readonly DelegationThing[]): readonly DelegationThing[] =>
  things.toSorted((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])

export const rawLines = (all: readonly DelegationThing[]): readonly RawDelegation[] =>
  [...Map.groupBy(all, ({ actor }) => actorKey(actor)).values()].flatMap((things) => {
    const [first] = things
    if (!first) return []
    const lines = bulked(things.flatMap(({ line }) => line ?? [])).toSorted(byWeight)
    const sum = (of: 'undone' | 'changes') => things.reduce((all, thing) => all + thing[of], 0)
    return [{ actor: first.actor, lines: lines.map(({ line }) => line), undone: sum('undone'), changes: sum('changes') }]
  })

/** How often something was done, and by which link and token. */
type Means = Pick<SincePart, 'times' | 'byLink' | 'byToken' | 'linked' | 'tokened'>
interface Weighed {
  readonly line: RawLine
  /** All that the line says. */
  readonly parts: readonly Means[]
  readonly weight: number
}
const byWeight = (a: Weighed, b: Weighed) =>
  b.weight - a.weight || b.line.at - a.line.at || compareStrings(subjectKey(a.line.subject), subjectKey(b.line.subject))

/** Changes of one subject by one delegation. */
const thingOf = (all: readonly PartOfValue[]): Pick<DelegationThing, 'line' | 'undone' | 'changes'> => {
  const times = (some: readonly PartOfValue[]) => some.reduce((sum, { part }) => sum + part.times, 0)
  // Creating and then archiving something is not reported, nor are changes in between.
  const whole = all.find(({ value }) => value.field === null)
  if (whole && isAlone(whole.value) && whole.value.first?.type === 'created' && whole.part.last.type === 'archived')
    return { line: null, undone: times(all), changes: times(all) }
  const news = all.filter((did) => !isUndone(did))
  const sums = fieldsOf(news).toSorted(byWeight)
  const [first] = sums
  return {
    line: first
      ? // Of what was born since, its first fields say nothing that its birth does not.
        { ...first, line: { ...first.line, others: first.line.change.type === 'created' ? 0 : sums.length - 1 } }
      : null,
    undone: times(all.filter(isUndone)),
    changes: times(all),
  }
}

const standing = ({ parts }: SinceValue): readonly SincePart[] => [...parts.values()].filter(({ stood }) => stood > 0)
const isAlone = (value: SinceValue): boolean => standing(value).length === 1

/** Nobody else changed it, and its value is the old one; or no named field changed, even if others changed it too. */
const isUndone = ({ value, part }: PartOfValue): boolean =>
  isUnnamed(value) ||
  (part.stood > 0 && isAlone(value) && value.first !== null && value.last !== null && isSame(value.first, value.last.change))
const isUnnamed = ({ field }: SinceValue): boolean => field?.split('/')[0] === SOMETHING_ELSE

const isSame = (first: EventChange, last: EventChange): boolean => {
  if (first.type === 'set' && last.type === 'set') return sameValue(first.from, last.to)
  if (first.type === 'archived') return last.type === 'restored'
  if (first.type === 'restored') return last.type === 'archived'
  if (first.type === 'added') return last.type === 'removed'
  if (first.type === 'removed') return last.type === 'added' && sameValue(first.value, last.value)
  return first.type === 'text' && last.type === 'text' && first.from !== null && first.from === last.to
}

/** One per field; members of a set together. */
const fieldsOf = (all: readonly PartOfValue[]): readonly Weighed[] =>
  [...Map.groupBy(all, ({ value, part }) => (isMember(part.last) ? `${value.field} of a set` : `${value.field}`)).values()].flatMap(
    (own) => {
      const [first] = own
      if (!first) return []
      const parts = own.map(({ part: { times, byLink, byToken, linked, tokened } }): Means => ({ times, byLink, byToken, linked, tokened }))
      const said = own.length > 1 && isMember(first.part.last) ? membersOf(own, first) : lineOf(first)
      const at = instant(Math.max(...own.map(({ part }) => part.at)))
      const line = { ...said, at, ...meansOf(parts) }
      return [{ line, parts, weight: weightOf(line) }]
    },
  )
const isMember = ({ type }: EventChange) => type === 'added' || type === 'removed'

const base = ({ value, part }: PartOfValue) => ({
  document: value.document,
  subject: value.subject,
  field: value.field,
  author: part.author,
  seq: seq(Math.floor(value.place / PLACES)),
  at: part.at,
  others: 0,
  things: [value.subject],
})
/** The first link, and the first token, of all that a line says: “in part” unless all of it was done by them. */
const meansOf = (parts: readonly Means[]): Pick<RawLine, 'byLink' | 'byLinkInPart' | 'byToken' | 'byTokenInPart'> => {
  const byLink = parts.find((part) => part.byLink)?.byLink
  const byToken = parts.find((part) => part.byToken)?.byToken
  const isByLink = (part: Means) => part.linked === part.times && sameValue(part.byLink, byLink)
  const isByToken = (part: Means) => part.tokened === part.times && sameValue(part.byToken, byToken)
  return {
    ...(byLink ? { byLink } : {}),
    ...(byLink && !parts.every(isByLink) ? { byLinkInPart: true as const } : {}),
    ...(byToken ? { byToken } : {}),
    ...(byToken && !parts.every(isByToken) ? { byTokenInPart: true as const } : {}),
  }
}
const membersOf = (own: readonly PartOfValue[], first: PartOfValue): RawLine => {
  const count = (type: EventChange['type']) => own.filter(({ part }) => part.last.type === type).length
  const names = namedThen(first.part.last)
  const change = { type: 'members', added: count('added'), removed: count('removed'), ...(names && { own: names }) } as const
  return { ...base(first), change, shared: null }
}
const lineOf = (did: PartOfValue): RawLine => ({ ...base(did), change: changeOf(did), shared: sharedOf(did) })

/** From the value before the delegation's first edit to that after its last: complete only if nobody else changed it. */
const changeOf = ({ value, part }: PartOfValue): SinceChange => {
  const { first, last, typed } = part
  if (first.type === 'created') return first
  if (first.type === 'set' && last.type === 'set') return isAlone(value) ? { ...last, from: first.from } : last
  if (last.type !== 'text') return last
  const isWhole = isAlone(value) && first.type === 'text' && !isBody(value.subject, value.field)
  return {
    ...last,
    from: isWhole && part.typed ? first.from : null,
    to: isWhole && part.typed ? last.to : null,
    inserted: typed?.inserted ?? 0,
    deleted: typed?.deleted ?? 0,
    formatted: typed?.formatted ?? 0,
    ...(isAlone(value) ? {} : { others: true as const }),
  }
}

const sharedOf = ({ value, part }: PartOfValue): SharedValue | null => {
  const { first, last } = value
  const parts = standing(value)
  // Letters of several authors are mixed in a text: each one's are counted.
  if (parts.length < (part.stood > 0 ? 2 : 1) || !first || !last || last.change.type === 'text') return null
  return {
    from: first.type === 'set' ? first.from : null,
    to: last.change.type === 'set' ? last.change.to : null,
    last: { actor: last.actor, type: last.change.type },
    parts: parts.map(({ actor, stood, days }) => ({ actor, times: stood, days })),
  }
}

/** The same edit of several items by members of one delegation is one line. */
const bulked = (all: readonly Weighed[]): readonly Weighed[] =>
  [...Map.groupBy(all, ({ line }) => bulkKey(line))].flatMap(([key, alike]) => {
    const [first] = alike
    if (key === null || !first || alike.length < BULK) return alike
    const parts = alike.flatMap((one) => one.parts)
    const line: RawLine = {
      ...first.line,
      ...meansOf(parts),
      things: alike.map((one) => one.line.subject),
      at: instant(Math.max(...alike.map((one) => one.line.at))),
      others: alike.reduce((sum, one) => sum + one.line.others, 0),
    }
    return [{ line, parts, weight: first.weight }]
  })

/** Null for what is a line of its own. */
const bulkKey = ({ document, subject, field, change, shared }: RawLine): string | null => {
  if (subject.type !== 'item' || shared) return null
  const what = edited(field, change)
  return what === null ? null : JSON.stringify([document, field, change.type, what])
}
const edited = (field: string | null, change: SinceChange): unknown => {
  switch (change.type) {
    case 'set':
      // For these only the final value is reported.
      return field === 'status' || field === 'progress' ? change.to : [change.from, change.to]
    case 'added':
    case 'removed':
      return change.member
    case 'created':
    case 'archived':
    case 'restored':
      return ''
    default:
      return null
  }
}

/** Order of importance for a head of delegation. */
const FIELD_WEIGHT: Readonly<Record<string, number>> = { status: 8, due: 7, lead: 6, progress: 5, priority: 3, start: 3, order: 0 }
const weightOf = ({ field, change, subject }: RawLine): number => {
  if (change.type === 'created' || change.type === 'archived' || change.type === 'restored') return subject.type === 'item' ? 9 : 4
  return FIELD_WEIGHT[field ?? ''] ?? (change.type === 'text' ? 4 : 2)
}
