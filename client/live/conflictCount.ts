// Counts pairs of values that were written concurrently to the same key, which is a reason to ask the history what was overwritten.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { entryIn, isSameId, lastIdOf, originOf, previousOf, type YjsItem } from '../../shared/yjs/item.ts'

/** The number of earlier values that are examined, since a device that was offline may have written many. */
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

/**
 * In Yjs each value names the one that its author saw (`origin`); if that is not the previous one, another value was written in between.
 */
const isConflict = (newest: YjsItem | null): boolean => {
  let item = newest
  for (let steps = 0; item && steps < FAR; steps += 1) {
    const previous = previousOf(item)
    if (previous && !isSameId(originOf(item), lastIdOf(previous))) return true
    item = previous
  }
  return false
}
