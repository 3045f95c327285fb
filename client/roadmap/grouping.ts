// Groups the items by a field. Each item is in exactly one group: items that two agencies share form a group of their own. Pure.
import { parseStreamId, type StreamId } from '../../shared/ids.ts'
import { type FieldKey, isFieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import { isAsArranged, type Sort } from '../../shared/views/sort.ts'
import type { GroupFacet, GroupValue, KnownInGroup } from '../item/facets/facet.ts'
import { facetOf } from '../item/facets/facets.ts'
import { fieldKeys } from '../live/ownFields.ts'

export const groupFacet = (by: FieldKey): GroupFacet | null => facetOf(by).group?.(by) ?? null

export type PlanGrouping = FieldKey | 'none'
/** The fields by which items can be grouped, in the order of the menu. */
export const groupings = (): readonly PlanGrouping[] => [
  'stream',
  ...fieldKeys().filter((key) => key !== 'stream' && groupFacet(key)),
  'none',
]
export const parseGrouping = (text: string): PlanGrouping | null =>
  text === 'none' || (isFieldKey(text) && groupFacet(text)) ? text : null

/** In any other grouping an item cannot be moved between groups by arranging it: its group follows from the value of a field. */
export const canArrange = (sort: Sort, grouping: PlanGrouping): boolean =>
  isAsArranged(sort) && (grouping === 'stream' || grouping === 'none')

/** A group: its field, and the value that its items share. */
export interface GroupOf {
  readonly by: FieldKey
  readonly value: GroupValue
}
interface Group {
  readonly of: GroupOf
  readonly items: readonly Item[]
}

const isSet = (value: GroupValue) => typeof value === 'object' && value !== null
const keyOf = (value: GroupValue): string | number | null => (isSet(value) ? value.map(encodeURIComponent).join('+') : value)
export const groupKey = ({ by, value }: GroupOf): string => `group:${by === 'stream' ? '' : `${by}:`}${keyOf(value) ?? ''}`

/** Workstreams are groups even without items; other values only when an item has them. The group without a value is the last one. */
export const itemGroups = (items: readonly Item[], by: FieldKey, known: KnownInGroup): readonly Group[] => {
  const facet = groupFacet(by)
  if (!facet) return [{ of: { by, value: null }, items }]
  const { of, order } = facet.over(items, known)
  const found = new Map<string | number | null, { readonly value: GroupValue; readonly own: Item[] }>()
  for (const item of items) {
    const value = of(item)
    const key = keyOf(value)
    const group = found.get(key)
    if (group) group.own.push(item)
    else found.set(key, { value, own: [item] })
  }
  const answers = order([...found.values()].flatMap(({ value }) => (value === null ? [] : [value])))
  return [...answers, null].flatMap((value) => {
    const own = found.get(keyOf(value))?.own ?? []
    return own.length > 0 || (value !== null && facet.standsEmpty) ? [{ of: { by, value }, items: own }] : []
  })
}

/** The workstream of a new item that is added in this group. */
export const streamOf = (of: GroupOf): StreamId | null => (of.by === 'stream' ? parseStreamId(of.value) : null)
export const groupFields = ({ by, value }: GroupOf): NewItem => (groupFacet(by)?.isCoarse ? {} : Object.fromEntries([[by, value]]))
