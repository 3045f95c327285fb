// The messages in whole WebSocket frames as a server writes them: binary, final, unmasked (see `webSocketFrame`).

export const unframe = (frames: Uint8Array): readonly Uint8Array[] => {
  const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength)
  const messages: Uint8Array[] = []
  for (let at = 0; at < frames.length; ) {
    const short = view.getUint8(at + 1)
    const [header, length] =
      short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(at + 2)] : [10, Number(view.getBigUint64(at + 2))]
    messages.push(frames.slice(at + header, at + header + length))
    at += header + length
  }
  return messages
}
