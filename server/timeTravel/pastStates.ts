// Past states: the newest base at or before a seq, and the entries since. The cost does not grow with the length of the log.
import * as Y from 'yjs'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { replay } from '../log/checkpoints.ts'
import type { LogEntry, UpdateLog } from '../log/log.ts'
import type { Bases } from './bases.ts'

export interface PastStates {
  readonly log: UpdateLog
  readonly bases: Bases
}

/** One transaction for all entries takes five times as long: Yjs then searches in unmerged structs. */
const BATCH = 32
/** After this many bytes of updates a replay caches its state for requests nearby; at least four times its size. */
const STRIDE_BYTES = 64 * 1024
const STRIDE_SHARE = 4

/** The document at `at`, garbage-collected. Its bytes can be the base of another. */
export const stateAt = async (past: PastStates, document: DocumentId, at: Seq): Promise<Y.Doc> => {
  const base = await past.bases.nearest(document, at)
  const doc = new Y.Doc({ gc: true })
  if (base) replay(doc, [base.state])
  await advance(past, { document, doc, from: base?.seq ?? seq(0), size: base?.state.length ?? 0 }, at)
  return doc
}

/**
 * As one update, merged without opening a document: what was deleted since the base is still in it, as it is in the log. It is kept among the bases,
 * which are therefore others than those of `stateAt`: the next one after it is merged from there.
 */
export const bytesAt = async ({ log, bases }: PastStates, document: DocumentId, at: Seq): Promise<Uint8Array> => {
  const base = await bases.nearest(document, at)
  if (base?.seq === at) return base.state
  const since: Uint8Array[] = []
  await inBatches(log.read(document, base?.seq ?? seq(0), at), (entries) => {
    since.push(Y.mergeUpdates(entries.flatMap(({ updates }) => updates)))
  })
  const state = Y.mergeUpdates([base?.state ?? NOTHING, mergedInSteps(since)])
  bases.keep(document, { seq: at, state })
  return state
}
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
/** The time of one merge grows with the square of the number of updates. */
const mergedInSteps = (updates: readonly Uint8Array[]): Uint8Array => {
  let left = updates
  while (left.length > 1)
    left = Array.from({ length: Math.ceil(left.length / BATCH) }, (_, n) => Y.mergeUpdates(left.slice(n * BATCH, (n + 1) * BATCH)))
  return left[0] ?? NOTHING
}

/** The same without garbage collection from now on: content deleted later is kept. */
export const keepingStateAt = async (past: PastStates, document: DocumentId, at: Seq): Promise<Y.Doc> => {
  const doc = await stateAt(past, document, at)
  doc.gc = false
  return doc
}

interface Standing {
  readonly document: DocumentId
  readonly doc: Y.Doc
  readonly from: Seq
  /** Size of its base state. */
  readonly size: number
}

/** Replays the entries after `from` up to `to` into a garbage-collected document. */
export const advance = async ({ log, bases }: PastStates, { document, doc, from, size }: Standing, to: Seq): Promise<void> => {
  let [passed, stride] = [0, Math.max(STRIDE_BYTES, size / STRIDE_SHARE)]
  await inBatches(log.read(document, from, to), (entries) => {
    const updates = entries.flatMap((entry) => entry.updates)
    replay(doc, updates)
    passed += updates.reduce((sum, update) => sum + update.length, 0)
    const last = entries.at(-1)
    if (!last || last.seq === to || passed < stride) return
    const state = Y.encodeStateAsUpdate(doc)
    bases.keep(document, { seq: last.seq, state })
    passed = 0
    stride = Math.max(STRIDE_BYTES, state.length / STRIDE_SHARE)
  })
}

export const inBatches = async (entries: AsyncIterable<LogEntry>, each: (batch: readonly LogEntry[]) => void): Promise<void> => {
  let batch: LogEntry[] = []
  for await (const entry of entries) {
    batch.push(entry)
    if (batch.length < BATCH) continue
    each(batch)
    batch = []
  }
  if (batch.length > 0) each(batch)
}
