// Verifies one of our logs from its first entry, see shared/log/verifyChain.ts.
import { type DocumentId, seq } from '../../shared/ids.ts'
import { type KnownHead, type LogToVerify, type Verified, verifyChain as verify } from '../../shared/log/verifyChain.ts'
import { digestOf, encodeEntry, genesis, hashOfNext } from './entry.ts'
import { DamagedLogError, type UpdateLog } from './log.ts'

export type { Fault, KnownHead, Verified } from '../../shared/log/verifyChain.ts'

const CHAIN = { genesis, encodeEntry, hashOfNext, digestOf }
export const verifyChain = (log: LogToVerify): Promise<Verified> => verify(CHAIN, log)

/** Up to the current head; entries appended meanwhile are verified the next time. */
export const verifyLog = async (log: UpdateLog, document: DocumentId, knownHeads: readonly KnownHead[] = []): Promise<Verified> => {
  try {
    const head = await log.head(document)
    const packed = (await log.anchors(document)).map((anchor): KnownHead => ({ ...anchor, what: 'the end of the packed entries' }))
    const entries = log.read(document, seq(0), head.seq)
    return await verifyChain({ document, entries, head, knownHeads: [...packed, ...knownHeads] })
  } catch (error) {
    if (error instanceof DamagedLogError) return { ok: false, seq: error.seq, why: error.why }
    throw error
  }
}
