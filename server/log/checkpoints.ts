// When a checkpoint is due, how one is made, and which older ones are still worth their bytes. All pure.
import * as Y from 'yjs'

const TAIL_UPDATES = 500
const TAIL_BYTES = 64 * 1024

/** A join sends base and tail, and a room loads by replaying the tail: neither may grow with history. */
export const wantsCheckpoint = (log: { readonly tailBytes: number; readonly tailUpdates: number; readonly baseBytes: number }): boolean =>
  log.tailUpdates > TAIL_UPDATES || log.tailBytes > Math.max(TAIL_BYTES, log.baseBytes / 2)

export interface FoldedState {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
}

/** The state after `base` and `updates`, with deleted content collected. `base` is null for a log read from its start. */
export const foldState = (base: Uint8Array | null, updates: readonly Uint8Array[]): FoldedState => {
  const doc = new Y.Doc({ gc: true })
  replay(doc, base === null ? updates : [base, ...updates])
  const folded = { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  doc.destroy()
  return folded
}

/**
 * Applies updates in one transaction that counts as local: Yjs "cleans up" formats after remote ones, by deletions that are in
 * nobody's log and depend on how the updates were batched.
 */
export const replay = (doc: Y.Doc, updates: readonly Uint8Array[]): void =>
  doc.transact((transaction) => {
    for (const update of updates) {
      Y.applyUpdate(doc, update)
      transaction.local = true
    }
  })

/**
 * Keeps the newest two (one may be damaged) and, further back, one per doubling of the distance: any past state is then at most
 * as many entries away from a checkpoint as it is old, and a log of a million entries has about twenty.
 */
export const surplusCheckpoints = (seqs: readonly number[]): readonly number[] => {
  const [newest = 0, , ...older] = [...seqs].sort((a, b) => b - a)
  const band = (at: number) => Math.floor(Math.log2(newest - at))
  // The oldest of a band stays: it is the one that grows into the next.
  return older.filter((at, index) => older.slice(index + 1).some((later) => band(later) === band(at)))
}
