// Waits for a condition, with a timeout.
import { type Accessor, createEffect, createRoot } from 'solid-js'

/** True when the condition holds; false after the timeout. */
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
