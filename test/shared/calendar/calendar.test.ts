// Calendars as another program's library reads them (ical.js): any title, three zones, the change of the clock, hours over midnight.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type CalendarEvent, type Hours, writeCalendar } from '../../../shared/calendar/calendar.ts'
import { itemEvent, sessionEvent } from '../../../shared/calendar/events.ts'
import { parseGroupId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import { hasControls } from '../../../shared/printable.ts'
import { must } from '../../../shared/result.ts'

const CONTEXT = { group: must(parseGroupId('tco'), 'a group'), language: 'es', url: 'https://ruta.example.org' } as const
const ITEM = must(parseItemId('k3'), 'an item')
const MEETING = must(parseMeetingId('m3'), 'a session')
const CHANGED = { changedAt: Date.UTC(2026, 4, 2, 10, 30, 15), changes: 2 }
const event = (when: CalendarEvent['when'], title = 'Título'): CalendarEvent => ({
  ...itemEvent({ id: ITEM, code: 'WG-014b', kind: 'action', title: { es: '', en: '' }, due: '2026-03-14' }, CHANGED, CONTEXT),
  title,
  when,
})
const hours = (given: Partial<Hours>): CalendarEvent =>
  event({ type: 'hours', day: '2026-03-14', days: 1, from: '09:00', to: '17:30', zone: 'America/Bogota', ...given })

const read = (events: readonly CalendarEvent[]) => {
  const words = writeCalendar({ name: 'Grupo', events, subscription: { zone: 'America/Bogota' } })
  const calendar = new ICAL.Component(ICAL.parse(words))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const found = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  ICAL.TimezoneService.reset()
  return { words, calendar, events: found }
}
/** As instants, by the zone that the file itself describes. */
const instants = (one: CalendarEvent): readonly string[] => instantsIn([one], ['dtstart', 'dtend'])
const instantsIn = (events: readonly CalendarEvent[], names: readonly string[]): readonly string[] => {
  const calendar = new ICAL.Component(ICAL.parse(writeCalendar({ name: 'Grupo', events })))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  return calendar.getAllSubcomponents('vevent').flatMap((at) =>
    names.map((name) => {
      const time = at.getFirstPropertyValue(name) as InstanceType<typeof ICAL.Time>
      if (zone) time.zone = new ICAL.Timezone(zone)
      return new Date(time.toUnixTime() * 1000).toISOString()
    }),
  )
}

test('[CA1] a due day is a whole day with an exclusive end, and says its title, its kind and when it last changed', () => {
  const { calendar, events, words } = read([
    itemEvent(
      { id: ITEM, code: 'WG-014b', kind: 'milestone', title: { es: 'Firma; del «Protocolo», 1\\2', en: '' }, due: '2026-12-31' },
      CHANGED,
      CONTEXT,
    ),
  ])
  const [found] = events
  expect(found?.summary).toBe('WG-014b · Firma; del «Protocolo», 1\\2 (hito)')
  expect([found?.startDate.toString(), found?.endDate.toString(), found?.startDate.isDate]).toEqual(['2026-12-31', '2027-01-01', true])
  expect([found?.uid, found?.sequence]).toEqual(['item-k3@tco.ruta', 2])
  expect(found?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-05-02T10:30:15Z')
  expect(found?.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-05-02T10:30:15Z')
  expect(found?.component.getFirstPropertyValue('categories')).toBe('Hito')
  expect(found?.component.getFirstPropertyValue('url')).toBe('https://ruta.example.org/g/tco/road-map?item=k3')
  expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H')
  expect(words).toContain('\r\nX-PUBLISHED-TTL:PT1H\r\nBEGIN:VEVENT')
  // A day is by nobody's clock.
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(0)
})

test('[CA1] hours are those of the session in its zone, before and after the clock changes', () => {
  expect(instants(hours({}))).toEqual(['2026-03-14T14:00:00.000Z', '2026-03-14T22:30:00.000Z'])
  // The United States change on 8 March and 1 November 2026, Spain on 29 March and 25 October.
  const at = (zone: string, day: string) => instants(hours({ zone, day }))[0]
  expect([at('America/New_York', '2026-03-07'), at('America/New_York', '2026-03-09')]).toEqual([
    '2026-03-07T14:00:00.000Z',
    '2026-03-09T13:00:00.000Z',
  ])
  expect([at('America/New_York', '2026-10-31'), at('America/New_York', '2026-11-02')]).toEqual([
    '2026-10-31T13:00:00.000Z',
    '2026-11-02T14:00:00.000Z',
  ])
  expect([at('Europe/Madrid', '2026-03-28'), at('Europe/Madrid', '2026-03-30')]).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ])
  // Mexico has not changed its clock since 2022: before, there were rules, and one year has no more than its end.
  expect([at('America/Mexico_City', '2022-06-01'), at('America/Mexico_City', '2026-06-01')]).toEqual([
    '2022-06-01T14:00:00.000Z',
    '2026-06-01T15:00:00.000Z',
  ])
})

test('[CA1] zones with yearly rules are written as Outlook reads them: one onset of each kind, by weekday', () => {
  const zoneOf = (zone: string) => {
    const { words } = read([hours({ zone })])
    return words.slice(words.indexOf('BEGIN:VTIMEZONE'), words.indexOf('END:VTIMEZONE')).split('\r\n')
  }
  expect(zoneOf('America/New_York').filter((line) => /^(RRULE|BEGIN)/.test(line))).toEqual([
    'BEGIN:VTIMEZONE',
    'BEGIN:DAYLIGHT',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'BEGIN:STANDARD',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  ])
  expect(zoneOf('Europe/Madrid').filter((line) => line.startsWith('RRULE'))).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  ])
  expect(zoneOf('America/Bogota').filter((line) => line.startsWith('TZOFFSETTO'))).toEqual(['TZOFFSETTO:-0500'])
})

