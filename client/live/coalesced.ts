// A task that is run once, so long after the first of several calls.
import type { LiveClock } from './ports.ts'

interface Coalesced {
  readonly soon: () => void
  readonly cancel: () => void
}

export const coalesced = (clock: LiveClock, ms: number, task: () => void): Coalesced => {
  let cancel: (() => void) | null = null
  return {
    soon: () => {
      cancel ??= clock.after(ms, () => {
        cancel = null
        task()
      })
    },
    cancel: () => cancel?.(),
  }
}
