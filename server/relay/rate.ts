// How fast one connection may go. Debt delays its socket; nothing is ever dropped, for a dropped update is a gap (SPEC W11).
import type { Limits, RelayBudget } from './limits.ts'

export interface Cost {
  readonly messages: number
  readonly bytes: number
  readonly newIds: number
  readonly work: number
}

type Meter = { -readonly [Name in keyof Cost]: number } & { at: number }

export const createMeter = (limits: Limits, now: number): Meter => ({
  messages: limits.messages.burst,
  bytes: limits.bytes.burst,
  newIds: limits.newIds.burst,
  work: limits.work.burst,
  at: now,
})

const NAMES = ['messages', 'bytes', 'newIds', 'work'] as const

/** Charges `cost` and answers for how many milliseconds the connection must now be silent: 0 while it is within its means. */
export const charge = (meter: Meter, cost: Cost, now: number, limits: Limits): number => {
  const seconds = (now - meter.at) / 1000
  meter.at = now
  let wait = 0
  for (const name of NAMES) {
    const budget: RelayBudget = limits[name]
    meter[name] = Math.min(budget.burst, meter[name] + seconds * budget.perSecond) - cost[name]
    if (meter[name] < 0) wait = Math.max(wait, (-meter[name] / budget.perSecond) * 1000)
  }
  return wait
}

export type { Meter }
