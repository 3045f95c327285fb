// The port to a WebSocket: all that the relay knows of one. Adapters: `webSocket.ts` (ws), `test/harness/sockets.ts`.
import type { CloseCode } from '../../shared/protocol/closeCodes.ts'

export interface Socket {
  /** Written, but not yet taken by the operating system. */
  readonly bufferedBytes: number
  /** Whole WebSocket frames, already framed (`webSocketFrame`). The bytes are shared with other sockets: never change them. */
  write(frames: Uint8Array): void
  /** Stops and starts reading. What was read already may still arrive after `pause`. */
  pause(): void
  resume(): void
  /** The closing handshake; terminates by itself when the other side does not answer. */
  close(code: CloseCode, reason: string): void
  /** Ends at once, without a handshake. */
  terminate(): void
}
