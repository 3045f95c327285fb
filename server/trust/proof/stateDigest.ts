// Digest of a document's state (shared/proof/stateDigest.ts) with Node's SHA-256; and whether a checkpoint equals a replayed state.
import * as Y from 'yjs'
import { type DocumentId, type Seq, seq } from '../../../shared/ids.ts'
import * as shared from '../../../shared/proof/stateDigest.ts'
import { replay } from '../../log/checkpoints.ts'
import { equalBytes, sha256 } from '../../log/entry.ts'
import type { Checkpoint, UpdateLog } from '../../log/log.ts'

export const createStateDigester = (document: DocumentId, doc: Y.Doc): shared.StateDigester =>
  shared.createStateDigester(sha256, document, doc)

/** Throws for an invalid update. */
export const stateDigestOf = (document: DocumentId, state: Uint8Array): Uint8Array => shared.stateDigestOf(sha256, document, state)

/** Updates in one transaction: more of them take longer, as do single ones. */
const BATCH = 64

export type StateReplay = ReturnType<typeof createStateReplay>
/** A log's state alone, at any entry: a third of the cost of a replay with history. */
export const createStateReplay = (document: DocumentId, log: Pick<UpdateLog, 'read'>) => {
  const doc = new Y.Doc({ gc: true })
  const digester = createStateDigester(document, doc)
  let reached = seq(0)
  return {
    document,
    doc,
    state: digester.digest,
    async advance(upTo: Seq) {
      let waiting: Uint8Array[] = []
      const catchUp = () => {
        replay(doc, waiting)
        waiting = []
      }
      for await (const { updates, seq: at } of log.read(document, reached, upTo)) {
        waiting.push(...updates)
        reached = at
        if (waiting.length >= BATCH) catchUp()
      }
      catchUp()
    },
    dispose: () => doc.destroy(),
  }
}

/** Whether a checkpoint equals the current state of a replay, including its state vector. */
export const isStateOf = (
  { document, state, stateVector }: Checkpoint,
  { doc, state: digest }: { readonly doc: Y.Doc; readonly state: () => Uint8Array },
): boolean => {
  try {
    const [theirs, ours] = [Y.decodeStateVector(stateVector), Y.decodeStateVector(Y.encodeStateVector(doc))]
    const same = theirs.size === ours.size && [...ours].every(([client, clock]) => theirs.get(client) === clock)
    return same && equalBytes(stateDigestOf(document, state), digest())
  } catch {
    // Yjs reports foreign bytes by throwing: no state at all.
    return false
  }
}
