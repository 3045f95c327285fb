// By what the rows are grouped. Every item stands in exactly one group: what two agencies share is a group of both. Pure.
import type { AccountId, AgencyId, DelegationId, ItemId, MeetingId, StreamId } from '../../shared/ids.ts'
import { type Item, KINDS, PRIORITIES, PROGRESS, STAGES, STATUSES, type Workstream } from '../../shared/roadmap/model.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import { fold } from '../item/fold.ts'
import type { Month } from './calendar/calendarLayout.ts'

export const GROUPINGS = [
  'stream',
  'kind',
  'status',
  'progress',
  'stage',
  'priority',
  'lead',
  'coDelegations',
  'agencies',
  'people',
  'due',
  'parent',
  'labels',
  'origin',
  'none',
] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the items of a group say in its field. */
export type GroupOf =
  | { readonly by: 'stream'; readonly value: StreamId | null }
  | { readonly by: 'lead'; readonly value: DelegationId | null }
  | { readonly by: 'status'; readonly value: Item['status'] }
  | { readonly by: 'kind'; readonly value: Item['kind'] }
  | { readonly by: 'progress'; readonly value: Item['progress'] }
  | { readonly by: 'stage'; readonly value: Item['stage'] }
  | { readonly by: 'priority'; readonly value: Item['priority'] }
  | { readonly by: 'due'; readonly value: Month | null }
  | { readonly by: 'parent'; readonly value: ItemId | null }
  | { readonly by: 'origin'; readonly value: MeetingId | null }
  | { readonly by: 'labels'; readonly value: readonly string[] }
  | { readonly by: 'coDelegations'; readonly value: readonly DelegationId[] }
  | { readonly by: 'agencies'; readonly value: readonly AgencyId[] }
  | { readonly by: 'people'; readonly value: readonly AccountId[] }
export interface Group {
  readonly of: GroupOf
  readonly items: readonly Item[]
}

/** Each in the order in which the group of delegations knows them. */
export interface Known {
  readonly streams: readonly Workstream[]
  readonly delegations: readonly DelegationId[]
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly meetings: readonly MeetingId[]
}

export const groupKey = (of: GroupOf): string => {
  const value = Array.isArray(of.value) ? setKey(of.value) : (of.value ?? '')
  return of.by === 'stream' ? `group:${value}` : `group:${of.by}:${value}`
}

/** Workstreams stand also without items; of the others, those that have some. What has no answer comes last. */
export const groupsOf = (items: readonly Item[], by: Exclude<Grouping, 'none'>, known: Known): readonly Group[] => {
  switch (by) {
    case 'stream': {
      const ids = known.streams.map(({ id }) => id)
      const found = Map.groupBy(items, ({ stream }) => (stream !== null && ids.includes(stream) ? stream : null))
      const groups = ids.map((value): Group => ({ of: { by, value }, items: found.get(value) ?? [] }))
      return found.has(null) ? [...groups, { of: { by, value: null }, items: found.get(null) ?? [] }] : groups
    }
    case 'lead': {
      const found = Map.groupBy(items, ({ lead }) => (lead !== null && known.delegations.includes(lead) ? lead : null))
      return [...known.delegations, null].flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'origin': {
      const found = Map.groupBy(items, ({ origin }) => origin)
      const sessions = new Set([...known.meetings, ...[...found.keys()].flatMap((origin) => origin ?? [])])
      return [...sessions, null].flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'parent': {
      // In the order in which the reader meets what they are part of.
      const found = Map.groupBy(items, ({ parent }) => parent)
      const parents = [...found.keys()].flatMap((parent) => parent ?? [])
      return [...parents, null].flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'due': {
      const found = Map.groupBy(items, ({ due }) => due?.slice(0, 7) ?? null)
      const months = [...found.keys()].flatMap((month) => month ?? []).sort()
      return [...months, null].flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'kind': {
      const found = Map.groupBy(items, ({ kind }) => kind)
      return KINDS.flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'status': {
      const found = Map.groupBy(items, ({ status }) => status)
      return STATUSES.flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'progress': {
      const found = Map.groupBy(items, ({ progress }) => progress)
      return PROGRESS.flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'stage': {
      const found = Map.groupBy(items, ({ stage }) => stage)
      return [...STAGES, null].flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'priority': {
      // The most urgent first.
      const found = Map.groupBy(items, ({ priority }) => priority)
      return PRIORITIES.toReversed().flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'labels': {
      const labels = [...new Set(items.flatMap((item) => item.labels))].sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
      return shared(items, (item) => item.labels, labels).map(([value, own]) => ({ of: { by, value }, items: own }))
    }
    case 'coDelegations':
      return shared(items, (item) => item.coDelegations, known.delegations).map(([value, own]) => ({ of: { by, value }, items: own }))
    case 'agencies':
      return shared(items, (item) => item.agencies, known.agencies).map(([value, own]) => ({ of: { by, value }, items: own }))
    case 'people':
      return shared(items, (item) => item.people, known.people).map(([value, own]) => ({ of: { by, value }, items: own }))
  }
}

const withItems = (of: GroupOf, items: readonly Item[] | undefined): readonly Group[] => (items ? [{ of, items }] : [])

/** Sets of the same members; as the members are known, those of one before those that share it, the empty set last. */
const setKey = (members: readonly string[]): string => members.map(encodeURIComponent).join('+')
const shared = <Id extends string>(items: readonly Item[], membersOf: (item: Item) => readonly Id[], known: readonly Id[]) => {
  const places = new Map(known.map((id, place) => [id, place]))
  const placeOf = (id: Id) => places.get(id) ?? known.length
  const sorted = (members: readonly Id[]) => members.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const found = new Map<string, readonly [members: readonly Id[], items: Item[]]>()
  for (const item of items) {
    const members = sorted(membersOf(item))
    const group = found.get(setKey(members)) ?? ([members, []] as const)
    group[1].push(item)
    found.set(setKey(members), group)
  }
  const compare = (a: readonly Id[], b: readonly Id[]): number => {
    if (a.length === 0 || b.length === 0) return b.length - a.length
    for (const [index, id] of a.entries()) {
      const other = b[index]
      if (other === undefined) return 1
      if (id !== other) return placeOf(id) - placeOf(other) || (id < other ? -1 : 1)
    }
    return a.length - b.length
  }
  return [...found.values()].sort(([a], [b]) => compare(a, b))
}

/** What a new item in this group says. */
export const streamOf = (of: GroupOf): StreamId | null => (of.by === 'stream' ? of.value : null)
export const fieldsOf = (of: GroupOf): NewItem => {
  switch (of.by) {
    // A month is no day.
    case 'stream':
    case 'due':
      return {}
    case 'kind':
      return { kind: of.value }
    case 'progress':
      return { progress: of.value }
    case 'stage':
      return { stage: of.value }
    case 'priority':
      return { priority: of.value }
    case 'parent':
      return { parent: of.value }
    case 'origin':
      return { origin: of.value }
    case 'labels':
      return { labels: of.value }
    case 'coDelegations':
      return { coDelegations: of.value }
    case 'lead':
      return { lead: of.value }
    case 'status':
      return { status: of.value }
    case 'agencies':
      return { agencies: of.value }
    case 'people':
      return { people: of.value }
  }
}
