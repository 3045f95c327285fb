// What an entry wrote below something that was already gone: Yjs keeps nothing of it, and the log all of it. Where that was is read from
// the updates themselves, and only of entries that brought such a thing.
import * as Y from 'yjs'
import { pathOf, typeOf } from './collect.ts'
import type { Changes } from './runs.ts'
import type { Type } from './visibility.ts'

/** The path of what was gone, as far as it is known: empty where even that was collected. */
export const hiddenIn = (
  { doc: { store } }: Y.Transaction,
  { hidesSome }: Changes,
  updates: readonly Uint8Array[],
  roots: ReadonlyMap<Type, string>,
): readonly (readonly string[])[] => {
  if (!hidesSome) return []
  const paths = new Map<string, readonly string[]>()
  for (const update of updates)
    for (const struct of Y.decodeUpdate(update).structs) {
      // What its own author had deleted again carries nothing.
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue
      const kept: unknown = Y.getItem(store, struct.id)
      if (kept instanceof Y.Item) continue
      const path = pathTo(store, struct, roots)
      paths.set(path.join('/'), path)
    }
  return [...paths.values()]
}

const pathTo = (store: Y.Doc['store'], { parent, origin, rightOrigin }: Y.Item, roots: ReadonlyMap<Type, string>): readonly string[] => {
  const named: unknown = parent
  for (const id of [named, origin, rightOrigin]) {
    if (!(id instanceof Y.ID) || id.clock >= Y.getState(store, id.client)) continue
    const found: unknown = Y.getItem(store, id)
    if (!(found instanceof Y.Item)) continue
    const holder = typeOf(found.parent)
    const path = holder && pathOf(holder, roots)
    if (path) return found.parentSub === null ? path : [...path, found.parentSub]
  }
  return []
}
