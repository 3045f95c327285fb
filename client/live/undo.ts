// Undo and redo of the user's own edits, for the whole document; an editor adds the origin of its transactions with `addTrackedOrigin`.
// Letters, blocks and entries of lists are left to Y.UndoManager, which removes what one has inserted and restores what one has deleted;
// values under keys are written anew (`undoValues.ts`).
import * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import { blanked, hasControls } from '../../shared/printable.ts'
import { changedItems, changesSoFar, clocksAfter, isDeletedBy } from '../../shared/yjs/changedItems.ts'
import { type DeleteSet, isDeletedIn } from '../../shared/yjs/decodedUpdate.ts'
import { eachDeletedRun } from '../../shared/yjs/deletedTexts.ts'
import { idsOf, isNone, joinIds, structsOf } from '../../shared/yjs/idSets.ts'
import {
  entriesIn,
  entryIn,
  holderOf,
  type Item,
  isItem,
  keepContent,
  keyOf,
  lastIdOf,
  parentOf,
  releaseContent,
  type Type,
} from '../../shared/yjs/item.ts'
import { contentOf, lettersIn, replaceLetters, typeIn } from '../../shared/yjs/itemContent.ts'
import { livingItem, livingType, putUnder } from '../../shared/yjs/keyedValues.ts'
import { type Clocks, createUndoValues, type LeftChange, newWriterIn, REMOVED, type TakenBack, type ValueChange } from './undoValues.ts'

export interface UndoStep {
  inserted: DeleteSet
  deleted: DeleteSet
  readonly values: ValueChange[]
  /** What the document had when the step was made. */
  seen: Clocks
  /** Takes back this step alone, if it was made by `asStep`. */
  takeBack?: Made<unknown>['undo']
}
/** How many changes were taken back, and those that others have changed since. */
export interface UndoOutcome {
  readonly type: 'undo' | 'redo'
  readonly done: number
  readonly left: readonly LeftChange[]
}
export interface UndoEvents {
  readonly added: { readonly step: UndoStep; readonly changed: ReadonlyMap<unknown, unknown> }
  readonly popped: { readonly step: UndoStep; readonly outcome: UndoOutcome }
  readonly cleared: undefined
}
export interface Undo {
  /** Null when there was nothing to take back. */
  readonly undo: () => UndoOutcome | null
  readonly redo: () => UndoOutcome | null
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  /** The step that the next `undo` takes back. */
  readonly last: () => UndoStep | null
  /** Makes a change that is a step of its own. */
  readonly asStep: <T>(change: () => T) => Made<T>
  readonly depth: () => number
  /** Takes back the steps above this depth, and none below it. */
  readonly undoTo: (depth: number) => void
  /** The next edit begins a step of its own. */
  readonly stopCapturing: () => void
  /** In milliseconds: edits within this time are one step. */
  captureTimeout: number
  readonly clear: () => void
  readonly addTrackedOrigin: (origin: unknown) => void
  /** Returns a function that unsubscribes. */
  readonly on: <Name extends keyof UndoEvents>(name: Name, listener: (event: UndoEvents[Name]) => void) => () => void
  readonly destroy: () => void
}

export interface Made<T> {
  readonly made: T
  /** Takes back this step, whatever was done after it; null if it was taken back already, or has changed nothing. */
  readonly undo: () => UndoOutcome | null
}

const CAPTURE = 500

