// Pages of what happened, newest first: asked for again when something changes, and never moving under the reader's eyes.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import { eventName, placeOfName } from '../../shared/history/events.ts'
import { formatMark } from '../../shared/history/marks.ts'
import { useApi } from '../base/actor.tsx'
import { type Address, withQuery } from '../base/address.ts'
import type { NoServer, Refused } from '../base/api.ts'
import { onServerBack } from '../base/serverBack.ts'

export interface Feed {
  /** Null until the first page is here. */
  readonly events: Accessor<readonly NamedEvent[] | null>
  readonly failure: Accessor<Refused | NoServer | null>
  readonly loading: Accessor<boolean>
  readonly hasMore: Accessor<boolean>
  readonly more: () => Promise<void>
  readonly refresh: () => Promise<void>
  /** The event after which nothing is shown; null: up to now. */
  readonly upTo: Accessor<string | null>
  readonly showUpTo: (event: string | null) => void
}
interface Loaded {
  readonly path: string
  readonly events: readonly NamedEvent[]
  readonly next: string | null
}

/** `asks` has its query already, but no cursor. Dies with its owner. */
export const createFeed = (asks: Accessor<Address<HistoryPage>>): Feed => {
  const api = useApi()
  const [end, setEnd] = createSignal<{ readonly of: string; readonly event: string } | null>(null)
  const upTo = () => {
    const found = end()
    return found?.of === asks() ? found.event : null
  }
  const path = createMemo(() => pathUpTo(asks(), upTo()))
  const [loaded, setLoaded] = createSignal<Loaded | null>(null)
  const [failure, setFailure] = createSignal<Refused | NoServer | null>(null)
  const [asking, setAsking] = createSignal(0)
  const current = () => {
    const found = loaded()
    return found?.path === path() ? found : null
  }
  const ask = async (before: string | null, take: (page: Loaded) => void): Promise<void> => {
    const asked = path()
    setAsking((n) => n + 1)
    const answer = await api.get(before === null ? asked : withQuery(asked, { before }))
    // What came is shown at once; more is fetched on request.
    batch(() => {
      setAsking((n) => n - 1)
      if (asked !== path()) return
      setFailure(answer.ok ? null : answer)
      if (answer.ok) take({ path: asked, ...answer.value })
    })
  }
  const refresh = () => ask(null, (fresh) => setLoaded(joinPages(fresh, current())))
  const more = async () => {
    const cursor = current()?.next
    if (!cursor || asking() > 0) return
    await ask(cursor, (older) => {
      const held = current()
      if (held?.next === cursor) setLoaded({ ...older, events: [...held.events, ...older.events] })
    })
  }
  createEffect(
    on(path, () => {
      setFailure(null)
      refresh()
    }),
  )
  onMount(() => {
    onCleanup(onServerBack(refresh))
  })
  return {
    events: () => current()?.events ?? null,
    failure,
    loading: () => asking() > 0,
    hasMore: () => (current()?.next ?? null) !== null,
    more,
    refresh,
    upTo,
    showUpTo: (event) => void setEnd(event === null ? null : { of: asks(), event }),
  }
}

/** A seq is one document's: of a feed of several, only that one's events are shown up to it. */
const pathUpTo = (asks: Address<HistoryPage>, event: string | null) => {
  const place = event === null ? null : placeOfName(event)
  if (!place) return asks
  return withQuery(asks, { document: place.document, to: formatMark({ type: 'seq', seq: place.seq }) })
}

/** The newest page over what is known; where it does not reach what is known, the rest is asked for again. */
const joinPages = (fresh: Loaded, known: Loaded | null): Loaded => {
  const names = new Set(fresh.events.map(eventName))
  const meets = known?.events.some((event) => names.has(eventName(event))) ?? false
  if (!known || !meets) return fresh
  const older = known.events.slice(known.events.findLastIndex((event) => names.has(eventName(event))) + 1)
  return older.length === 0 ? fresh : { ...known, events: [...fresh.events, ...older] }
}
