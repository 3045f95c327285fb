// The items of a plan as Solid stores, each created when a view first reads it, because of thousands of rows only some dozens are on the
// screen.
import { type Accessor, createSignal, type Setter } from 'solid-js'
import { createStore, reconcile, type SetStoreFunction } from 'solid-js/store'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { BuiltInFields, Item } from '../../shared/roadmap/model.ts'
import { ownKeysIn } from '../../shared/roadmap/ownKeys.ts'
import { copierOf } from '../../shared/schema/field.ts'

export interface FollowedItems {
  /** The store of an item by id; the same object as long as the plan is open. */
  readonly byId: Readonly<Record<ItemId, Item>>
  /** Called when an item has changed, was added or was removed. */
  readonly changed: (id: ItemId) => void
}

interface Followed {
  readonly item: Item
  readonly set: SetStoreFunction<Item>
  readonly isHere: Accessor<boolean>
  readonly setHere: Setter<boolean>
}

/** `plain`: the present items as plain objects. */
export const createFollowedItems = (plain: ReadonlyMap<ItemId, Item>): FollowedItems => {
  const followed = new Map<ItemId, Followed>()
  /** Tracks which items exist, so that a reader of a missing item is notified when it appears. */
  const [ids, idsChanged] = createSignal(undefined, { equals: false })
  const known = new Set(plain.keys())

  const follow = (id: ItemId, now: Item): Followed => {
    const before = followed.get(id)
    if (before) return before
    const [item, set] = createStore<Item>(ownCopy(now))
    const [isHere, setHere] = createSignal(true)
    const fresh = { item, set, isHere, setHere }
    followed.set(id, fresh)
    return fresh
  }
  const read = (key: string | symbol): Item | undefined => {
    const id = typeof key === 'string' ? parseItemId(key) : null
    if (id === null) return undefined
    const now = plain.get(id)
    if (now) {
      const { item, isHere } = follow(id, now)
      isHere()
      return item
    }
    ids()
    return undefined
  }
  const byId: Readonly<Record<ItemId, Item>> = new Proxy(Object.create(null), {
    get: (_, key) => read(key),
    has: (_, key) => read(key) !== undefined,
    ownKeys: () => {
      ids()
      return [...plain.keys()]
    },
    getOwnPropertyDescriptor: (_, key) => {
      const value = read(key)
      return value && { value, enumerable: true, configurable: true, writable: false }
    },
    set: () => false,
  })
  return {
    byId,
    changed(id) {
      const now = plain.get(id)
      const one = followed.get(id)
      if (now) one?.set(reconcile(ownCopy(now)))
      one?.setHere(now !== undefined)
      if (known.has(id) === (now !== undefined)) return
      if (now) known.add(id)
      else known.delete(id)
      idsChanged()
    },
  }
}

/** A copy, because a Solid store modifies the object that it is given. */
const copyBuiltIn = copierOf<BuiltInFields>(FIELDS)
const ownCopy = (item: Item): Item => {
  const lists = ownKeysIn(item).flatMap((key) => (Array.isArray(item[key]) ? [[key, [...item[key]]]] : []))
  return { ...copyBuiltIn(item), ...Object.fromEntries(lists) }
}
