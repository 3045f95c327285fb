// The position of an entry among its neighbours, from their field `order`.
import type * as Y from 'yjs'
import type { Random } from '../ids.ts'
import { isOrder, orderBetween } from '../order.ts'

export interface InsertPosition<Id> {
  readonly after?: Id | null
  readonly before?: Id | null
}

/** Strictly between the named neighbour and the next other position; at the end when no neighbour is named. */
export const orderAt = <Id>(
  others: readonly (readonly [Id, Y.Map<unknown>])[],
  { after, before }: InsertPosition<Id>,
  random: Random,
): string => {
  const orders = others.map(([, map]) => orderOf(map))
  const at = (id: Id | null | undefined) => {
    const neighbour = others.find(([other]) => other === id)
    return neighbour ? orderOf(neighbour[1]) : null
  }
  const low = at(after)
  if (low !== null) return orderBetween(low, least(orders.filter((order) => order > low)), random)
  const high = at(before)
  if (high !== null) return orderBetween(greatest(orders.filter((order) => order < high)), high, random)
  return orderBetween(greatest(orders), null, random)
}

const orderOf = (map: Y.Map<unknown>): string => {
  const order = map.get('order')
  return isOrder(order) ? order : ''
}
const least = (orders: readonly string[]) =>
  orders.reduce<string | null>((found, order) => (found === null || order < found ? order : found), null)
const greatest = (orders: readonly string[]) =>
  orders.reduce<string | null>((found, order) => (found === null || order > found ? order : found), null)
