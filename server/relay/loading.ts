// A document's committed state, read from the log: the newest checkpoint and the entries after it.
import type { AccountId, ClientId, DocumentId } from '../../shared/ids.ts'
import { seq } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import { DamagedLogError, type Recovered, type UpdateLog } from '../log/log.ts'
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

export const loadDocument = async (log: UpdateLog, document: DocumentId): Promise<Loaded> => {
  const head = await log.head(document)
  const owners = new Map(await log.owners(document))
  const checkpoint = await log.checkpointAt(document, head.seq)
  const clocks = checkpoint && decodeStateVector(checkpoint.stateVector)
  if (checkpoint && !clocks) throw new DamagedLogError(document, checkpoint.seq, 'the checkpoint has no state vector')
  const committed = createCommitted(checkpoint, clocks ?? new Map())
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
