// Yjs → Solid: the entries of a root by id, as a store that views read. A transaction re-reads only the entries that it changed.
import { batch, onCleanup } from 'solid-js'
import { createStore, produce, reconcile, type Store } from 'solid-js/store'
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { type Entries, readEntries } from '../../shared/schema/entries.ts'
import type { YjsType } from '../../shared/yjs/item.ts'

interface AnyEntry {
  readonly id: string
}

/** Read-only for views. Disposed with its owner. */
export const createEntryStore = <Entry extends AnyEntry>(doc: Y.Doc, part: Entries<Entry>): Store<Readonly<Record<string, Entry>>> => {
  const root = rootMap(doc, part.root)
  const byId: Record<string, Entry> = Object.create(null)
  for (const entry of readEntries(doc, part)) byId[entry.id] = entry
  const [store, setStore] = createStore(byId)
  const changed = (events: readonly Y.YEvent<YjsType>[]) =>
    batch(() => {
      for (const key of touchedKeys(events)) {
        const id = part.parseId(key)
        const map = root?.get(key)
        if (id === null) continue
        const read = map instanceof Y.Map ? part.read(map, id) : null
        if (read) setStore(id, store[id] ? reconcile(read) : read)
        else setStore(produce((all) => delete all[id]))
      }
    })
  root?.observeDeep(changed)
  onCleanup(() => root?.unobserveDeep(changed))
  return store
}

/** The keys of the root below which something changed. */
export const touchedKeys = (events: readonly Y.YEvent<YjsType>[]): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const { path, changes } of events) {
    if (path.length > 0) keys.add(String(path[0]))
    else for (const key of changes.keys.keys()) keys.add(key)
  }
  return keys
}
