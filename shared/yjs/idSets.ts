// Sets of ids, as an undo step needs them: in Yjs's form of a set of deletions, whatever they are for.
import * as Y from 'yjs'
import type { DeletedRange, DeleteSet } from './decodedUpdate.ts'
import type { Struct } from './item.ts'

export const idsOfStructs = (structs: readonly Struct[]): DeleteSet => {
  const set = Y.createDeleteSet()
  for (const { id, length } of structs) {
    const range: DeletedRange = { clock: id.clock, len: length }
    const ranges = set.clients.get(id.client)
    if (ranges) ranges.push(range)
    else set.clients.set(id.client, [range])
  }
  return Y.mergeDeleteSets([set])
}
/** Items of which only a part is in the set are split. */
export const structsOf = (transaction: Y.Transaction, set: DeleteSet): readonly Struct[] => {
  const found: Struct[] = []
  Y.iterateDeletedStructs(transaction, set, (struct) => void found.push(struct))
  return found
}
export const joinIds = (a: DeleteSet, b: DeleteSet): DeleteSet => (isNone(b) ? a : isNone(a) ? b : Y.mergeDeleteSets([a, b]))
export const isNone = ({ clients }: DeleteSet): boolean => clients.size === 0
