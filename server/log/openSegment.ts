// Decodes a packed segment, which is foreign: every entry is returned as it was written, or the damage is reported.
import { constants, zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import {
  type DocumentId,
  type Instant,
  instant,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { decodeUpdates, encodeEntry, equalBytes } from './entry.ts'
import { DamagedLogError, type LogEntry, type LogHeader, parseEntryKind } from './log.ts'
import { CHECK_BYTES, checkOf, type LogSegment, SEGMENT_DIGEST_BYTES, SEGMENT_VERSION, segmentDigest } from './segment.ts'

export interface OpenSegment {
  readonly first: Seq
  readonly last: Seq
  entry(at: Seq): LogEntry
  /** The same without decoding its updates. */
  header(at: Seq): LogHeader
  receipt(at: Seq): Instant
}

/** Our own batches are far smaller: a forged segment must not fill the memory. */
const MOST_BYTES = 512 * 1024 * 1024

/** Throws DamagedLogError with the first damaged entry, if it can still be determined. */
export const openSegment = (document: DocumentId, segment: LogSegment): OpenSegment => {
  const { first, last, packed } = segment
  const whole = `the packed entries ${first} to ${last} are not as they were written`
  const content = packed.subarray(1 + SEGMENT_DIGEST_BYTES)
  const digest = packed.subarray(1, 1 + SEGMENT_DIGEST_BYTES)
  const sound = packed[0] === SEGMENT_VERSION && equalBytes(digest, segmentDigest(document, segment, content))
  let open: OpenContent
  try {
    open = openContent(document, segment, content)
  } catch (error) {
    if (error instanceof DamagedLogError) throw error
    // zstd and lib0 report foreign bytes by throwing.
    throw new DamagedLogError(document, first, whole)
  }
  if (sound) return open
  const changed = open.firstChanged()
  throw new DamagedLogError(document, changed ?? first, changed === null ? whole : 'the entry is not as it was written')
}

interface OpenContent extends OpenSegment {
  /** By the check bytes of the entries themselves. */
  firstChanged(): Seq | null
}

const openContent = (document: DocumentId, { first, last }: LogSegment, content: Uint8Array): OpenContent => {
  const bytes = new Uint8Array(
    zstdDecompressSync(content, { maxOutputLength: MOST_BYTES, params: { [constants.ZSTD_d_windowLogMax]: 27 } }),
  )
  const decoder = decoding.createDecoder(bytes)
  const number = () => decoding.readVarUint(decoder)
  const numbers = (count: number) => readNumbers(decoder, count)
  const count = number()
  if (count !== last - first + 1 || count > bytes.length) throw new Error('another number of entries')
  let at = number()
  const writers = Array.from({ length: number() }, () => readWriter(decoder))
  const who = numbers(count)
  const times = numbers(count).map((since) => {
    at += since
    return at
  })
  const sources = numbers(count)
  const lengths = numbers(count)
  const checks = decoding.readUint8Array(decoder, count * CHECK_BYTES)
  let start = decoder.pos
  const starts = lengths.map((length) => {
    start += length
    return start - length
  })
  if (start !== bytes.length) throw new Error('another length')

  const receipt = (which: Seq) => instant(times[which - first] ?? 0)
  const header = (which: Seq): LogHeader => {
    const index = which - first
    const writer = writers[who[index] ?? -1]
    if (!writer) throw new DamagedLogError(document, which, 'the entry cannot be read')
    const { kind, author, delegation, meeting } = writer
    const source = sources[index] ?? 0
    return { seq: which, at: receipt(which), kind, author, delegation, meeting, source: source === 0 ? null : seq(source - 1) }
  }
  const entry = (which: Seq): LogEntry => {
    const index = which - first
    const from = starts[index] ?? 0
    const updates = decodeUpdates(bytes.subarray(from, from + (lengths[index] ?? 0)))
    if (!updates) throw new DamagedLogError(document, which, 'the entry cannot be read')
    return { ...header(which), updates }
  }
  const changed = (which: Seq): boolean => {
    const from = (which - first) * CHECK_BYTES
    return !equalBytes(checks.subarray(from, from + CHECK_BYTES), checkOf(document, encodeEntry(entry(which))))
  }
  const firstChanged = () => {
    for (let which: number = first; which <= last; which++) if (changed(seq(which))) return seq(which)
    return null
  }
  return { first, last, entry, header, receipt, firstChanged }
}

/** As `readVarUint` does, without a call for each: a segment has some thousand of them. */
const readNumbers = (decoder: decoding.Decoder, count: number): Float64Array => {
  const { arr } = decoder
  const read = new Float64Array(count)
  let { pos } = decoder
  for (let n = 0; n < count; n++) {
    let byte = arr[pos++]
    if (byte !== undefined && byte < 128) {
      read[n] = byte
      continue
    }
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      if (byte === undefined) throw new Error('it ends too early')
      value += (byte & 127) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new Error('a number that cannot be one')
      if (byte < 128) break
      byte = arr[pos++]
    }
    read[n] = value
  }
  decoder.pos = pos
  return read
}

const readWriter = (decoder: decoding.Decoder): Pick<LogEntry, 'kind' | 'author' | 'delegation' | 'meeting'> => {
  const optional = () => (decoding.readVarUint(decoder) === 0 ? null : decoding.readVarString(decoder))
  const kind = parseEntryKind(decoding.readVarString(decoder))
  const author = parseAccountId(decoding.readVarString(decoder))
  const [delegation, meeting] = [optional(), optional()]
  const parsed = { delegation: parseDelegationId(delegation), meeting: parseMeetingId(meeting) }
  if (!kind || !author || parsed.delegation !== delegation || parsed.meeting !== meeting) throw new Error('a writer that cannot be one')
  return { kind, author, ...parsed }
}
