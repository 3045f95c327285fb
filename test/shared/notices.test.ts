// Choices and quiet hours: tables.
import { describe, expect, test } from 'vitest'
import { NOTICE_KIND_NAMES, noticeKind, parseNoticeKind } from '../../shared/notices/kinds.ts'
import { afterQuiet, chosen, pushChoice, pushed, USUAL_PREFERENCES } from '../../shared/notices/preferences.ts'
import { plainSentence } from '../../shared/notices/sentence.ts'
import { clockIn } from '../../shared/zones.ts'

describe('[P4] [P20] kinds of notices', () => {
  test.each(NOTICE_KIND_NAMES)('%s: what is usual may be chosen, both languages say the same slots', (name) => {
    const { choices, usual, says, label } = noticeKind(name)
    expect(choices).toContain(usual)
    const slots = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort()
    expect(slots(says.es)).toEqual(slots(says.en))
    expect(label.es).not.toBe(label.en)
    expect(parseNoticeKind(name)).toBe(name)
  })
  test('a preference that may not be chosen is none: another version, or a person, wrote it', () => {
    expect(chosen({ kinds: { newDevice: 'never', delegationComment: 'now', overdue: 'never' } }, 'newDevice')).toBe('now')
    expect(chosen({ kinds: { delegationComment: 'now' } }, 'delegationComment')).toBe('digest')
    expect(chosen({ kinds: { overdue: 'never' } }, 'overdue')).toBe('never')
  })
})

test.each(NOTICE_KIND_NAMES)('[P12] %s is pushed as it is mailed at once, unless a person chooses otherwise where they may', (kind) => {
  const may = pushChoice(kind)
  expect(pushed(USUAL_PREFERENCES, kind)).toBe(may !== 'never' && chosen(USUAL_PREFERENCES, kind) === 'now')
  for (const wanted of [true, false]) expect(pushed({ push: { [kind]: wanted } }, kind)).toBe(may === 'may' ? wanted : may === 'always')
})

test('[P4] a sentence begins with a capital, and leaves names as they are written', () => {
  expect(plainSentence('sessionOpened', { subject: 'session 3' }, 'en')).toBe('Session 3 has been convened')
  expect(plainSentence('sessionOpened', { subject: 'session 3, Bogotá' }, 'en')).toBe('Session 3, Bogotá, has been convened')
  expect(plainSentence('overdue', { subject: 'WG-021, Guía', day: '3 nov' }, 'es')).toBe('WG-021, Guía, venció el 3 nov')
  expect(plainSentence('sessionOpened', { subject: 'la sesión 3' }, 'es')).toBe('Se convocó la sesión 3')
  expect(plainSentence('mention', { by: 'bell hooks', subject: 'WG-021' }, 'en')).toBe('bell hooks mentioned you in WG-021')
  expect(plainSentence('dueSoon', { day: '3 November' }, 'en')).toBe('Something that is gone is due on 3 November')
})

test('[P16] several reports are told by their number, a single one by its item', () => {
  const several = { reports: '18', subject: 'session 3' }
  expect(plainSentence('reportDue', several, 'en')).toBe('You have 18 reports to submit for session 3')
  expect(plainSentence('reportDue', { reports: '18', subject: 'la sesión 3' }, 'es')).toBe(
    'Tiene 18 informes por presentar para la sesión 3',
  )
  expect(plainSentence('reportDue', { subject: 'WG-021' }, 'en')).toBe('The report by your agency on WG-021 is due')
})

describe('[P20] quiet hours', () => {
  const utc = (words: string) => Date.parse(`${words}:00Z`)
  const iso = (at: number) => new Date(at).toISOString().slice(0, 16)
  test.each([
    ['by day', '2026-11-20T15:00', 'America/Bogota', '2026-11-20T15:00'],
    ['20:00 in Bogotá', '2026-11-21T01:00', 'America/Bogota', '2026-11-21T12:00'],
    ['a minute before', '2026-11-21T00:59', 'America/Bogota', '2026-11-21T00:59'],
    ['after midnight there', '2026-11-21T07:30', 'America/Bogota', '2026-11-21T12:00'],
    ['7:00 there', '2026-11-21T12:00', 'America/Bogota', '2026-11-21T12:00'],
    ['in Mexico City, an hour later', '2026-11-21T02:00', 'America/Mexico_City', '2026-11-21T13:00'],
    ['in Tokyo', '2026-11-20T12:00', 'Asia/Tokyo', '2026-11-20T22:00'],
    ['over the end of summer time in New York', '2026-11-01T01:00', 'America/New_York', '2026-11-01T12:00'],
    ['over its beginning', '2026-03-08T02:00', 'America/New_York', '2026-03-08T11:00'],
    ['without a zone, UTC', '2026-11-20T21:00', '', '2026-11-21T07:00'],
  ])('%s', (_name, at, zone, until) => {
    expect(iso(afterQuiet(utc(at), USUAL_PREFERENCES, zone))).toBe(until)
  })
  test('none, where both hours are the same', () => {
    expect(afterQuiet(utc('2026-11-20T03:00'), { ...USUAL_PREFERENCES, quietFrom: 7, quietUntil: 7 }, '')).toBe(utc('2026-11-20T03:00'))
  })
  test('through a year, in three zones: the moment found is outside, and none before it', () => {
    for (const zone of ['America/Bogota', 'America/New_York', 'Asia/Tokyo'])
      for (let hour = 0; hour < 365 * 24; hour += 7) {
        const at = utc('2026-01-01T00:30') + hour * 3_600_000
        const until = afterQuiet(at, USUAL_PREFERENCES, zone)
        const { minutes } = clockIn(until, zone)
        expect(minutes >= 7 * 60 && minutes < 20 * 60, `${zone} ${iso(at)}`).toBe(true)
        if (until > at) expect(minutes).toBe(7 * 60)
      }
  })
})