export const createUndo = (doc: Y.Doc, now: () => number = Date.now): Undo => {
  doc.on('afterTransaction', blankControls)
  const tracked = new Set<unknown>([LOCAL])
  const values = createUndoValues(doc)
  const stacks: { undo: UndoStep[]; redo: UndoStep[] } = { undo: [], redo: [] }
  const listeners: { [Name in keyof UndoEvents]: Set<(event: UndoEvents[Name]) => void> } = {
    added: new Set(),
    popped: new Set(),
    cleared: new Set(),
  }
  let lastChange = 0
  /** Entries that the present undo leaves, because others have written in them. */
  let leftEntries: ReadonlySet<Item> = new Set()
  /** While taking back: where the reverse step goes, and which values it has. */
  let reverse: { readonly onto: UndoStep[]; readonly values: ValueChange[] } | null = null

  const emit = <Name extends keyof UndoEvents>(name: Name, event: UndoEvents[Name]) => {
    for (const listener of [...listeners[name]]) listener(event)
  }
  const isOthers = ({ id, deleted }: Item) => !deleted && id.client !== doc.clientID
  /** A container that still has content stays, and so does an entry with all its content if others have written in it. */
  const mayRemove = (item: Item): boolean => {
    for (let holder: Item | null = item; holder; holder = holderIn(holder)) if (leftEntries.has(holder)) return false
    const type = typeIn(item)
    if (keyOf(item) !== null && !type) return false
    return (
      !(type instanceof Y.Text || type instanceof Y.XmlFragment) || (type.length === 0 && ![...entriesIn(type).values()].some(isOthers))
    )
  }
  const manager = new Y.UndoManager(doc, { trackedOrigins: new Set(), captureTransaction: () => false, deleteFilter: mayRemove })

  const capture = (transaction: Y.Transaction, changed: ValueChange[]): UndoStep => {
    const { fresh, gone } = changedItems(transaction)
    // A plain value goes with its container; by itself it is a change of a value.
    const deleted = gone.filter((item) => !isPlainValue(item) || holderIn(item)?.deleted)
    for (const item of deleted) keepContent(item)
    const inserted = fresh.filter((item) => !isPlainValue(item))
    return { inserted: idsOf(inserted), deleted: idsOf(deleted), values: changed, seen: clocksAfter(transaction) }
  }
  /** What only these steps would have brought back need not be kept any more. */
  const release = (transaction: Y.Transaction, gone: readonly UndoStep[]) => {
    for (const item of deletedBy(transaction, gone)) releaseContent(item)
    for (const item of deletedBy(transaction, [...stacks.undo, ...stacks.redo])) keepContent(item)
  }
  const captured = (transaction: Y.Transaction) => {
    const { origin, changed, changedParentTypes } = transaction
    // An editor opens a transaction whenever its caret moves; one without changes is not a step and must not clear redo.
    if (changed.size === 0) return
    if (origin === manager && reverse) {
      const step = capture(transaction, reverse.values)
      reverse.onto.push(step)
      return emit('added', { step, changed: changedParentTypes })
    }
    if (!tracked.has(origin)) return values.hear(transaction)
    if (stacks.redo.length > 0) {
      release(transaction, stacks.redo.splice(0))
      emit('cleared', undefined)
    }
    const at = now()
    const fresh = capture(transaction, values.changesOf(transaction))
    const last = lastChange > 0 && at - lastChange < undo.captureTimeout ? stacks.undo.at(-1) : undefined
    lastChange = at
    if (!last) {
      stacks.undo.push(fresh)
      return emit('added', { step: fresh, changed: changedParentTypes })
    }
    last.inserted = joinIds(last.inserted, fresh.inserted)
    last.deleted = joinIds(last.deleted, fresh.deleted)
    last.seen = fresh.seen
    for (const change of fresh.values) last.values.push(change)
  }
  doc.on('afterTransaction', captured)

  /** Letters, blocks and entries. Null if this part has nothing that could be taken back. */
  const takeBackItems = (transaction: Y.Transaction, { inserted, deleted }: UndoStep): Omit<TakenBack, 'reverse'> => {
    if (isNone(inserted) && isNone(deleted)) return { done: 0, left: [] }
    const left: LeftChange[] = []
    const entries = new Set<Item>()
    let lost = false
    for (const struct of structsOf(transaction, inserted)) {
      const living = isItem(struct) ? livingItem(doc, struct) : null
      // Deleted by others: what one has deleted oneself in the same step is no loss.
      if (!living) lost ||= !isDeletedIn(deleted, struct.id)
      const type = living && keyOf(living) !== null && typeIn(living)
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
      else if (isPlainValue(struct)) values.copied({ id: lastIdOf(struct), deleted: false }, { id: lastIdOf(copy), deleted: false })
    }
    return { done: done ? 1 : 0, left: !done && lost && left.length === 0 ? [REMOVED] : left }
  }

  const takeBackStep = (type: 'undo' | 'redo', step: UndoStep): UndoOutcome => {
    const written: ValueChange[] = []
    reverse = { onto: type === 'undo' ? stacks.redo : stacks.undo, values: written }
    lastChange = 0
    const outcome = doc.transact((transaction): UndoOutcome => {
      const items = takeBackItems(transaction, step)
      const taken = values.takeBack(step.values, step.seen, (of) => isRemovedBy(transaction, of))
      for (const change of taken.reverse) written.push(change)
      return { type, done: items.done + taken.done, left: [...items.left, ...taken.left] }
    }, manager)
    reverse = null
    return outcome
  }
  const takeBack = (type: 'undo' | 'redo', depth = 0): UndoOutcome | null => {
    while (stacks[type].length > depth) {
      const step = stacks[type].pop()
      if (!step) break
      const outcome = takeBackStep(type, step)
      // A step of which nothing is left to take back, such as a letter that was typed and removed, is skipped.
      if (outcome.done === 0 && outcome.left.length === 0) continue
      emit('popped', { step, outcome })
      return outcome
    }
    emit('cleared', undefined)
    return null
  }
  const takeBackOnly = (step: UndoStep): UndoOutcome | null => {
    if (!stacks.undo.includes(step)) return null
    stacks.undo = stacks.undo.filter((one) => one !== step)
    const outcome = takeBackStep('undo', step)
    emit('popped', { step, outcome })
    return outcome
  }
  /** An undo step of its own, however soon it follows another edit. */
  const asStep = <T>(change: () => T): Made<T> => {
    lastChange = 0
    const before = stacks.undo.at(-1)
    const made = change()
    lastChange = 0
    const step = stacks.undo.at(-1)
    if (!step || step === before) return { made, undo: () => null }
    step.takeBack = () => takeBackOnly(step)
    return { made, undo: step.takeBack }
  }

  const undo: Undo = {
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    canUndo: () => stacks.undo.length > 0,
    canRedo: () => stacks.redo.length > 0,
    last: () => stacks.undo.at(-1) ?? null,
    asStep,
    depth: () => stacks.undo.length,
    undoTo: (depth) => {
      while (stacks.undo.length > depth) takeBack('undo', depth)
    },
    stopCapturing: () => {
      lastChange = 0
    },
    captureTimeout: CAPTURE,
    clear: () => {
      const gone = [...stacks.undo.splice(0), ...stacks.redo.splice(0)]
      doc.transact((transaction) => release(transaction, gone), manager)
      emit('cleared', undefined)
    },
    addTrackedOrigin: (origin) => void tracked.add(origin),
    on: (name, listener) => {
      listeners[name].add(listener)
      return () => void listeners[name].delete(listener)
    },
    destroy: () => {
      doc.off('afterTransaction', blankControls)
      doc.off('afterTransaction', captured)
      manager.destroy()
    },
  }
  return undo
}

