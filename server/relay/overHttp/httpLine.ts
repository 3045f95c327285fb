// One page's line over HTTP (a long-polling connection): its channels, and numbered batches in both directions. One batch each way is pending
// at a time, and is kept until the next one is asked for, so that a request that was cut or retried loses and doubles nothing.
import { BATCH_BYTES, decodeRecords, encodeRecords, HOLD_MS, type LineRecord } from '../../../shared/protocol/httpLine.ts'
import type { Clock } from '../../clock.ts'
import type { Conversation, Socket } from '../socket.ts'
import { type Channel, openChannel } from './channel.ts'

export type Opening =
  | { readonly type: 'refused' }
  /** Let in only to be told why not. */
  | { readonly type: 'turnedAway'; readonly code: number }
  | { readonly type: 'admitted'; readonly enter: (socket: Socket) => Conversation }

export interface LineNeeds {
  readonly clock: Clock
  readonly mostMessageBytes: number
  readonly ended: () => void
}

/** A batch of the page: read only when it is its turn. */
export interface Sent {
  readonly number: number
  /** `null`: more than a batch may have. */
  readonly read: () => Promise<Uint8Array | null>
  readonly open: (address: string) => Promise<Opening>
}

type Answer = (status: number, batch?: Uint8Array) => void

export interface ServerHttpLine {
  readonly channels: number
  /** Some document is open on it. */
  readonly isLive: boolean
  /** The page asks for a batch; it is answered at once or when there is something. Returns what forgets it. */
  nextBatch(number: number, answer: Answer): () => void
  /** Answers with a status: 204 when it was taken. */
  take(sent: Sent): Promise<number>
  /** Called now and then: a request that has waited long is answered, and a page that asks no more is gone. */
  look(): void
  end(): void
}

/** No request for so long: the page is gone (as a WebSocket that answers no ping, SPEC W7). */
const DEAD_MS = 30_000
/** A page whose connection is over its rate waits so long before it is asked to send the same again. */
const PAUSE_MS = 10_000
/** Of openings that were refused, told to nobody yet. */
const MOST_UNTOLD = 100

export const createHttpLine = ({ clock, mostMessageBytes, ended }: LineNeeds): ServerHttpLine => {
  const channels = new Map<number, Channel>()
  const outgoing = createOutgoing(clock, channels)
  const flow = createFlow(clock, () => !over && [...channels.values()].some((channel) => channel.isPaused))
  let lastChannel = 0
  let taken = 0
  let taking = false
  let heardAt = clock.now()
  let over = false

  const heard = () => {
    heardAt = clock.now()
    for (const channel of channels.values()) channel.alive()
  }

  const open = async (number: number, opening: Promise<Opening>) => {
    const how = await opening
    if (over) return
    if (how.type === 'admitted') {
      const channel = openChannel({
        number,
        mostMessageBytes,
        wake: outgoing.wake,
        flows: flow.goOn,
        ping: outgoing.answerNow,
        gone: () => void channels.delete(number),
        enter: how.enter,
      })
      channels.set(number, channel)
    } else {
      if (how.type === 'turnedAway') outgoing.tell({ type: 'opened', channel: number })
      outgoing.tell({ type: 'closed', channel: number, code: how.type === 'turnedAway' ? how.code : 1006 })
    }
    outgoing.wake()
  }

  const carryOut = async (record: LineRecord, sent: Sent): Promise<boolean> => {
    const channel = channels.get(record.channel)
    // Of a channel that has ended here meanwhile nothing is heard.
    if (record.type === 'bytes') channel?.read(record.bytes)
    else if (record.type === 'closed') channel?.end()
    else {
      if (record.type !== 'open' || record.channel <= lastChannel || outgoing.isCrowded()) return false
      lastChannel = record.channel
      await open(record.channel, sent.open(record.address))
    }
    return true
  }

  const takeBatch = async (sent: Sent): Promise<number> => {
    if (!(await flow.mayGoOn())) return 429
    if (over) return 404
    const bytes = await sent.read()
    if (bytes === null) return 413
    const records = decodeRecords(bytes)
    taken = sent.number
    for (const record of records ?? [])
      if (over || !(await carryOut(record, sent))) {
        end()
        return 400
      }
    if (records !== null) return 204
    end()
    return 400
  }

  const end = () => {
    if (over) return
    over = true
    for (const channel of [...channels.values()]) channel.end()
    channels.clear()
    outgoing.end()
    flow.goOn()
    ended()
  }

  return {
    get channels() {
      return channels.size
    },
    get isLive() {
      return [...channels.values()].some((channel) => channel.isOpen)
    },
    nextBatch(number, answer) {
      heard()
      return outgoing.nextBatch(number, answer)
    },
    async take(sent) {
      heard()
      if (sent.number === taken) return 204
      if (taking) return 429
      if (sent.number !== taken + 1) return 409
      taking = true
      try {
        return await takeBatch(sent)
      } finally {
        taking = false
      }
    },
    look() {
      if (clock.now() - heardAt >= DEAD_MS) end()
      else outgoing.look()
    },
    end,
  }
}

