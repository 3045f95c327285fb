// The order in which a reader sees the items. Items without a value come last in both directions; equal items keep the arrangement of the
// group.
import { type FieldKey, isFieldKey } from '../roadmap/fields.ts'
import type { Item } from '../roadmap/model.ts'
import { allFieldKeys, NO_OWN_FIELDS, type OwnRows, rowOf } from '../roadmap/ownRows.ts'
import type { SortNames, SortValue } from './rule.ts'
import { ruleOf } from './rules.ts'

/** `order` is the arrangement of the group. */
export type SortKey = FieldKey
export interface SortLevel {
  readonly by: SortKey
  readonly descending: boolean
}
export interface Sort extends SortLevel {
  /** Further levels, which order equal items; never `order`, which is always the last level. */
  readonly after?: readonly SortLevel[]
}
export const MOST_LEVELS = 3
export const AS_ARRANGED: Sort = { by: 'order', descending: false }

/** Moving an item changes the arrangement of the group, so it must be what is shown. */
export const isAsArranged = (sort: Sort): boolean => sort.by === 'order' && !sort.descending

/** The arrangement of the group, and each field that the table can show. */
export const sortKeys = (own: OwnRows): readonly SortKey[] => ['order', ...allFieldKeys(own).filter((key) => rowOf(key, own).inTable)]
/** Own fields may not be known yet when an address is read: any well-formed key is taken. */
export const parseSortKey = (text: string): SortKey | undefined =>
  text === 'order' || (isFieldKey(text) && rowOf(text, NO_OWN_FIELDS).inTable) ? text : undefined

/** Given the items that it sorted before with few changes it does little work, because comparing texts costs the most. */
export const sorter = (sort: Sort, names: SortNames): ((items: readonly Item[], before?: readonly Item[]) => readonly Item[]) => {
  if (sort.by === 'order') return sort.descending ? (items) => items.toReversed() : (items) => items
  const levels = sortLevels(sort)
  const keys = levels.map(({ by }) => ({ by, rule: ruleOf(by) }))
  return (items, before = []) => {
    const places = new Map(before.map(({ id }, place) => [id, place]))
    return items
      .map((item, place) => ({ item, place, values: keys.map(({ by, rule }) => rule.sort(item, by, names)) }))
      .sort((a, b) => (places.get(a.item.id) ?? -1) - (places.get(b.item.id) ?? -1))
      .sort((a, b) => compareAll(a.values, b.values, levels, names) || a.place - b.place)
      .map(({ item }) => item)
  }
}

/** The levels of an order, most significant first; the last one is always the arrangement of the group. */
export const sortLevels = ({ after = [], by, descending }: Sort): readonly SortLevel[] => [{ by, descending }, ...after]
/** Removes repeated fields, and levels after the arrangement of the group. */
export const sortOf = (levels: readonly SortLevel[]): Sort => {
  const [first = AS_ARRANGED, ...rest] = levels
  const after = rest
    .filter(({ by }, index) => by !== 'order' && by !== first.by && rest.findIndex((one) => one.by === by) === index)
    .slice(0, MOST_LEVELS - 1)
  return { ...first, ...(first.by === 'order' || after.length === 0 ? {} : { after }) }
}

const compareAll = (a: readonly SortValue[], b: readonly SortValue[], levels: readonly SortLevel[], names: SortNames): number => {
  for (const [index, { descending }] of levels.entries()) {
    const order = compare(a[index] ?? null, b[index] ?? null, descending ? -1 : 1, names)
    if (order !== 0) return order
  }
  return 0
}

const compare = (a: SortValue, b: SortValue, direction: number, names: SortNames): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return direction * (typeof a === 'string' && typeof b === 'string' ? names.compareText(a, b) : Number(a) - Number(b))
}
