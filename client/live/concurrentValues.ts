// Values that this device and another one have set without having seen each other's: everybody keeps one of them, by the order of Yjs.
import type * as Y from 'yjs'
import { isDeletedBy } from '../../shared/yjs/changedItems.ts'
import { entryIn, isSameId, lastIdOf, originOf, previousOf, type YjsItem, type YjsType } from '../../shared/yjs/item.ts'
import { itemContent, typeIn } from '../../shared/yjs/itemContent.ts'
import { isNew } from '../../shared/yjs/keyedValues.ts'
import { REMOTE } from './pendingEdits.ts'

export interface ConcurrentValue {
  readonly type: YjsType
  readonly key: string
  readonly mine: { readonly item: YjsItem; readonly value: unknown }
  readonly theirs: { readonly client: number; readonly value: unknown }
  /** Which of them everybody has now. */
  readonly stands: 'mine' | 'theirs'
}

/** Those that a transaction of others brings. Only inside `afterTransaction`, after which an overwritten value may be collected. */
export const concurrentValuesIn = (transaction: Y.Transaction, isOwn: (client: number) => boolean): readonly ConcurrentValue[] => {
  const found: ConcurrentValue[] = []
  for (const [type, keys] of transaction.changed)
    for (const key of keys) {
      const one = key === null ? null : concurrentUnder(transaction, { type, key, isOwn })
      if (one) found.push(one)
    }
  return found
}

interface Place {
  readonly type: YjsType
  readonly key: string
  readonly isOwn: (client: number) => boolean
}
const concurrentUnder = (transaction: Y.Transaction, { type, key, isOwn }: Place): ConcurrentValue | null => {
  const now = entryIn(type, key)
  if (!now || typeIn(now)) return null
  const mine = lastWhere(now, (item) => !isNew(transaction, item))
  if (!mine || !isOwn(mine.id.client) || typeIn(mine)) return null
  const value = itemContent(mine).at(-1)
  if (mine !== now) {
    const wasThere = isDeletedBy(transaction, lastIdOf(mine))
    return wasThere && isUnseenAfter(now, mine)
      ? {
          type,
          key,
          mine: { item: mine, value },
          theirs: { client: now.id.client, value: now.deleted ? undefined : itemContent(now).at(-1) },
          stands: 'theirs',
        }
      : null
  }
  const theirs = lastWhere(now, (item) => isNew(transaction, item) || !isOwn(item.id.client))
  return !now.deleted && theirs && isNew(transaction, theirs)
    ? { type, key, mine: { item: mine, value }, theirs: { client: theirs.id.client, value: itemContent(theirs).at(-1) }, stands: 'mine' }
    : null
}

const lastWhere = (from: YjsItem, holds: (item: YjsItem) => boolean): YjsItem | null => {
  let item: YjsItem | null = from
  while (item && !holds(item)) item = previousOf(item)
  return item
}
/** In Yjs each value names the one that its author saw: whether the first one after `mine` names another. */
const isUnseenAfter = (now: YjsItem, mine: YjsItem): boolean => {
  let item = now
  for (let before = previousOf(item); before && before !== mine; before = previousOf(item)) item = before
  return !isSameId(originOf(item), lastIdOf(mine))
}

/** Whether what stands under the key was written by somebody who had not seen the last value of `own` there. */
export const isUnseen = (type: YjsType, key: string, own: number): boolean => {
  const now = entryIn(type, key)
  const mine = now && lastWhere(now, (item) => item.id.client === own)
  return now !== null && mine !== null && mine !== now && isUnseenAfter(now, mine)
}

/** Tells of values of this device that do not stand, whenever others bring theirs. */
export const watchOverwritten = (
  doc: Y.Doc,
  isOwn: (client: number) => boolean,
  listener: (all: readonly ConcurrentValue[]) => void,
): (() => void) => {
  const look = (transaction: Y.Transaction) => {
    if (transaction.origin !== REMOTE) return
    const lost = concurrentValuesIn(transaction, isOwn).filter(({ stands }) => stands === 'theirs')
    if (lost.length > 0) listener(lost)
  }
  doc.on('afterTransaction', look)
  return () => doc.off('afterTransaction', look)
}