/** What the page fetches: one batch at a time, which is kept until the next one is asked for. */
const createOutgoing = (clock: Clock, channels: ReadonlyMap<number, Channel>) => {
  let untold: LineRecord[] = []
  let fetched = 0
  let underway: Uint8Array | null = null
  let asking: { readonly answer: Answer; readonly since: number } | null = null
  let scheduled = false

  const hasMore = () => untold.length > 0 || [...channels.values()].some((channel) => channel.hasMore)
  /** What is written in one go leaves in one answer. */
  const wake = () => {
    if (scheduled || !asking) return
    scheduled = true
    clock.soon(() => {
      scheduled = false
      if (hasMore()) answerNow()
    })
  }
  const answerNow = () => {
    if (!asking) return
    const { answer } = asking
    asking = null
    const full = [...channels.values()].filter((channel) => channel.hasMore)
    const share = Math.ceil(BATCH_BYTES / Math.max(1, full.length))
    underway = encodeRecords([...untold, ...full.flatMap((channel) => channel.take(share))])
    untold = []
    fetched++
    answer(200, underway)
  }

  return {
    wake,
    answerNow,
    tell: (record: LineRecord) => void untold.push(record),
    isCrowded: () => untold.length > MOST_UNTOLD,
    nextBatch(number: number, answer: Answer): () => void {
      if (number === fetched && underway) answer(200, underway)
      else if (number !== fetched + 1) answer(409)
      else {
        underway = null
        for (const channel of [...channels.values()]) channel.arrived()
        // A proxy, or the browser itself, has asked again: the first one has nobody to read its answer.
        asking?.answer(503)
        const mine = { answer, since: clock.now() }
        asking = mine
        if (hasMore()) wake()
        return () => {
          if (asking === mine) asking = null
        }
      }
      return () => undefined
    },
    look: () => {
      if (asking && clock.now() - asking.since >= HOLD_MS) answerNow()
    },
    end: () => {
      asking?.answer(404)
      asking = null
    },
  }
}

/** Debt delays, as it does with a WebSocket that is not read: here the next batch is not. */
const createFlow = (clock: Clock, isPaused: () => boolean) => {
  const waiting: (() => void)[] = []
  const awhile = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve)
      waiting.push(() => {
        cancel()
        resolve()
      })
    })
  return {
    goOn: () => {
      for (const go of waiting.splice(0)) go()
    },
    /** False when it has been paused for too long. */
    mayGoOn: async (): Promise<boolean> => {
      const until = clock.now() + PAUSE_MS
      for (let left = PAUSE_MS; isPaused(); left = until - clock.now()) {
        if (left <= 0) return false
        await awhile(left)
      }
      return true
    },
  }
}
