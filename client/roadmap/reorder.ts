// The new position of an item that is dropped on a row or moved one step up or down, as arguments of `moveItem`. Pure.
import type { ItemId, StreamId } from '../../shared/ids.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { type PlanGrouping, streamOf } from './grouping.ts'
import type { PlanRow } from './tableLayout.ts'

interface Move {
  /** Undefined keeps the workstream. */
  readonly stream?: StreamId | null
  readonly after?: ItemId
  readonly before?: ItemId
}

/** The move when an item is dropped on the upper or lower half of a row. */
export const dropMove = (row: PlanRow, half: 'upper' | 'lower', dragged: Item, grouping: PlanGrouping): Move | null => {
  if (row.type === 'item') {
    if (row.item.id === dragged.id) return null
    const place = half === 'upper' ? { before: row.item.id } : { after: row.item.id }
    return grouping === 'stream' && row.item.stream !== dragged.stream ? { ...place, stream: row.item.stream } : place
  }
  const first = row.type === 'group' ? row.items.find((item) => item.id !== dragged.id) : undefined
  const place = first ? { before: first.id } : {}
  const stream = row.type === 'group' ? streamOf(row.of) : row.stream
  if (stream === dragged.stream) return first ? place : null
  return { ...place, stream }
}

/** The move one position up or down among the visible items of the group. */
export const stepMove = (
  rows: readonly PlanRow[],
  id: ItemId,
  step: 1 | -1,
): { readonly move: Move; readonly place: number; readonly of: number } | null => {
  const at = rows.findIndex((row) => row.type === 'item' && row.item.id === id)
  const neighbour = rows[at + step]
  if (at < 0 || neighbour?.type !== 'item') return null
  const siblings = siblingsAround(rows, at)
  return {
    move: step < 0 ? { before: neighbour.item.id } : { after: neighbour.item.id },
    place: siblings.before + 1 + step,
    of: siblings.all,
  }
}

/** The visible position of an item in its group, from 1; null when it is not visible. */
export const placeInGroup = (rows: readonly PlanRow[], id: ItemId): { readonly place: number; readonly of: number } | null => {
  const at = rows.findIndex((row) => row.type === 'item' && row.item.id === id)
  if (at < 0) return null
  const siblings = siblingsAround(rows, at)
  return { place: siblings.before + 1, of: siblings.all }
}

const siblingsAround = (rows: readonly PlanRow[], at: number) => {
  let first = at
  while (rows[first - 1]?.type === 'item') first -= 1
  let last = at
  while (rows[last + 1]?.type === 'item') last += 1
  return { before: at - first, all: last - first + 1 }
}
