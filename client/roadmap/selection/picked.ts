// Which items somebody has selected, and from where a range is drawn. Pure.
import type { ItemId } from '../../../shared/ids.ts'

export interface Picked {
  readonly ids: ReadonlySet<ItemId>
  /** What was selected before the range that is being drawn. */
  readonly kept: ReadonlySet<ItemId>
  readonly anchor: ItemId | null
}
export const NOTHING_PICKED: Picked = { ids: new Set(), kept: new Set(), anchor: null }

export const toggled = ({ ids }: Picked, id: ItemId): Picked => {
  const now = ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])
  return { ids: now, kept: now, anchor: id }
}

/** From where the range began, or else from `from`, to `to`, as they stand; what was selected apart from it stays. */
export const ranged = ({ kept, anchor }: Picked, order: readonly ItemId[], from: ItemId, to: ItemId): Picked => {
  const begin = anchor !== null && order.includes(anchor) ? anchor : from
  const [first, last] = [order.indexOf(begin), order.indexOf(to)].sort((a, b) => a - b)
  const between = first === undefined || last === undefined || first < 0 ? [] : order.slice(first, last + 1)
  return { ids: new Set([...kept, ...between]), kept, anchor: begin }
}

export const pickedAll = (order: readonly ItemId[]): Picked => ({ ids: new Set(order), kept: new Set(order), anchor: null })
