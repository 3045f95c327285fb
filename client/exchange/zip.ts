// Reads the directory of a ZIP file before anything is decompressed. SheetJS decompresses no more of an entry than the entry itself declares, unless
// it declares nothing (written as a stream): so each entry is made to declare the sizes of the directory, whose sum limits the total. Pure.
import { MOST_UNPACKED } from './bounds.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
/** The sizes follow the data. */
const STREAMED = 8
/** The flag of an encrypted entry. */
const LOCKED = 1
const STORED = 0
const DEFLATED = 8
/** The sizes are in the ZIP64 field. */
const ELSEWHERE = 0xffffffff

export const isZip = (bytes: Uint8Array): boolean => bytes.length > END_BYTES && view(bytes).getUint32(0, true) === LOCAL

/** A truncated file has no directory. */
export const isWhole = (bytes: Uint8Array): boolean => endOf(view(bytes)) >= 0

/** More than the limit, or of unknown size. */
export const isBomb = (bytes: Uint8Array): boolean => {
  const data = view(bytes)
  const entries = entriesOf(data)
  if (!entries || entries.length === 0) return true
  return entries.some((entry) => isUnclear(data, entry)) || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED
}

/** A copy of an archive that is not a ZIP bomb, in which every entry declares the same sizes as the directory. */
export const asListed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = new Uint8Array(bytes)
  const data = view(copy)
  for (const { local, central, packed, unpacked } of entriesOf(data) ?? []) {
    data.setUint16(local + 6, data.getUint16(local + 6, true) & ~STREAMED, true)
    data.setUint32(local + 18, packed, true)
    data.setUint32(local + 22, unpacked, true)
    // Other fields could contradict them.
    const [inLocal, inList] = [
      local + LOCAL_BYTES + data.getUint16(local + 26, true),
      central + CENTRAL_BYTES + data.getUint16(central + 28, true),
    ]
    copy.fill(0, inLocal, inLocal + data.getUint16(local + 28, true))
    copy.fill(0, inList, inList + data.getUint16(central + 30, true))
  }
  return copy
}

/** The contents of the entries whose names `isWanted` accepts. Throws if one is encrypted or uses another compression, or if they hold more
 * than they declare, or than `most`. */
export const unzip = async (
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  most: number,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const data = view(bytes)
  const found = new Map<string, Uint8Array>()
  const named = (entriesOf(data) ?? []).map((entry) => ({ ...entry, name: nameOf(bytes, entry) }))
  const wanted = named.filter(({ name }) => isWanted(name))
  if (wanted.reduce((sum, { unpacked }) => sum + unpacked, 0) > most) throw new Error('too-much')
  for (const { local, central, packed, unpacked, name } of wanted) {
    if ((data.getUint16(central + 8, true) & LOCKED) !== 0) throw new Error('locked')
    const start = local + LOCAL_BYTES + data.getUint16(local + 26, true) + data.getUint16(local + 28, true)
    const content = bytes.subarray(start, start + packed)
    const method = data.getUint16(central + 10, true)
    if (method !== STORED && method !== DEFLATED) throw new Error('unreadable')
    found.set(name, method === STORED ? content : await inflated(content, unpacked))
  }
  return found
}

const nameOf = (bytes: Uint8Array, { central }: Entry): string => {
  const start = central + CENTRAL_BYTES
  return new TextDecoder().decode(bytes.subarray(start, start + view(bytes).getUint16(central + 28, true)))
}

const inflated = async (packed: Uint8Array, size: number): Promise<Uint8Array> => {
  const reader = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const all = new Uint8Array(size)
  let at = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > size) {
      await reader.cancel()
      throw new Error('too-much')
    }
    all.set(part.value, at)
    at += part.value.length
  }
  return all.subarray(0, at)
}

interface Entry {
  /** Offsets of the entry and of its directory record. */
  readonly local: number
  readonly central: number
  readonly packed: number
  readonly unpacked: number
}

const isUnclear = (data: DataView, { local, packed, unpacked }: Entry): boolean => {
  if (unpacked === 0 && packed > 2) return true
  const declared = data.getUint32(local + 22, true)
  return (data.getUint16(local + 6, true) & STREAMED) === 0 && declared !== unpacked && declared !== ELSEWHERE
}

/** The directory; null if it is invalid, or if entries overlap each other or the directory. */
const entriesOf = (data: DataView): readonly Entry[] | null => {
  const end = endOf(data)
  // SheetJS uses the number of entries on this disk.
  if (end < 0 || data.getUint16(end + 8, true) !== data.getUint16(end + 10, true)) return null
  const count = data.getUint16(end + 10, true)
  const start = data.getUint32(end + 16, true)
  const entries: Entry[] = []
  let at = start
  for (let entry = 0; entry < count; entry++) {
    if (at + CENTRAL_BYTES > end || data.getUint32(at, true) !== CENTRAL) return null
    const local = data.getUint32(at + 42, true)
    if (local + LOCAL_BYTES > start || data.getUint32(local, true) !== LOCAL) return null
    entries.push({ local, central: at, packed: data.getUint32(at + 20, true), unpacked: data.getUint32(at + 24, true) })
    at += CENTRAL_BYTES + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  if (at > end) return null
  const inOrder = entries.toSorted((a, b) => a.local - b.local)
  const isApart = inOrder.every(({ local, packed }, place) => {
    const behind = local + LOCAL_BYTES + data.getUint16(local + 26, true) + data.getUint16(local + 28, true) + packed
    return behind <= (inOrder[place + 1]?.local ?? start)
  })
  return isApart ? entries : null
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** The last one, as in SheetJS. A comment of up to 64 kB may follow it. */
const endOf = (data: DataView): number => {
  for (let at = data.byteLength - 4; at >= Math.max(0, data.byteLength - END_BYTES - 0xffff); at--)
    if (data.getUint32(at, true) === END) return at + END_BYTES <= data.byteLength ? at : -1
  return -1
}
