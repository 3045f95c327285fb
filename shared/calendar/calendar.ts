// A calendar as other programs read it (iCalendar, RFC 5545): days as all-day events, hours with their zone. Written here and not by a
// library: what we hold are days and wall clocks, which libraries take only as instants, and turn back through a zone.
import { addDays } from '../roadmap/days.ts'
import type { Day } from '../roadmap/model.ts'
import { isKnownZone } from '../zones.ts'
import { escaped, written } from './lines.ts'
import { zoneLines } from './zone.ts'

export interface CalendarEvent {
  /** The same for as long as what it tells of is there. */
  readonly uid: string
  readonly title: string
  readonly category: string
  readonly when: AllDay | Hours
  /** Where to read more, for who may. */
  readonly url: string
  /** When what it says last changed. */
  readonly changedAt: number
  /** How often its day or hours have changed. */
  readonly changes: number
}
export interface AllDay {
  readonly type: 'allDay'
  readonly first: Day
  readonly last: Day
}
/** The same hours on each of some days, by a clock; '' is the reader's clock. */
export interface Hours {
  readonly type: 'hours'
  readonly day: Day
  readonly days: number
  readonly from: string
  /** Before `from`: of the day after. */
  readonly to: string | null
  readonly zone: string
}

export interface Calendar {
  readonly name: string
  readonly events: readonly CalendarEvent[]
  /** Of a calendar that is asked for again: by whose clock it is read, and that an hour is often enough. */
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
          `NAME:${escaped(name)}`,
          `X-WR-CALNAME:${escaped(name)}`,
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

/** A zone that only another machine knew is as good as none. */
const clockOf = ({ zone }: Hours): string => (isKnownZone(zone) ? zone : '')

const eventLines = ({ uid, title, category, when, url, changedAt, changes }: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  // Without a METHOD it says when the event was last revised, so what has not changed is the same bytes.
  `DTSTAMP:${utc(changedAt)}`,
  `LAST-MODIFIED:${utc(changedAt)}`,
  `SEQUENCE:${changes}`,
  `SUMMARY:${escaped(title)}`,
  `CATEGORIES:${escaped(category)}`,
  ...(when.type === 'allDay' ? dayLines(when) : hourLines(when)),
  `URL:${url}`,
  'END:VEVENT',
]

const dayLines = ({ first, last }: AllDay): readonly string[] => [
  `DTSTART;VALUE=DATE:${plain(first)}`,
  // Exclusive.
  `DTEND;VALUE=DATE:${plain(addDays(last < first ? first : last, 1))}`,
  // A day on which something falls due is nobody's absence.
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
