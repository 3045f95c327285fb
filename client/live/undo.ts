// Undo and redo of the user's own edits, for the whole document; an editor adds the origin of its transactions with `addTrackedOrigin`.
// Letters, blocks and entries of lists are left to Y.UndoManager (`undoItems.ts`); values under keys are written anew (`undoValues.ts`).
import type * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import { blanked, hasControls } from '../../shared/printable.ts'
import { changedItems, clocksAfter, isDeletedBy } from '../../shared/yjs/changedItems.ts'
import type { DeleteSet } from '../../shared/yjs/decodedUpdate.ts'
import { eachDeletedRun } from '../../shared/yjs/deletedTexts.ts'
import { idsOfStructs, joinIds, structsOf } from '../../shared/yjs/idSets.ts'
import { containerItem, isItem, keepContent, lastIdOf, releaseContent, type YjsItem, type YjsType } from '../../shared/yjs/item.ts'
import { lettersIn, replaceLetters } from '../../shared/yjs/itemContent.ts'
import { createUndoItems, holderIn, isPlainValue } from './undoItems.ts'
import { type Clocks, createUndoValues, type LeftChange, type ValueChange } from './undoValues.ts'

export interface UndoStep {
  inserted: DeleteSet
  deleted: DeleteSet
  readonly values: ValueChange[]
  /** What the document had when the step was made. */
  seen: Clocks
  /** Takes back this step alone, if it was made by `asStep`. */
  takeBack?: UndoableMade<unknown>['undo']
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
  /** Makes a change that is a step of its own; or more of `into`, if that has not been taken back. */
  readonly asStep: <T>(change: () => T, into?: UndoStep | null) => UndoableMade<T>
  /** Whether this step can still be taken back. */
  readonly holds: (step: UndoStep) => boolean
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

export interface UndoableMade<T> {
  readonly made: T
  /** Null if nothing was changed. */
  readonly step: UndoStep | null
  /** Takes back this step, whatever was done after it; null if it was taken back already, or has changed nothing. */
  readonly undo: () => UndoOutcome | null
}

const CAPTURE = 500

export const createUndo = (doc: Y.Doc, now: () => number = Date.now): Undo => {
  doc.on('afterTransaction', blankControls)
  const tracked = new Set<unknown>([LOCAL])
  const values = createUndoValues(doc)
  const items = createUndoItems(doc, (from, to) =>
    values.copied({ id: lastIdOf(from), deleted: false }, { id: lastIdOf(to), deleted: false }),
  )
  const stacks: { undo: UndoStep[]; redo: UndoStep[] } = { undo: [], redo: [] }
  const { emit, on } = createEvents()
  let lastChange = 0
  /** While a step of its own is made, however long that takes, or more is done of one that is not the last. */
  let joined: UndoStep | 'new' | null = null
  /** While taking back: where the reverse step goes, and which values it has. */
  let reverse: { readonly onto: UndoStep[]; readonly values: ValueChange[] } | null = null

  const captured = (transaction: Y.Transaction) => {
    const { origin, changed, changedParentTypes } = transaction
    // An editor opens a transaction whenever its caret moves; one without changes is not a step and must not clear redo.
    if (changed.size === 0) return
    if (origin === items.origin && reverse) {
      const step = stepOf(transaction, reverse.values)
      reverse.onto.push(step)
      return emit('added', { step, changed: changedParentTypes })
    }
    if (!tracked.has(origin)) return values.hear(transaction)
    if (stacks.redo.length > 0) {
      release(transaction, stacks.redo.splice(0), stacks.undo)
      emit('cleared', undefined)
    }
    const at = now()
    const fresh = stepOf(transaction, values.changesOf(transaction))
    const last =
      joined === 'new' ? undefined : (joined ?? (lastChange > 0 && at - lastChange < undo.captureTimeout ? stacks.undo.at(-1) : undefined))
    lastChange = at
    if (!last) {
      stacks.undo.push(fresh)
      if (joined === 'new') joined = fresh
      return emit('added', { step: fresh, changed: changedParentTypes })
    }
    joinStep(last, fresh)
  }
  doc.on('afterTransaction', captured)

  const takeBackStep = (type: 'undo' | 'redo', step: UndoStep): UndoOutcome => {
    const written: ValueChange[] = []
    reverse = { onto: type === 'undo' ? stacks.redo : stacks.undo, values: written }
    lastChange = 0
    const outcome = doc.transact((transaction): UndoOutcome => {
      const restored = items.takeBack(transaction, step)
      const taken = values.takeBack(step.values, step.seen, (of) => isRemovedBy(transaction, of))
      for (const change of taken.reverse) written.push(change)
      return { type, done: restored.done + taken.done, left: [...restored.left, ...taken.left] }
    }, items.origin)
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
  const stepMade = () => (joined === 'new' ? null : joined)
  /** An undo step of its own, however soon it follows another edit. */
  const asStep = <T>(change: () => T, into: UndoStep | null = null): UndoableMade<T> => {
    joined = into && stacks.undo.includes(into) ? into : 'new'
    const made = change()
    const step = stepMade()
    joined = null
    lastChange = 0
    if (!step) return { made, step: null, undo: () => null }
    step.takeBack = () => takeBackOnly(step)
    return { made, step, undo: step.takeBack }
  }

  const undo: Undo = {
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    canUndo: () => stacks.undo.length > 0,
    canRedo: () => stacks.redo.length > 0,
    last: () => stacks.undo.at(-1) ?? null,
    asStep,
    holds: (step) => stacks.undo.includes(step),
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
      doc.transact((transaction) => release(transaction, gone, []), items.origin)
      emit('cleared', undefined)
    },
    addTrackedOrigin: (origin) => void tracked.add(origin),
    on,
    destroy: () => {
      doc.off('afterTransaction', blankControls)
      doc.off('afterTransaction', captured)
      items.destroy()
    },
  }
  return undo
}

const createEvents = () => {
  const listeners: { [Name in keyof UndoEvents]: Set<(event: UndoEvents[Name]) => void> } = {
    added: new Set(),
    popped: new Set(),
    cleared: new Set(),
  }
  const emit = <Name extends keyof UndoEvents>(name: Name, event: UndoEvents[Name]) => {
    for (const listener of [...listeners[name]]) listener(event)
  }
  const on: Undo['on'] = (name, listener) => {
    listeners[name].add(listener)
    return () => void listeners[name].delete(listener)
  }
  return { emit, on }
}

const stepOf = (transaction: Y.Transaction, values: ValueChange[]): UndoStep => {
  const { fresh, gone } = changedItems(transaction)
  // A plain value goes with its container; by itself it is a change of a value.
  const deleted = gone.filter((item) => !isPlainValue(item) || holderIn(item)?.deleted)
  for (const item of deleted) keepContent(item)
  const inserted = fresh.filter((item) => !isPlainValue(item))
  return { inserted: idsOfStructs(inserted), deleted: idsOfStructs(deleted), values, seen: clocksAfter(transaction) }
}

/** What was done within the capture time belongs to the step before it. */
const joinStep = (last: UndoStep, fresh: UndoStep): void => {
  last.inserted = joinIds(last.inserted, fresh.inserted)
  last.deleted = joinIds(last.deleted, fresh.deleted)
  last.seen = fresh.seen
  for (const change of fresh.values) last.values.push(change)
}

const deletedBy = (transaction: Y.Transaction, steps: readonly UndoStep[]): readonly YjsItem[] =>
  steps.flatMap(({ deleted }) => structsOf(transaction, deleted)).filter(isItem)

/** What only the steps that are gone would have brought back need not be kept any more. */
const release = (transaction: Y.Transaction, gone: readonly UndoStep[], left: readonly UndoStep[]): void => {
  for (const item of deletedBy(transaction, gone)) releaseContent(item)
  for (const item of deletedBy(transaction, left)) keepContent(item)
}

const isRemovedBy = (transaction: Y.Transaction, type: YjsType): boolean => {
  const holder = containerItem(type)
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
