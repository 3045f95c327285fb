// A document's committed state, read from the log: the newest checkpoint and the entries after it.
import type { AccountId, ClientId, DocumentId, Seq } from '../../shared/ids.ts'
import { seq } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import { type Checkpoint, type CheckpointDamage, DamagedLogError, type Recovered, type UpdateLog } from '../log/log.ts'
import { scan } from '../log/scan.ts'
import { type Committed, createCommitted } from './committed.ts'
import { decodeStateVector } from './stateVector.ts'
import { updateFrame } from './webSocketFrame.ts'

export interface Loaded {
  readonly committed: Committed
  readonly head: Head
  readonly owners: Map<ClientId, AccountId>
  readonly recovered: readonly Recovered[]
}

/** What is in the log was judged when it came: only its form is asked for again. */
const ANY_SIZE = { structsPerUpdate: Number.POSITIVE_INFINITY, clientsPerUpdate: Number.POSITIVE_INFINITY }

/** `damaged` is told of a checkpoint without a state vector, which is skipped for an older one, or for all entries. */
export const loadDocument = async (
  log: UpdateLog,
  document: DocumentId,
  damaged: (damage: CheckpointDamage) => void = () => undefined,
): Promise<Loaded> => {
  const head = await log.head(document)
  const owners = new Map(await log.owners(document))
  const { checkpoint, clocks } = await newestBase(log, document, head.seq, damaged)
  const committed = createCommitted(checkpoint, clocks)
  let last = checkpoint?.seq ?? seq(0)
  for await (const entry of log.read(document, last, head.seq)) {
    for (const bytes of entry.updates) {
      const ids = scan(bytes, ANY_SIZE)
      if (ids === null) throw new DamagedLogError(document, entry.seq, 'holds what is no update')
      const { frame, update } = updateFrame(bytes)
      committed.append(frame, update, ids.inserts)
    }
    last = entry.seq
  }
  if (last !== head.seq) throw new DamagedLogError(document, head.seq, `the entries end at ${last}`)
  return { committed, head, owners, recovered: await log.recovered(document) }
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
