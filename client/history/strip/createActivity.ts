// How many changes there were, asked of the server under the filters that are set; what was known stays until the answer is here.
import { type Accessor, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { Activity } from '../../../shared/history/activity.ts'
import { useApi } from '../../base/actor.tsx'
import { onServerBack } from '../../base/serverBack.ts'

export interface ActivitySource {
  readonly activity: Accessor<Activity | null>
  /** It was asked in vain, and nothing is known from before. */
  readonly failed: Accessor<boolean>
  readonly refresh: () => Promise<void>
}

/** Dies with its owner. */
export const createActivity = (path: Accessor<string>): ActivitySource => {
  const api = useApi()
  const [activity, setActivity] = createSignal<Activity | null>(null)
  const [failed, setFailed] = createSignal(false)
  const refresh = async () => {
    const asked = path()
    const answer = await api.request<Activity>('GET', asked)
    if (asked !== path()) return
    setFailed(!answer.ok)
    if (answer.ok) setActivity(answer.value)
  }
  createEffect(on(path, refresh))
  onMount(() => {
    onCleanup(onServerBack(refresh))
  })
  return { activity, failed: () => failed() && activity() === null, refresh }
}
