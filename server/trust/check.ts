// Checks one document's log against everything that vouches for it: its own chain, its packed parts, marks and signed heads. SPEC I4.
import { type DocumentId, seq } from '../../shared/ids.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { damageIn } from '../log/rows.ts'
import { type Verified, verifyLog } from '../log/verifyChain.ts'
import { isTrueHead } from './signedHead.ts'
import { type Witnesses, witnessOf } from './witnesses.ts'

/** All documents that have a log, and those of which somebody says that they had one. */
export const documentsToCheck = async (log: UpdateLog, witnesses: Witnesses): Promise<readonly DocumentId[]> =>
  [...new Set([...(await log.documents()), ...(await witnesses.documents())])].sort()

interface Checking {
  readonly log: UpdateLog
  readonly witnesses: Witnesses
  /** Lets others have the thread. */
  readonly pause: () => Promise<void>
}

export const checkDocument = async ({ log, witnesses, pause }: Checking, document: DocumentId): Promise<Verified> => {
  try {
    const heads = await witnesses.heads(document)
    const verified = await verifyLog(log, document, [...heads.map(witnessOf), ...(await witnesses.others(document))])
    if (!verified.ok) return verified
    // Signatures last: each costs a tenth of a millisecond, and a forged one says nothing about the log that its hash did not say.
    for (const head of heads) {
      await pause()
      if (!isTrueHead(head, witnesses.keys)) return { ok: false, seq: head.seq, why: 'a signed head is not as it was signed' }
    }
    return verified
  } catch (error) {
    if (error instanceof DamagedLogError) return { ok: false, seq: error.seq, why: error.why }
    // Any other page of the database that this check had to read.
    const why = damageIn(error)
    if (why === null) throw error
    return { ok: false, seq: seq(0), why }
  }
}
