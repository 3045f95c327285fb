// Groups events for the feed: by band, day and subject, with a line for each change. Pure.

import type { NamedEvent } from '../../../shared/api/history.ts'
import { broughtBackOf } from '../../../shared/broughtBack.ts'
import { type Band, bandKey, bandOf, type HeldSession } from '../../../shared/history/activity.ts'
import { eventName, type HistoryEvent, subjectKey } from '../../../shared/history/events.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { daysBetween } from '../../../shared/roadmap/days.ts'
import type { Day } from '../../../shared/roadmap/model.ts'

import { isAct } from './isAct.ts'

export interface FeedBand {
  /** Does not change when older events are added below. */
  readonly key: string
  readonly band: Band
  readonly days: readonly FeedDay[]
}
export interface FeedDay {
  readonly key: string
  readonly day: Day
  readonly things: readonly Thing[]
}
/** A subject (item, text, session …) with its changes on one day, newest first. */
export interface Thing {
  readonly key: string
  readonly events: readonly NamedEvent[]
  /** Other subjects with the same change at about the same time. */
  readonly alike: readonly Thing[]
}

export interface FeedSettings {
  readonly dayOf: (at: number) => Day
  /** The sessions that have begun, oldest first. */
  readonly held: readonly HeldSession[]
}

/** `events`: newest first. */
export const feedOf = (events: readonly NamedEvent[], { dayOf, held }: FeedSettings): readonly FeedBand[] => {
  const bands = runs(events, (event) => bandKey(bandOf(event, held)))
  const seen = new Map<string, number>()
  return bands.map(({ key, all }) => {
    // A session that was opened twice gives two bands.
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    const name = `${key} ${times}`
    return {
      key: name,
      band: bandOf(all[0], held),
      days: runs(all, ({ at }) => dayOf(at)).map(({ key: day, all }) => ({
        key: `${name} ${day}`,
        day,
        things: alikeTogether(thingsOf(all, day)),
      })),
    }
  })
}

interface Run<K extends string> {
  readonly key: K
  readonly all: readonly [NamedEvent, ...NamedEvent[]]
}
const runs = <K extends string>(events: readonly NamedEvent[], keyOf: (event: NamedEvent) => K): readonly Run<K>[] => {
  const found: { key: K; all: [NamedEvent, ...NamedEvent[]] }[] = []
  for (const event of events) {
    const key = keyOf(event)
    const last = found.at(-1)
    if (last?.key === key) last.all.push(event)
    else found.push({ key, all: [event] })
  }
  return found
}

const thingsOf = (events: readonly NamedEvent[], day: Day): readonly Thing[] => {
  const things = new Map<string, NamedEvent[]>()
  for (const event of events) {
    // Acts are grouped by their kind, not by document.
    const key = `${day} ${isAct(event) ? eventName(event) : `${event.document} ${subjectKey(event.subject)}`}`
    const own = things.get(key)
    if (own) own.push(event)
    else things.set(key, [event])
  }
  return [...things].map(([key, own]) => ({ key, events: own, alike: [] }))
}

/** From this number on, subjects are collapsed into *and n more*. */
const MANY = 3
const MOMENT_MS = 60_000

const alikeTogether = (things: readonly Thing[]): readonly Thing[] => {
  const found: Thing[] = []
  for (let at = 0; at < things.length; ) {
    let end = at + 1
    while (end < things.length && isAlike(things[end - 1], things[end])) end += 1
    const [first, ...rest] = things.slice(at, end)
    if (first) found.push(...(end - at >= MANY ? [{ ...first, alike: rest }] : [first, ...rest]))
    at = end
  }
  return found
}
const isAlike = (newer: Thing | undefined, older: Thing | undefined): boolean => {
  const [one, other] = [newer?.events[0], older?.events[0]]
  if (!one || !other || newer?.events.length !== 1 || older?.events.length !== 1) return false
  const act = actOf(one)
  return act !== null && act === actOf(other) && one.at - other.at <= MOMENT_MS
}

/** A key of the kind of change, independent of its subject; null for changes that are never grouped. */
const actOf = (event: NamedEvent): string | null => {
  const { author, delegation, document, offline, subject, field, change } = event
  const did = changeKindOf(change)
  return did === null
    ? null
    : JSON.stringify([author, delegation, document, offline, broughtBackOf(event)?.by, subject.type, field, change.type, did])
}
const changeKindOf = (change: HistoryEvent['change']): unknown => {
  switch (change.type) {
    case 'created':
    case 'archived':
    case 'restored':
      return ''
    case 'set':
      // Dates that moved by the same number of days are the same change.
      return isDay(change.from) && isDay(change.to) ? daysBetween(change.from, change.to) : [change.from, change.to]
    case 'added':
    case 'removed':
      return change.member
    default:
      return null
  }
}

/** The ids of all events of a subject, including those of grouped subjects. */
export const eventIdsIn = ({ events, alike }: Thing): readonly string[] => [...events.map(eventName), ...alike.flatMap(eventIdsIn)]
