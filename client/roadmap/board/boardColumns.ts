// The columns of the board: every item that is shown stands in exactly one, in the order in which the reader sees the plan. Pure.
import type { DelegationId } from '../../../shared/ids.ts'
import { type Item, PROGRESS, STATUSES, type Workstream } from '../../../shared/roadmap/model.ts'

export const BOARD_BY = ['status', 'lead', 'stream', 'progress'] as const
export type BoardBy = (typeof BOARD_BY)[number]

/** What an item in this column says in its field. */
export type ColumnOf =
  | { readonly by: 'status'; readonly value: Item['status'] }
  | { readonly by: 'lead'; readonly value: Item['lead'] }
  | { readonly by: 'stream'; readonly value: Item['stream'] }
  | { readonly by: 'progress'; readonly value: Item['progress'] }
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

const ASIDE: readonly Item['status'][] = ['deferred', 'withdrawn']

export const boardColumns = ({ items, by, streams, delegations }: BoardRequest): readonly Column[] => {
  const column = (of: ColumnOf, own: readonly Item[], aside = false): Column => ({
    key: `column:${by}:${of.value ?? ''}`,
    of,
    items: own,
    aside,
  })
  switch (by) {
    case 'status':
      return STATUSES.map((value) =>
        column(
          { by, value },
          items.filter(({ status }) => status === value),
          ASIDE.includes(value),
        ),
      )
    case 'progress':
      return PROGRESS.map((value) =>
        column(
          { by, value },
          items.filter(({ progress }) => progress === value),
        ),
      )
    case 'lead': {
      const known = new Set(delegations)
      const led = Map.groupBy(items, ({ lead }) => (lead !== null && known.has(lead) ? lead : null))
      return [...delegations, null].map((value) => column({ by, value }, led.get(value) ?? []))
    }
    case 'stream': {
      const known = new Set(streams.map(({ id }) => id))
      const held = Map.groupBy(items, ({ stream }) => (stream !== null && known.has(stream) ? stream : null))
      const shown = streams.filter(({ id, archived }) => !archived || held.has(id))
      const loose = held.get(null) ?? []
      return [
        ...shown.map(({ id }) => column({ by, value: id }, held.get(id) ?? [])),
        ...(loose.length > 0 ? [column({ by, value: null }, loose)] : []),
      ]
    }
  }
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
