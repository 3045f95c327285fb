// A WebSocket whose incoming updates wait until the reader of a recording may see them; everything else passes in order.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeFrame } from '../../shared/protocol/frame.ts'

/** Up to which clock of the other client this one may see. */
export interface Horizon {
  readonly other: number
  clock: number
}

export const heldSocket = (headers: Readonly<Record<string, string>>, horizon: Horizon) => {
  const sockets: Held[] = []
  class Held extends WebSocket {
    readonly #waiting: unknown[][] = []
    constructor(url: string | URL) {
      super(url, { headers })
      sockets.splice(0, sockets.length, this)
    }
    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event !== 'message') return super.emit(event, ...args)
      this.#waiting.push(args)
      this.pump()
      return true
    }
    pump(): void {
      for (let next = this.#waiting[0]; next && !beyond(next[0], horizon); next = this.#waiting[0]) {
        this.#waiting.shift()
        super.emit('message', ...next)
      }
    }
  }
  return { Socket: Held, pump: () => sockets[0]?.pump() }
}

const beyond = (message: unknown, horizon: Horizon): boolean => {
  const frame =
    message instanceof Uint8Array ? decodeFrame(message) : message instanceof ArrayBuffer ? decodeFrame(new Uint8Array(message)) : null
  if (frame?.type !== 'update' && frame?.type !== 'syncStep2') return false
  return (Y.parseUpdateMeta(frame.update).to.get(horizon.other) ?? 0) > horizon.clock
}
