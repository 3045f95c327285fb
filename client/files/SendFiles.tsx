// Sends files that this device stored earlier, whichever screen is shown, and again when the page is unlocked. Renders nothing.
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
