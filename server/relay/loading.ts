// A document's committed state, read from the log: the newest checkpoint and the entries after it.
import type { AccountId, ClientId, DocumentId, Seq } from '../../shared/ids.ts'
import { seq } from '../../shared/ids.ts'
import { equalBytes, hashOfNext, linkOf } from '../log/entry.ts'
import type { Head } from '../log/head.ts'
import { type Attribution, type Checkpoint, type CheckpointDamage, DamagedLogError, type UpdateLog } from '../log/log.ts'
import { scan } from '../log/scan.ts'
import { type Committed, createCommitted } from './committed.ts'
import { decodeStateVector } from './stateVector.ts'
import { updateFrame } from './webSocketFrame.ts'

export interface LoadedRoom {
  readonly committed: Committed
  readonly head: Head
  readonly owners: Map<ClientId, AccountId>
  readonly attributions: readonly Attribution[]
}

/** What is in the log was validated when it came: only its form is checked again. */
const ANY_SIZE = { structsPerUpdate: Number.POSITIVE_INFINITY, clientsPerUpdate: Number.POSITIVE_INFINITY }

/**
 * `damaged` is called with a checkpoint without a state vector, or from which the entries do not lead to the head: it is skipped for an older
 * one, or for all entries.
 */
export const loadDocument = async (
  log: UpdateLog,
  document: DocumentId,
  damaged: (damage: CheckpointDamage) => void = () => undefined,
): Promise<LoadedRoom> => {
  const head = await log.head(document)
  const owners = new Map(await log.owners(document))
  for (let upTo = head.seq; ; ) {
    const { checkpoint, clocks } = await newestBase(log, document, upTo, damaged)
    const committed = createCommitted(checkpoint, clocks)
    const hash = await readTail(log, document, { from: checkpoint, head, committed })
    if (!checkpoint || hash === null || equalBytes(hash, head.hash))
      return { committed, head, owners, attributions: await log.attributions(document) }
    damaged({ document, seq: checkpoint.seq, why: 'the checkpoint is not on the chain that leads to the head' })
    upTo = seq(checkpoint.seq - 1)
  }
}

interface Tail {
  readonly from: Checkpoint | null
  readonly head: Head
  readonly committed: Committed
}

/** Answers the chain's hash at the end, computed on from that of the checkpoint; null where the checkpoint has none. */
const readTail = async (log: UpdateLog, document: DocumentId, { from, head, committed }: Tail): Promise<Uint8Array | null> => {
  let last = from?.seq ?? seq(0)
  let hash = from?.chain ?? null
  for await (const entry of log.read(document, last, head.seq)) {
    for (const bytes of entry.updates) {
      const ids = scan(bytes, ANY_SIZE)
      if (ids === null) throw new DamagedLogError(document, entry.seq, 'holds what is no update')
      const { frame, update } = updateFrame(bytes)
      committed.append(frame, update, ids.inserts)
    }
    if (hash) hash = hashOfNext(hash, linkOf(entry))
    last = entry.seq
  }
  if (last !== head.seq) throw new DamagedLogError(document, head.seq, `the entries end at ${last}`)
  return hash
}

const newestBase = async (
  log: UpdateLog,
  document: DocumentId,
  head: Seq,
  damaged: (damage: CheckpointDamage) => void,
): Promise<{ readonly checkpoint: Checkpoint | null; readonly clocks: Map<number, number> }> => {
  for (let upTo = head; ; ) {
    const checkpoint = await log.checkpointAt(document, upTo)
    if (!checkpoint) return { checkpoint, clocks: new Map() }
    const clocks = decodeStateVector(checkpoint.stateVector)
    if (clocks) return { checkpoint, clocks }
    damaged({ document, seq: checkpoint.seq, why: 'the checkpoint has no state vector' })
    upTo = seq(checkpoint.seq - 1)
  }
}
