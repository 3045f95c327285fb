// A WebSocket whose incoming updates wait until the reader of a recording may see them; everything else passes in order.
import { WebSocket } from 'ws'
import { decodeFrame } from '../../shared/protocol/frame.ts'

/** How many of the other's turns, each one update, have passed and may pass. While `open`, all pass uncounted. */
export interface Horizon {
  open: boolean
  seen: number
  allowed: number
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
        const counts = !horizon.open && isUpdate(next[0])
        if (counts && horizon.seen >= horizon.allowed) return
        this.#waiting.shift()
        super.emit('message', ...next)
        if (counts) horizon.seen++
      }
    }
  }
  return { Socket: Held, pump: () => sockets[0]?.pump() }
}

const isUpdate = (message: unknown): boolean => {
  const bytes = message instanceof ArrayBuffer ? new Uint8Array(message) : message
  return bytes instanceof Uint8Array && decodeFrame(bytes)?.type === 'update'
}
