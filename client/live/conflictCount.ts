// How often two values have met here that were written without knowledge of each other: a reason to ask what was lost.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { entryIn, type Item, isSameId, lastIdOf, originOf, previousOf } from '../../shared/yjs/item.ts'

/** As far back as one looks: who was away may have written many. */
const FAR = 50

export const createConflictCount = ({ doc }: { readonly doc: Y.Doc }): Accessor<number> => {
  const [count, setCount] = createSignal(0)
  const look = (transaction: Y.Transaction) => {
    for (const [type, keys] of transaction.changed)
      for (const key of keys) if (type instanceof Y.Map && key !== null && isConflict(entryIn(type, key))) return setCount((n) => n + 1)
  }
  doc.on('afterTransaction', look)
  onCleanup(() => doc.off('afterTransaction', look))
  return count
}

/** Each value names the one that its author saw; where that is not the one to its left, somebody wrote between. */
const isConflict = (newest: Item | null): boolean => {
  let item = newest
  for (let steps = 0; item && steps < FAR; steps += 1) {
    const previous = previousOf(item)
    if (previous && !isSameId(originOf(item), lastIdOf(previous))) return true
    item = previous
  }
  return false
}
