// Yjs → Solid: who has confirmed which pair. A change updates only the views of its pair.
import { batch, onCleanup } from 'solid-js'
import { createStore, type Store } from 'solid-js/store'
import type * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { CONFIRMED, type Confirmation, parseConfirmationKey, readConfirmations } from '../../shared/pairs/confirmations.ts'
import type { PairName } from '../../shared/pairs/pairNames.ts'

/** Newest first; undefined for a pair that nobody has confirmed. */
export type ConfirmationsStore = Store<Readonly<Record<PairName, readonly Confirmation[]>>>

/** Read-only for views. Disposed with its owner. */
export const createConfirmationsStore = (doc: Y.Doc): ConfirmationsStore => {
  const begun: Record<PairName, readonly Confirmation[]> = Object.fromEntries(readConfirmations(doc))
  const [store, setStore] = createStore(begun)
  const root = rootMap(doc, CONFIRMED)
  const changed = (event: Y.YMapEvent<unknown>) => {
    const pairs = new Set([...event.keysChanged].flatMap((key) => parseConfirmationKey(key)?.pair ?? []))
    const found = readConfirmations(doc, pairs)
    batch(() => {
      for (const pair of pairs) setStore(pair, found.get(pair) ?? [])
    })
  }
  root?.observe(changed)
  onCleanup(() => root?.unobserve(changed))
  return store
}
