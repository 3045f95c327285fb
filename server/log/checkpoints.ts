// When a checkpoint is due, how it is created, and which older ones are kept. Pure.
import * as Y from 'yjs'
import { replay } from '../../shared/log/replay.ts'
import type { HistoryCheckpoint } from './log.ts'

export { replay } from '../../shared/log/replay.ts'

const TAIL_UPDATES = 500
const TAIL_BYTES = 64 * 1024

/** A join sends base and tail, and a room loads by replaying the tail: neither may grow with history. */
export const wantsCheckpoint = (log: { readonly tailBytes: number; readonly tailUpdates: number; readonly baseBytes: number }): boolean =>
  log.tailUpdates > TAIL_UPDATES || log.tailBytes > Math.max(TAIL_BYTES, log.baseBytes / 2)

export interface FoldedState {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
}

/** The state after `base` and `updates`, with deleted content garbage-collected. `base` is null for a log read from its start. */
export const foldState = (base: Uint8Array | null, updates: readonly Uint8Array[]): FoldedState => {
  const doc = new Y.Doc({ gc: true, guid: 'folded' })
  replay(doc, base === null ? updates : [base, ...updates])
  const folded = { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  doc.destroy()
  return folded
}

/** Of those for joins the newest two are kept (one may be damaged); of those for history, all. */
export const surplusCheckpoints = (all: readonly { readonly seq: number; readonly kept: boolean }[]): readonly number[] =>
  [...all]
    .sort((a, b) => b.seq - a.seq)
    .slice(2)
    .filter(({ kept }) => !kept)
    .map(({ seq }) => seq)

/**
 * History is read from the checkpoint before a seek, so the tail between two of them is bounded; the bound grows with their size, so that all of
 * them together stay a fraction of the log.
 */
export const historyTail = (kept: readonly HistoryCheckpoint[]): number => {
  const last = kept.slice(-LAST)
  return Math.max(HISTORY_BYTES, (2 * last.reduce((sum, { bytes }) => sum + bytes, 0)) / Math.max(1, last.length))
}
const HISTORY_BYTES = 32 * 1024
const LAST = 16
