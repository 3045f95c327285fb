// The port LiveSocket over HTTP: one line (a long-polling connection) for all documents of the page. One request waits for the server's
// messages, another one sends the page's; both are numbered and retried when no answer comes, and the server takes each once.
import {
  BATCH_BYTES,
  decodeRecords,
  encodeRecords,
  HOLD_MS,
  LINES_PATH,
  type LineRecord,
  OTHER_SERVER,
} from '../../../shared/protocol/httpLine.ts'
import { createMessageReader, framed } from '../../../shared/protocol/messageStream.ts'
import { LOST } from '../connector.ts'
import type { LiveClock, LiveSocket, SocketEvents } from '../ports.ts'

interface Asked {
  readonly method: 'POST' | 'GET' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: Uint8Array
  readonly signal: AbortSignal
}
/** Rejects when no answer comes. */
export type Ask = (asked: Asked) => Promise<Answered>
export interface Answered {
  readonly status: number
  readonly body: Uint8Array
}

export interface HttpLine {
  /** Whether the server opened it. */
  readonly begun: Promise<boolean>
  readonly over: boolean
  /** The address is that of a WebSocket after `/live/`. */
  open(address: string, events: SocketEvents): LiveSocket
  endIfUnused(): void
  /** Every channel hears that it is closed, with this code. */
  end(code?: number): void
}

interface Channel {
  readonly events: SocketEvents
  readonly read: ReturnType<typeof createMessageReader>
}

