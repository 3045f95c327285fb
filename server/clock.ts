// Clock, timers and randomness as dependencies: the only file of the server that uses the real ones.
import { randomBytes } from 'node:crypto'
import { type Instant, instant, type Random } from '../shared/ids.ts'

export interface Clock {
  now(): Instant
  /** Runs `task` once after `ms`; the returned function cancels it. Never keeps the process alive. */
  after(ms: number, task: () => void): () => void
  /** Runs `task` when the pending events are handled, before any timer. */
  soon(task: () => void): void
  /** Milliseconds of a monotonic clock, for durations. */
  elapsed(): number
}

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  soon: (task) => void setImmediate(task),
  elapsed: () => performance.now(),
}

export const systemRandom: Random = (bytes) => randomBytes(bytes)

interface Work<T> {
  readonly all: readonly T[]
  readonly piece: number
  readonly each: (one: T) => void
}

/** Ten thousand at once blocked the event loop for up to 160 ms (measured): between two chunks pending writes are handled. */
export const inPieces = <T>(clock: Clock, { all, piece, each }: Work<T>) => {
  for (const one of all.slice(0, piece)) each(one)
  if (all.length > piece) clock.soon(() => inPieces(clock, { all: all.slice(piece), piece, each }))
}
