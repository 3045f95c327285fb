// Server end of a WebSocket that delivers only on request, and records its calls.
import type { Socket } from '../../server/relay/socket.ts'

export interface FakeSocket extends Socket {
  /** Removes up to `count` whole messages from the backlog, oldest first. */
  deliver(count?: number): Uint8Array[]
  readonly waiting: number
  readonly ended: { readonly code: number; readonly reason: string } | null
  /** Every buffer as it was written: broadcasts share the identical object. */
  readonly written: readonly Uint8Array[]
}

export const createFakeSocket = (): FakeSocket => {
  const written: Uint8Array[] = []
  let backlog: Uint8Array[] = []
  let paused = false
  let ended: { code: number; reason: string } | null = null
  return {
    get bufferedBytes() {
      return backlog.reduce((sum, message) => sum + message.length + headerBytes(message.length), 0)
    },
    write(frames) {
      if (ended) return
      written.push(frames)
      backlog.push(...messagesIn(frames))
    },
    get isPaused() {
      return paused
    },
    ping: () => undefined,
    pause() {
      paused = true
    },
    resume() {
      paused = false
    },
    close(code, reason) {
      ended ??= { code, reason }
    },
    terminate() {
      ended ??= { code: 1006, reason: 'terminated' }
    },
    deliver(count = Number.POSITIVE_INFINITY) {
      const taken = backlog.slice(0, count)
      backlog = backlog.slice(taken.length)
      return taken
    },
    get waiting() {
      return backlog.length
    },
    get ended() {
      return ended
    },
    written,
  }
}

const headerBytes = (length: number) => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** Parses whole, final, binary, unmasked frames; throws for anything else, which would be a bug of the relay. */
const messagesIn = (bytes: Uint8Array): Uint8Array[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const messages: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    if (view.getUint8(at) !== 0x82) throw new Error(`no binary frame at ${at}`)
    const short = view.getUint8(at + 1)
    const length = short < 126 ? short : short === 126 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
    const start = at + headerBytes(length)
    if (start + length > bytes.length) throw new Error('a frame is cut off')
    messages.push(bytes.subarray(start, start + length))
    at = start + length
  }
  return messages
}