/** Y.UndoManager restores an entry without the values that others have set in it, while it was being removed: it gets what stood there. */
const putInCopy = (doc: Y.Doc, item: Item): Item | null => {
  const [key, parent] = [keyOf(item), parentOf(item)]
  const type = parent && livingType(doc, parent)
  if (key === null || typeIn(item) || !type || type === parent || entryIn(type, key)) return null
  putUnder(type, key, contentOf(item).at(-1))
  return entryIn(type, key)
}

const deletedBy = (transaction: Y.Transaction, steps: readonly UndoStep[]): readonly Item[] =>
  steps.flatMap(({ deleted }) => structsOf(transaction, deleted)).filter(isItem)

const NOTHING_SEEN: Clocks = new Map()

const isPlainValue = (item: Item): boolean => keyOf(item) !== null && !typeIn(item)
const holderIn = (item: Item): Item | null => {
  const parent = parentOf(item)
  return parent && holderOf(parent)
}
const isRemovedBy = (transaction: Y.Transaction, type: Type): boolean => {
  const holder = holderOf(type)
  return holder !== null && isDeletedBy(transaction, holder.id)
}

/**
 * Earlier versions let control characters into titles and other lines, and the relay refuses new ones: when such text is deleted here, blanks take
 * their place in what an undo would bring back.
 */
const blankControls = (transaction: Y.Transaction): void => {
  if (!transaction.local) return
  eachDeletedRun(transaction, (run) => {
    const letters = lettersIn(run)
    if (letters !== null && hasControls(letters)) replaceLetters(run, blanked(letters))
  })
}
