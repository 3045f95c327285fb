// Reads entries wherever they lie: old ones in packed segments, the newer ones in rows.
import { type DocumentId, type Instant, type Seq, seq } from '../../shared/ids.ts'
import { equalBytes } from './entry.ts'
import { DamagedLogError, type Entry } from './log.ts'
import { type OpenSegment, openSegment } from './openSegment.ts'
import { readEntry, readReceipt, readSegment, unlessDamaged } from './rows.ts'
import type { Segment } from './segment.ts'
import type { Statements } from './statements.ts'

/** A page of entries is read with the event loop held: about a millisecond. */
const PAGE_ENTRIES = 256
const PAGE_BYTES = 512 * 1024
/** Segments kept open, for whoever looks around in one place: opening one costs milliseconds, and some megabytes of memory. */
const MOST_OPEN = 4

interface Page {
  /** At least one. */
  readonly entries: readonly Entry[]
  /** Where they were; the next page may lie there too. */
  readonly segment: OpenSegment | null
}

export const createPages = (sql: Statements) => {
  const opened = keepOpen()
  const segmentAt = (document: DocumentId, wanted: Seq): OpenSegment | null => {
    const row = unlessDamaged(document, wanted, () => sql.segmentAt.get(document, wanted))
    const segment = row && readSegment(document, row)
    return segment && segment.last >= wanted ? opened(document, segment) : null
  }

  const packedPage = (segment: OpenSegment, after: Seq, upTo: Seq): Page => {
    const end = Math.min(upTo, segment.last, after + PAGE_ENTRIES)
    return { entries: Array.from({ length: end - after }, (_, index) => segment.entry(seq(after + 1 + index))), segment }
  }

  const rowsPage = (document: DocumentId, after: Seq, upTo: Seq): readonly Entry[] => {
    const entries: Entry[] = []
    let bytes = 0
    const rows = sql.entries.iterate(document, after, upTo)
    try {
      while (entries.length < PAGE_ENTRIES && bytes < PAGE_BYTES) {
        const next = seq(after + entries.length + 1)
        const { value: row } = unlessDamaged(document, next, () => rows.next())
        // The first one may have been packed since we looked for its segment.
        if (!row || (entries.length === 0 && row.seq !== next)) break
        entries.push(readEntry(document, next, row))
        bytes += row.updates instanceof Uint8Array ? row.updates.length : 0
      }
    } finally {
      // Until it is ended the statement keeps its snapshot, and with it the write-ahead log.
      rows.return?.()
    }
    return entries
  }

  return {
    /** `after` is before `upTo`, which is at most the head's seq. */
    after(document: DocumentId, after: Seq, upTo: Seq, open: OpenSegment | null): Page {
      const wanted = seq(after + 1)
      const segment = open && open.last >= wanted ? open : segmentAt(document, wanted)
      if (segment) return packedPage(segment, after, upTo)
      const entries = rowsPage(document, after, upTo)
      if (entries.length > 0) return { entries, segment: null }
      const packedMeanwhile = segmentAt(document, wanted)
      if (!packedMeanwhile) throw new DamagedLogError(document, wanted, 'the entry is missing')
      return packedPage(packedMeanwhile, after, upTo)
    },
    /** Looks up when entries were received, for a search that comes nearer and nearer to one place. */
    receipts(document: DocumentId): (at: Seq) => Instant {
      let open: OpenSegment | null = null
      return (at) => {
        if (open && open.first <= at && at <= open.last) return open.receipt(at)
        const row = unlessDamaged(document, at, () => sql.receipt.get(document, at))
        open = row ? null : segmentAt(document, at)
        return open ? open.receipt(at) : readReceipt(document, at, row)
      }
    },
  }
}

/** By the bytes as they lie in the database now: what was tampered with meanwhile is opened anew, and found out. */
const keepOpen = () => {
  let kept: readonly { readonly document: DocumentId; readonly segment: Segment; readonly open: OpenSegment }[] = []
  return (document: DocumentId, segment: Segment): OpenSegment => {
    const known = kept.find((one) => one.document === document && sameSegment(one.segment, segment))
    const open = known?.open ?? openSegment(document, segment)
    kept = [{ document, segment, open }, ...kept.filter((one) => one !== known)].slice(0, MOST_OPEN)
    return open
  }
}
const sameSegment = (a: Segment, b: Segment): boolean =>
  a.first === b.first && a.last === b.last && equalBytes(a.hash, b.hash) && equalBytes(a.packed, b.packed)
