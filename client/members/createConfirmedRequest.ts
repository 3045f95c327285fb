// The request of a dialog that confirms it: one at a time, with a proof of identity where the server asks for one.
import { createEffect, createSignal, on } from 'solid-js'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import type { ApiAnswer } from '../base/api.ts'
import type { NotedFailure } from './FailureNote.tsx'

/** `subject`: what the dialog is about; a change clears the error. */
export const createConfirmedRequest = (subject: () => unknown) => {
  const { proven, Asked } = createIdentityConfirmation()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  createEffect(on(subject, () => setFailure(null)))
  /** Null if it failed, was cancelled, or another one is pending. */
  const send = async <T>(request: () => Promise<ApiAnswer<T>>): Promise<{ readonly value: T } | null> => {
    if (busy()) return null
    setBusy(true)
    setFailure(null)
    const answer = await proven(request)
    setBusy(false)
    if (answer && !answer.ok) setFailure(answer)
    return answer?.ok ? answer : null
  }
  return { busy, failure, send, Asked }
}
