// The columns of the board: every item that is shown stands in exactly one, in the order in which the reader sees the plan. Pure.
import type { DelegationId } from '../../../shared/ids.ts'
import type { Item, Workstream } from '../../../shared/roadmap/model.ts'
import { type GroupValue, NOBODY_KNOWN } from '../../item/facets/facet.ts'
import { type GroupOf, groupFacet } from '../grouping.ts'

export const BOARD_BY = ['status', 'lead', 'stream', 'progress'] as const
export type BoardBy = (typeof BOARD_BY)[number]

/** What an item in this column says in its field. */
export interface ColumnOf extends GroupOf {
  readonly by: BoardBy
}
export interface Column {
  readonly key: string
  readonly of: ColumnOf
  readonly items: readonly Item[]
  /** Looked at rarely: narrow until somebody opens it. */
  readonly aside: boolean
}

export interface BoardRequest {
  readonly items: readonly Item[]
  readonly by: BoardBy
  /** In the group's order. */
  readonly streams: readonly Workstream[]
  readonly delegations: readonly DelegationId[]
}

const ASIDE: readonly GroupValue[] = ['deferred', 'withdrawn'] satisfies readonly Item['status'][]
/** Their column without an answer stands also when it is empty. */
const ALWAYS_NONE: readonly BoardBy[] = ['lead']

/** A column stands also without cards; of an archived workstream only with some. */
export const boardColumns = ({ items, by, streams, delegations }: BoardRequest): readonly Column[] => {
  const facet = groupFacet(by)
  if (!facet) return []
  const { of, order } = facet.over(items, { ...NOBODY_KNOWN, streams, delegations })
  const held = Map.groupBy(items, of)
  const archived = new Set<GroupValue>(streams.flatMap((stream) => (stream.archived ? [stream.id] : [])))
  const values = [
    ...order([]).filter((value) => held.has(value) || !archived.has(value)),
    ...(held.has(null) || ALWAYS_NONE.includes(by) ? [null] : []),
  ]
  return values.map((value) => ({
    key: `column:${by}:${value ?? ''}`,
    of: { by, value },
    items: held.get(value) ?? [],
    aside: by === 'status' && ASIDE.includes(value),
  }))
}

export interface Spot {
  readonly column: number
  readonly row: number
}
/** Where an item stands; null when it is not on the board. */
export const spotOf = (columns: readonly Column[], id: Item['id']): Spot | null => {
  for (const [column, { items }] of columns.entries()) {
    const row = items.findIndex((item) => item.id === id)
    if (row >= 0) return { column, row }
  }
  return null
}

/** Where an arrow leads from here: along the column, or to the same height of the next one that has cards. */
export const spotAfter = (columns: readonly Column[], { column, row }: Spot, key: string): Spot | null => {
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
