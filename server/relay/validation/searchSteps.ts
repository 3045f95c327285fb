// How far Yjs would have to look for the places of an update's structs. Between honest neighbours there is only what others wrote
// there concurrently; but 200 KB of crafted structs held the process for 140 s (measured), each passing all those before it.
// So the new structs are inserted here between the old ones, roughly as Yjs would, and the steps are counted before it takes them.
import { nextItem, type YjsItem } from '../../../shared/yjs/item.ts'

/** One element of a struct, in the validation document or in the update itself. */
export interface Position {
  readonly item: YjsItem
  readonly clock: number
}

export interface SequenceOrKey {
  /** The sequence, or the chain of values under one key. */
  readonly container: object
  readonly key: string | null
  readonly first: YjsItem | null
}

export class IntegrationSteps {
  /** New structs right after an element, at the start of a lane; and what follows each of them. */
  #after = new Map<YjsItem, Map<number, YjsItem>>()
  #heads = new Map<object, Map<string | null, YjsItem>>()
  #following = new Map<YjsItem, Position | null>()
  #steps = 0

  /** Inserts `struct`, and answers how many steps all of them take so far. */
  add(struct: YjsItem, left: Position | null, right: Position | null, lane: SequenceOrKey, limit: number): number {
    const next = left ? this.#next(left) : this.#first(lane)
    let at = next
    while (at && at.item !== right?.item && this.#steps <= limit) {
      this.#steps += 1 + (this.#after.get(at.item)?.size ?? 0)
      at = this.#beyond(at.item)
    }
    if (at && right) this.#steps += Math.max(0, right.clock - at.clock)
    this.#following.set(struct, next)
    if (left) insert(this.#after, left.item, left.clock, struct)
    else insert(this.#heads, lane.container, lane.key, struct)
    return this.#steps
  }

  #first({ container, key, first }: SequenceOrKey): Position | null {
    return startOf(this.#heads.get(container)?.get(key) ?? first)
  }
  #next({ item, clock }: Position): Position | null {
    const inserted = this.#after.get(item)?.get(clock)
    if (inserted) return startOf(inserted)
    return clock + 1 < item.id.clock + item.length ? { item, clock: clock + 1 } : this.#beyond(item)
  }
  #beyond(item: YjsItem): Position | null {
    const inserted = this.#after.get(item)?.get(item.id.clock + item.length - 1)
    if (inserted) return startOf(inserted)
    return this.#following.get(item) ?? startOf(nextItem(item))
  }
}

const startOf = (item: YjsItem | null): Position | null => item && { item, clock: item.id.clock }

const insert = <Place, Key>(table: Map<Place, Map<Key, YjsItem>>, place: Place, key: Key, struct: YjsItem) => {
  const known = table.get(place)
  if (known) known.set(key, struct)
  else table.set(place, new Map([[key, struct]]))
}
