// Buffers small writes into larger chunks. A PDF of two hundred pages is written in twenty thousand pieces, most of them at its end: each would be a
// message to the main thread, and delay edits.

const MOST = 64 * 1024

export interface BufferedWrites {
  add(bytes: Uint8Array): void
  /** Flushes the buffer. */
  end(): void
}

/** `write` gets a buffer of its own, which it may transfer. */
export const bufferWrites = (write: (bytes: Uint8Array<ArrayBuffer>) => void, most = MOST): BufferedWrites => {
  const held = new Uint8Array(most)
  let length = 0
  const end = () => {
    if (length === 0) return
    write(held.slice(0, length))
    length = 0
  }
  return {
    end,
    add(bytes) {
      if (length + bytes.length > most) end()
      if (bytes.length > most) return write(new Uint8Array(bytes))
      held.set(bytes, length)
      length += bytes.length
    },
  }
}
