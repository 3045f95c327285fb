// Changes of an entry below a deleted parent: Yjs discards them, but the log contains them. Their path is read from the updates, only for entries
// with such changes.
import type * as Y from 'yjs'
import type { ChangedItems } from '../../yjs/changedItems.ts'
import { decodeUpdate } from '../../yjs/decodedUpdate.ts'
import { dependenciesOf, isItem, keyInParent, parentOf, type YjsItem, type YjsType } from '../../yjs/item.ts'
import { isErased } from '../../yjs/itemContent.ts'
import { itemAt, nextClock } from '../../yjs/structStore.ts'
import { pathOf } from './collect.ts'

/** Path of the deleted parent, as far as known: empty if even that was garbage-collected. */
export const hiddenIn = (
  { doc }: Y.Transaction,
  { hidesSome }: ChangedItems,
  updates: readonly Uint8Array[],
  roots: ReadonlyMap<YjsType, string>,
): readonly (readonly string[])[] => {
  if (!hidesSome) return []
  const paths = new Map<string, readonly string[]>()
  for (const update of updates)
    for (const struct of decodeUpdate(update).structs) {
      // Deleted again by its own author: no content.
      if (!isItem(struct) || isErased(struct) || itemAt(doc, struct.id)) continue
      const path = pathTo(doc, struct, roots)
      paths.set(path.join('/'), path)
    }
  return [...paths.values()]
}

const pathTo = (doc: Y.Doc, item: YjsItem, roots: ReadonlyMap<YjsType, string>): readonly string[] => {
  const [origin, rightOrigin, parent] = dependenciesOf(item)
  for (const id of [parent, origin, rightOrigin]) {
    const found = id && id.clock < nextClock(doc, id.client) ? itemAt(doc, id) : null
    const holder = found && parentOf(found)
    const path = holder && pathOf(holder, roots)
    const key = found && keyInParent(found)
    if (path) return key === null ? path : [...path, key]
  }
  return []
}
