// Timer of the current point: every client computes it from the same value and the server's clock. Pure.
import type { Instant } from '../ids.ts'
import type { Floor } from './model.ts'

const MINUTE = 60_000
const SOON = 2 * MINUTE
/** Maximum of `added`. */
const MOST_ADDED = 1440

export const IDLE: Floor = { point: null, since: null, used: 0, added: 0 }

export const usedTime = (floor: Floor, now: Instant): number => floor.used + (floor.since === null ? 0 : Math.max(0, now - floor.since))

interface TimeLeft {
  /** Milliseconds; negative when overrun. */
  readonly left: number
  readonly total: number
  /** Fraction of the total, 0 to 1. */
  readonly share: number
  /** `open`: the point has no planned duration, so it cannot overrun. */
  readonly tone: 'open' | 'calm' | 'soon' | 'over'
}
export const timeLeft = (floor: Floor, minutes: number, now: Instant): TimeLeft => {
  const used = usedTime(floor, now)
  const total = (minutes + floor.added) * MINUTE
  if (total === 0) return { left: -used, total, share: 0, tone: 'open' }
  const left = total - used
  return { left, total, share: Math.min(1, used / total), tone: wholeSeconds(left) < 0 ? 'over' : left < SOON ? 'soon' : 'calm' }
}

export const startTimer = (floor: Floor, now: Instant): Floor => (floor.since === null ? { ...floor, since: now } : floor)
export const pauseTimer = (floor: Floor, now: Instant): Floor => ({ ...floor, since: null, used: usedTime(floor, now) })
export const addMinutes = (floor: Floor, minutes: number): Floor => ({
  ...floor,
  added: Math.max(0, Math.min(MOST_ADDED, floor.added + minutes)),
})

/** `12:40`; overrun `+1:20`. Remaining time is rounded up to whole seconds. */
export const clockWords = (left: number): string => {
  const seconds = wholeSeconds(left)
  return seconds < 0 ? `+${counted(-seconds)}` : counted(seconds)
}
/** Elapsed time: `1:50`. */
export const lastedWords = (ms: number): string => counted(Math.floor(Math.max(0, ms) / 1000))

const wholeSeconds = (ms: number): number => Math.ceil(ms / 1000)
const counted = (seconds: number): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
