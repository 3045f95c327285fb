// The items of a plan as views follow them: an item becomes a store of its own when somebody first asks for it. A plan of thousands has
// rows for a few dozen on the screen.
import { type Accessor, createSignal, type Setter } from 'solid-js'
import { createStore, reconcile, type SetStoreFunction } from 'solid-js/store'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { copierOf } from '../../shared/schema/field.ts'

export interface FollowedItems {
  /** By id, as a store. The same object for as long as the plan is open. */
  readonly byId: Readonly<Record<ItemId, Item>>
  /** An item says something else now, was added, or is gone. */
  readonly changed: (id: ItemId) => void
}

interface Followed {
  readonly item: Item
  readonly set: SetStoreFunction<Item>
  readonly isHere: Accessor<boolean>
  readonly setHere: Setter<boolean>
}

/** `plain` holds the items as they are now. */
export const createFollowedItems = (plain: ReadonlyMap<ItemId, Item>): FollowedItems => {
  const followed = new Map<ItemId, Followed>()
  /** Which items there are; what asks for one that is not there waits for it here. */
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

/** Solid writes into what it is given. */
const ownCopy = copierOf<Item>(FIELDS)
