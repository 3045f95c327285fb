// The relay's port Socket on a `ws` WebSocket: whole frames go straight to the net socket, past ws's sender, which would frame,
// mask and count each message again for each receiver.
import { Socket as NetSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Socket } from './socket.ts'

export const adaptSocket = (ws: WebSocket, line: Duplex): Socket => {
  if (line instanceof NetSocket) line.setNoDelay(true)
  // A frame that is too large, not masked or not text: ws has closed with the right code already.
  ws.on('error', () => ws.close())
  return {
    get bufferedBytes() {
      return line.writableLength
    },
    write(frames) {
      // Once the closing handshake has begun nothing may follow it.
      if (ws.readyState === ws.OPEN) line.write(frames)
    },
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    close(code, reason) {
      // What is paused would never read the other side's answer.
      if (ws.isPaused) ws.resume()
      ws.close(code, reason)
    },
    terminate: () => ws.terminate(),
  }
}
