// A clock that a test turns: `now` stands still until `advance`, timers run in their order. `soon` and durations are real.
import type { Clock } from '../../server/clock.ts'
import { instant } from '../../shared/ids.ts'

export interface FakeClock extends Clock {
  advance(ms: number): void
  /** Somebody sets the clock: no time passes, and timers come when they would have come. */
  set(ms: number): void
}

export const createFakeClock = (start = Date.UTC(2026, 10, 3, 14)): FakeClock => {
  let now = start
  let timers: { at: number; task: () => void }[] = []
  return {
    now: () => instant(now),
    after(ms, task) {
      // The writer rests for a share of what its last commit took. That duration is real, and no test knows it: so is the rest.
      if (!Number.isInteger(ms)) {
        const rest = setTimeout(task, ms)
        return () => clearTimeout(rest)
      }
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    soon: (task) => void setImmediate(task),
    elapsed: () => performance.now(),
    set(ms) {
      now += ms
      timers = timers.map((timer) => ({ ...timer, at: timer.at + ms }))
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        let next = timers[0]
        for (const timer of timers) if (next && timer.at < next.at) next = timer
        if (!next || next.at > end) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.task()
      }
      now = end
    },
  }
}
