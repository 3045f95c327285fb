// The port LiveSocket over HTTP: one line (a long-polling connection) for all documents of the page. One request waits for the server's
// messages, another one sends the page's; both are numbered and retried when no answer comes, and the server takes each once.
import { BATCH_BYTES, decodeRecords, encodeRecords, LINES_PATH, type LineRecord } from '../../../shared/protocol/httpLine.ts'
import { createMessageReader, framedMessage } from '../../../shared/protocol/messageStream.ts'
import { LOST } from '../connector.ts'
import type { LiveClock, SocketEvents, SocketPort } from '../ports.ts'
import { type Ask, createRetriedRequests } from './retriedRequests.ts'

export interface ClientHttpLine {
  /** Whether the server opened it. */
  readonly begun: Promise<boolean>
  readonly over: boolean
  /** The address is that of a WebSocket after `/live/`. */
  open(address: string, events: SocketEvents): SocketPort
  endIfUnused(): void
  /** Every channel hears that it is closed, with this code. */
  end(code?: number): void
}

interface Channel {
  readonly events: SocketEvents
  readonly read: ReturnType<typeof createMessageReader>
}

/** A server's messages have no limit of their own: the whole of a document is one. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024

export const openHttpLine = (ask: Ask, clock: LiveClock): ClientHttpLine => {
  const channels = new Map<number, Channel>()
  const requests = createRetriedRequests(ask, clock)
  let id: string | null = null
  let outbox: LineRecord[] = []
  let lastChannel = 0
  let sending = false
  let over = false

  const begin = async (): Promise<boolean> => {
    const { status, body } = await requests.once('POST', LINES_PATH)
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
      const { status, body } = await requests.retried('GET', `${LINES_PATH}/${line}/${number}`)
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
      const { batch, rest } = nextBatch(outbox)
      outbox = rest
      const body = encodeRecords(batch)
      sent++
      const { status } = await requests.retried('PUT', `${LINES_PATH}/${line}/${sent}`, body)
      if (status !== 204) return end()
    }
    sending = false
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
    requests.stop()
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
        send: (bytes) => channels.has(channel) && say({ type: 'bytes', channel, bytes: framedMessage(bytes) }),
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

const nextBatch = (outbox: readonly LineRecord[]): { readonly batch: readonly LineRecord[]; readonly rest: LineRecord[] } => {
  const batch: LineRecord[] = []
  let room = BATCH_BYTES
  for (const [at, record] of outbox.entries()) {
    if (room <= 0) return { batch, rest: outbox.slice(at) }
    if (record.type === 'bytes' && record.bytes.length > room) {
      batch.push({ ...record, bytes: record.bytes.subarray(0, room) })
      return { batch, rest: [{ ...record, bytes: record.bytes.subarray(room) }, ...outbox.slice(at + 1)] }
    }
    batch.push(record)
    room -= record.type === 'bytes' ? record.bytes.length : 0
  }
  return { batch, rest: [] }
}
