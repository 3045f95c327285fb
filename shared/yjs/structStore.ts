// Structs of a document by id.
import * as Y from 'yjs'
import type { DeleteSet } from './decodedUpdate.ts'
import { type Id, isItem, type Struct, type YjsItem } from './item.ts'

/** Next clock of `client`. */
export const nextClock = ({ store }: Y.Doc, client: number): number => Y.getState(store, client)
/** Only for an id in the document. */
export const structAt = ({ store }: Y.Doc, { client, clock }: Id): Struct => Y.getItem(store, Y.createID(client, clock))
export const itemAt = (doc: Y.Doc, id: Id): YjsItem | null => {
  const struct = structAt(doc, id)
  return isItem(struct) ? struct : null
}
/** Structs of a client in a range of clocks, in order. Only from a clock in the document. */
export const structsBetween = ({ store }: Y.Doc, client: number, from: number, to = Number.POSITIVE_INFINITY): readonly Struct[] => {
  const all = store.clients.get(client) ?? []
  const found: Struct[] = []
  if (all.length === 0 || from >= to) return found
  for (let at = Y.findIndexSS(all, from); at < all.length; at++) {
    const struct = all[at]
    if (!struct || struct.id.clock >= to) break
    found.push(struct)
  }
  return found
}
export const isEmptyDocument = ({ store }: Y.Doc): boolean => store.clients.size === 0
/** Structs are pending because their dependencies are missing. */
export const isIncomplete = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

/** Snapshot of which ids a document contains, and which of them are deleted. */
export interface StateOfIds {
  readonly clocks: ReadonlyMap<number, number>
  readonly deleted: DeleteSet
}
export const stateOfIds = (doc: Y.Doc): StateOfIds => {
  const { sv, ds } = Y.snapshot(doc)
  return { clocks: sv, deleted: ds }
}
export const NO_IDS: StateOfIds = { clocks: Y.emptySnapshot.sv, deleted: Y.emptySnapshot.ds }
