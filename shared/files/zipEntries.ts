// Reads the directory of a ZIP file, without unpacking anything. Pure.

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
const END_BYTES = 22
/** The flag of an encrypted entry. */
const LOCKED = 1
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
export const isWhole = (bytes: Uint8Array): boolean => endOf(view(bytes)) >= 0

/** The directory; null if it is invalid, or if entries overlap each other or the directory. */
export const entriesOf = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const data = view(bytes)
  const end = endOf(data)
  // SheetJS uses the number of entries on this disk.
  if (end < 0 || data.getUint16(end + 8, true) !== data.getUint16(end + 10, true)) return null
  const count = data.getUint16(end + 10, true)
  const start = data.getUint32(end + 16, true)
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
  if (at > end) return null
  const inOrder = entries.toSorted((a, b) => a.local - b.local)
  const isApart = inOrder.every(({ local, packed }, place) => contentAt(data, local) + packed <= (inOrder[place + 1]?.local ?? start))
  return isApart ? entries : null
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
