// A large answer, compressed once and sent from a cache with another beginning each time.
import { promisify } from 'node:util'
import { crc32, deflateRaw, gunzipSync } from 'node:zlib'

/** An answer that is gzip already. */
export interface Packed {
  readonly gzip: Uint8Array
}

export const isPacked = (value: unknown): value is Packed =>
  typeof value === 'object' && value !== null && 'gzip' in value && value.gzip instanceof Uint8Array

export const unpacked = (answer: Uint8Array | Packed): Uint8Array => (isPacked(answer) ? gunzipSync(answer.gzip) : answer)

/** What gzip needs of bytes that follow others. */
export interface Compressed {
  readonly blocks: Uint8Array
  readonly crc: number
  readonly length: number
}

/** Reduces a comparison of 2,000 items to a tenth; higher levels take twice as long for a fifth. */
const LEVEL = 4
const deflate = promisify(deflateRaw)

export const compressed = async (bytes: Uint8Array): Promise<Compressed> => ({
  blocks: await deflate(bytes, { level: LEVEL }),
  crc: crc32(bytes),
  length: bytes.length,
})

const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
const MOST_STORED = 0xffff

/** As gzip (RFC 1952): `start` is a stored block of at most 64 kB before the others. */
export const packedAfter = (start: Uint8Array, { blocks, crc, length }: Compressed): Packed => {
  if (start.length > MOST_STORED) throw new RangeError('too long for a stored block')
  const stored = Buffer.alloc(5)
  stored.writeUInt16LE(start.length, 1)
  stored.writeUInt16LE(start.length ^ MOST_STORED, 3)
  const end = Buffer.alloc(8)
  end.writeUInt32LE((crc ^ shifted(crc32(start), length)) >>> 0, 0)
  end.writeUInt32LE((start.length + length) >>> 0, 4)
  return { gzip: Buffer.concat([HEADER, stored, start, blocks, end]) }
}

const ZEROS = new Uint8Array(1024 * 1024)
/** What a checksum adds to that of the bytes after it: the function is linear, so it is that of as many zeros. */
const shifted = (crc: number, length: number): number => {
  let [after, none] = [crc, 0]
  for (let left = length; left > 0; left -= ZEROS.length) {
    const zeros = ZEROS.subarray(0, left)
    after = crc32(zeros, after)
    none = crc32(zeros, none)
  }
  return after ^ none
}
