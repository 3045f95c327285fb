// A WebSocket whose incoming updates wait until the reader of a recording may see them; everything else passes in order.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeFrame } from '../../../shared/protocol/frame.ts'
import type { Turns } from './turns.ts'

/** Which of the other's turns have passed and may pass. While `open`, all pass. */
export interface Horizon {
  open: boolean
  seen: number
  allowed: number
  readonly turns: Turns
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
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        const update = horizon.open ? null : updateIn(next[0])
        const turn = update ? horizon.turns.numberOf(update, horizon.seen) : 0
        if (turn > horizon.allowed) return
        this.#waiting.shift()
        super.emit('message', ...next)
        horizon.seen = Math.max(horizon.seen, turn)
      }
    }
  }
  return { Socket: Held, pump: () => sockets[0]?.pump() }
}

const updateIn = (message: unknown): ReturnType<typeof Y.decodeUpdate> | null => {
  const bytes = message instanceof ArrayBuffer ? new Uint8Array(message) : message
  const frame = bytes instanceof Uint8Array ? decodeFrame(bytes) : null
  return frame?.type === 'update' ? Y.decodeUpdate(frame.update) : null
}
