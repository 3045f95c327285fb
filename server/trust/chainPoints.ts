// Hash of the chain at an entry, for clients that verify what they saw before. After a restart all clients ask at once, mostly for the same entries.
import type { HeadInfo } from '../../shared/api/trust.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'

export interface ChainPoints {
  /** `at` is null if the log ends before that entry. Null for an unreadable log. */
  at(document: DocumentId, seq: Seq | null): Promise<Omit<HeadInfo, 'group'> | null>
}

/** An entry's hash never changes, so the newest answers are cached. */
const REMEMBERED = 1_000

export const createChainPoints = (log: Pick<UpdateLog, 'head' | 'hashAt'>): ChainPoints => {
  const known = new Map<string, Promise<Uint8Array>>()

  const hashAt = (document: DocumentId, seq: Seq): Promise<Uint8Array> => {
    const name = `${document} ${seq}`
    const remembered = known.get(name)
    if (remembered) return remembered
    const found = log.hashAt(document, seq)
    known.set(name, found)
    found.catch(() => known.delete(name))
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return found
  }

  return {
    async at(document, seq) {
      try {
        const head = await log.head(document)
        const at = seq === null || seq > head.seq ? null : { seq, hash: hex(await hashAt(document, seq)) }
        return { document, at, head: { seq: head.seq, hash: hex(head.hash) } }
      } catch (error) {
        // Its room is quarantined and the damage is reported there: this request gets no answer.
        if (error instanceof DamagedLogError) return null
        throw error
      }
    },
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
