// The port to a connection: all that the relay knows of one. Adapters: `webSocket.ts` (ws), `overHttp/channel.ts` (requests and answers,
// where WebSockets are blocked), `test/harness/sockets.ts`.
import type { CloseCode } from '../../shared/protocol/closeCodes.ts'

export interface Socket {
  /** Written, but not yet taken by the operating system. */
  readonly bufferedBytes: number
  readonly isPaused: boolean
  /** Whole WebSocket frames, already framed (`webSocketFrame`). The bytes are shared with other sockets: never change them. */
  write(frames: Uint8Array): void
  /** Stops and starts reading. What was read already may still arrive after `pause`. */
  pause(): void
  resume(): void
  /** Asks for a sign of life. */
  ping(): void
  /** The closing handshake; terminates by itself when the other side does not answer. */
  close(code: CloseCode, reason: string): void
  /** Ends at once, without a handshake. */
  terminate(): void
}

/** What a connection tells the relay of. */
export interface Conversation {
  /** One binary message. */
  receive(bytes: Uint8Array): void
  /** A sign of life that is no message. */
  alive(): void
  /** Once, when it has ended. */
  closed(): void
}
