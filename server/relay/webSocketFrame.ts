// A whole WebSocket frame around one message, from server to client: final, binary, unmasked (RFC 6455 §5.2).

export const webSocketFrame = (payload: Uint8Array): Buffer => {
  const frame = Buffer.allocUnsafe(headerBytes(payload.length) + payload.length)
  frame.set(payload, writeHeader(frame, payload.length))
  return frame
}

const headerBytes = (length: number) => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

const writeHeader = (frame: Buffer, length: number): number => {
  frame[0] = 0x82
  if (length < 126) {
    frame[1] = length
    return 2
  }
  if (length < 65_536) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
    return 4
  }
  frame[1] = 127
  frame.writeBigUInt64BE(BigInt(length), 2)
  return 10
}

const UPDATE_TAG = [0, 2] as const

/**
 * The frame of one y-protocols update message. The update is copied exactly once, out of the socket's receive chunk (30 kept
 * bytes would pin 64 KiB of it), and `update` is a view of that copy inside the frame: log, tail and sockets share it.
 */
export const updateFrame = (bytes: Uint8Array): { readonly frame: Buffer; readonly update: Uint8Array } => {
  const lengthBytes = varUintBytes(bytes.length)
  const payload = UPDATE_TAG.length + lengthBytes + bytes.length
  const frame = Buffer.allocUnsafe(headerBytes(payload) + payload)
  let at = writeHeader(frame, payload)
  for (const byte of UPDATE_TAG) frame[at++] = byte
  let rest = bytes.length
  while (rest > 127) {
    frame[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  frame[at++] = rest
  frame.set(bytes, at)
  return { frame, update: new Uint8Array(frame.buffer, frame.byteOffset + at, bytes.length) }
}

const varUintBytes = (value: number): number => (value < 128 ? 1 : 1 + varUintBytes(value >>> 7))
