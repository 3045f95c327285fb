// What a ZIP says that it holds, before any of it is unpacked. SheetJS unpacks no more of an entry than it declares, unless it declares
// nothing: so the sum of the declared sizes is what a file can come to. Pure.
import { MOST_UNPACKED } from './bounds.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

export const isZip = (bytes: Uint8Array): boolean => bytes.length > 22 && view(bytes).getUint32(0, true) === LOCAL

/** One that is cut off has no list of what it holds. */
export const isWhole = (bytes: Uint8Array): boolean => endOf(view(bytes)) >= 0

/** More than we would unpack, or nobody can tell how much. */
export const isBomb = (bytes: Uint8Array): boolean => {
  const data = view(bytes)
  const end = endOf(data)
  if (end < 0) return true
  const entries = data.getUint16(end + 10, true)
  let at = data.getUint32(end + 16, true)
  let sum = 0
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > data.byteLength || data.getUint32(at, true) !== CENTRAL) return true
    const [packed, unpacked] = [data.getUint32(at + 20, true), data.getUint32(at + 24, true)]
    if (unpacked === 0 && packed > 2) return true
    sum += unpacked
    if (sum > MOST_UNPACKED) return true
    at += 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return entries === 0
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** A comment of up to 64 kB may stand behind it. */
const endOf = (data: DataView): number => {
  for (let at = data.byteLength - 22; at >= Math.max(0, data.byteLength - 22 - 0xffff); at--)
    if (data.getUint32(at, true) === END) return at
  return -1
}
