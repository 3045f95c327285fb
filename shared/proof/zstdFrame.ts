// Parses the headers of a zstd frame (RFC 8878, 3.1.1) before decompression: exactly one frame, without trailing bytes.

/** 128 MiB. */
const MOST_WINDOW = 2 ** 27
/** A frame of 64 MiB has 512 full ones. */
const MOST_BLOCKS = 4_096
const MOST_BLOCK = 128 * 1024

export interface ZstdFrame {
  /** Decompressed size, if the frame declares it. */
  readonly size: number | null
  readonly checksum: number | null
}

export const zstdFrame = (packed: Uint8Array): ZstdFrame | null => {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (packed.length < 6 || view.getUint32(0, true) !== 0xfd2fb528) return null
  const flags = view.getUint8(4)
  const [single, checked, sizeFlag] = [(flags & 0x20) !== 0, (flags & 4) !== 0, flags >> 6]
  // Bit 3 is reserved; we never use a dictionary.
  if ((flags & 0xb) !== 0) return null
  const sizeBytes = sizeFlag === 0 ? Number(single) : 1 << sizeFlag
  const sizeAt = single ? 5 : 6
  let at = sizeAt + sizeBytes
  if (at > packed.length) return null
  const size = sizeBytes === 0 ? null : sizeIn(view, sizeAt, sizeBytes)
  const exponent = view.getUint8(5) >> 3
  const window = single ? (size ?? 0) : 2 ** (10 + exponent) * (1 + (view.getUint8(5) & 7) / 8)
  if (window > MOST_WINDOW) return null
  for (let blocks = 0; ; blocks++) {
    if (blocks === MOST_BLOCKS || at + 3 > packed.length) return null
    const head = view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
    const kind = (head >> 1) & 3
    if (kind === 3 || head >> 3 > MOST_BLOCK) return null
    at += 3 + (kind === 1 ? 1 : head >> 3)
    if ((head & 1) === 1) break
  }
  if (at + (checked ? 4 : 0) !== packed.length) return null
  return { size, checksum: checked ? view.getUint32(at, true) : null }
}
const sizeIn = (view: DataView, at: number, bytes: number): number => {
  if (bytes === 1) return view.getUint8(at)
  if (bytes === 2) return view.getUint16(at, true) + 256
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true))
}
