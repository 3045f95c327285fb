// Proves an archive of Ruta, and holds it against heads that somebody kept earlier. Imports nothing of Ruta.
// node verify-archive.mjs FILE.ruta [HEADS.json …]
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const [archiveFile, ...headFiles] = process.argv.slice(2)
if (!archiveFile) {
  console.error('node verify-archive.mjs FILE.ruta [HEADS.json …]')
  process.exit(2)
}
const sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes) => Buffer.from(bytes).toString('hex')
const faults = []

const file = new Uint8Array(readFileSync(archiveFile))
const magic = 'ruta archive 1\n'
if (new TextDecoder().decode(file.subarray(0, magic.length)) !== magic) {
  console.error('This is no archive of Ruta.')
  process.exit(1)
}

// The chain of each log: hashes.get(document)[n - 1] is the hash of entry n.
const hashes = new Map()
const records = new Map()
let log = null
let hash = null
const endLog = () => {
  if (!log) return
  const known = hashes.get(log.document)
  if (known.length !== log.seq || (log.seq > 0 && known[log.seq - 1] !== log.hash))
    faults.push(`${log.document} does not end where it says`)
}
const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
for (let at = magic.length; at < file.length; ) {
  const kind = String.fromCharCode(file[at])
  const end = at + 5 + view.getUint32(at + 1)
  const body = file.subarray(at + 5, end)
  if (kind === 'L') {
    endLog()
    log = JSON.parse(new TextDecoder().decode(body))
    hashes.set(log.document, [])
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, 'ruta log 1 genesis')
    encoding.writeVarString(encoder, log.document)
    hash = sha256(encoding.toUint8Array(encoder))
  } else if (kind === 'E') {
    const decoder = decoding.createDecoder(new Uint8Array(zstdDecompressSync(body)))
    while (decoding.hasContent(decoder)) {
      const header = decoding.readVarUint8Array(decoder)
      const updates = decoding.readVarUint8Array(decoder)
      decoding.readUint8Array(decoder, 8)
      const encoder = encoding.createEncoder()
      encoding.writeVarString(encoder, 'ruta log 1 entry')
      encoding.writeUint8Array(encoder, hash)
      encoding.writeVarUint8Array(encoder, header)
      encoding.writeUint8Array(encoder, sha256(updates))
      hash = sha256(encoding.toUint8Array(encoder))
      hashes.get(log.document).push(hex(hash))
    }
  } else if (['G', 'K', 'H', 'M', 'P', 'S'].includes(kind)) records.set(kind, JSON.parse(new TextDecoder().decode(body)))
  if (kind === 'S') records.set('sealed', sha256(file.subarray(0, at)))
  at = end
}
endLog()

const keys = records.get('K') ?? []
const isSigned = (id, bytes, signature) => {
  const der = Buffer.from(keys.find((key) => key.id === id)?.publicKey ?? '', 'hex')
  if (hex(sha256(der)).slice(0, 32) !== id) return false
  return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), Buffer.from(signature, 'hex'))
}
const headBytes = ({ document, seq, hash: at32, at, key }) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, 'ruta head 1')
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, seq)
  encoding.writeUint8Array(encoder, Buffer.from(at32, 'hex'))
  encoding.writeVarUint(encoder, at)
  encoding.writeVarString(encoder, key)
  return encoding.toUint8Array(encoder)
}
const holds = ({ document, seq, hash: at }) => seq === 0 || hashes.get(document)?.[seq - 1] === at
for (const head of records.get('H') ?? []) {
  if (!isSigned(head.key, headBytes(head), head.signature)) faults.push(`a signed head of ${head.document} is not as it was signed`)
  if (!holds(head)) faults.push(`${head.document} is not what was signed at entry ${head.seq}`)
}
for (const mark of records.get('M') ?? [])
  for (const head of mark.heads)
    if (!holds(head)) faults.push(`${head.document} is not what was marked (${mark.kind}) at entry ${head.seq}`)
const seal = records.get('S')
const sealed = encoding.createEncoder()
encoding.writeVarString(sealed, 'ruta archive 1 seal')
encoding.writeUint8Array(sealed, records.get('sealed') ?? new Uint8Array())
if (!seal || !isSigned(seal.key, encoding.toUint8Array(sealed), seal.signature)) faults.push('the seal is missing or is not of this file')

// Heads that were kept elsewhere: only these say anything that the server cannot have made up today.
const covered = new Map()
for (const name of headFiles) {
  const kept = JSON.parse(readFileSync(name, 'utf8'))
  for (const head of kept.heads ?? [])
    if (!holds(head)) faults.push(`${head.document} is another log than the one of ${name} at entry ${head.seq}`)
    else covered.set(head.document, Math.max(head.seq, covered.get(head.document) ?? 0))
}
for (const [document, known] of hashes) {
  const upTo = covered.get(document) ?? 0
  console.log(`${document}: ${known.length} entries; your heads cover ${upTo}; the ${known.length - upTo} after that are the server's word`)
}
console.log("All names and all hours are the server's word.")
for (const fault of faults) console.error(`WRONG: ${fault}`)
process.exit(faults.length === 0 ? 0 : 1)
