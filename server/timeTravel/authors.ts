// Who wrote each id of a document, from the whole of its log: read once, and read on when the log has grown.
import { isBroughtBack } from '../../shared/broughtBack.ts'
import { creditKey } from '../../shared/history/credit.ts'
import { type DocumentId, type Instant, instant, type Seq, seq } from '../../shared/ids.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, tokenOfEntry } from '../history/authorContexts.ts'
import type { Entry, UpdateLog } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { idsOf } from './idsOfUpdate.ts'
import type { Stamp } from './stamp.ts'
import { withUnverified } from './unverifiedStamps.ts'

export interface Authors {
  /** Holds at least every id up to `upTo`; without seq and time, so that what one person wrote in months is one range. */
  of(document: DocumentId, upTo: Seq, contexts?: AuthorContexts): Promise<IdRanges<Stamp>>
}

const HOUR_MS = 3_600_000
/** To the hour: what one person wrote in one sitting is one range. */
export const hourOf = ({ at }: Pick<Entry, 'at'>): Instant => instant(at - (at % HOUR_MS))

interface Known {
  readonly ranges: IdRanges<Stamp>
  readonly stamps: Map<string, Stamp>
  seq: number
}

/** Of documents whose ranges are kept. */
const MOST = 32

/** `timeOf`: also when, as exactly as this says; the more exactly, the more ranges. */
export const createAuthors = (log: UpdateLog, timeOf: (entry: Entry) => Instant | null = () => null): Authors => {
  const known = new Map<string, Promise<Known>>()

  const readOn = async (document: DocumentId, so: Known, upTo: Seq, contexts: AuthorContexts): Promise<Known> => {
    for await (const entry of log.read(document, seq(so.seq), upTo)) {
      so.seq = entry.seq
      // Its owner's entry says it, if that ever comes.
      if (isBroughtBack(entry)) continue
      const { seq: own, at, author, delegation } = entry
      const stamp = stampOf(so.stamps, {
        account: author,
        delegation,
        at: timeOf(entry),
        ...contexts.of({ author, document, at, seq: own, token: tokenOfEntry(entry) }),
      })
      for (const update of entry.updates) for (const range of idsOf(document, entry.seq, update).inserted) so.ranges.add(range, stamp)
    }
    return so
  }

  return {
    async of(document, upTo, contexts = NO_AUTHOR_CONTEXTS) {
      // Who they were then is another reading as soon as somebody is somebody else.
      const key = `${document} ${contexts.key}`
      // One after the other: two readings of the same log would each add what the other has added.
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

const stampOf = (stamps: Map<string, Stamp>, who: Omit<Stamp, 'seq' | 'unverified'>): Stamp => {
  const key = `${creditKey(who)} ${who.at}`
  const stamp = stamps.get(key) ?? { seq: null, ...who }
  stamps.set(key, stamp)
  return stamp
}
