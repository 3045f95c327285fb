// What a transaction has deleted.
import * as Y from 'yjs'
import { isItem, parentOf, type YjsItem } from './item.ts'

/** Each run of letters that it has deleted in a Y.Text of plain characters. */
export const eachDeletedRun = (transaction: Y.Transaction, each: (item: YjsItem) => void): void => {
  const { deleteSet } = transaction
  if (deleteSet.clients.size > 0)
    Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
      // By constructor: a Y.XmlText is also a Y.Text.
      if (isItem(struct) && parentOf(struct)?.constructor === Y.Text) each(struct)
    })
}
