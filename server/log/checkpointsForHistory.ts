// Creates checkpoints for history: where the rule says, and on request.
import * as Y from 'yjs'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { historyTail, replay } from './checkpoints.ts'
import { genesis, hashOfNext, linkOf } from './entry.ts'
import { mustBeWithin } from './hashAt.ts'
import type { Checkpoint, LogEntry, UpdateLog } from './log.ts'

/** Updates per blocking replay; one transaction for thousands would be slower, as would be single ones. */
const SLICE = 200

/** At exactly `at`; does nothing if it exists. */
export const keepAt = async (log: UpdateLog, document: DocumentId, at: Seq): Promise<void> => {
  const kept = await log.historyCheckpoints(document)
  if (at === 0 || kept.some((one) => one.seq === at)) return
  mustBeWithin(at, await log.head(document))
  const walk = await walkFrom(log, document, at)
  for await (const entry of log.read(document, walk.base, at)) walk.advance(entry)
  await log.keepCheckpoint(walk.checkpoint(at))
  walk.dispose()
}

/**
 * All that are due by the rule of `historyTail`, for any head: they are at the same seqs whether they are created one at a time, or all afterwards.
 */
export const keepDue = async (log: UpdateLog, document: DocumentId): Promise<void> => {
  let kept = await log.historyCheckpoints(document)
  const start = kept.at(-1)?.seq ?? seq(0)
  const walk = await walkFrom(log, document, start)
  let bytes = 0
  for await (const entry of log.read(document, walk.base, (await log.head(document)).seq)) {
    walk.advance(entry)
    if (entry.seq > start) bytes += entryBytes(entry)
    if (bytes < historyTail(kept)) continue
    await log.keepCheckpoint(walk.checkpoint(entry.seq))
    kept = await log.historyCheckpoints(document)
    bytes = 0
  }
  walk.dispose()
}

export const entryBytes = ({ updates }: LogEntry): number => updates.reduce((sum, update) => sum + update.length, 0)

/** A replay of a document, from the newest checkpoint at or before `upTo`. */
const walkFrom = async (log: UpdateLog, document: DocumentId, upTo: Seq) => {
  const checkpoint = upTo === 0 ? null : await log.checkpointAt(document, upTo)
  const doc = new Y.Doc({ gc: true })
  if (checkpoint) replay(doc, [checkpoint.state])
  let waiting: Uint8Array[] = []
  const catchUp = () => {
    replay(doc, waiting)
    waiting = []
  }
  let chain = checkpoint ? checkpoint.chain : genesis(document)
  return {
    base: checkpoint?.seq ?? seq(0),
    advance(entry: LogEntry) {
      if (chain) chain = hashOfNext(chain, linkOf(entry))
      waiting.push(...entry.updates)
      if (waiting.length >= SLICE) catchUp()
    },
    checkpoint(at: Seq): Checkpoint {
      catchUp()
      return {
        document,
        seq: at,
        state: Y.encodeStateAsUpdate(doc),
        stateVector: Y.encodeStateVector(doc),
        // The state after its entries, so that sealing needs no second replay.
        ...(chain ? { chain } : {}),
      }
    },
    dispose: () => doc.destroy(),
  }
}
