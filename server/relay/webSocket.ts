// The relay's port Socket on a `ws` WebSocket: whole frames go straight to the net socket, past ws's sender, which would frame,
// mask and count each message again for each receiver.
import { Socket as NetSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import type { Socket } from './socket.ts'

/** Of the server: ws itself closes with 1009 when a frame claims too much, which only our own clients take for final. */
export class LiveSocket extends WebSocket {
  isStock = false

  override close(code?: number, reason?: string | Buffer) {
    if (this.isStock && code === CLOSE_CODES.tooBig) super.close(CLOSE_CODES.tooBigForStock, 'too big')
    else super.close(code, reason)
  }
}

/** `cutSoon` terminates a socket of which nothing more is read, when its close frame has had time to arrive. */
export const adaptSocket = (ws: WebSocket, stream: Duplex, cutSoon: (ws: WebSocket) => void): Socket => {
  if (stream instanceof NetSocket) stream.setNoDelay(true)
  // A frame that is too large, not masked or not text: ws has closed with the right code already.
  ws.on('error', () => {
    ws.close()
    stopReading(ws, stream, cutSoon)
  })
  return {
    get bufferedBytes() {
      return stream.writableLength
    },
    write(frames) {
      // Once the closing handshake has begun nothing may follow it.
      if (ws.readyState === ws.OPEN) stream.write(frames)
    },
    get isPaused() {
      return ws.isPaused
    },
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    ping: () => ws.ping(),
    close(code, reason) {
      // What is paused would never read the other side's answer.
      if (ws.isPaused) ws.resume()
      ws.close(code, reason)
    },
    terminate: () => ws.terminate(),
  }
}

/**
 * ws reads and throws away whatever follows a frame that it has refused, until the peer closes: 64 MiB in chunks of 64 KiB, which grew
 * memory by 31–46 MiB before they were collected. What is not read stays in the sender's own network.
 */
const stopReading = (ws: WebSocket, stream: Duplex, cutSoon: (ws: WebSocket) => void) => {
  // ws resumes the socket in a tick of its own, which comes before.
  queueMicrotask(() => stream.pause())
  cutSoon(ws)
}