test('[CA1] sessions that are centuries apart keep their hours, and of the years between nothing is written', () => {
  const at = (zone: string, day: string) => hours({ zone, day })
  const { words } = read(['1933-06-01', '2026-06-01', '9999-12-31'].map((day) => at('America/Mexico_City', day)))
  expect(words.split('\r\n').filter((line) => line.startsWith('TZOFFSETTO')).length).toBeLessThan(12)
  // Colombia was an hour ahead from May 1992 to April 1993.
  for (const [zone, days] of [
    ['America/Bogota', ['1933-06-01', '1992-06-01', '1992-12-01', '2400-06-01']],
    ['America/Mexico_City', ['1980-07-01', '2010-07-01', '2026-07-01', '2026-01-01', '2300-01-01']],
    ['America/New_York', ['1999-07-01', '2026-07-01', '2026-12-01', '2900-07-01']],
  ] as const) {
    const alone = days.map((day) => instants(at(zone, day))[0])
    const together = days.map((day) => at(zone, day))
    expect(instantsIn(together, ['dtstart'])).toEqual(alone)
  }
})

test('[CA1] an event of an item is called by its code, its title and what the day is; without a title by code and day', () => {
  const due = { id: ITEM, code: 'WG-014', kind: 'action', due: '2026-12-31' } as const
  const said = (language: 'es' | 'en', title: { es: string; en: string }) =>
    itemEvent({ ...due, title }, CHANGED, { ...CONTEXT, language }).title
  const title = { es: 'Criterios para compartir bienes decomisados', en: 'Criteria for sharing forfeited assets' }
  expect(said('en', title)).toBe('WG-014 · Criteria for sharing forfeited assets (due)')
  expect(said('es', title)).toBe('WG-014 · Criterios para compartir bienes decomisados (vence)')
  expect(said('en', { es: '', en: '' })).toBe('WG-014 (due)')
})

test('[CA1] a session over midnight ends on the day after; one of three days recurs on each at the same hours', () => {
  expect(instants(hours({ from: '22:00', to: '01:30' }))).toEqual(['2026-03-15T03:00:00.000Z', '2026-03-15T06:30:00.000Z'])
  // Spring forward in between: an hour shorter.
  expect(instants(hours({ from: '22:00', to: '03:30', day: '2026-03-07', zone: 'America/New_York' }))).toEqual([
    '2026-03-08T03:00:00.000Z',
    '2026-03-08T07:30:00.000Z',
  ])
  const three = {
    id: MEETING,
    number: 3,
    title: { es: '', en: 'Cooperation' },
    place: { es: 'Cartagena, Colombia', en: '' },
    start: '2026-03-14',
    end: '2026-03-16',
  }
  const [found] = read([sessionEvent({ ...three, opensAt: '09:00', closesAt: '17:00', zone: 'America/Bogota' }, CHANGED, CONTEXT)]).events
  expect(found?.summary).toBe('Sesión 3: Cooperation')
  expect(found?.location).toBe('Cartagena, Colombia')
  const days = found?.iterator()
  expect([days?.next(), days?.next(), days?.next(), days?.next()].map((day) => day?.toString())).toEqual([
    '2026-03-14T09:00:00',
    '2026-03-15T09:00:00',
    '2026-03-16T09:00:00',
    undefined,
  ])
  const [whole] = read([sessionEvent({ ...three, opensAt: null, closesAt: null, zone: '' }, CHANGED, CONTEXT)]).events
  expect([whole?.startDate.toString(), whole?.endDate.toString()]).toEqual(['2026-03-14', '2026-03-17'])
})

test('[CA1] hours without a zone, or in one that nobody knows, are by the reader’s own clock', () => {
  for (const zone of ['', 'Atlantis/Capital']) {
    const { words } = read([hours({ zone })])
    expect(words).toContain('DTSTART:20260314T090000\r\n')
    expect(words).not.toContain('VTIMEZONE')
  }
})

test('[CA1] any title comes back, no line is longer than 75 octets, and none is added', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const { words, events } = read([event({ type: 'allDay', first: '2026-03-14', last: '2026-03-14' }, title)])
      for (const line of words.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(events).toHaveLength(1)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what iCalendar cannot hold
      const said = title.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      expect(events[0]?.summary).toBe(said)
    }),
  )
})

test('[V64] a calendar holds no control character, and isolates what turns the direction of reading', () => {
  const trick = 'Uno\0\u000b\u009f\t=1'
  const words = writeCalendar({
    name: trick,
    events: [event({ type: 'allDay', first: '2026-03-14', last: '2026-03-14' }, `${trick}\u202eB`)],
  })
  expect(hasControls(words)).toBe(false)
  expect(words.replaceAll('\r\n ', '')).toContain('SUMMARY:\u2068Uno\t=1\u202eB\u202c\u2069')
})
