// Packs a log's old entries, segment by segment: each is opened again and compared before the rows go.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { seq } from '../../shared/ids.ts'
import { encodeEntry, encodeHeader, equalBytes, hashOfNext } from './entry.ts'
import type { Head } from './head.ts'
import type { Entry, PackingRule, UpdateLog } from './log.ts'
import { openSegment } from './openSegment.ts'
import { packSegment, type Segment } from './segment.ts'

interface Packing {
  readonly log: Pick<UpdateLog, 'read'>
  readonly rule: PackingRule
  /** Where the packed part ends now. */
  readonly after: Head
  readonly upTo: Seq
  /** Puts the segment in the place of its entries, at once. */
  readonly replace: (segment: Segment) => Promise<void>
}

/** How far a log may be packed. */
export const packableUpTo = (rule: PackingRule, head: Seq, newestKept: Seq): Seq =>
  seq(Math.max(0, Math.min(head - rule.newest, newestKept)))

/** How many entries it packed. What does not fill a segment stays as it is. */
export const packEntries = async (document: DocumentId, { log, rule, after, upTo, replace }: Packing): Promise<number> => {
  let entries: Entry[] = []
  let bytes = 0
  let { hash } = after
  let packed = 0
  if (after.seq >= upTo) return 0
  for await (const entry of log.read(document, after.seq, upTo)) {
    const encoded = encodeEntry(entry)
    hash = hashOfNext(hash, encoded)
    entries.push(entry)
    bytes += encoded.updates.length
    if (bytes < rule.segmentBytes) continue
    const segment = packSegment(document, entries, { seq: entry.seq, hash })
    mustBeEqual(document, segment, entries)
    await replace(segment)
    packed += entries.length
    entries = []
    bytes = 0
  }
  return packed
}

const mustBeEqual = (document: DocumentId, segment: Segment, entries: readonly Entry[]): void => {
  const open = openSegment(document, segment)
  for (const entry of entries)
    if (!equalEntries(open.entry(entry.seq), entry)) throw new Error(`${document}: entry ${entry.seq} was not packed as it is`)
}

const equalEntries = (a: Entry, b: Entry): boolean =>
  equalBytes(encodeHeader(a), encodeHeader(b)) &&
  a.updates.length === b.updates.length &&
  a.updates.every((update, index) => equalBytes(update, b.updates[index] ?? new Uint8Array()))
