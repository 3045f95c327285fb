// Undo of letters, blocks and entries of lists, by Y.UndoManager: it removes what one has inserted and restores what one has deleted. An entry
// in which others have written stays.
import * as Y from 'yjs'
import { changesSoFar } from '../../shared/yjs/changedItems.ts'
import { type DeleteSet, isDeletedIn } from '../../shared/yjs/decodedUpdate.ts'
import { isNone, structsOf } from '../../shared/yjs/idSets.ts'
import { containerItem, entriesIn, entryIn, isItem, keyInParent, parentOf, type YjsItem } from '../../shared/yjs/item.ts'
import { itemContent, typeIn } from '../../shared/yjs/itemContent.ts'
import { livingItem, livingType, putUnder } from '../../shared/yjs/keyedValues.ts'
import { type Clocks, type LeftChange, newWriterIn, REMOVED, type TakenBack } from './undoValues.ts'

interface ItemChanges {
  readonly inserted: DeleteSet
  readonly deleted: DeleteSet
}

/** `copied`: a plain value was restored as another item. */
export const createUndoItems = (doc: Y.Doc, copied: (from: YjsItem, to: YjsItem) => void) => {
  /** Entries that the present undo leaves, because others have written in them. */
  let leftEntries: ReadonlySet<YjsItem> = new Set()
  const isOthers = ({ id, deleted }: YjsItem) => !deleted && id.client !== doc.clientID
  /** A container that still has content stays, and so does an entry with all its content if others have written in it. */
  const mayRemove = (item: YjsItem): boolean => {
    for (let holder: YjsItem | null = item; holder; holder = holderIn(holder)) if (leftEntries.has(holder)) return false
    const type = typeIn(item)
    if (keyInParent(item) !== null && !type) return false
    return (
      !(type instanceof Y.Text || type instanceof Y.XmlFragment) || (type.length === 0 && ![...entriesIn(type).values()].some(isOthers))
    )
  }
  const manager = new Y.UndoManager(doc, { trackedOrigins: new Set(), captureTransaction: () => false, deleteFilter: mayRemove })

  return {
    /** The origin of the transactions in which something is taken back. */
    origin: manager,
    /** In a transaction. */
    takeBack(transaction: Y.Transaction, { inserted, deleted }: ItemChanges): Omit<TakenBack, 'reverse'> {
      if (isNone(inserted) && isNone(deleted)) return { done: 0, left: [] }
      const left: LeftChange[] = []
      const entries = new Set<YjsItem>()
      let lost = false
      for (const struct of structsOf(transaction, inserted)) {
        const living = isItem(struct) ? livingItem(doc, struct) : null
        // Deleted by others: what one has deleted oneself in the same step is no loss.
        if (!living) lost ||= !isDeletedIn(deleted, struct.id)
        const type = living && keyInParent(living) !== null && typeIn(living)
        const writer = type instanceof Y.Map ? newWriterIn(type, doc.clientID, NOTHING_SEEN) : null
        if (!living || writer === null) continue
        entries.add(living)
        left.push({ client: writer, unseen: false })
      }
      leftEntries = entries
      manager.undoStack = [{ insertions: inserted, deletions: deleted, meta: new Map() }]
      // Y.UndoManager also reports a change where others have deleted what it had restored before.
      const before = changesSoFar(transaction)
      manager.undo()
      const done = changesSoFar(transaction) > before
      leftEntries = new Set()
      for (const struct of structsOf(transaction, deleted)) {
        if (!isItem(struct)) continue
        const copy = livingItem(doc, struct) ?? putInCopy(doc, struct)
        if (!copy) lost ||= !isDeletedIn(inserted, struct.id)
        else if (isPlainValue(struct)) copied(struct, copy)
      }
      return { done: done ? 1 : 0, left: !done && lost && left.length === 0 ? [REMOVED] : left }
    },
    destroy: () => manager.destroy(),
  }
}

const NOTHING_SEEN: Clocks = new Map()

/** Y.UndoManager restores an entry without the values that others have set in it, while it was being removed: it gets what stood there. */
const putInCopy = (doc: Y.Doc, item: YjsItem): YjsItem | null => {
  const [key, parent] = [keyInParent(item), parentOf(item)]
  const type = parent && livingType(doc, parent)
  if (key === null || typeIn(item) || !type || type === parent || entryIn(type, key)) return null
  putUnder(type, key, itemContent(item).at(-1))
  return entryIn(type, key)
}

export const isPlainValue = (item: YjsItem): boolean => keyInParent(item) !== null && !typeIn(item)
export const holderIn = (item: YjsItem): YjsItem | null => {
  const parent = parentOf(item)
  return parent && containerItem(parent)
}
