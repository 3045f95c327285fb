// Index of the author of each id of a document, from its whole log: built once, and extended when the log grows.
import { isBroughtBack } from '../../shared/broughtBack.ts'
import { creditKey } from '../../shared/history/credit.ts'
import { type DocumentId, instant, type Seq, seq } from '../../shared/ids.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, tokenOfEntry } from '../history/authorContexts.ts'
import type { LogEntry, UpdateLog } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { idsOfUpdate } from './idsOfUpdate.ts'
import type { Stamp } from './stamp.ts'
import { withUnverified } from './unverifiedStamps.ts'

export interface Authors {
  /** Covers at least every id up to `upTo`; without seq, and by default without time, so that continuous ranges by one person are merged. */
  of(document: DocumentId, upTo: Seq, contexts?: AuthorContexts): Promise<IdRanges<Stamp>>
}

const HOUR_MS = 3_600_000
type When = Pick<Stamp, 'at' | 'meeting'>
/** Edits by one person in one hour of a session, or of none, are one range. */
export const byHour = ({ at, meeting }: Pick<LogEntry, 'at' | 'meeting'>): When => ({ at: instant(at - (at % HOUR_MS)), meeting })
const WITHOUT_TIME: When = { at: null }

interface Known {
  readonly ranges: IdRanges<Stamp>
  readonly stamps: Map<string, Stamp>
  seq: number
}

/** Number of documents whose index is cached. */
const MOST = 32

/** `whenOf`: also the time, with this precision; higher precision gives more ranges. */
export const createAuthors = (log: UpdateLog, whenOf: (entry: LogEntry) => When = () => WITHOUT_TIME): Authors => {
  const known = new Map<string, Promise<Known>>()

  const readOn = async (document: DocumentId, so: Known, upTo: Seq, contexts: AuthorContexts): Promise<Known> => {
    for await (const entry of log.read(document, seq(so.seq), upTo)) {
      so.seq = entry.seq
      // Attributed by its owner's entry, if that ever comes.
      if (isBroughtBack(entry)) continue
      const { seq: own, at, author, delegation } = entry
      const stamp = stampOf(so.stamps, {
        account: author,
        delegation,
        seq: null,
        ...whenOf(entry),
        ...contexts.of({ author, document, at, seq: own, token: tokenOfEntry(entry) }),
      })
      for (const update of entry.updates) for (const range of idsOfUpdate(document, entry.seq, update).inserted) so.ranges.add(range, stamp)
    }
    return so
  }

  return {
    async of(document, upTo, contexts = NO_AUTHOR_CONTEXTS) {
      // Former roles may change with new acts, so they are read separately.
      const key = `${document} ${contexts.key}`
      // Sequential: two readers of the same log would add each entry twice.
      const before = known.get(key) ?? Promise.resolve({ ranges: createIdRanges<Stamp>(), stamps: new Map(), seq: 0 })
      const reading = before.then((so) => (so.seq < upTo ? readOn(document, so, upTo, contexts) : so))
      known.delete(key)
      known.set(key, reading)
      reading.catch(() => known.delete(key))
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
      return withUnverified((await reading).ranges, await log.attributions(document))
    },
  }
}

const stampOf = (stamps: Map<string, Stamp>, stamp: Omit<Stamp, 'unverified'>): Stamp => {
  const key = `${creditKey(stamp)} ${stamp.at} ${stamp.meeting}`
  const known = stamps.get(key)
  if (known) return known
  stamps.set(key, stamp)
  return stamp
}
