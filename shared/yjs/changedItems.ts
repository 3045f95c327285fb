// Structs added and deleted by one transaction. Valid only inside `afterTransaction`: deleted ones are garbage-collected right after it.
import * as Y from 'yjs'
import { isDeletedIn } from './decodedUpdate.ts'
import { type Id, isItem, type YjsItem } from './item.ts'
import { nextClock, structsBetween } from './structStore.ts'

export interface ChangedItems {
  readonly fresh: readonly YjsItem[]
  /** Some may be new, too. */
  readonly gone: readonly YjsItem[]
  /** Something was added of which nothing remains. */
  readonly hidesSome: boolean
}
export const changedItems = (transaction: Y.Transaction): ChangedItems => {
  const { beforeState, afterState, doc } = transaction
  const fresh: YjsItem[] = []
  const gone: YjsItem[] = []
  let hidesSome = false
  for (const [client, end] of afterState)
    for (const struct of structsBetween(doc, client, beforeState.get(client) ?? 0, end))
      if (isItem(struct)) fresh.push(struct)
      else if (struct instanceof Y.GC) hidesSome = true
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (isItem(struct)) gone.push(struct)
  })
  return { fresh, gone, hidesSome }
}

/** Grows with each item that a transaction adds or deletes, while it is carried out. */
export const changesSoFar = ({ doc, deleteSet }: Y.Transaction): number => {
  let deleted = 0
  for (const ranges of deleteSet.clients.values()) deleted += ranges.length
  return nextClock(doc, doc.clientID) + deleted
}

/** The clock that the next struct of `client` had before it. */
export const clockBefore = ({ beforeState }: Y.Transaction, client: number): number => beforeState.get(client) ?? 0
/** Next clock after its structs, by client. */
export const clocksAfter = ({ afterState }: Y.Transaction): ReadonlyMap<number, number> => afterState
export const isDeletedBy = ({ deleteSet }: Y.Transaction, id: Id): boolean => isDeletedIn(deleteSet, id)
