// One key of a map, before and after a transaction; and who lost when two people set it at once.
import * as Y from 'yjs'
import type { Sight, Type } from './sight.ts'

export interface KeyChange {
  readonly type: 'key'
  readonly path: readonly string[]
  /** Undefined where there was, or is, nothing. */
  readonly before: Stood | undefined
  readonly after: Stood | undefined
  /** The author had not seen what stood before. */
  readonly unseen: boolean
  /** What stood before is what its container was born with, and its author's next stroke follows. */
  readonly birth: boolean
  /** A container that was archived again in the transaction that bore it. */
  readonly withdrawn: boolean
}
export interface Stood {
  readonly value: unknown
  readonly isMap: boolean
}

/** A value that lost against one set at the same time, and that nobody ever saw. */
export interface Loser {
  readonly type: 'loser'
  readonly path: readonly string[]
  readonly value: unknown
  /** Client id of the value that stands. */
  readonly winner: number
  readonly id: { readonly client: number; readonly clock: number }
}

export interface Key {
  readonly sight: Sight
  readonly transaction: Y.Transaction
  readonly map: Type
  readonly key: string
  readonly path: readonly string[]
}

/** `fresh` are the values that the transaction brought for this key. */
export const readKey = (at: Key, fresh: readonly Y.Item[]): readonly (KeyChange | Loser)[] => {
  const { sight, map, key, path } = at
  const newest = map._map.get(key)
  if (!newest) return []
  const old = before(newest, sight)
  const was = sight.entry(map, key, 'before')
  const is = sight.entry(map, key, 'after')
  const losers = fresh.filter((item) => item !== newest && lost(item)).flatMap((item) => loser(at, item, newest))
  if (was === is) return losers
  const change: KeyChange = {
    type: 'key',
    path,
    before: was ? stood(was, sight, 'before') : undefined,
    after: is ? stood(is, sight, 'after') : undefined,
    unseen: was !== null && is !== null && !covers(was, seenBy(at, newest)),
    birth: old !== null && followsBirth(map, old, sight),
    withdrawn: is !== null && isWithdrawn(is),
  }
  return [...losers, change]
}

const stood = (item: Y.Item, sight: Sight, when: 'before' | 'after'): Stood => ({
  value: sight.valueOf(item, when),
  isMap: item.content instanceof Y.ContentType && item.content.type instanceof Y.Map,
})

/** The newest of this key that was there before the transaction, deleted or not. */
const before = (newest: Y.Item, sight: Sight): Y.Item | null => {
  let item: Y.Item | null = newest
  while (item && sight.isFresh(item)) item = item.left
  return item
}

/** Unless whatever follows it was written by somebody who had seen it: then it was simply overwritten. */
const lost = (item: Y.Item): boolean => item.right !== null && item.deleted && !covers(item, item.right.origin)

const loser = ({ sight, path }: Key, item: Y.Item, newest: Y.Item): readonly Loser[] => {
  // Whose content is already gone had been deleted before it came.
  if (item.content instanceof Y.ContentDeleted) return []
  return [{ type: 'loser', path, value: sight.valueOf(item, 'after'), winner: newest.id.client, id: item.id }]
}

/** Which value the author of `item` saw: the first in the line of its origins that did not come with it. */
const seenBy = ({ sight, transaction, map, key }: Key, item: Y.Item): Y.ID | null => {
  let { origin } = item
  while (origin) {
    const left: unknown = Y.getItem(transaction.doc.store, origin)
    if (!(left instanceof Y.Item) || left.parent !== map || left.parentSub !== key || !sight.isFresh(left)) return origin
    origin = left.origin
  }
  return null
}

const covers = ({ id, length }: Y.Item, seen: Y.ID | null): boolean =>
  seen !== null && seen.client === id.client && seen.clock >= id.clock && seen.clock < id.clock + length

/** See `give` in `shared/roadmap/change.ts`: the restoring after a birth is the very next thing that its author's device wrote. */
const followsBirth = (map: Type, first: Y.Item, sight: Sight): boolean => {
  const next = first.right
  return (
    // A root was there before anybody wrote: what is first in it is no birth.
    map._item?.id.client === first.id.client &&
    first.left === null &&
    next !== null &&
    sight.isFresh(next) &&
    next.id.client === first.id.client &&
    next.id.clock === first.id.clock + first.length
  )
}

const isWithdrawn = ({ content }: Y.Item): boolean => {
  const archived = content instanceof Y.ContentType ? content.type._map.get('archived') : undefined
  return archived !== undefined && archived.left !== null && archived.content instanceof Y.ContentAny && archived.content.arr[0] === true
}
