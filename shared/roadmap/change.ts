// How every change begins: find the living item, then do all of it in one local transaction.
import type * as Y from 'yjs'
import { mapIn, rootMap } from '../editor/foreign.ts'
import type { ItemId } from '../ids.ts'
import { BIRTH, LOCAL } from '../origins.ts'
import { ok, type Result, refuse } from '../result.ts'
import { ROOTS } from './layout.ts'

export const itemMap = (doc: Y.Doc, id: ItemId): Y.Map<unknown> | null => mapIn(rootMap(doc, ROOTS.items), id)

export const livingItem = (doc: Y.Doc, id: ItemId): Result<Y.Map<unknown>> => {
  const item = itemMap(doc, id)
  if (!item) return refuse('not-found')
  return item.get('archived') === true ? refuse('item-archived') : ok(item)
}

/** `change` decides and writes; what it refuses it must refuse before it writes. */
export const changeItem = <T>(doc: Y.Doc, id: ItemId, change: (item: Y.Map<unknown>) => Result<T>): Result<T> => {
  const item = livingItem(doc, id)
  return item.ok ? doc.transact(() => change(item.value), LOCAL) : item
}

/**
 * Puts a new item or stream into its map. The relay lets nobody delete one, so undo must not take its birth back: it is born
 * archived, and the step that undo knows is its restoring.
 */
export const give = (doc: Y.Doc, into: Y.Map<unknown>, id: string, made: Y.Map<unknown>): void => {
  bear(doc, into, [[id, made]])
  doc.transact(() => made.set('archived', false), LOCAL)
}

/** Born archived: whoever calls restores them, in one step with whatever else belongs to it. */
export const bear = (doc: Y.Doc, into: Y.Map<unknown>, all: readonly (readonly [string, Y.Map<unknown>])[]): void =>
  doc.transact(() => {
    for (const [id, made] of all) {
      made.set('archived', true)
      into.set(id, made)
    }
  }, BIRTH)

/** A value that is there already is not written again: an edit that changes nothing would still be in somebody's name. */
export const put = (map: Y.Map<unknown>, key: string, value: unknown): void => {
  const stored = map.get(key)
  if (
    stored === value ||
    (stored === undefined && value === null) ||
    (stored !== undefined && JSON.stringify(stored) === JSON.stringify(value))
  )
    return
  map.set(key, value)
}

export const DONE = ok(undefined)
