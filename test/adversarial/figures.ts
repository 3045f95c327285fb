// What an attack is measured by.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Honest, roundTrip } from './peer.ts'
import type { Target } from './target.ts'

export const MiB = 1024 * 1024

export const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
export const worst = (times: readonly number[]): number => Math.max(0, ...times)

/** One line per attack, for the log of the run. */
export const tell = (attack: string, figures: Readonly<Record<string, string | number>>) =>
  console.log(
    `${attack}: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`)
      .join(' · ')}`,
  )

/** One beside the relay, one for the past. */
const WORKERS = 2
const LEVEL_MS = 300

/** A second after a server its threads start, and take 30 MiB each: not what an attack takes. */
const atRest = async (target: Target): Promise<number> => {
  await until('its threads have begun', () => target.workers() === WORKERS)
  for (;;) {
    const memory = target.memory()
    await sleep(LEVEL_MS)
    if (Math.abs(target.memory() - memory) < 1) return target.memory()
  }
}

/** Memory, while `attack` lasts: how far it rose above where it began, in MiB. */
export const memoryDuring = async (target: Target, attack: () => Promise<void>) => {
  const before = await atRest(target)
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, target.memory())
  }, 50)
  await attack()
  clearInterval(timer)
  peak = Math.max(peak, target.memory())
  return { before, rise: peak - before, after: target.memory() - before }
}

/** Letters from one honest person to another, over and over until `ended`. */
export const lettersUntil = async (pair: readonly [Honest, Honest], ended: () => boolean, pause = 100): Promise<number[]> => {
  const times: number[] = []
  while (!ended()) {
    times.push(await roundTrip(pair[0], pair[1]))
    await sleep(pause)
  }
  return times
}

export const until = async (what: string, holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<number> => {
  const start = performance.now()
  while (!(await holds())) {
    if (performance.now() - start > ms) throw new Error(`never: ${what}`)
    await sleep(10)
  }
  return performance.now() - start
}
