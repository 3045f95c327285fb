// Entries of a map that are replaced and never removed, such as the choices of a list: does an update that deletes one put another value in
// its place? What Yjs shows under a key is the last of its values, so the values of the update must follow that one, each the one before it.
import { type DeleteSet, isDeletedIn } from '../../../shared/yjs/decodedUpdate.ts'
import { covers, type Id, isSameId, lastIdOf, originOf, rightOriginOf, type YjsItem } from '../../../shared/yjs/item.ts'
import { isErased } from '../../../shared/yjs/itemContent.ts'

export type ItemAt = (id: Id) => YjsItem | null

/** Does Yjs place `struct` after `item`, the newest value under its key, and so delete `item`? Either it was written after it, or at the same time with a larger client id. */
export const supersedes = (struct: YjsItem, item: YjsItem, itemAt: ItemAt): boolean => {
  if (rightOriginOf(struct) !== null) return false
  const origin = originOf(struct)
  for (let at: YjsItem | null = item; at; ) {
    if (at === item && isSameId(origin, lastIdOf(item))) return true
    const before: Id | null = originOf(at)
    if (isSameId(before, origin) || covers(at, origin)) return struct.id.client > at.id.client
    at = before && itemAt(before)
  }
  return false
}

/** `brought`: what the update places under the key of `item`. */
export const isReplaced = (
  item: YjsItem,
  brought: readonly YjsItem[],
  { deleted, itemAt }: { readonly deleted: DeleteSet; readonly itemAt: ItemAt },
): boolean => {
  const staying = brought.filter((struct) => !isErased(struct) && !isDeletedIn(deleted, lastIdOf(struct)))
  let [first] = staying
  if (!first || staying.length > 1) return false
  const chain = new Set<YjsItem>()
  for (let at: YjsItem | undefined = first; at; ) {
    first = at
    chain.add(at)
    const origin = originOf(at)
    at = origin === null ? undefined : brought.find((struct) => isSameId(origin, lastIdOf(struct)) && !chain.has(struct))
  }
  const root = first
  if (!supersedes(root, item, itemAt)) return false
  /** After the value that stays, so that this would be deleted. */
  const isLater = (other: YjsItem) => {
    const origin = originOf(other)
    if ([...chain].some((struct) => covers(struct, origin))) return true
    return supersedes(other, item, itemAt) && !(isSameId(origin, originOf(root)) && other.id.client < root.id.client)
  }
  return !brought.some((other) => !chain.has(other) && isLater(other))
}
