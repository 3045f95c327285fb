// The columns of the board. Each visible item is in exactly one column, in the order in which the reader sees the plan. Pure.
import type { DelegationId } from '../../../shared/ids.ts'
import type { Item, Workstream } from '../../../shared/roadmap/model.ts'
import { isOwnKey } from '../../../shared/roadmap/ownKeys.ts'
import { type GroupValue, NOBODY_KNOWN } from '../../item/facets/facet.ts'
import type { BoardBy } from '../forms.ts'
import { type GroupOf, groupFacet } from '../grouping.ts'

/** The field and value of the items in this column. */
export interface ColumnOf extends GroupOf {
  readonly by: BoardBy
}
export interface BoardColumnItems {
  readonly key: string
  readonly of: ColumnOf
  readonly items: readonly Item[]
  /** Shown collapsed until it is opened, because its items are rarely needed. */
  readonly aside: boolean
}

export interface BoardRequest {
  readonly items: readonly Item[]
  readonly by: BoardBy
  /** In the arrangement of the group. */
  readonly streams: readonly Workstream[]
  readonly delegations: readonly DelegationId[]
}

const ASIDE: readonly GroupValue[] = ['deferred', 'withdrawn'] satisfies readonly Item['status'][]
/** For these fields the column of items without a value is shown even when it is empty. */
const ALWAYS_NONE: readonly BoardBy[] = ['lead']

/** Columns are shown even when they are empty, except those of archived workstreams. */
export const boardColumns = ({ items, by, streams, delegations }: BoardRequest): readonly BoardColumnItems[] => {
  const facet = groupFacet(by)
  if (!facet) return []
  const { of, order } = facet.over(items, { ...NOBODY_KNOWN, streams, delegations })
  const held = Map.groupBy(items, of)
  const archived = new Set<GroupValue>(streams.flatMap((stream) => (stream.archived ? [stream.id] : [])))
  const values = [
    ...order([]).filter((value) => held.has(value) || !archived.has(value)),
    ...(held.has(null) || ALWAYS_NONE.includes(by) || isOwnKey(by) ? [null] : []),
  ]
  return values.map((value) => ({
    key: `column:${by}:${value ?? ''}`,
    of: { by, value },
    items: held.get(value) ?? [],
    aside: by === 'status' && ASIDE.includes(value),
  }))
}

export interface BoardSpot {
  readonly column: number
  readonly row: number
}
/** The position of an item; null when it is not on the board. */
export const spotOf = (columns: readonly BoardColumnItems[], id: Item['id']): BoardSpot | null => {
  for (const [column, { items }] of columns.entries()) {
    const row = items.findIndex((item) => item.id === id)
    if (row >= 0) return { column, row }
  }
  return null
}

/** Where an arrow key leads: up and down within the column, sideways to the same height in the next column that has cards. */
export const spotAfter = (columns: readonly BoardColumnItems[], { column, row }: BoardSpot, key: string): BoardSpot | null => {
  const own = columns[column]?.items.length ?? 0
  switch (key) {
    case 'ArrowUp':
      return row > 0 ? { column, row: row - 1 } : null
    case 'ArrowDown':
      return row + 1 < own ? { column, row: row + 1 } : null
    case 'Home':
      return own > 0 ? { column, row: 0 } : null
    case 'End':
      return own > 0 ? { column, row: own - 1 } : null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = key === 'ArrowLeft' ? -1 : 1
      for (let at = column + step; at >= 0 && at < columns.length; at += step) {
        const there = columns[at]?.items.length ?? 0
        if (there > 0) return { column: at, row: Math.min(row, there - 1) }
      }
      return null
    }
    default:
      return null
  }
}
