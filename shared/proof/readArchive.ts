// Reads an archive as far as possible: foreign bytes, whose faults are reported and never thrown.
import * as decoding from 'lib0/decoding'
import type { z } from 'zod'
import type { SignedHead, SigningKey } from '../api/trust.ts'
import { type DocumentId, type Seq, seq } from '../ids.ts'
import { decodeEntry } from '../log/decodeEntry.ts'
import { createChain, equalBytes } from '../log/entry.ts'
import { DamagedLogError, type LogEntry } from '../log/entryReader.ts'
import {
  ARCHIVE_HEAD,
  type ArchivedGroup,
  type ArchivedLog,
  type ArchivedMark,
  type ArchivedPeople,
  type ArchivedWord,
  MOST_RECORD_BYTES,
  RECORD_HEAD_BYTES,
  RECORD_KINDS,
  type RecordKind,
} from './archive.ts'
import { groupBody, headsBody, keysBody, logBody, marksBody, peopleBody, readJson, sealBody, wordsBody } from './archiveSchemas.ts'
import type { ArchiveFault } from './faults.ts'
import type { Hashing, Primitives } from './primitives.ts'
import type { ArchiveSource } from './source.ts'
import { zstdFrame } from './zstdFrame.ts'

/** Packed entries, as they are in the file. */
export interface PackedBlock {
  readonly from: number
  readonly length: number
  readonly read: () => Promise<Uint8Array>
}

export interface ReadArchive {
  readonly group: ArchivedGroup | null
  readonly keys: readonly SigningKey[]
  readonly logs: readonly { readonly log: ArchivedLog; readonly blocks: readonly PackedBlock[] }[]
  readonly heads: readonly SignedHead[]
  readonly marks: readonly ArchivedMark[]
  readonly people: ArchivedPeople | null
  /** None in an archive from before acts were recorded. */
  readonly words: readonly ArchivedWord[]
  /** With the hash of all bytes before it. */
  readonly seal: { readonly key: string; readonly signature: string; readonly hash: Uint8Array } | null
  /** Faults of the file itself. */
  readonly faults: readonly ArchiveFault[]
}

interface Record {
  readonly kind: RecordKind
  /** Null for compressed entries, which are read on demand, and for a duplicate. */
  readonly body: Uint8Array | null
  readonly from: number
  readonly length: number
}

export const readArchive = async (
  primitives: Primitives,
  source: ArchiveSource,
  reached: (bytes: number) => void = () => undefined,
): Promise<ReadArchive> => {
  const { records, fault, sealed } = await splitRecords(primitives, source, reached)
  const faults: ArchiveFault[] = fault === null ? [] : [fault]
  if (!inOrder(records.map(({ kind }) => kind))) faults.push({ type: 'order', why: 'its parts are not in their order, or not complete' })
  const one = <T>(kind: RecordKind, schema: z.ZodType<T>, what: string): T | null => {
    const body = records.find((record) => record.kind === kind)?.body
    const parsed = body ? readJson(body, schema) : null
    if (body && parsed === null) faults.push({ type: 'part', part: kind, why: `${what} cannot be read` })
    return parsed
  }
  const seal = one('S', sealBody, 'its seal')
  return {
    group: one('G', groupBody, 'its group'),
    keys: one('K', keysBody, 'its list of keys') ?? [],
    logs: readLogs(source, records, faults),
    heads: one('H', headsBody, 'its list of signed heads') ?? [],
    marks: one('M', marksBody, 'its list of marks') ?? [],
    people: one('P', peopleBody, 'its list of names'),
    words: one('W', wordsBody, 'its list of words in acts') ?? [],
    seal: seal && sealed ? { ...seal, hash: sealed } : null,
    faults,
  }
}

