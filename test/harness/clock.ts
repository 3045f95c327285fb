// A clock that stands still until it is told to go on.
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../server/clock.ts'
import { instant } from '../../shared/ids.ts'

export interface FakeClock extends Clock {
  /** Lets time pass; timers fire in their order, each after what was to be done soon. */
  advance(ms: number): Promise<void>
  /** Does what was to be done soon, and what that brings, without letting time pass. */
  settle(): Promise<void>
  /** The same, but promises that resolve later are left alone. */
  runSoon(): void
  readonly timers: number
  /** Somebody sets the clock on the wall. */
  jump(ms: number): void
}

export const createFakeClock = (start = 1_700_000_000_000): FakeClock => {
  let elapsed = 0
  let jumped = 0
  let tasks: (() => void)[] = []
  let timers: { readonly at: number; readonly task: () => void }[] = []

  const runSoon = () => {
    const due = tasks
    tasks = []
    for (const task of due) task()
  }
  const settle = async () => {
    do {
      runSoon()
      await setImmediate()
    } while (tasks.length > 0)
  }

  return {
    now: () => instant(start + elapsed + jumped),
    elapsed: () => elapsed,
    soon: (task) => void tasks.push(task),
    after(ms, task) {
      const timer = { at: elapsed + ms, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    async advance(ms) {
      const until = elapsed + ms
      await settle()
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((one) => one !== next)
        elapsed = Math.max(elapsed, next.at)
        next.task()
        await settle()
      }
      elapsed = until
    },
    settle,
    runSoon,
    jump(ms) {
      jumped += ms
    },
    get timers() {
      return timers.length
    },
  }
}
