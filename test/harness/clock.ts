// A fake clock that advances only when a test says so.
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../server/clock.ts'
import { instant } from '../../shared/ids.ts'

export interface FakeClock extends Clock {
  /** Advances time; timers run in order, each after the pending tasks. */
  advance(ms: number): Promise<void>
  /** Runs pending tasks, and those that they add, without advancing time. */
  settle(): Promise<void>
  /** The same, without waiting for promises that resolve later. */
  runSoon(): void
  readonly timers: number
  /** Sets the wall clock, forwards or back. */
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