/** The group alone, before the whole file is read; null if there is none. */
export const readArchivedGroup = async (source: ArchiveSource): Promise<ArchivedGroup | null> => {
  const start = ARCHIVE_HEAD.length + RECORD_HEAD_BYTES
  const head = await source.read(0, Math.min(source.size, start))
  if (head.length < start || !equalBytes(head.subarray(0, ARCHIVE_HEAD.length), ARCHIVE_HEAD)) return null
  const [kind] = head.subarray(ARCHIVE_HEAD.length)
  const length = new DataView(head.buffer, head.byteOffset + ARCHIVE_HEAD.length).getUint32(1)
  if (kind !== RECORD_KINDS[0].charCodeAt(0) || length > Math.min(MOST_RECORD_BYTES, source.size - start)) return null
  return readJson(await source.read(start, start + length), groupBody)
}

interface Split {
  readonly records: readonly Record[]
  readonly fault: ArchiveFault | null
  /** The hash of all bytes before the last seal. */
  readonly sealed: Uint8Array | null
}

const splitRecords = async ({ hashing }: Primitives, source: ArchiveSource, reached: (bytes: number) => void): Promise<Split> => {
  const hash = hashing()
  const pieces = createChunkReader(source, hash)
  const records: Record[] = []
  const there = new Set<RecordKind>()
  let sealed: Uint8Array | null = null
  const ending = (fault: ArchiveFault | null): Split => ({ records, fault, sealed })
  if (!equalBytes(await pieces.ahead(ARCHIVE_HEAD.length), ARCHIVE_HEAD))
    return ending({ type: 'none', why: 'it does not begin as an archive of Ruta' })
  await pieces.pass(ARCHIVE_HEAD.length)
  while (pieces.at() < source.size) {
    const from = pieces.at()
    const head = await pieces.ahead(RECORD_HEAD_BYTES)
    const kind = RECORD_KINDS.find((known) => known.charCodeAt(0) === head[0])
    if (!kind && !isOfLaterVersion(head[0]))
      return ending({ type: 'unreadable', byte: from, why: `what stands at byte ${from} cannot be read` })
    const start = from + RECORD_HEAD_BYTES
    const length = start <= source.size ? new DataView(head.buffer, head.byteOffset).getUint32(1) : Number.POSITIVE_INFINITY
    if (start + length > source.size) return ending({ type: 'cut', byte: from, why: `it was cut off after byte ${from}` })
    if (length > MOST_RECORD_BYTES) return ending({ type: 'unreadable', byte: from, why: `what stands at byte ${from} is too large` })
    if (records.length === MOST_RECORDS)
      return ending({ type: 'unreadable', byte: from, why: `from byte ${from} on it has more parts than any archive` })
    if (kind === 'S') sealed = hash.digest()
    await pieces.pass(RECORD_HEAD_BYTES)
    const wanted = kind && kind !== 'E' && (kind === 'L' || !there.has(kind))
    const body = wanted ? await pieces.take(length) : null
    if (!body) await pieces.pass(length)
    if (kind) {
      there.add(kind)
      records.push({ kind, body, from, length })
    }
    reached(pieces.at())
  }
  return ending(null)
}

const CHUNK_BYTES = 1024 * 1024
/** Limit for the records of a quarter of a terabyte. */
const MOST_RECORDS = 1_000_000

