// By what the rows are grouped. Every item stands in exactly one group: what two agencies share is a group of both. Pure.
import type { AccountId, AgencyId, DelegationId, StreamId } from '../../shared/ids.ts'
import { type Item, STATUSES, type Workstream } from '../../shared/roadmap/model.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'

export const GROUPINGS = ['stream', 'lead', 'status', 'agencies', 'people', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the items of a group say in its field. */
export type GroupOf =
  | { readonly by: 'stream'; readonly value: StreamId | null }
  | { readonly by: 'lead'; readonly value: DelegationId | null }
  | { readonly by: 'status'; readonly value: Item['status'] }
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
}

export const groupKey = (of: GroupOf): string => {
  const value = Array.isArray(of.value) ? of.value.join('+') : (of.value ?? '')
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
    case 'status': {
      const found = Map.groupBy(items, ({ status }) => status)
      return STATUSES.flatMap((value) => withItems({ by, value }, found.get(value)))
    }
    case 'agencies':
      return shared(items, (item) => item.agencies, known.agencies).map(([value, own]) => ({ of: { by, value }, items: own }))
    case 'people':
      return shared(items, (item) => item.people, known.people).map(([value, own]) => ({ of: { by, value }, items: own }))
  }
}

const withItems = (of: GroupOf, items: readonly Item[] | undefined): readonly Group[] => (items ? [{ of, items }] : [])

/** Sets of the same members; as the members are known, those of one before those that share it, the empty set last. */
const shared = <Id extends string>(items: readonly Item[], membersOf: (item: Item) => readonly Id[], known: readonly Id[]) => {
  const places = new Map(known.map((id, place) => [id, place]))
  const placeOf = (id: Id) => places.get(id) ?? known.length
  const sorted = (members: readonly Id[]) => members.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const found = new Map<string, readonly [members: readonly Id[], items: Item[]]>()
  for (const item of items) {
    const members = sorted(membersOf(item))
    const group = found.get(members.join('+')) ?? ([members, []] as const)
    group[1].push(item)
    found.set(members.join('+'), group)
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
    case 'stream':
      return {}
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
