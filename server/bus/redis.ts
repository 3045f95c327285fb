// Bus between servers, on Redis or Valkey: one channel to which all of them subscribe. A server that may have missed messages is notified.
import { Redis } from 'ioredis'
import type { Clock } from '../clock.ts'
import type { Bus, BusMessage, BusState } from './bus.ts'
import { decodeMessage, encodeMessage } from './encodeMessage.ts'

export interface RedisNeeds {
  readonly url: string
  /** The same for all servers of one installation, and no other. */
  readonly channel: string
  /** Of this server only. */
  readonly name: string
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

const BEAT_MS = 1_000
/** After this time without an echo of our own messages, messages of others are assumed lost, too. */
const DEAF_MS = 3_000
/** Requests must not wait for an unavailable Redis. */
const OPTIONS = { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 2_000, retryStrategy: () => 500 }

/** Null when a server answers; otherwise the reason. */
export const pingRedis = async (url: string): Promise<unknown> => {
  const redis = new Redis(url, { ...OPTIONS, retryStrategy: () => null })
  // The rejection has the same error.
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    await redis.ping()
    return null
  } catch (error) {
    return error
  } finally {
    redis.disconnect()
  }
}

interface Station {
  readonly count: number
  readonly at: number
}

export const createRedisBus = ({ url, channel, name, clock, report }: RedisNeeds): Bus => {
  const listeners = new Set<(message: BusMessage) => void>()
  const others = new Map<string, Station>()
  const speaker = new Redis(url, OPTIONS)
  const listener = new Redis(url, { ...OPTIONS, autoResubscribe: false })
  let count = 0
  let sentAt = 0
  let heardAt: number | null = null
  let lag: number | null = null
  let closed = false
  let told = false
  let doubt: { readonly toldAt: number; readonly again: boolean } = { toldAt: Number.NEGATIVE_INFINITY, again: false }
  let trouble: unknown = new Error(`nothing is heard from Redis at ${URL.parse(url)?.host}`)

  /** Errors are in `state`, and are logged once, by the heartbeat. */
  const keepReason = (error: unknown) => {
    trouble = error
  }

  const tell = (message: BusMessage) => {
    for (const listen of [...listeners]) listen(message)
  }
  /** At once, then at most once per heartbeat: all rooms and sessions are checked, which costs the database. */
  const tellDoubt = () => {
    const now = clock.elapsed()
    const again = now - doubt.toldAt < BEAT_MS
    doubt = { toldAt: again ? doubt.toldAt : now, again }
    if (!again) tell({ type: 'doubt' })
  }
  const state = (): BusState => (heardAt !== null && clock.elapsed() - heardAt < DEAF_MS ? 'joined' : 'lost')
  const say = (message: BusMessage | null) => {
    count += 1
    if (speaker.status !== 'ready') return
    // Lost: the others notice it by the counter, or by polling.
    speaker.publish(channel, encodeMessage({ from: name, count, message })).catch(keepReason)
  }

  const hear = (text: string) => {
    const envelope = decodeMessage(text)
    if (!envelope) return
    if (envelope.from === name) return hearOurselves(envelope.count)
    const known = others.get(envelope.from)
    // Redis keeps the order: a gap in the counter means a loss.
    const isGap = known ? envelope.count !== known.count + 1 : envelope.count !== 1
    others.set(envelope.from, { count: envelope.count, at: clock.elapsed() })
    if (isGap) tellDoubt()
    if (envelope.message) tell(envelope.message)
  }
  const hearOurselves = (which: number) => {
    const wasLost = state() === 'lost'
    heardAt = clock.elapsed()
    if (which === count) lag = heardAt - sentAt
    // Messages sent meanwhile were missed.
    if (wasLost) tellDoubt()
    told = false
  }
  const beat = () => {
    if (closed) return
    clock.after(BEAT_MS, beat)
    if (state() === 'lost') {
      if (!told) report('the bus is lost: servers look for themselves until it is back', trouble)
      told = true
    }
    if (doubt.again) tellDoubt()
    for (const [other, { at }] of others) if (clock.elapsed() - at > 10 * BEAT_MS) others.delete(other)
    sentAt = clock.elapsed()
    say(null)
  }

  const subscribe = () => {
    listener.subscribe(channel).then(
      () => {
        sentAt = clock.elapsed()
        say(null)
      },
      // The connection failed immediately; the next message retries.
      keepReason,
    )
  }
  listener.on('ready', subscribe)
  listener.on('message', (_channel: string, text: string) => hear(text))
  for (const line of [speaker, listener]) {
    line.on('error', keepReason)
    line.connect().catch(keepReason)
  }
  clock.after(BEAT_MS, beat)

  return {
    get state() {
      return state()
    },
    get lag() {
      return state() === 'lost' ? null : lag
    },
    get servers() {
      return others.size + 1
    },
    publish(message) {
      if (message.type !== 'presence') tell(message)
      if (message.type !== 'doubt') say(message)
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    async close() {
      closed = true
      for (const line of [speaker, listener]) line.disconnect()
    },
  }
}
