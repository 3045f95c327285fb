// The relay's port Socket on a channel of a line over HTTP: what is written is buffered until the page fetches it, and counts as backlog until
// the page has acknowledged it.
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import type { LineRecord } from '../../../shared/protocol/httpLine.ts'
import { createMessageReader } from '../../../shared/protocol/messageStream.ts'
import type { Conversation, Socket } from '../socket.ts'

export interface Channel extends Socket {
  readonly hasMore: boolean
  /** Neither side has ended it. */
  readonly isOpen: boolean
  /** What the page sent. */
  read(bytes: Uint8Array): void
  /** Up to so many bytes of what waits, and its end when that is all. */
  take(most: number): readonly LineRecord[]
  /** What was taken last has arrived. */
  arrived(): void
  alive(): void
  /** By the page, or with its line. */
  end(): void
}

interface ChannelNeeds {
  readonly number: number
  readonly mostMessageBytes: number
  /** Something waits to be fetched. */
  readonly wake: () => void
  readonly flows: () => void
  readonly ping: () => void
  /** It has ended, and the page knows it. */
  readonly gone: () => void
  /** Joins the room, with the socket that is made here. */
  readonly enter: (socket: Socket) => Conversation
}

/** As a browser sees a connection that was lost. */
const LOST = 1006

export const openChannel = (needs: ChannelNeeds): Channel => {
  const { number: channel, wake } = needs
  const reader = createMessageReader(needs.mostMessageBytes)
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let underwayBytes = 0
  let opened = false
  let paused = false
  let closed: { readonly code: number; told: boolean } | null = null
  let over = false
  let conversation: Conversation | null = null

  const end = () => {
    if (over) return
    over = true
    closed ??= { code: LOST, told: true }
    waiting = []
    waitingBytes = 0
    underwayBytes = 0
    paused = false
    needs.flows()
    conversation?.closed()
    needs.gone()
  }
  const close = (code: number) => {
    if (closed) return
    closed = { code, told: false }
    // Nothing of it is heard any more: it must not hold up the other channels of its page.
    paused = false
    needs.flows()
    wake()
  }

  const self: Channel = {
    get bufferedBytes() {
      return waitingBytes + underwayBytes
    },
    get isPaused() {
      return paused
    },
    get isOpen() {
      return closed === null
    },
    get hasMore() {
      return !opened || waitingBytes > 0 || (closed !== null && !closed.told)
    },
    write(frames) {
      if (closed) return
      waiting.push(frames)
      waitingBytes += frames.length
      wake()
    },
    pause() {
      paused = closed === null
    },
    resume() {
      paused = false
      needs.flows()
    },
    ping: needs.ping,
    close,
    terminate() {
      if (over) return
      waiting = []
      waitingBytes = 0
      close(LOST)
      // Without waiting for the page to hear of it.
      over = true
      conversation?.closed()
    },
    read(bytes) {
      if (closed) return
      const { messages, fault } = reader(bytes)
      for (const message of messages) conversation?.receive(message)
      if (fault) close(fault === 'tooBig' ? CLOSE_CODES.tooBig : CLOSE_CODES.malformed)
    },
    take(most) {
      const records: LineRecord[] = []
      if (!opened) records.push({ type: 'opened', channel })
      opened = true
      let room = most
      for (let next = waiting[0]; next !== undefined && room > 0; next = waiting[0]) {
        const bytes = next.length <= room ? next : next.subarray(0, room)
        if (bytes === next) waiting.shift()
        else waiting[0] = next.subarray(room)
        room -= bytes.length
        records.push({ type: 'bytes', channel, bytes })
      }
      underwayBytes += most - room
      waitingBytes -= most - room
      if (closed && waitingBytes === 0) {
        closed.told = true
        records.push({ type: 'closed', channel, code: closed.code })
      }
      return records
    },
    arrived() {
      underwayBytes = 0
      if (!closed?.told) return
      if (!over) end()
      else needs.gone()
    },
    alive: () => conversation?.alive(),
    end,
  }
  conversation = needs.enter(self)
  return self
}
