// zstd in a browser, of foreign bytes: one frame, as archives hold them, of which nothing is unpacked that its own headers do not allow.
import { Decompress } from 'fzstd'
import { zstdFrame } from '../../shared/proof/zstdFrame.ts'
import { xxh64 } from './xxh64.ts'

/** Null if it is no complete frame, if its checksum is wrong, and for more than `most` bytes. */
export const unzstd = (packed: Uint8Array, most: number): Uint8Array | null => {
  const frame = zstdFrame(packed)
  if (!frame) return null
  const parts: Uint8Array[] = []
  let size = 0
  try {
    new Decompress((part) => {
      size += part.length
      if (size > most) throw new RangeError()
      parts.push(part)
    }).push(packed, true)
  } catch {
    // fzstd reports foreign bytes by throwing, as we do what is too much.
    return null
  }
  if (frame.size !== null && frame.size !== size) return null
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return frame.checksum === null || frame.checksum === Number(xxh64(bytes) & 0xffffffffn) ? bytes : null
}
