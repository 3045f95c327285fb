// VTIMEZONE of a time zone for some years, from this machine's Intl. Outlook supports one onset of standard and one of daylight time that recur
// every year by weekday (MS-OXCICAL 2.1.3.1.1.19), so a zone with such rules is written in that form.
import { clockIn } from '../zones.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** No zone changes its offset twice within this many days. */
const STEP = 7 * DAY
/** Dates have a year of four digits. */
const LAST = 9999
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

interface Onset {
  /** Local time before the onset, as date parts in UTC. */
  readonly wall: Date
  /** Minutes east of UTC. */
  readonly from: number
  readonly to: number
}

/** `years`: years with events, not necessarily consecutive; onsets in the years between are omitted. */
export const zoneLines = (zone: string, years: Iterable<number>): readonly string[] => {
  // The last onset before the year is needed, too.
  const around = [...new Set([...years].flatMap((year) => [year - 1, year, year + 1]))].filter((year) => year < LAST).sort((a, b) => a - b)
  const onsets = around.flatMap((year) => onsetsOf(zone, year))
  const toSummer = onsets.filter(({ from, to }) => to > from)
  const toStandard = onsets.filter(({ from, to }) => to < from)
  const rules = [toSummer, toStandard].map((some) => (some.length === around.length ? ruleOf(some) : null))
  const recurring = rules.every((rule) => rule !== null)
    ? [toSummer[0], toStandard[0]].map((first, at) => observance(first, rules[at]))
    : null
  const start = offsetAt(Date.UTC(around[0] ?? 0, 0, 1), zone)
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...(recurring ?? [constant(start), ...joined(zone, around, start).map((onset) => observance(onset, null))]).flat(),
    'END:VTIMEZONE',
  ]
}

/** Adds an onset at the beginning of a year if the omitted years before it ended with another offset. */
const joined = (zone: string, years: readonly number[], start: number): readonly Onset[] => {
  let from = start
  return years.flatMap((year) => {
    const at = Date.UTC(year, 0, 1)
    const to = offsetAt(at, zone)
    const onsets = onsetsOf(zone, year)
    const first = to === from ? [] : [{ wall: new Date(at + from * MINUTE), from, to }]
    from = onsets.at(-1)?.to ?? to
    return [...first, ...onsets]
  })
}

const known = new Map<string, readonly Onset[]>()
const MOST_KNOWN = 2_000

/** Cached, because finding them takes about a hundred time zone lookups. */
const onsetsOf = (zone: string, year: number): readonly Onset[] => {
  const key = `${zone} ${year}`
  const found = known.get(key) ?? onsetsIn(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

const onsetsIn = (zone: string, start: number, end: number): readonly Onset[] => {
  const onsets: Onset[] = []
  for (let at = start; at < end; at += STEP) {
    const next = Math.min(at + STEP, end)
    const [from, to] = [offsetAt(at, zone), offsetAt(next, zone)]
    if (from === to) continue
    let [before, after] = [at, next]
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE
      if (offsetAt(middle, zone) === from) before = middle
      else after = middle
    }
    onsets.push({ wall: new Date(after + from * MINUTE), from, to })
  }
  return onsets
}

const offsetAt = (at: number, zone: string): number => {
  const { day, minutes } = clockIn(at, zone)
  return (Date.parse(day) - at) / MINUTE + minutes
}

/** The rule by which all of them recur, if there is one: the second Sunday of March, the last one of October. */
const ruleOf = (onsets: readonly Onset[]): string | null => {
  const [first] = onsets
  if (!first) return null
  const alike = onsets.every(
    ({ wall, from, to }) =>
      from === first.from &&
      to === first.to &&
      wall.getUTCMonth() === first.wall.getUTCMonth() &&
      wall.getUTCDay() === first.wall.getUTCDay() &&
      wall.getUTCHours() * 60 + wall.getUTCMinutes() === first.wall.getUTCHours() * 60 + first.wall.getUTCMinutes(),
  )
  const places = new Set(onsets.map(({ wall }) => Math.ceil(wall.getUTCDate() / 7)))
  const place = onsets.every(isLast) ? -1 : places.size === 1 ? [...places][0] : null
  if (!alike || place === null) return null
  return `RRULE:FREQ=YEARLY;BYMONTH=${first.wall.getUTCMonth() + 1};BYDAY=${place}${WEEKDAYS[first.wall.getUTCDay()]}`
}
/** Of its weekday in its month. */
const isLast = ({ wall }: Onset): boolean => new Date(wall.getTime() + 7 * DAY).getUTCMonth() !== wall.getUTCMonth()

const observance = (onset: Onset | undefined, rule: string | null | undefined): readonly string[] => {
  if (!onset) return []
  const kind = onset.to > onset.from ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset.wall.toISOString().slice(0, 19).replace(/[-:]/g, '')}`,
    ...(rule ? [rule] : []),
    `TZOFFSETFROM:${offsetWords(onset.from)}`,
    `TZOFFSETTO:${offsetWords(onset.to)}`,
    `END:${kind}`,
  ]
}

const constant = (offset: number): readonly string[] => [
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  `TZOFFSETFROM:${offsetWords(offset)}`,
  `TZOFFSETTO:${offsetWords(offset)}`,
  'END:STANDARD',
]

const offsetWords = (minutes: number): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}
