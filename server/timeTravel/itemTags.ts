// The version of an item as programs get it: a hash of all that an answer says of it, whichever way it was read. Pure.
import { hash } from 'node:crypto'
import type { ItemAnswer } from '../../shared/api/items.ts'
import type { Item } from '../../shared/roadmap/model.ts'

export const withTag = (item: Item): ItemAnswer => {
  const etag = KEPT.get(item) ?? tagOf(item)
  KEPT.set(item, etag)
  return { ...item, etag }
}
/** A plan that stays in memory is read page by page, and again. */
const KEPT = new WeakMap<Item, string>()

/** Keys are sorted: in rows of the past, a field that was set later stands later. */
const tagOf = (item: Item): string => {
  const values: readonly (readonly [string, unknown])[] = Object.entries(item)
  const sorted = Object.fromEntries(values.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return hash('sha256', JSON.stringify(sorted), 'base64url').slice(0, TAG_LETTERS)
}
/** 128 bits, rounded up. */
const TAG_LETTERS = 22
