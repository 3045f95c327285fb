// Small pieces handed on together. A PDF of two hundred pages comes in twenty thousand of them, most at its end: each one by itself would be a
// message to the main thread, and the letters that people type would wait behind them.

const MOST = 64 * 1024

export interface Gathered {
  add(bytes: Uint8Array): void
  /** What is left. */
  end(): void
}

/** `write`: given bytes that nobody else has. */
export const gather = (write: (bytes: Uint8Array<ArrayBuffer>) => void, most = MOST): Gathered => {
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
