// Reads an archive as far as it can be read: foreign bytes, of which every fault becomes a sentence and none an exception.
import { constants, zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import type { z } from 'zod'
import type { SignedHead, SigningKey } from '../../shared/api/history.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { decodeEntry } from '../log/decodeEntry.ts'
import { digestOf, equalBytes, sha256 } from '../log/entry.ts'
import { DamagedLogError, type Entry } from '../log/log.ts'
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
import { groupBody, headsBody, keysBody, logBody, marksBody, peopleBody, readJson, sealBody, wordsBody } from './kept.ts'

export interface ReadArchive {
  readonly group: ArchivedGroup | null
  readonly keys: readonly SigningKey[]
  readonly logs: readonly { readonly log: ArchivedLog; readonly blocks: readonly Uint8Array[] }[]
  readonly heads: readonly SignedHead[]
  readonly marks: readonly ArchivedMark[]
  readonly people: ArchivedPeople | null
  /** Of an archive from before acts were recorded: none. */
  readonly words: readonly ArchivedWord[]
  /** With the hash of all bytes before it. */
  readonly seal: { readonly key: string; readonly signature: string; readonly hash: Uint8Array } | null
  /** What is wrong with the file itself. */
  readonly faults: readonly string[]
}

interface Record {
  readonly kind: RecordKind
  readonly body: Uint8Array
  readonly from: number
}

export const readArchive = (bytes: Uint8Array): ReadArchive => {
  const { records, fault } = splitRecords(bytes)
  const faults = fault === null ? [] : [fault]
  if (!inOrder(records.map(({ kind }) => kind))) faults.push('its parts are not in their order, or not complete')
  const bodies = (kind: RecordKind) => records.filter((record) => record.kind === kind)
  const one = <T>(kind: RecordKind, schema: z.ZodType<T>, what: string): T | null => {
    const [record] = bodies(kind)
    const parsed = record ? readJson(record.body, schema) : null
    if (record && parsed === null) faults.push(`${what} cannot be read`)
    return parsed
  }
  const sealRecord = bodies('S').at(-1)
  const seal = one('S', sealBody, 'its seal')
  return {
    group: one('G', groupBody, 'its group'),
    keys: one('K', keysBody, 'its list of keys') ?? [],
    logs: readLogs(records, faults),
    heads: one('H', headsBody, 'its list of signed heads') ?? [],
    marks: one('M', marksBody, 'its list of marks') ?? [],
    people: one('P', peopleBody, 'its list of names'),
    words: one('W', wordsBody, 'its list of words in acts') ?? [],
    seal: seal && sealRecord ? { ...seal, hash: sha256(bytes.subarray(0, sealRecord.from)) } : null,
    faults,
  }
}

const splitRecords = (bytes: Uint8Array): { readonly records: readonly Record[]; readonly fault: string | null } => {
  const records: Record[] = []
  if (!equalBytes(bytes.subarray(0, ARCHIVE_HEAD.length), ARCHIVE_HEAD))
    return { records, fault: 'it does not begin as an archive of Ruta' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let from = ARCHIVE_HEAD.length
  while (from < bytes.length) {
    const kind = RECORD_KINDS.find((known) => known.charCodeAt(0) === bytes[from])
    if (!kind && !isOfLaterVersion(bytes[from])) return { records, fault: `what stands at byte ${from} cannot be read` }
    const start = from + RECORD_HEAD_BYTES
    const length = start <= bytes.length ? view.getUint32(from + 1) : Number.POSITIVE_INFINITY
    if (start + length > bytes.length) return { records, fault: `it was cut off after byte ${from}` }
    if (length > MOST_RECORD_BYTES) return { records, fault: `what stands at byte ${from} is too large` }
    if (kind) records.push({ kind, body: bytes.subarray(start, start + length), from })
    from = start + length
  }
  return { records, fault: null }
}

/** A letter that no record of ours has: its seal holds it, and what it says is for who knows it. */
const isOfLaterVersion = (byte: number | undefined): boolean => byte !== undefined && byte >= 65 && byte <= 90

const inOrder = (kinds: readonly RecordKind[]): boolean => /^GK(LE*)*HMPW?S$/.test(kinds.join(''))

const readLogs = (records: readonly Record[], faults: string[]): ReadArchive['logs'] => {
  const logs: { log: ArchivedLog; blocks: Uint8Array[] }[] = []
  let current: Uint8Array[] | null = null
  for (const { kind, body, from } of records) {
    if (kind === 'E') current?.push(body)
    if (kind !== 'L') continue
    const log = readJson(body, logBody)
    current = log ? [] : null
    if (!log || !current) faults.push(`the log at byte ${from} cannot be read`)
    else if (logs.some((other) => other.log.document === log.document)) faults.push(`${log.document} stands in it twice`)
    else logs.push({ log, blocks: current })
  }
  return logs
}

/** The entries of one log, in their order; throws DamagedLogError at the first that is not as it was written. */
export async function* archivedEntries(document: DocumentId, blocks: readonly Uint8Array[]): AsyncGenerator<Entry> {
  let next = seq(1)
  for (const block of blocks) {
    for (const entry of entriesIn(document, block, next)) {
      yield entry
      next = seq(entry.seq + 1)
    }
  }
}

function* entriesIn(document: DocumentId, block: Uint8Array, first: Seq): Generator<Entry> {
  const damaged = (at: Seq, why: string) => new DamagedLogError(document, at, why)
  const bytes = unpack(block)
  if (!bytes) throw damaged(first, 'the packed entries that begin with it cannot be read')
  const decoder = decoding.createDecoder(bytes)
  for (let at = first; decoding.hasContent(decoder); at = seq(at + 1)) {
    const entry = readOne(document, decoder)
    if (!entry) throw damaged(at, 'the entry is not as it was written')
    // What is missing or out of its place is named by whoever walks the chain.
    yield entry
  }
}

const DIGEST_BYTES = 8

const readOne = (document: DocumentId, decoder: decoding.Decoder): Entry | null => {
  try {
    const header = decoding.readVarUint8Array(decoder)
    const updates = decoding.readVarUint8Array(decoder)
    const digest = decoding.readUint8Array(decoder, DIGEST_BYTES)
    const entry = decodeEntry(header, updates)
    return entry &&
      digest.length === DIGEST_BYTES &&
      equalBytes(digest, digestOf(document, { header, updates, updatesHash: sha256(updates) }))
      ? entry
      : null
  } catch {
    // lib0 reports lengths beyond the end by throwing; to us that is an expected answer.
    return null
  }
}

const unpack = (block: Uint8Array): Uint8Array | null => {
  try {
    return new Uint8Array(
      zstdDecompressSync(block, { maxOutputLength: MOST_RECORD_BYTES, params: { [constants.ZSTD_d_windowLogMax]: 27 } }),
    )
  } catch {
    // zstd reports foreign bytes, and more of them than we allow, by throwing.
    return null
  }
}
