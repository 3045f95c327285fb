// Reads the directory of a ZIP file, without unpacking anything. Pure.

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
const END_BYTES = 22
/** A larger directory is of no document; it is read in one go. */
const MOST_DIRECTORY = 8 * 1024 * 1024
/** Of more than 4 GB; some programs write them always. */
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const END64_BYTES = 56
const LOCATOR64_BYTES = 20
/** The flag of an encrypted entry. */
const LOCKED = 1
/** The flag of sizes that follow the content, in one of these lengths: without or with a signature, of 32 or 64 bits. */
export const STREAMED = 8
const DESCRIPTOR_BYTES: readonly number[] = [12, 16, 20, 24]
/** The size is in the ZIP64 field. */
export const ELSEWHERE = 0xffffffff
export const STORED = 0
export const DEFLATED = 8

export interface ZipEntry {
  readonly name: string
  /** Offsets of the entry and of its directory record. */
  readonly local: number
  readonly central: number
  readonly packed: number
  readonly unpacked: number
  readonly method: number
  readonly isLocked: boolean
}

export const isZip = (bytes: Uint8Array): boolean => bytes.length > END_BYTES && view(bytes).getUint32(0, true) === LOCAL

/** A truncated file has no directory. */
export const isWholeZip = (bytes: Uint8Array): boolean => endOf(view(bytes)) >= 0

/**
 * The directory; null if it is invalid, or if a program that goes by another record, or reads from the start without the directory, would find other
 * entries: each byte belongs to one entry, to the directory or to the last record.
 */
export const entriesOf = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const data = view(bytes)
  const end = endOf(data)
  if (end < 0 || end + END_BYTES + data.getUint16(end + 20, true) !== data.byteLength) return null
  // SheetJS uses the number of entries on this disk; all are on the first one.
  const count = data.getUint16(end + 10, true)
  if (data.getUint32(end + 4, true) !== 0 || data.getUint16(end + 8, true) !== count) return null
  const start = data.getUint32(end + 16, true)
  if (end - start > MOST_DIRECTORY) return null
  const entries: ZipEntry[] = []
  let at = start
  for (let entry = 0; entry < count; entry++) {
    if (at + CENTRAL_BYTES > end || data.getUint32(at, true) !== CENTRAL) return null
    const local = data.getUint32(at + 42, true)
    if (local + LOCAL_BYTES > start || data.getUint32(local, true) !== LOCAL) return null
    entries.push({
      name: nameAt(bytes, at + CENTRAL_BYTES, data.getUint16(at + 28, true)),
      local,
      central: at,
      packed: data.getUint32(at + 20, true),
      unpacked: data.getUint32(at + 24, true),
      method: data.getUint16(at + 10, true),
      isLocked: (data.getUint16(at + 8, true) & LOCKED) !== 0,
    })
    at += CENTRAL_BYTES + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  if (at - start !== data.getUint32(end + 12, true) || !(at === end || isEnd64(data, at, end, { count, start }))) return null
  for (let place = start; place < at; place++) if (data.getUint32(place, true) === END) return null
  return isGapless(data, entries, start) ? entries : null
}

/** Between directory and last record stands nothing but the same, said in 64 bits. */
const isEnd64 = (data: DataView, at: number, end: number, { count, start }: { readonly count: number; readonly start: number }): boolean =>
  at + END64_BYTES + LOCATOR64_BYTES === end &&
  data.getUint32(at, true) === END64 &&
  data.getBigUint64(at + 24, true) === BigInt(count) &&
  data.getBigUint64(at + 32, true) === BigInt(count) &&
  data.getBigUint64(at + 40, true) === BigInt(at - start) &&
  data.getBigUint64(at + 48, true) === BigInt(start) &&
  data.getUint32(at + END64_BYTES, true) === LOCATOR64 &&
  data.getBigUint64(at + END64_BYTES + 8, true) === BigInt(at)

/** The entries follow one another from the first byte to the directory, and say of themselves what it says of them. */
const isGapless = (data: DataView, entries: readonly ZipEntry[], start: number): boolean => {
  const inOrder = entries.toSorted((a, b) => a.local - b.local)
  return inOrder.every(({ local, packed, method }, place) => {
    const isStreamed = (data.getUint16(local + 6, true) & STREAMED) !== 0
    const own = data.getUint32(local + 18, true)
    const gap = (inOrder[place + 1]?.local ?? start) - contentAt(data, local) - packed
    return (
      (place > 0 || local === 0) &&
      (gap === 0 || (isStreamed && DESCRIPTOR_BYTES.includes(gap))) &&
      data.getUint16(local + 8, true) === method &&
      (own === packed || own === ELSEWHERE || (isStreamed && own === 0))
    )
  })
}

/** As it is stored: perhaps compressed. */
export const packedContent = (bytes: Uint8Array, { local, packed }: Pick<ZipEntry, 'local' | 'packed'>): Uint8Array => {
  const start = contentAt(view(bytes), local)
  return bytes.subarray(start, start + packed)
}

/** The name that the entry itself has; programs that read no directory go by it. */
export const localName = (bytes: Uint8Array, { local }: Pick<ZipEntry, 'local'>): string =>
  nameAt(bytes, local + LOCAL_BYTES, view(bytes).getUint16(local + 26, true))

const nameAt = (bytes: Uint8Array, start: number, length: number): string => new TextDecoder().decode(bytes.subarray(start, start + length))
const contentAt = (data: DataView, local: number): number =>
  local + LOCAL_BYTES + data.getUint16(local + 26, true) + data.getUint16(local + 28, true)

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** The last one, as in SheetJS. A comment of up to 64 kB may follow it. */
const endOf = (data: DataView): number => {
  for (let at = data.byteLength - 4; at >= Math.max(0, data.byteLength - END_BYTES - 0xffff); at--)
    if (data.getUint32(at, true) === END) return at + END_BYTES <= data.byteLength ? at : -1
  return -1
}
