// Packs a log's old entries, segment by segment: each is decoded again and compared before the rows are deleted.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { encodeEntry, encodeHeader, encodeUpdates, equalBytes, hashOfNext } from './entry.ts'
import type { Head } from './head.ts'
import type { PackingRule, UpdateLog } from './log.ts'
import { openSegment } from './openSegment.ts'
import { type LogSegment, type Packable, packable, packSegment } from './segment.ts'

interface Packing {
  readonly log: Pick<UpdateLog, 'read'>
  readonly rule: PackingRule
  /** End of the packed part. */
  readonly after: Head
  readonly upTo: Seq
  readonly clock: Pick<Clock, 'soon'>
  /** Replaces the entries by the segment, in one transaction. */
  readonly replace: (segment: LogSegment) => Promise<void>
}

/** Up to which seq a log may be packed. */
export const packableUpTo = (rule: PackingRule, head: Seq, newestKept: Seq): Seq =>
  seq(Math.max(0, Math.min(head - rule.newest, newestKept)))

/** Number of packed entries. Entries that do not fill a segment stay rows. */
export const packEntries = async (document: DocumentId, { log, rule, after, upTo, clock, replace }: Packing): Promise<number> => {
  let entries: Packable[] = []
  let bytes = 0
  let { hash } = after
  let packed = 0
  if (after.seq >= upTo) return 0
  for await (const entry of log.read(document, after.seq, upTo)) {
    const encoded = encodeEntry(entry)
    hash = hashOfNext(hash, encoded)
    entries.push(packable(document, entry, encoded))
    bytes += encoded.updates.length
    if (bytes < rule.segmentBytes) continue
    const segment = packSegment(document, entries, { seq: entry.seq, hash })
    await mustBeEqual(document, segment, entries, clock)
    await replace(segment)
    packed += entries.length
    entries = []
    bytes = 0
  }
  return packed
}

/** Entries compared per blocking step. */
const SLICE = 1_000

const mustBeEqual = async (document: DocumentId, segment: LogSegment, entries: readonly Packable[], clock: Pick<Clock, 'soon'>) => {
  const open = openSegment(document, segment)
  for (const [index, { entry, updates }] of entries.entries()) {
    const same = open.entry(entry.seq)
    if (!equalBytes(encodeHeader(same), encodeHeader(entry)) || !equalBytes(encodeUpdates(same.updates), updates))
      throw new Error(`${document}: entry ${entry.seq} was not packed as it is`)
    if (index % SLICE === SLICE - 1) await new Promise<void>((resolve) => clock.soon(resolve))
  }
}
