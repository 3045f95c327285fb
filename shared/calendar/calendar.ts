// Writes iCalendar (RFC 5545): all-day events, and times with their zone. Not by a library: our data are dates and local times, which libraries only
// take as instants and convert back through a time zone.
import { addDays } from '../roadmap/days.ts'
import type { Day } from '../roadmap/model.ts'
import { isKnownZone } from '../zones.ts'
import { escapedText, written } from './lines.ts'
import { zoneLines } from './zone.ts'

export interface CalendarEvent {
  /** Stable as long as the event's subject exists. */
  readonly uid: string
  readonly title: string
  readonly category: string
  readonly when: AllDay | Hours
  /** Where it takes place; '' if nobody said. */
  readonly place: string
  /** URL with details, for those who have access. */
  readonly url: string
  /** When its content last changed. */
  readonly changedAt: number
  /** Number of changes of its date or times. */
  readonly changes: number
}
export interface AllDay {
  readonly type: 'allDay'
  readonly first: Day
  readonly last: Day
}
/** The same times on each of several days, in a time zone; '' is the reader's. */
export interface Hours {
  readonly type: 'hours'
  readonly day: Day
  readonly days: number
  readonly from: string
  /** Earlier than `from`: on the following day. */
  readonly to: string | null
  readonly zone: string
}

interface Calendar {
  readonly name: string
  readonly events: readonly CalendarEvent[]
  /** For a subscription: the time zone of the calendar, and a refresh interval of an hour. */
  readonly subscription?: { readonly zone: string } | undefined
}

export const CALENDAR_MEDIA = 'text/calendar; charset=utf-8'

export const writeCalendar = ({ name, events, subscription }: Calendar): string =>
  written([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ruta//Ruta//EN',
    'CALSCALE:GREGORIAN',
    ...(subscription
      ? [
          `NAME:${escapedText(name)}`,
          `X-WR-CALNAME:${escapedText(name)}`,
          ...(subscription.zone === '' ? [] : [`X-WR-TIMEZONE:${subscription.zone}`]),
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
          'X-PUBLISHED-TTL:PT1H',
        ]
      : []),
    ...[...yearsByZone(events)].flatMap(([zone, years]) => zoneLines(zone, years)),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ])

const yearsByZone = (events: readonly CalendarEvent[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const zones = new Map<string, Set<number>>()
  for (const { when } of events) {
    if (when.type !== 'hours' || clockOf(when) === '') continue
    const years = zones.get(when.zone) ?? new Set()
    zones.set(when.zone, years)
    const last = Number(addDays(when.day, when.days).slice(0, 4))
    for (let year = Number(when.day.slice(0, 4)); year <= last; year++) years.add(year)
  }
  return zones
}

/** A zone that is unknown to this machine is treated as none. */
const clockOf = ({ zone }: Hours): string => (isKnownZone(zone) ? zone : '')

const eventLines = ({ uid, title, category, when, place, url, changedAt, changes }: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  // Without METHOD, DTSTAMP is the time of the last revision, so an unchanged event has the same bytes.
  `DTSTAMP:${utc(changedAt)}`,
  `LAST-MODIFIED:${utc(changedAt)}`,
  `SEQUENCE:${changes}`,
  `SUMMARY:${escapedText(title)}`,
  `CATEGORIES:${escapedText(category)}`,
  ...(when.type === 'allDay' ? dayLines(when) : hourLines(when)),
  ...(place === '' ? [] : [`LOCATION:${escapedText(place)}`]),
  `URL:${url}`,
  'END:VEVENT',
]

const dayLines = ({ first, last }: AllDay): readonly string[] => [
  `DTSTART;VALUE=DATE:${plain(first)}`,
  // Exclusive.
  `DTEND;VALUE=DATE:${plain(addDays(last < first ? first : last, 1))}`,
  // A due date does not make anybody busy.
  'TRANSP:TRANSPARENT',
  'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
]

const hourLines = (when: Hours): readonly string[] => {
  const { day, days, from, to } = when
  const zone = clockOf(when)
  const at = (on: Day, time: string) => `${zone === '' ? '' : `;TZID=${zone}`}:${plain(on)}T${time.replace(':', '')}00`
  return [
    `DTSTART${at(day, from)}`,
    ...(to === null ? [] : [`DTEND${at(to < from ? addDays(day, 1) : day, to)}`]),
    ...(days > 1 ? [`RRULE:FREQ=DAILY;COUNT=${days}`] : []),
    'TRANSP:OPAQUE',
  ]
}

const plain = (day: Day): string => day.replaceAll('-', '')
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
