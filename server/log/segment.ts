// Old entries as one packed segment: byte for byte what the rows held, never merged. What is written here stays readable for ever.
//
//   packed  = version : 1 byte · digest : 8 bytes (of document, first, last, hash and the rest) · zstd(content)
//   content = count, time of the first : varUint · dictionary · columns · payloads
//   dictionary = size : varUint · each { kind, author : varString · delegation, meeting : 0 | 1 varString }
//   columns = of each entry: place in the dictionary · time since the one before · 0 or source + 1 · length of its payload : varUint
//             · 2 bytes of its digest, which tell which entry was changed
//   payload = the entry's updates, each as varBytes, as in its row
import { constants, zstdCompressSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { digestOf, type EncodedEntry, sha256 } from './entry.ts'
import type { Head } from './head.ts'
import { DamagedLogError, type LogEntry } from './log.ts'

export interface LogSegment {
  readonly first: Seq
  readonly last: Seq
  /** The chain's hash after `last`. */
  readonly hash: Uint8Array
  readonly packed: Uint8Array
}

export const SEGMENT_VERSION = 1
export const SEGMENT_DIGEST_BYTES = 8
export const CHECK_BYTES = 2

/** Level 19 would save a sixth more at twenty times the cost. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 }

/** An entry to be packed, hashed once when it was read. */
export interface Packable {
  readonly entry: LogEntry
  readonly updates: Uint8Array
  readonly check: Uint8Array
}
export const packable = (document: DocumentId, entry: LogEntry, encoded: EncodedEntry): Packable => ({
  entry,
  updates: encoded.updates,
  check: checkOf(document, encoded),
})

/** Consecutive entries up to the hash `end`; at least one. */
export const packSegment = (document: DocumentId, entries: readonly Packable[], end: Head): LogSegment => {
  const first = entries[0]?.entry.seq ?? end.seq
  const content = zstdCompressSync(encodeContent(document, entries), { params: PARAMS })
  const digest = segmentDigest(document, { first, last: end.seq, hash: end.hash }, content)
  return { first, last: end.seq, hash: end.hash, packed: Buffer.concat([Uint8Array.of(SEGMENT_VERSION), digest, content]) }
}

export const segmentDigest = (document: DocumentId, { first, last, hash }: Omit<LogSegment, 'packed'>, content: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`ruta segment 1\n${document}\n${first}\n${last}\n`), hash, content])).subarray(0, SEGMENT_DIGEST_BYTES)

/** The part of an entry's digest that a segment keeps. */
export const checkOf = (document: DocumentId, encoded: EncodedEntry): Uint8Array => digestOf(document, encoded).subarray(0, CHECK_BYTES)

const encodeContent = (document: DocumentId, packables: readonly Packable[]): Uint8Array => {
  const entries = packables.map(({ entry }) => entry)
  const places = new Map<string, number>()
  const writers: LogEntry[] = []
  const who = entries.map((entry) => {
    const key = JSON.stringify([entry.kind, entry.author, entry.delegation, entry.meeting])
    const place = places.get(key) ?? writers.push(entry) - 1
    places.set(key, place)
    return place
  })
  return encoding.encode((encoder) => {
    const column = (numbers: readonly number[]) => {
      for (const number of numbers) encoding.writeVarUint(encoder, number)
    }
    column([entries.length, entries[0]?.at ?? 0, writers.length])
    for (const { kind, author, delegation, meeting } of writers) {
      encoding.writeVarString(encoder, kind)
      encoding.writeVarString(encoder, author)
      for (const optional of [delegation, meeting]) {
        encoding.writeVarUint(encoder, optional === null ? 0 : 1)
        if (optional !== null) encoding.writeVarString(encoder, optional)
      }
    }
    column(who)
    column(entries.map((entry, index) => sinceOneBefore(document, entry, entries[index - 1] ?? entry)))
    column(entries.map(({ source }) => (source === null ? 0 : source + 1)))
    column(packables.map(({ updates }) => updates.length))
    for (const { check } of packables) encoding.writeUint8Array(encoder, check)
    for (const { updates } of packables) encoding.writeUint8Array(encoder, updates)
  })
}

const sinceOneBefore = (document: DocumentId, entry: LogEntry, before: LogEntry): number => {
  if (entry.at < before.at) throw new DamagedLogError(document, entry.seq, 'its time is before that of the entry before it')
  return entry.at - before.at
}
