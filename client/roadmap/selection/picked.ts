// The set of selected items, and the anchor of a range. Pure.
import type { ItemId } from '../../../shared/ids.ts'

export interface Picked {
  readonly ids: ReadonlySet<ItemId>
  /** The items that were selected before the present range. */
  readonly kept: ReadonlySet<ItemId>
  readonly anchor: ItemId | null
}
export const NOTHING_PICKED: Picked = { ids: new Set(), kept: new Set(), anchor: null }

export const toggledItem = ({ ids }: Picked, id: ItemId): Picked => {
  const now = ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])
  return { ids: now, kept: now, anchor: id }
}

/**
 * Selects the range from its anchor (or else from `from`) to `to` in the order of the rows; items that were selected before stay selected.
 */
export const ranged = ({ kept, anchor }: Picked, order: readonly ItemId[], from: ItemId, to: ItemId): Picked => {
  const begin = anchor !== null && order.includes(anchor) ? anchor : from
  const [first, last] = [order.indexOf(begin), order.indexOf(to)].sort((a, b) => a - b)
  const between = first === undefined || last === undefined || first < 0 ? [] : order.slice(first, last + 1)
  return { ids: new Set([...kept, ...between]), kept, anchor: begin }
}

export const pickedAll = (order: readonly ItemId[]): Picked => ({ ids: new Set(order), kept: new Set(order), anchor: null })
