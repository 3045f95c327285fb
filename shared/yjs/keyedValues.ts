// What is under a key of a map or of an element: in Yjs a list of items, of which the last one counts, and it may be deleted.
import * as Y from 'yjs'
import { isDeletedIn } from './decodedUpdate.ts'
import {
  containerItem,
  entriesIn,
  entryIn,
  firstIn,
  type Id,
  isSameId,
  lastIdOf,
  nextItem,
  previousOf,
  redoneAs,
  type YjsItem,
  type YjsType,
} from './item.ts'
import { itemContent, typeIn } from './itemContent.ts'
import { itemAt } from './structStore.ts'

/** Which item it is, and whether it is deleted; no id if nothing was ever set. */
export interface KeyState {
  readonly id: Id | null
  readonly deleted: boolean
}
export const isSameState = (a: KeyState, b: KeyState): boolean => isSameId(a.id, b.id) && a.deleted === b.deleted

/** The last id, since Yjs joins neighbouring items of one client. */
const stateOf = (item: YjsItem | null): KeyState => (item ? { id: lastIdOf(item), deleted: item.deleted } : { id: null, deleted: false })
export const stateUnder = (type: YjsType, key: string): KeyState => stateOf(entryIn(type, key))

export interface Stood {
  readonly state: KeyState
  /** Undefined if there was none. */
  readonly value: unknown
}
/** Before and after a transaction; null for a nested type. Only inside `afterTransaction`, after which the value before may be collected. */
export const valuesAround = (
  transaction: Y.Transaction,
  type: YjsType,
  key: string,
): { readonly before: Stood; readonly after: Stood } | null => {
  const now = entryIn(type, key)
  let old = now
  while (old && isNew(transaction, old)) old = previousOf(old)
  if ((now && typeIn(now)) || (old && typeIn(old))) return null
  const stood = old !== null && (!old.deleted || isDeletedIn(transaction.deleteSet, lastIdOf(old)))
  return {
    before: {
      state: { id: old && lastIdOf(old), deleted: old !== null && !stood },
      value: old && stood ? itemContent(old).at(-1) : undefined,
    },
    after: { state: stateOf(now), value: now && !now.deleted ? itemContent(now).at(-1) : undefined },
  }
}
export const isNew = ({ beforeState }: Y.Transaction, { id }: YjsItem): boolean => id.clock >= (beforeState.get(id.client) ?? 0)

/** Undefined deletes it. */
export const putUnder = (type: YjsType, key: string, value: unknown): void => {
  if (type instanceof Y.Map) value === undefined ? type.delete(key) : type.set(key, value)
  // Yjs types attributes as strings and stores any value.
  else if (type instanceof Y.XmlElement)
    value === undefined ? type.removeAttribute(key) : Reflect.apply(type.setAttribute, type, [key, value])
}

/** The same after undo has restored it as another item; null while it is deleted. */
export const livingItem = (doc: Y.Doc, item: YjsItem): YjsItem | null => {
  let living: YjsItem | null = item
  for (let id = redoneAs(item); living && id; id = living && redoneAs(living)) living = itemAt(doc, id)
  return living && !living.deleted ? living : null
}
export const livingType = (doc: Y.Doc, type: YjsType): YjsType | null => {
  const holder = containerItem(type)
  if (!holder) return type
  const living = livingItem(doc, holder)
  return living && typeIn(living)
}

/** Everything in it that is not deleted, at any depth. */
export function* itemsWithin(type: YjsType): Iterable<YjsItem> {
  for (let item = firstIn(type); item; item = nextItem(item)) yield* itemAndWithin(item)
  for (const item of entriesIn(type).values()) yield* itemAndWithin(item)
}
function* itemAndWithin(item: YjsItem): Iterable<YjsItem> {
  if (item.deleted) return
  yield item
  const type = typeIn(item)
  if (type) yield* itemsWithin(type)
}
