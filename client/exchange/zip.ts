// Unpacks ZIP files within limits. SheetJS decompresses no more of an entry than the entry itself declares, unless it declares nothing (written as
// a stream): so each entry is made to declare the sizes of the directory, whose sum limits the total. Pure.
import {
  CENTRAL_BYTES,
  DEFLATED,
  ELSEWHERE,
  entriesOf,
  LOCAL_BYTES,
  packedContent,
  STORED,
  STREAMED,
  view,
  type ZipEntry,
} from '../../shared/files/zipEntries.ts'
import { MOST_UNPACKED } from './bounds.ts'

/** More than the limit, or of unknown size. */
export const isBomb = (bytes: Uint8Array): boolean => {
  const data = view(bytes)
  const entries = entriesOf(bytes)
  if (!entries || entries.length === 0) return true
  return entries.some((entry) => isUnclear(data, entry)) || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED
}

/** A copy of an archive that is not a ZIP bomb, in which every entry declares the same sizes as the directory. */
export const asListed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = new Uint8Array(bytes)
  const data = view(copy)
  for (const { local, central, packed, unpacked } of entriesOf(copy) ?? []) {
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
  const found = new Map<string, Uint8Array>()
  const wanted = (entriesOf(bytes) ?? []).filter(({ name }) => isWanted(name))
  if (wanted.reduce((sum, { unpacked }) => sum + unpacked, 0) > most) throw new Error('too-much')
  for (const entry of wanted) {
    const { name, method, unpacked, isLocked } = entry
    if (isLocked) throw new Error('locked')
    const content = packedContent(bytes, entry)
    if (method !== STORED && method !== DEFLATED) throw new Error('unreadable')
    found.set(name, method === STORED ? content : await inflated(content, unpacked))
  }
  return found
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

const isUnclear = (data: DataView, { local, packed, unpacked }: ZipEntry): boolean => {
  if (unpacked === 0 && packed > 2) return true
  const declared = data.getUint32(local + 22, true)
  return (data.getUint16(local + 6, true) & STREAMED) === 0 && declared !== unpacked && declared !== ELSEWHERE
}
