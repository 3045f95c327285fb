// A client without a Y.Doc. Parsed messages are cached by content, because a broadcast reaches hundreds of receivers as the same bytes.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import {
  decodeFrame,
  encodeAwareness,
  encodeProbe,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type Frame,
} from '../../shared/protocol/frame.ts'
import { LightSocket } from './lightSocket.ts'
import type { ServerProcess } from './serverProcess.ts'

const EMPTY_UPDATE = new Uint8Array([0, 0])
export const NOTHING = new Uint8Array([0])

type Clocks = ReadonlyMap<number, number>
interface Parsed {
  readonly frame: Frame
  /** Client id → first clock that the update does not contain. */
  readonly clocks: Clocks
}
const cache = new Map<string, Parsed | null>()
const parse = (payload: Buffer): Parsed | null => {
  const key = payload.toString('latin1')
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size > 2000) cache.clear()
  const frame = decodeFrame(new Uint8Array(payload)) // a copy: what is cached outlives the receive buffer
  const hasClocks = frame && (frame.type === 'update' || frame.type === 'syncStep2')
  const parsed = frame && { frame, clocks: hasClocks ? Y.parseUpdateMeta(frame.update).to : new Map<number, number>() }
  cache.set(key, parsed)
  return parsed
}

interface Handlers {
  readonly stateVector?: Uint8Array
  readonly onUpdate?: (clocks: Clocks, at: number, update: Uint8Array) => void
  readonly onAck?: (count: number, at: number) => void
}

export class LightClient {
  readonly synced: Promise<LightClient>
  readonly #socket: LightSocket
  closed = false
  bytes = 0
  #sent = 0

  constructor(server: ServerProcess, document: string, handlers: Handlers = {}) {
    this.#socket = new LightSocket(server.url(document), { Cookie: server.session.cookie, Origin: server.session.origin })
    this.synced = new Promise((resolve, reject) => {
      this.#socket.onClose = (error) => {
        this.closed = true
        reject(error ?? new Error('closed before sync'))
      }
      this.#socket.onOpen = () => this.#socket.send(encodeSyncStep1(handlers.stateVector ?? NOTHING))
      this.#socket.onMessage = (payload, at) => {
        this.bytes += payload.length
        const parsed = parse(payload)
        if (!parsed) return
        const { frame, clocks } = parsed
        if (frame.type === 'syncStep1') this.#socket.send(encodeSyncStep2(EMPTY_UPDATE))
        else if (frame.type === 'probe') handlers.onAck?.(decoding.readVarUint(decoding.createDecoder(frame.token)), at)
        else if (frame.type === 'update' || frame.type === 'syncStep2') {
          handlers.onUpdate?.(clocks, at, frame.update)
          if (frame.type === 'syncStep2') resolve(this)
        }
      }
    })
    this.synced.catch(() => {
      // A client that is closed before its sync is seen by whoever awaits `synced`; nobody may be waiting any more.
      this.closed = true
    })
  }

  sendUpdate(update: Uint8Array): void {
    this.#socket.send(encodeUpdate(update))
    this.#socket.send(encodeProbe(encoding.encode((encoder) => encoding.writeVarUint(encoder, ++this.#sent))))
  }
  sendAwareness(update: Uint8Array): void {
    this.#socket.send(encodeAwareness(update))
  }
  get backlog(): number {
    return this.#socket.backlog
  }
  close(): void {
    this.#socket.close()
  }
}

/** Connects many, fifty at a time. */
export const connectAll = async (count: number, make: (index: number) => LightClient): Promise<LightClient[]> => {
  const clients: LightClient[] = []
  for (let i = 0; i < count; i += 50) {
    const batch = Array.from({ length: Math.min(50, count - i) }, (_, j) => make(i + j))
    clients.push(...(await Promise.all(batch.map((client) => client.synced))))
  }
  return clients
}