/** An answer that may be another one soon: of a proxy whose server restarts, of a server whose page is over its rate. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 502, 503, 504, OTHER_SERVER])
/** Without any other answer for so long the line is lost. */
const PATIENCE_MS = 6_000
/** Some proxies cut a request after so long. */
const WAITED_MS = 3_000
const OTHER_SERVER_WAIT_MS = 50
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 2_000
/** A request that hangs is repeated. */
const ANSWER_MS = HOLD_MS + 15_000
const NO_ANSWER: Answered = { status: 0, body: new Uint8Array() }
/** A server's messages have no limit of their own: the whole of a document is one. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024

export const openHttpLine = (ask: Ask, clock: LiveClock): HttpLine => {
  const channels = new Map<number, Channel>()
  const leaving = new AbortController()
  let id: string | null = null
  let outbox: LineRecord[] = []
  let lastChannel = 0
  let sending = false
  let over = false

  /** Once, or again until there is an answer that will stay the same. */
  const request = async (method: Asked['method'], path: string, body?: Uint8Array): Promise<Answered> => {
    let failingSince: number | null = null
    for (let attempt = 0; !over; attempt++) {
      const begun = clock.now()
      const answer = await once({ method, path, ...(body ? { body } : {}) })
      if (over) break
      if (answer && !PASSING.has(answer.status)) return answer
      const now = clock.now()
      // The server itself asks for time; or a proxy has cut what only waited.
      const isPatient = answer?.status === 429 || now - begun > WAITED_MS
      failingSince = isPatient ? null : (failingSince ?? begun)
      if (isPatient) attempt = 0
      if (failingSince !== null && now - failingSince > PATIENCE_MS) break
      const wait = answer?.status === OTHER_SERVER ? OTHER_SERVER_WAIT_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
      await new Promise<void>((resolve) => clock.after(wait, resolve))
    }
    return NO_ANSWER
  }
  const once = async (asked: Omit<Asked, 'signal'>) => {
    const waiting = new AbortController()
    const stop = () => waiting.abort()
    leaving.signal.addEventListener('abort', stop)
    const cancel = clock.after(ANSWER_MS, stop)
    try {
      return await ask({ ...asked, signal: waiting.signal })
    } catch {
      // No network, or nobody at its other end: asked again while there is patience.
      return null
    } finally {
      cancel()
      leaving.signal.removeEventListener('abort', stop)
    }
  }

  const begin = async (): Promise<boolean> => {
    const { status, body } = (await once({ method: 'POST', path: LINES_PATH })) ?? NO_ANSWER
    const given = new TextDecoder().decode(body)
    if (over || status !== 201 || !/^[0-9a-z]{40}$/.test(given)) {
      end()
      return false
    }
    id = given
    void fetchAll(given)
    sendSoon()
    return true
  }

  const fetchAll = async (line: string) => {
    for (let number = 1; !over; number++) {
      const { status, body } = await request('GET', `${LINES_PATH}/${line}/${number}`)
      const records = status === 200 ? decodeRecords(body) : null
      if (records === null) return end()
      for (const record of records) hear(record)
    }
  }
  const hear = (record: LineRecord) => {
    const channel = channels.get(record.channel)
    if (!channel || over) return
    if (record.type === 'opened') channel.events.opened()
    if (record.type === 'bytes') {
      const { messages, fault } = channel.read(record.bytes)
      for (const message of messages) channel.events.received(message)
      if (fault) end()
    }
    if (record.type === 'closed') {
      channels.delete(record.channel)
      channel.events.closed(record.code)
      endIfUnused()
    }
  }

  /** After the microtasks of this edit: the question whether it is on disk leaves in the same request. */
  const sendSoon = () => {
    if (sending || id === null || over) return
    sending = true
    clock.soon(() => clock.soon(() => void sendAll(id ?? '')))
  }
  let sent = 0
  const sendAll = async (line: string) => {
    while (outbox.length > 0 && !over) {
      const body = encodeRecords(nextBatch())
      sent++
      const { status } = await request('PUT', `${LINES_PATH}/${line}/${sent}`, body)
      if (status !== 204) return end()
    }
    sending = false
  }
  const nextBatch = (): readonly LineRecord[] => {
    const batch: LineRecord[] = []
    let room = BATCH_BYTES
    while (outbox.length > 0 && room > 0) {
      const [first, ...rest] = outbox
      if (first?.type !== 'bytes' || first.bytes.length <= room) {
        if (first) batch.push(first)
        outbox = rest
        room -= first?.type === 'bytes' ? first.bytes.length : 0
      } else {
        batch.push({ ...first, bytes: first.bytes.subarray(0, room) })
        outbox = [{ ...first, bytes: first.bytes.subarray(room) }, ...rest]
        room = 0
      }
    }
    return batch
  }
  const say = (record: LineRecord) => {
    if (over) return
    outbox.push(record)
    sendSoon()
  }

  const endIfUnused = () => {
    if (channels.size === 0) leave()
  }
  /** Sends the DELETE at once: otherwise the server would show this person as present until its timeout of half a minute. */
  const leave = (code?: number) => {
    if (over) return
    const line = id
    end(code)
    const path = `${LINES_PATH}/${line}`
    // If the DELETE is lost, that timeout ends the line.
    if (line !== null)
      ask({ method: 'DELETE', path, signal: new AbortController().signal }).catch((error) =>
        console.info('The end of a line over HTTP could not be sent', String(error)),
      )
  }
  const end = (code = LOST) => {
    if (over) return
    over = true
    leaving.abort()
    const left = [...channels.values()]
    channels.clear()
    outbox = []
    for (const { events } of left) events.closed(code)
  }

  return {
    begun: begin(),
    get over() {
      return over
    },
    open(address, events) {
      const channel = ++lastChannel
      channels.set(channel, { events, read: createMessageReader(MOST_MESSAGE_BYTES) })
      say({ type: 'open', channel, address })
      return {
        over: 'http',
        send: (bytes) => channels.has(channel) && say({ type: 'bytes', channel, bytes: framed(bytes) }),
        close() {
          if (!channels.delete(channel)) return
          say({ type: 'closed', channel, code: 1000 })
          endIfUnused()
        },
      }
    },
    endIfUnused,
    end: leave,
  }
}
