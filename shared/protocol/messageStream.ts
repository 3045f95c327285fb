// Whole messages in a stream of bytes: each is a final, binary, unmasked WebSocket frame (RFC 6455 §5.2), as the relay writes them to every
// socket. Over HTTP they go both ways like this, and requests and answers may cut them anywhere.

export interface Read {
  readonly messages: readonly Uint8Array[]
  /** The stream is invalid and cannot be read further. */
  readonly fault: 'tooBig' | 'malformed' | null
}

const BINARY = 0x82

/** `most`: maximum bytes of one message. Messages may be views into the input. */
export const createMessageReader = (most: number): ((bytes: Uint8Array) => Read) => {
  let parts: Uint8Array[] = []
  let held = 0
  /** Number of bytes needed for the next header or message. */
  let needed = 0

  return (bytes) => {
    parts.push(bytes)
    held += bytes.length
    if (held < needed) return { messages: [], fault: null }
    const all = joined(parts, held)
    const messages: Uint8Array[] = []
    let at = 0
    for (;;) {
      if (at < all.length && all[at] !== BINARY) return { messages, fault: 'malformed' }
      const header = headerAt(all, at)
      if (header === null) {
        needed = all.length - at + 1
        break
      }
      if (header.length > most) return { messages, fault: 'tooBig' }
      const end = header.start + header.length
      if (end > all.length) {
        needed = end - at
        break
      }
      messages.push(all.subarray(header.start, end))
      at = end
    }
    held = all.length - at
    // A copy: the rest may be a few bytes of a large answer.
    parts = held > 0 ? [all.slice(at)] : []
    return { messages, fault: null }
  }
}

export const framedMessage = (message: Uint8Array): Uint8Array => {
  const size = headerBytes(message.length)
  const frame = new Uint8Array(size + message.length)
  const view = new DataView(frame.buffer)
  frame[0] = BINARY
  frame[1] = size === 2 ? message.length : size === 4 ? 126 : 127
  if (size === 4) view.setUint16(2, message.length)
  if (size === 10) view.setBigUint64(2, BigInt(message.length))
  frame.set(message, size)
  return frame
}

const headerBytes = (length: number) => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** Null while it is incomplete. A masked message is treated as one that is too big. */
const headerAt = (bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } | null => {
  const short = bytes[at + 1]
  if (short === undefined) return null
  if (short < 126) return { start: at + 2, length: short }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (short === 126) return at + 4 > bytes.length ? null : { start: at + 4, length: view.getUint16(at + 2) }
  if (short > 127) return { start: at + 2, length: Number.POSITIVE_INFINITY }
  return at + 10 > bytes.length ? null : { start: at + 10, length: Number(view.getBigUint64(at + 2)) }
}

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const [only] = parts
  if (parts.length === 1 && only) return only
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