/** Reads a source once from start to end, and hashes what has been consumed. */
const createChunkReader = (source: ArchiveSource, hash: Hashing) => {
  let at = 0
  /** Read but not consumed. */
  let piece = new Uint8Array()
  const fill = async (bytes: number) => {
    while (piece.length < bytes && at + piece.length < source.size) {
      const from = at + piece.length
      const more = await source.read(from, Math.min(source.size, from + CHUNK_BYTES))
      if (more.length === 0) throw new Error('the file became shorter while it was read')
      piece = piece.length === 0 ? new Uint8Array(more) : joined(piece, more)
    }
  }
  const pass = async (bytes: number, into?: Uint8Array) => {
    for (let left = bytes; left > 0; ) {
      await fill(1)
      const part = piece.subarray(0, left)
      hash.update(part)
      into?.set(part, bytes - left)
      piece = piece.subarray(part.length)
      at += part.length
      left -= part.length
    }
  }
  return {
    at: () => at,
    pass: (bytes: number) => pass(bytes),
    /** Fewer at the end. */
    async ahead(bytes: number): Promise<Uint8Array> {
      await fill(bytes)
      return piece.subarray(0, bytes)
    },
    async take(bytes: number): Promise<Uint8Array> {
      const taken = new Uint8Array(bytes)
      await pass(bytes, taken)
      return taken
    },
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** An unknown kind of record: covered by the seal, for later versions. */
const isOfLaterVersion = (byte: number | undefined): boolean => byte !== undefined && byte >= 65 && byte <= 90

const inOrder = (kinds: readonly RecordKind[]): boolean => /^GK(?:L[LE]*)?HMPW?S$/.test(kinds.join(''))

const readLogs = (source: ArchiveSource, records: readonly Record[], faults: ArchiveFault[]): ReadArchive['logs'] => {
  const logs = new Map<DocumentId, { log: ArchivedLog; blocks: PackedBlock[] }>()
  let current: PackedBlock[] | null = null
  for (const { kind, body, from, length } of records) {
    const start = from + RECORD_HEAD_BYTES
    if (kind === 'E') current?.push({ from: start, length, read: () => source.read(start, start + length) })
    if (kind !== 'L' || !body) continue
    const log = readJson(body, logBody)
    current = log ? [] : null
    if (!log || !current) faults.push({ type: 'part', part: 'L', why: `the log at byte ${from} cannot be read` })
    else if (logs.has(log.document)) faults.push({ type: 'twice', document: log.document, why: `${log.document} stands in it twice` })
    else logs.set(log.document, { log, blocks: current })
  }
  return [...logs.values()]
}

/** The entries of one log, in order; throws DamagedLogError at the first damaged one. */
export async function* archivedEntries(
  primitives: Primitives,
  document: DocumentId,
  blocks: readonly PackedBlock[],
  passed: (bytes: number) => void = () => undefined,
): AsyncGenerator<LogEntry> {
  const read = entryReader(primitives, document)
  let next = seq(1)
  for (const block of blocks) {
    for (const entry of read(await block.read(), next)) {
      yield entry
      next = seq(entry.seq + 1)
    }
    passed(block.length)
  }
}

const DIGEST_BYTES = 8

const entryReader = ({ sha256, unzstd }: Primitives, document: DocumentId) => {
  const chain = createChain(sha256)
  const damaged = (at: Seq, why: string) => new DamagedLogError(document, at, why)
  const readOne = (decoder: decoding.Decoder): LogEntry | null => {
    try {
      const header = decoding.readVarUint8Array(decoder)
      const updates = decoding.readVarUint8Array(decoder)
      const digest = decoding.readUint8Array(decoder, DIGEST_BYTES)
      const entry = decodeEntry(header, updates)
      const own = chain.digestOf(document, { header, updatesHash: sha256(updates) })
      return entry && equalBytes(digest, own) ? entry : null
    } catch {
      // lib0 reports lengths beyond the end by throwing; to us that is an expected answer.
      return null
    }
  }
  return function* (block: Uint8Array, first: Seq): Generator<LogEntry> {
    const bytes = zstdFrame(block) && unzstd(block, MOST_RECORD_BYTES)
    if (!bytes) throw damaged(first, 'the packed entries that begin with it cannot be read')
    const decoder = decoding.createDecoder(bytes)
    for (let at = first; decoding.hasContent(decoder); at = seq(at + 1)) {
      const entry = readOne(decoder)
      if (!entry) throw damaged(at, 'the entry is not as it was written')
      // Missing or misplaced entries are reported by the verification of the chain.
      yield entry
    }
  }
}
