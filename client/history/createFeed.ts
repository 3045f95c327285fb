// Pages of what happened, newest first: asked for again when something changes, and never moving under the reader's eyes.
import { type Accessor, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import { eventName } from '../../shared/history/events.ts'
import { useApi } from '../base/actor.tsx'
import type { NoServer, Refused } from '../base/api.ts'

export interface Feed {
  /** Null until the first page is here. */
  readonly events: Accessor<readonly NamedEvent[] | null>
  readonly failure: Accessor<Refused | NoServer | null>
  readonly loading: Accessor<boolean>
  readonly hasMore: Accessor<boolean>
  readonly more: () => Promise<void>
  readonly refresh: () => Promise<void>
}
interface Loaded {
  readonly path: string
  readonly events: readonly NamedEvent[]
  readonly next: string | null
}

/** `path` has its query already, but no cursor. Dies with its owner. */
export const createFeed = (path: Accessor<string>): Feed => {
  const api = useApi()
  const [loaded, setLoaded] = createSignal<Loaded | null>(null)
  const [failure, setFailure] = createSignal<Refused | NoServer | null>(null)
  const [asking, setAsking] = createSignal(0)
  const current = () => {
    const found = loaded()
    return found?.path === path() ? found : null
  }
  const ask = async (before: string | null): Promise<Loaded | null> => {
    const asked = path()
    setAsking((n) => n + 1)
    const answer = await api.request<HistoryPage>('GET', before === null ? asked : `${asked}&before=${encodeURIComponent(before)}`)
    setAsking((n) => n - 1)
    if (asked !== path()) return null
    setFailure(answer.ok ? null : answer)
    return answer.ok ? { path: asked, ...answer.value } : null
  }
  const refresh = async () => {
    const fresh = await ask(null)
    if (fresh) setLoaded(joinPages(fresh, current()))
  }
  const more = async () => {
    const cursor = current()?.next
    if (!cursor || asking() > 0) return
    const older = await ask(cursor)
    const held = current()
    if (older && held?.next === cursor) setLoaded({ ...older, events: [...held.events, ...older.events] })
  }
  createEffect(
    on(path, () => {
      setFailure(null)
      refresh()
    }),
  )
  onMount(() => {
    window.addEventListener('online', refresh)
    onCleanup(() => window.removeEventListener('online', refresh))
  })
  return {
    events: () => current()?.events ?? null,
    failure,
    loading: () => asking() > 0,
    hasMore: () => (current()?.next ?? null) !== null,
    more,
    refresh,
  }
}

/** The newest page over what is known; where it does not reach what is known, the rest is asked for again. */
const joinPages = (fresh: Loaded, known: Loaded | null): Loaded => {
  const names = new Set(fresh.events.map(eventName))
  const meets = known?.events.some((event) => names.has(eventName(event))) ?? false
  if (!known || !meets) return fresh
  const older = known.events.slice(known.events.findLastIndex((event) => names.has(eventName(event))) + 1)
  return older.length === 0 ? fresh : { ...known, events: [...fresh.events, ...older] }
}
