// In which order a reader sees items. Without an answer stands last in both directions; equals stand in the group's own order.
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, StreamId } from '../../shared/ids.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import type { Grouping } from './grouping.ts'

/** `order` is how the group has arranged them. */
export type SortKey = FieldKey
export interface SortLevel {
  readonly by: SortKey
  readonly descending: boolean
}
export interface Sort extends SortLevel {
  /** Among equals; none of them is `order`, which is what remains. */
  readonly after?: readonly SortLevel[]
}
export const MOST_LEVELS = 3
export const AS_ARRANGED: Sort = { by: 'order', descending: false }

/** Moving an item changes the group's own order, so one must be looking at it. */
export const isAsArranged = (sort: Sort): boolean => sort.by === 'order' && !sort.descending

/** Rows of other groups stand apart by what they say, and not by the group's own order. */
export const canArrange = (sort: Sort, grouping: Grouping): boolean => isAsArranged(sort) && (grouping === 'stream' || grouping === 'none')

/** Everything that a table may show, and the group's own order. */
export const SORT_KEYS: readonly SortKey[] = ['order', ...FIELD_KEYS.filter((key) => FIELDS[key].inTable)]

/** What ids are called, for those who read them. */
export interface Names {
  readonly language: Language
  readonly compareText: (a: string, b: string) => number
  readonly delegation: (id: DelegationId) => string
  readonly agency: (id: AgencyId) => string
  readonly person: (id: AccountId) => string
  readonly item: (id: ItemId) => string
  /** Its place among the workstreams. */
  readonly stream: (id: StreamId) => number
}

type SortValue = string | number | null

/** Given items that it sorted before and of which few have changed, it has little to do: comparing words costs more than all else. */
export const sorter = (sort: Sort, names: Names): ((items: readonly Item[], before?: readonly Item[]) => readonly Item[]) => {
  if (sort.by === 'order') return sort.descending ? (items) => items.toReversed() : (items) => items
  const levels = levelsOf(sort)
  return (items, before = []) => {
    const places = new Map(before.map(({ id }, place) => [id, place]))
    return items
      .map((item, place) => ({ item, place, values: levels.map(({ by }) => sortValue(item, by, names)) }))
      .sort((a, b) => (places.get(a.item.id) ?? -1) - (places.get(b.item.id) ?? -1))
      .sort((a, b) => compareAll(a.values, b.values, levels, names) || a.place - b.place)
      .map(({ item }) => item)
  }
}

/** By what one sorts, the weightiest first; the group's own order is always the last of them. */
export const levelsOf = ({ after = [], by, descending }: Sort): readonly SortLevel[] => [{ by, descending }, ...after]
/** Each field once, and nothing after the group's own order. */
export const sortOf = (levels: readonly SortLevel[]): Sort => {
  const [first = AS_ARRANGED, ...rest] = levels
  const after = rest
    .filter(({ by }, index) => by !== 'order' && by !== first.by && rest.findIndex((one) => one.by === by) === index)
    .slice(0, MOST_LEVELS - 1)
  return { ...first, ...(first.by === 'order' || after.length === 0 ? {} : { after }) }
}

const compareAll = (a: readonly SortValue[], b: readonly SortValue[], levels: readonly SortLevel[], names: Names): number => {
  for (const [index, { descending }] of levels.entries()) {
    const order = compare(a[index] ?? null, b[index] ?? null, descending ? -1 : 1, names)
    if (order !== 0) return order
  }
  return 0
}

const compare = (a: SortValue, b: SortValue, direction: number, names: Names): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return direction * (typeof a === 'string' && typeof b === 'string' ? names.compareText(a, b) : Number(a) - Number(b))
}

const sortValue = (item: Item, key: SortKey, names: Names): SortValue => {
  const text = (pair: Bilingual) => pick(pair, names.language).text || null
  const list = (words: readonly string[]) => (words.length === 0 ? null : words.toSorted(names.compareText).join(', '))
  switch (key) {
    case 'title':
    case 'description':
      return text(item[key])
    case 'stream':
      return item.stream === null ? null : names.stream(item.stream)
    case 'lead':
      return item.lead === null ? null : names.delegation(item.lead)
    case 'coDelegations':
      return list(item.coDelegations.map(names.delegation))
    case 'agencies':
      return list(item.agencies.map(names.agency))
    case 'people':
      return list(item.people.map(names.person))
    case 'labels':
      return list(item.labels)
    case 'dependsOn':
      return list(item.dependsOn.map((dependency) => names.item(dependency.item)))
    case 'parent':
      return item.parent === null ? null : names.item(item.parent)
    case 'checklist':
      return item.checklist.length || null
    case 'recurs':
      return item.recurs.every === 'none' ? null : item.recurs.every === 'eachSession' ? 0 : item.recurs.months
    case 'kind':
    case 'status':
    case 'progress':
    case 'stage':
      return placeOf(FIELDS[key].options, item[key])
    case 'archived':
      return item.archived ? 1 : 0
    case 'number':
    case 'priority':
    case 'start':
    case 'due':
    case 'originalDue':
    case 'origin':
    case 'marking':
    case 'order':
      return item[key]
  }
}

const placeOf = (options: readonly (string | null)[], value: string | null): number | null =>
  value === null ? null : options.indexOf(value)
