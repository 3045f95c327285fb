// One change that is sent to the server: whether it is on its way, why it was refused, and the group read again once it is done.
import { type Accessor, createSignal } from 'solid-js'
import type { ApiAnswer } from '../base/api.ts'
import { useRefreshGroup } from '../base/group.tsx'
import type { NotedFailure } from '../members/FailureNote.tsx'

export interface SettingChange {
  readonly busy: Accessor<boolean>
  readonly failure: Accessor<NotedFailure | null>
  readonly forget: () => void
  /** Whether it was done; null of `ask`: it was cancelled. */
  readonly send: (ask: () => Promise<ApiAnswer<unknown> | null>) => Promise<boolean>
}

export const createChange = (): SettingChange => {
  const refresh = useRefreshGroup()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  return {
    busy,
    failure,
    forget: () => setFailure(null),
    async send(ask) {
      if (busy()) return false
      setBusy(true)
      setFailure(null)
      const answer = await ask()
      if (answer?.ok) await refresh()
      else if (answer) setFailure(answer)
      setBusy(false)
      return answer?.ok === true
    },
  }
}

/** What differs from what is there, or null for nothing: only that is sent, so that what others changed meanwhile stays. */
export const differences = <T extends object>(before: T, now: T): Partial<T> | null => {
  const found = Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof T]))
  return found.length === 0 ? null : (Object.fromEntries(found) as Partial<T>)
}
