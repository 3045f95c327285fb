// Start of every change: finds the item, then runs one local transaction.
import type * as Y from 'yjs'
import type { ItemId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { ok, type Result, refuse } from '../result.ts'
import { entryMap } from '../schema/entries.ts'
import { ITEMS } from './layout.ts'

export const itemMap = (doc: Y.Doc, id: ItemId): Y.Map<unknown> | null => entryMap(doc, ITEMS, id)

const livingItem = (doc: Y.Doc, id: ItemId): Result<Y.Map<unknown>> => {
  const item = itemMap(doc, id)
  if (!item) return refuse('not-found')
  return item.get('archived') === true ? refuse('item-archived') : ok(item)
}

/** `change` decides and writes; it must refuse before it writes. */
export const changeItem = <T>(doc: Y.Doc, id: ItemId, change: (item: Y.Map<unknown>) => Result<T>): Result<T> => {
  const item = livingItem(doc, id)
  return item.ok ? doc.transact(() => change(item.value), LOCAL) : item
}
