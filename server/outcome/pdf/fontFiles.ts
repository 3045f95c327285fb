// Font files of the PDFs, unpacked once for all documents of the worker: a WOFF holds the tables of a TrueType font, each compressed with zlib.
// fontkit would inflate a table in JavaScript, and again for each glyph that is read from it.
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_RECORD = 20
const HEADER = 12
const RECORD = 16

/** The TrueType font of a WOFF 1 file. */
export const unpackWoff = (woff: Buffer): Buffer => {
  const count = woff.readUInt16BE(12)
  const records = Array.from({ length: count }, (_, at) => {
    const from = WOFF_HEADER + at * WOFF_RECORD
    const [offset, packed, length] = [woff.readUInt32BE(from + 4), woff.readUInt32BE(from + 8), woff.readUInt32BE(from + 12)]
    const stored = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(from, from + 4),
      checksum: woff.readUInt32BE(from + 16),
      table: packed < length ? inflateSync(stored) : stored,
    }
  })
  const header = Buffer.alloc(HEADER + count * RECORD)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  // Ranges for a binary search in the directory.
  const power = Math.floor(Math.log2(count))
  header.writeUInt16BE(2 ** power * RECORD, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((count - 2 ** power) * RECORD, 10)
  const parts: Buffer[] = [header]
  let offset = header.length
  for (const [at, { tag, checksum, table }] of records.entries()) {
    const to = HEADER + at * RECORD
    tag.copy(header, to)
    header.writeUInt32BE(checksum, to + 4)
    header.writeUInt32BE(offset, to + 8)
    header.writeUInt32BE(table.length, to + 12)
    const padding = Buffer.alloc(-table.length & 3)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}

const files = new Map<string, Buffer | null>()
/** Null: the family has no such subset. */
export const fontFile = (path: string): Buffer | null => {
  const known = files.get(path)
  if (known !== undefined) return known
  const file = readFont(path)
  files.set(path, file)
  return file
}
const readFont = (path: string): Buffer | null => {
  try {
    return unpackWoff(readFileSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
