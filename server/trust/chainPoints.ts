// The chain's hash at an entry, for clients that ask whether it still is what they saw. When a server comes back they all ask at once,
// and mostly for the same entries.
import type { HeadInfo } from '../../shared/api/trust.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'

export interface ChainPoints {
  /** `at` is null where there is no such entry: the log ends before it. Null for a log that cannot be read. */
  at(document: DocumentId, seq: Seq | null): Promise<Omit<HeadInfo, 'group'> | null>
}

/** What was an entry's hash once is so for ever, so the newest answers are remembered. */
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
        // Its room is quarantined and it is named there: a request for its chain gets none.
        if (error instanceof DamagedLogError) return null
        throw error
      }
    },
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
