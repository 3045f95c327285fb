// Sends what this device kept of files from before, whichever screen is shown. It shows nothing.
import { untrack } from 'solid-js'
import { useActor, useApi } from '../base/actor.tsx'
import { outboxOf } from './outbox.ts'

export function SendFiles() {
  outboxOf(useApi(), untrack(useActor()).account)
  return null
}
