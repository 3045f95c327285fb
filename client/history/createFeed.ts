// Pages of what happened, newest first: asked for again when something changes, and never moving under the reader's eyes.
import { type Accessor, createSignal } from 'solid-js'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import { eventName, placeOfName } from '../../shared/history/events.ts'
import { formatMark } from '../../shared/history/marks.ts'
import { type Address, withQuery } from '../base/address.ts'
import { createPagedQuery, type PagedQuery } from '../base/createPagedQuery.ts'

export interface Feed extends Omit<PagedQuery<HistoryPage>, 'value'> {
  /** Null until the first page is here. */
  readonly events: Accessor<readonly NamedEvent[] | null>
  /** The event after which nothing is shown; null: up to now. */
  readonly upTo: Accessor<string | null>
  readonly showUpTo: (event: string | null) => void
}

/** `asks` has its query already, but no cursor. Dies with its owner. */
export const createFeed = (asks: Accessor<Address<HistoryPage>>): Feed => {
  const [end, setEnd] = createSignal<{ readonly of: string; readonly event: string } | null>(null)
  const upTo = () => {
    const found = end()
    return found?.of === asks() ? found.event : null
  }
  const pages = createPagedQuery(
    () => pathUpTo(asks(), upTo()),
    {
      next: ({ next }, path) => (next === null ? null : withQuery(path, { before: next })),
      append: (newer, older) => ({ ...older, events: [...newer.events, ...older.events] }),
      renew: joinPages,
    },
    { live: true },
  )
  return {
    ...pages,
    events: () => pages.value()?.events ?? null,
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
const joinPages = (fresh: HistoryPage, known: HistoryPage): HistoryPage => {
  const names = new Set(fresh.events.map(eventName))
  const meets = known.events.some((event) => names.has(eventName(event)))
  if (!meets) return fresh
  const older = known.events.slice(known.events.findLastIndex((event) => names.has(eventName(event))) + 1)
  return older.length === 0 ? fresh : { ...known, events: [...fresh.events, ...older] }
}
