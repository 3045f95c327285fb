// Reads an archive by the description of its format alone, and proves it: the chain of each log, its signed heads, its seal.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface ArchivedEntry {
  readonly document: string
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly author: string
  readonly delegation: string | null
  readonly meeting: string | null
  readonly updates: readonly Uint8Array[]
}
export interface ProvedArchive {
  readonly entries: readonly ArchivedEntry[]
  /** Hex, by document and seq. */
  readonly hashes: ReadonlyMap<string, readonly string[]>
  readonly faults: readonly string[]
  /** The JSON of each record, by its letter. */
  // biome-ignore lint/suspicious/noExplicitAny: foreign records.
  readonly records: ReadonlyMap<string, any>
}

const HEAD = 'ruta archive 1\n'
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const proveArchive = (file: Uint8Array): ProvedArchive => {
  const faults: string[] = []
  const entries: ArchivedEntry[] = []
  const hashes = new Map<string, string[]>()
  // biome-ignore lint/suspicious/noExplicitAny: foreign records.
  const records = new Map<string, any>()
  if (new TextDecoder().decode(file.subarray(0, HEAD.length)) !== HEAD) return { entries, hashes, faults: ['no archive'], records }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let log: { document: string; seq: number; hash: string } | null = null
  let hash: Uint8Array = new Uint8Array()
  for (let at = HEAD.length; at < file.length; ) {
    const kind = String.fromCharCode(file[at] ?? 0)
    const length = view.getUint32(at + 1)
    const body = file.subarray(at + 5, at + 5 + length)
    if (kind === 'E' && log) {
      const decoder = decoding.createDecoder(new Uint8Array(zstdDecompressSync(body)))
      while (decoding.hasContent(decoder)) {
        const header = decoding.readVarUint8Array(decoder)
        const updates = decoding.readVarUint8Array(decoder)
        decoding.readUint8Array(decoder, 8)
        hash = nextHash(hash, header, updates)
        const known = hashes.get(log.document) ?? []
        known.push(hex(hash))
        hashes.set(log.document, known)
        const entry = { document: log.document, ...readHeader(header), updates: readUpdates(updates) }
        if (entry.seq !== known.length) faults.push(`${log.document}: entry ${entry.seq} stands at ${known.length}`)
        entries.push(entry)
      }
    } else {
      const json = JSON.parse(new TextDecoder().decode(body))
      if (kind === 'L') {
        closeLog(faults, log, hashes)
        log = json
        hash = genesis(json.document)
        hashes.set(json.document, [])
      } else {
        if (kind === 'S') checkSeal(faults, records, json, sha256(file.subarray(0, at)))
        records.set(kind, json)
      }
    }
    at += 5 + length
  }
  closeLog(faults, log, hashes)
  checkHeads(faults, records, hashes)
  return { entries, hashes, faults, records }
}

const genesis = (document: string) =>
  sha256(
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'ruta log 1 genesis')
      encoding.writeVarString(encoder, document)
    }),
  )
const nextHash = (previous: Uint8Array, header: Uint8Array, updates: Uint8Array) =>
  sha256(
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'ruta log 1 entry')
      encoding.writeUint8Array(encoder, previous)
      encoding.writeVarUint8Array(encoder, header)
      encoding.writeUint8Array(encoder, sha256(updates))
    }),
  )
const readHeader = (bytes: Uint8Array) => {
  const decoder = decoding.createDecoder(bytes)
  const optional = <T>(read: (decoder: decoding.Decoder) => T): T | null => (decoding.readVarUint(decoder) === 1 ? read(decoder) : null)
  decoding.readVarUint(decoder)
  return {
    seq: decoding.readVarUint(decoder),
    at: decoding.readVarUint(decoder),
    kind: decoding.readVarString(decoder),
    author: decoding.readVarString(decoder),
    delegation: optional(decoding.readVarString),
    meeting: optional(decoding.readVarString),
    source: optional(decoding.readVarUint),
  }
}
const readUpdates = (bytes: Uint8Array): readonly Uint8Array[] => {
  const decoder = decoding.createDecoder(bytes)
  const updates: Uint8Array[] = []
  while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder))
  return updates
}

const closeLog = (
  faults: string[],
  log: { document: string; seq: number; hash: string } | null,
  hashes: ReadonlyMap<string, readonly string[]>,
) => {
  if (!log) return
  const known = hashes.get(log.document) ?? []
  if (known.length !== log.seq || (log.seq > 0 && known.at(-1) !== log.hash)) faults.push(`${log.document} does not end where it should`)
}

interface Key {
  readonly id: string
  readonly publicKey: string
}
const isSigned = (keys: readonly Key[], id: string, bytes: Uint8Array, signature: string): boolean => {
  const key = keys.find((one) => one.id === id)
  if (!key) return false
  const der = Buffer.from(key.publicKey, 'hex')
  if (hex(sha256(der)).slice(0, 32) !== id) return false
  return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), Buffer.from(signature, 'hex'))
}

/** Each signed head was signed as it stands, and its log has that hash at that entry. */
// biome-ignore lint/suspicious/noExplicitAny: foreign records.
const checkHeads = (faults: string[], records: ReadonlyMap<string, any>, hashes: ReadonlyMap<string, readonly string[]>) => {
  for (const head of records.get('H') ?? []) {
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'ruta head 1')
      encoding.writeVarString(encoder, head.document)
      encoding.writeVarUint(encoder, head.seq)
      encoding.writeUint8Array(encoder, Buffer.from(head.hash, 'hex'))
      encoding.writeVarUint(encoder, head.at)
      encoding.writeVarString(encoder, head.key)
    })
    if (!isSigned(records.get('K') ?? [], head.key, bytes, head.signature)) faults.push(`a head of ${head.document} is not as signed`)
    if (head.seq > 0 && hashes.get(head.document)?.[head.seq - 1] !== head.hash)
      faults.push(`${head.document} is not what was signed at ${head.seq}`)
  }
  for (const { heads } of records.get('M') ?? [])
    for (const head of heads)
      if (head.seq > 0 && hashes.get(head.document)?.[head.seq - 1] !== head.hash)
        faults.push(`${head.document} is not what was marked at ${head.seq}`)
}
// biome-ignore lint/suspicious/noExplicitAny: foreign records.
const checkSeal = (faults: string[], records: ReadonlyMap<string, any>, seal: { key: string; signature: string }, hash: Uint8Array) => {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, 'ruta archive 1 seal')
    encoding.writeUint8Array(encoder, hash)
  })
  if (!isSigned(records.get('K') ?? [], seal.key, bytes, seal.signature)) faults.push('the seal is not of these bytes')
}
