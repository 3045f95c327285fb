// An entry as bytes, and the chain of hashes over all entries of a document. FROZEN: whatever changes here is a new version
// of the domain, or no log that exists would verify (test/server/log/entry.test.ts holds the golden hashes).
//
//   genesis  = H(varString "ruta log 1 genesis" ‖ varString document)
//   hash[n]  = H(varString "ruta log 1 entry" ‖ hash[n-1] ‖ varBytes header ‖ H(updates))
//   header   = version, seq, at : varUint · kind, author : varString · delegation, meeting : 0 | 1 varString · source : 0 | 1 varUint
//   updates  = each update as varBytes, one after the other
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { DocumentId } from '../ids.ts'
import type { LogEntry } from './entryReader.ts'

const VERSION = 1
const GENESIS = 'ruta log 1 genesis'
const ENTRY = 'ruta log 1 entry'
const DIGEST_BYTES = 8

/** SHA-256 of the platform. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Both encodings of an entry, computed once for the row, the digest and the chain. */
export interface EncodedEntry {
  readonly header: Uint8Array
  readonly updates: Uint8Array
  readonly updatesHash: Uint8Array
}

/** The part of an entry that is in the chain. */
export type ChainLink = Pick<EncodedEntry, 'header' | 'updatesHash'>

export interface Chain {
  /** The hash of the empty log. */
  genesis(document: DocumentId): Uint8Array
  encodeEntry(entry: LogEntry): EncodedEntry
  hashOfNext(previous: Uint8Array, entry: ChainLink): Uint8Array
  /** Digest of one row alone, stored beside it and not part of the chain: identifies the damaged entry wherever reading begins. */
  digestOf(document: DocumentId, entry: ChainLink): Uint8Array
}

export const createChain = (sha256: Sha256): Chain => ({
  genesis: (document) =>
    sha256(
      encoding.encode((encoder) => {
        encoding.writeVarString(encoder, GENESIS)
        encoding.writeVarString(encoder, document)
      }),
    ),
  encodeEntry(entry) {
    const updates = encodeUpdates(entry.updates)
    return { header: encodeHeader(entry), updates, updatesHash: sha256(updates) }
  },
  hashOfNext: (previous, link) => sha256(link.header.length < ONE_BYTE ? linked(previous, link) : linkedLong(previous, link)),
  digestOf: (document, { header, updatesHash }) =>
    sha256(
      encoding.encode((encoder) => {
        encoding.writeVarString(encoder, document)
        encoding.writeVarUint8Array(encoder, header)
        encoding.writeUint8Array(encoder, updatesHash)
      }),
    ).subarray(0, DIGEST_BYTES),
})

const ENTRY_DOMAIN = encoding.encode((encoder) => encoding.writeVarString(encoder, ENTRY))
/** A length below it is one byte. */
const ONE_BYTE = 128

/** Hand-written for speed: a room computes it for each entry of its tail when it opens. */
const linked = (previous: Uint8Array, { header, updatesHash }: ChainLink): Uint8Array => {
  const bytes = new Uint8Array(ENTRY_DOMAIN.length + previous.length + 1 + header.length + updatesHash.length)
  bytes.set(ENTRY_DOMAIN)
  let at = ENTRY_DOMAIN.length
  bytes.set(previous, at)
  at += previous.length
  bytes[at++] = header.length
  bytes.set(header, at)
  bytes.set(updatesHash, at + header.length)
  return bytes
}
const linkedLong = (previous: Uint8Array, { header, updatesHash }: ChainLink): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, ENTRY_DOMAIN)
    encoding.writeUint8Array(encoder, previous)
    encoding.writeVarUint8Array(encoder, header)
    encoding.writeUint8Array(encoder, updatesHash)
  })

export const encodeUpdates = (updates: readonly Uint8Array[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const update of updates) encoding.writeVarUint8Array(encoder, update)
  })

/** `null` unless the bytes are the canonical encoding of at least one update. The updates are views into `bytes`. */
export const decodeUpdates = (bytes: Uint8Array): readonly Uint8Array[] | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const updates: Uint8Array[] = []
    while (decoding.hasContent(decoder)) {
      const start = decoder.pos
      const length = decoding.readVarUint(decoder)
      const overlong = decoder.pos - start > 1 && bytes[decoder.pos - 1] === 0
      if (overlong || length > bytes.length - decoder.pos) return null
      updates.push(decoding.readUint8Array(decoder, length))
    }
    return updates.length > 0 ? updates : null
  } catch {
    // lib0 reports a short or impossible number by throwing; to us that is an expected answer.
    return null
  }
}

export const encodeHeader = (entry: LogEntry): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION)
    encoding.writeVarUint(encoder, entry.seq)
    encoding.writeVarUint(encoder, entry.at)
    encoding.writeVarString(encoder, entry.kind)
    encoding.writeVarString(encoder, entry.author)
    writeOptional(encoder, entry.delegation, encoding.writeVarString)
    writeOptional(encoder, entry.meeting, encoding.writeVarString)
    writeOptional(encoder, entry.source, encoding.writeVarUint)
  })

const writeOptional = <T>(encoder: encoding.Encoder, value: T | null, write: (encoder: encoding.Encoder, value: T) => void) => {
  encoding.writeVarUint(encoder, value === null ? 0 : 1)
  if (value !== null) write(encoder, value)
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index])
