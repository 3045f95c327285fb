// The pages of a feed, newest first. It is loaded again when something changes, without moving what is being read.
import { type Accessor, createSignal } from 'solid-js'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import { eventName, placeOfName } from '../../shared/history/events.ts'
import { formatMark } from '../../shared/history/marks.ts'
import { type Address, withQuery } from '../base/address.ts'
import { createPagedQuery, type PagedQuery } from '../base/createPagedQuery.ts'

export interface Feed extends Omit<PagedQuery<HistoryPage>, 'value'> {
  /** Null until the first page is loaded. */
  readonly events: Accessor<readonly NamedEvent[] | null>
  /** The event up to which events are shown; null: up to now. */
  readonly upTo: Accessor<string | null>
  readonly showUpTo: (event: string | null) => void
}

/** `asks`: the address with its query, without a cursor. Disposed with its owner. */
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

/** A seq belongs to one document, so in a feed of several documents only the events of that document are limited. */
const pathUpTo = (asks: Address<HistoryPage>, event: string | null) => {
  const place = event === null ? null : placeOfName(event)
  if (!place) return asks
  return withQuery(asks, { document: place.document, to: formatMark({ type: 'seq', seq: place.seq }) })
}

/** Joins the newest page with the known ones; if there is a gap between them, the known ones are loaded again. */
const joinPages = (fresh: HistoryPage, known: HistoryPage): HistoryPage => {
  const names = new Set(fresh.events.map(eventName))
  const meets = known.events.some((event) => names.has(eventName(event)))
  if (!meets) return fresh
  const older = known.events.slice(known.events.findLastIndex((event) => names.has(eventName(event))) + 1)
  return older.length === 0 ? fresh : { ...known, events: [...fresh.events, ...older] }
}
