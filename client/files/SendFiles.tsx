// Sends what this device kept of files from before, whichever screen is shown, and goes on when the page is unlocked. It shows nothing.
import { createEffect, on, untrack } from 'solid-js'
import { useActor, useActorContext } from '../base/actor.tsx'
import { outboxOf } from './outbox.ts'

export function SendFiles() {
  const { api, locked } = useActorContext()
  const outbox = outboxOf(api, untrack(useActor()).account)
  createEffect(
    on(locked, (isLocked, was) => {
      if (was && !isLocked) void outbox.resume()
    }),
  )
  return null
}
