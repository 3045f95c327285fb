// A client without a Y.Doc. Parsed messages are cached by content, because a broadcast reaches hundreds of receivers as the same bytes.
import * as Y from 'yjs'
import { LightSocket } from './lightSocket.ts'
import type { Line } from './measured.ts'
import type { Received, Speech } from './speech.ts'

const EMPTY_UPDATE = new Uint8Array([0, 0])
const NOTHING = new Uint8Array([0])

/** Client id → first clock that the update does not contain. */
export type Clocks = ReadonlyMap<number, number>
interface Parsed {
  readonly heard: Received
  readonly clocks: Clocks
}
const NONE: Clocks = new Map()
const cache = new Map<string, readonly Parsed[]>()
const parse = (speech: Speech, payload: Buffer): readonly Parsed[] => {
  const key = payload.toString('latin1')
  const known = cache.get(key)
  if (known) return known
  if (cache.size > 2000) cache.clear()
  // A copy: what is cached outlives the receive buffer.
  const parsed = speech
    .hear(new Uint8Array(payload))
    .map((heard) => ({ heard, clocks: 'update' in heard ? Y.parseUpdateMeta(heard.update).to : NONE }))
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
  readonly #speech: Speech
  readonly #handlers: Handlers
  closed = false
  bytes = 0
  #sent = 0
  #acknowledged = 0
  /** Answers to the server's questions: who acknowledges message by message acknowledges these too. */
  #answered = 0

  constructor(line: Line, document: string, handlers: Handlers = {}) {
    this.#speech = line.speech(document)
    this.#handlers = handlers
    this.#socket = new LightSocket(line.url(document), line.headers)
    this.synced = new Promise((resolve, reject) => {
      this.#socket.onClose = (error) => {
        this.closed = true
        reject(error ?? new Error('closed before sync'))
      }
      this.#socket.onOpen = () => {
        for (const message of this.#speech.hello(handlers.stateVector ?? NOTHING)) this.#socket.send(message)
        if (!this.#speech.answers) resolve(this)
      }
      this.#socket.onMessage = (payload, at) => {
        this.bytes += payload.length
        for (const parsed of parse(this.#speech, payload)) {
          this.#hear(parsed, at)
          if (parsed.heard.type === 'answer') resolve(this)
        }
      }
    })
    this.synced.catch(() => {
      // A client that is closed before its sync is seen by code that awaits `synced`; nobody may be waiting any more.
      this.closed = true
    })
  }

  #hear({ heard, clocks }: Parsed, at: number): void {
    if (heard.type === 'question') {
      this.#answered++
      this.#socket.send(this.#speech.answer(EMPTY_UPDATE))
    } else if (heard.type === 'ack') {
      if (heard.count === 'one more' && this.#answered > 0) {
        this.#answered--
        return
      }
      this.#acknowledged = heard.count === 'one more' ? this.#acknowledged + 1 : heard.count
      this.#handlers.onAck?.(this.#acknowledged, at)
    } else if ('update' in heard) this.#handlers.onUpdate?.(clocks, at, heard.update)
  }

  sendUpdate(update: Uint8Array): void {
    for (const message of this.#speech.update(update, ++this.#sent)) this.#socket.send(message)
  }
  sendAwareness(update: Uint8Array): void {
    this.#socket.send(this.#speech.awareness(update))
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
