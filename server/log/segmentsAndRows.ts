// Reads entries from packed segments (old ones) and rows (newer ones).
import { type DocumentId, type Instant, type Seq, seq } from '../../shared/ids.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { equalBytes } from './entry.ts'
import { DamagedLogError, type LogEntry, type LogHeader } from './log.ts'
import { readEntry, readReceipt, readSegment, unlessFoundDamaged } from './logRows.ts'
import { type OpenSegment, openSegment } from './openSegment.ts'
import type { LogSegment } from './segment.ts'

/** Reading a page of entries blocks the event loop: about a millisecond. */
const MOST = { entries: 256, bytes: 512 * 1024 }
/** Decoded segments kept for repeated reads nearby: decoding one costs milliseconds, and some megabytes of memory. */
const MOST_OPEN = 4

/** Access to the rows on either engine. */
export interface PageSource {
  /** The last segment that begins at or before `wanted`. */
  segmentAt(document: DocumentId, wanted: Seq): Promise<DatabaseRow | undefined>
  /** Rows with `after < seq ≤ upTo`, in order: at least one if there is one, then no more than these limits. */
  rows(document: DocumentId, span: { readonly after: Seq; readonly upTo: Seq }, most: typeof MOST): Promise<readonly DatabaseRow[]>
  receipt(document: DocumentId, at: Seq): Promise<DatabaseRow | undefined>
}

export interface Page<Entry> {
  /** At least one. */
  readonly entries: readonly Entry[]
  /** Where they are; the next page may be there too. */
  readonly segment: OpenSegment | null
}

export const createLogPages = (source: PageSource) => {
  const opened = keepOpen()
  const segmentAt = async (document: DocumentId, wanted: Seq): Promise<OpenSegment | null> => {
    const row = await unlessFoundDamaged(document, wanted, () => source.segmentAt(document, wanted))
    const segment = row && readSegment(document, row)
    return segment && segment.last >= wanted ? opened(document, segment) : null
  }

  const packedPage = (segment: OpenSegment, after: Seq, upTo: Seq): Page<LogEntry> => {
    const end = Math.min(upTo, segment.last, after + MOST.entries)
    return { entries: Array.from({ length: end - after }, (_, index) => segment.entry(seq(after + 1 + index))), segment }
  }
  /** A whole segment: headers are small, and read in a millisecond. */
  const packedHeaders = (segment: OpenSegment, after: Seq, upTo: Seq): Page<LogHeader> => {
    const end = Math.min(upTo, segment.last)
    return { entries: Array.from({ length: end - after }, (_, index) => segment.header(seq(after + 1 + index))), segment }
  }

  const rowsPage = async (document: DocumentId, after: Seq, upTo: Seq): Promise<readonly LogEntry[]> => {
    const first = seq(after + 1)
    const rows = await unlessFoundDamaged(document, first, () => source.rows(document, { after, upTo }, MOST))
    // The first one may have been packed since the segment was looked up.
    return rows[0]?.seq === first ? rows.map((row, index) => readEntry(document, seq(first + index), row)) : []
  }

  /** `after` is before `upTo`, which is at most the head's seq. */
  const pageBy =
    <Entry extends LogHeader>(packed: (segment: OpenSegment, after: Seq, upTo: Seq) => Page<Entry | LogEntry>) =>
    async (document: DocumentId, after: Seq, upTo: Seq, open: OpenSegment | null): Promise<Page<Entry | LogEntry>> => {
      const wanted = seq(after + 1)
      const segment = open && open.last >= wanted ? open : await segmentAt(document, wanted)
      if (segment) return packed(segment, after, upTo)
      const entries = await rowsPage(document, after, upTo)
      if (entries.length > 0) return { entries, segment: null }
      const packedMeanwhile = await segmentAt(document, wanted)
      if (!packedMeanwhile) throw new DamagedLogError(document, wanted, 'the entry is missing')
      return packed(packedMeanwhile, after, upTo)
    }

  return {
    after: pageBy<LogEntry>(packedPage),
    headersAfter: pageBy<LogHeader>(packedHeaders),
    /** Receipts of entries, for a binary search. */
    receipts(document: DocumentId): (at: Seq) => Promise<Instant> {
      let open: OpenSegment | null = null
      return async (at) => {
        if (open && open.first <= at && at <= open.last) return open.receipt(at)
        const row = await unlessFoundDamaged(document, at, () => source.receipt(document, at))
        open = row ? null : await segmentAt(document, at)
        return open ? open.receipt(at) : readReceipt(document, at, row)
      }
    },
  }
}

/** Keyed by the stored bytes: if they were tampered with meanwhile, the segment is decoded and verified again. */
const keepOpen = () => {
  let kept: readonly { readonly document: DocumentId; readonly segment: LogSegment; readonly open: OpenSegment }[] = []
  return (document: DocumentId, segment: LogSegment): OpenSegment => {
    const known = kept.find((one) => one.document === document && sameSegment(one.segment, segment))
    const open = known?.open ?? openSegment(document, segment)
    kept = [{ document, segment, open }, ...kept.filter((one) => one !== known)].slice(0, MOST_OPEN)
    return open
  }
}
const sameSegment = (a: LogSegment, b: LogSegment): boolean =>
  a.first === b.first && a.last === b.last && equalBytes(a.hash, b.hash) && equalBytes(a.packed, b.packed)
