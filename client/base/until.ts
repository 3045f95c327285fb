// Waits for something to become true, but not for ever.
import { type Accessor, createEffect, createRoot } from 'solid-js'

/** True when it has; false when the time is up. */
export const until = (condition: Accessor<boolean>, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    createRoot((dispose) => {
      const end = (met: boolean) => {
        clearTimeout(timer)
        dispose()
        resolve(met)
      }
      const timer = setTimeout(() => end(false), ms)
      createEffect(() => {
        if (condition()) queueMicrotask(() => end(true))
      })
    })
  })
