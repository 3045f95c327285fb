// Entries of a map that are replaced and never removed, such as the choices of a list: does an update that deletes one put another value in
// its place? What Yjs shows under a key is the last of its values, so the values of the update must follow that one, each the one before it.
import { type DeleteSet, isDeletedIn } from '../../../shared/yjs/decodedUpdate.ts'
import { isSameId, lastIdOf, originOf, type YjsItem } from '../../../shared/yjs/item.ts'
import { isErased } from '../../../shared/yjs/itemContent.ts'

/** `brought`: what the update places under the key of `item`. */
export const isReplaced = (item: YjsItem, brought: readonly YjsItem[], deleted: DeleteSet): boolean => {
  const stays = (struct: YjsItem) => !isErased(struct) && !isDeletedIn(deleted, lastIdOf(struct))
  let last = brought.find(stays)
  const others = new Set(brought.filter((struct) => struct !== last))
  while (last) {
    const origin = originOf(last)
    if (origin === null) return false
    if (isSameId(origin, lastIdOf(item))) return others.size === 0
    const before: YjsItem | undefined = [...others].find((struct) => isSameId(origin, lastIdOf(struct)))
    if (before && stays(before)) return false
    if (before) others.delete(before)
    last = before
  }
  return false
}
