// The rows of the table from top to bottom: a header for each group, then its items, or a sentence when it has none.

import type { ItemId, StreamId } from '../../shared/ids.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import type { KnownInGroup } from '../item/facets/facet.ts'
import { type GroupOf, groupKey, itemGroups, type PlanGrouping, streamOf } from './grouping.ts'

export type PlanRow =
  | { readonly type: 'group'; readonly key: string; readonly of: GroupOf; readonly items: readonly Item[] }
  | { readonly type: 'item'; readonly key: string; readonly item: Item; readonly level: number }
  | { readonly type: 'empty'; readonly key: string; readonly stream: StreamId | null }

export interface LayoutRequest {
  /** The visible items, sorted. */
  readonly items: readonly Item[]
  /** Returns the object that a row holds for an item; called when the row is rendered. */
  readonly drawn: (item: Item) => Item
  /** True when `drawn` returns the same object for an id, whatever its item changes to. */
  readonly follows?: boolean
  readonly known: KnownInGroup
  readonly grouping: PlanGrouping
  readonly folded: ReadonlySet<string>
  /** Whether workstreams without items are shown, so that items can be added to them; false while a filter hides items. */
  readonly showEmpty: boolean
}

type Standing = Pick<LayoutRequest, 'items' | 'grouping'>
/** Whether both have the same rows, even if other values of the items differ. */
export const haveSameRows = (before: Standing, after: Standing): boolean => {
  const { grouping, items } = after
  return (
    before.grouping === grouping &&
    before.items.length === items.length &&
    items.every((item, at) => {
      const old = before.items[at]
      return item === old || (old?.id === item.id && (grouping === 'none' || sameValue(old[grouping], item[grouping])))
    })
  )
}

export const layOut = (request: LayoutRequest): readonly PlanRow[] => {
  if (request.grouping === 'none') return request.items.map((item) => itemRow(item, 1, request))
  const archived = new Set(request.known.streams.flatMap((stream) => (stream.archived ? [stream.id] : [])))
  const isShown = (of: GroupOf) => {
    const stream = streamOf(of)
    return request.showEmpty && stream !== null && !archived.has(stream)
  }
  return itemGroups(request.items, request.grouping, request.known).flatMap(({ of, items }) =>
    items.length > 0 || isShown(of) ? groupRows(of, items, request) : [],
  )
}

const groupRows = (of: GroupOf, items: readonly Item[], request: LayoutRequest): readonly PlanRow[] => {
  const key = groupKey(of)
  const head = lazyRow(
    items,
    request,
    (drawn): PlanRow => ({
      type: 'group',
      key,
      of,
      get items() {
        return drawn()
      },
    }),
  )
  if (request.folded.has(key)) return [head]
  const stream = streamOf(of)
  if (items.length === 0) return [head, { type: 'empty', key: `empty:${stream ?? ''}`, stream }]
  return [head, ...items.map((item) => itemRow(item, 2, request))]
}

const itemRow = (item: Item, level: number, request: LayoutRequest): PlanRow =>
  lazyRow(
    [item],
    request,
    (drawn): PlanRow => ({
      type: 'item',
      key: itemKey(item.id),
      get item() {
        return drawn()[0] ?? item
      },
      level,
    }),
  )

/** The input from which a row is built. A plan has thousands of rows; only the visible ones are built and observed. */
interface Source {
  readonly items: readonly Item[]
  readonly follows: boolean
}
const sources = new WeakMap<PlanRow, Source>()
const lazyRow = (
  items: readonly Item[],
  { drawn, follows = false }: LayoutRequest,
  make: (drawn: () => readonly Item[]) => PlanRow,
): PlanRow => {
  let found: readonly Item[] | undefined
  const row = make(() => {
    found ??= items.map(drawn)
    return found
  })
  sources.set(row, { items, follows })
  return row
}
const sameSource = (a: PlanRow, b: PlanRow): boolean => {
  const [before, after] = [sources.get(a), sources.get(b)]
  if (!before || !after) return false
  return (
    before.follows === after.follows &&
    before.items.length === after.items.length &&
    before.items.every((item, at) => (after.follows ? item.id === after.items[at]?.id : item === after.items[at]))
  )
}
/** The ids of the item rows, without building the rows. */
export const idsIn = (rows: readonly PlanRow[]): readonly ItemId[] =>
  rows.flatMap((row) => (row.type === 'item' ? [sources.get(row)?.items[0]?.id ?? row.item.id] : []))

export const itemKey = (id: ItemId): string => `item:${id}`

/**
 * Returns the previous row objects, and the previous list, wherever they are equal to the new ones, so that nothing is rendered again for
 * them.
 */
export const reuseRows = (before: readonly PlanRow[], after: readonly PlanRow[]): readonly PlanRow[] => {
  const known = new Map(before.map((row) => [row.key, row]))
  const kept = after.map((row) => {
    const old = known.get(row.key)
    return old && saysTheSame(old, row) ? old : row
  })
  return kept.length === before.length && kept.every((row, at) => row === before[at]) ? before : kept
}
const saysTheSame = (a: PlanRow, b: PlanRow): boolean => {
  if (a.type === 'item') return b.type === 'item' && a.level === b.level && sameSource(a, b)
  if (a.type === 'group') return b.type === 'group' && sameSource(a, b)
  return true
}

/** The workstream in which a row is. */
export const streamOfRow = (row: PlanRow | undefined): StreamId | null =>
  !row ? null : row.type === 'item' ? row.item.stream : row.type === 'group' ? streamOf(row.of) : row.stream

/** The items before and after one, as the reader sees them, without those in collapsed groups. */
export const neighbours = (rows: readonly PlanRow[], id: ItemId): { readonly previous: ItemId | null; readonly next: ItemId | null } => {
  return neighboursIn(
    rows.flatMap((row) => (row.type === 'item' ? [row.item] : [])),
    id,
  )
}
export const neighboursIn = (
  items: readonly Pick<Item, 'id'>[],
  id: ItemId,
): { readonly previous: ItemId | null; readonly next: ItemId | null } => {
  const at = items.findIndex((item) => item.id === id)
  return at < 0 ? { previous: null, next: null } : { previous: items[at - 1]?.id ?? null, next: items[at + 1]?.id ?? null }
}

interface Counts {
  readonly all: number
  readonly done: number
  readonly late: number
}
export const groupCounts = (items: readonly Item[], isLate: (item: Item) => boolean): Counts => ({
  all: items.length,
  done: items.filter((item) => item.status === 'done').length,
  late: items.filter(isLate).length,
})
