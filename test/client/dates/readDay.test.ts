import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { whyWords } from '../../../client/dates/dayWords.ts'
import { readDay, readInBothOrders } from '../../../client/dates/readDay.ts'
import { sinceSession } from '../../../client/dates/sessionDays.ts'
import { readTypedDay } from '../../../client/dates/typedDay.ts'
import { whyNoDay } from '../../../client/dates/whyNoDay.ts'
import { addDays } from '../../../shared/roadmap/days.ts'

/** A Friday. */
const TODAY = '2026-11-27'
const typed = (text: string) => [readTypedDay(text, { language: 'es', today: TODAY }), readTypedDay(text, { language: 'en', today: TODAY })]

describe('[V46] a typed date', () => {
  test.each<[string, string | null, string | null]>([
    ['28 feb 2020', '2020-02-28', '2020-02-28'],
    ['28 de febrero de 2020', '2020-02-28', '2020-02-28'],
    ['February 28, 2020', '2020-02-28', '2020-02-28'],
    ['28.2.2020', '2020-02-28', '2020-02-28'],
    ['28/2/20', '2020-02-28', '2020-02-28'],
    ['2/28/2020', '2020-02-28', '2020-02-28'],
    ['2020-02-28', '2020-02-28', '2020-02-28'],
    ['2020/2/28', '2020-02-28', '2020-02-28'],
    // Without a year: the one that is nearest to today.
    ['28/2', '2027-02-28', '2027-02-28'],
    ['2/28', '2027-02-28', '2027-02-28'],
    ['28 feb', '2027-02-28', '2027-02-28'],
    ['15/10', '2026-10-15', '2026-10-15'],
    ['15-10', '2026-10-15', '2026-10-15'],
    ['29/2', null, null],
    // The order is that of the reader's language.
    ['12/06', '2026-06-12', '2026-12-06'],
    ['12/06/2027', '2027-06-12', '2027-12-06'],
    // From today.
    ['hoy', TODAY, TODAY],
    ['mañana', '2026-11-28', '2026-11-28'],
    ['MANANA', '2026-11-28', '2026-11-28'],
    ['Tomorrow', '2026-11-28', '2026-11-28'],
    ['pasado mañana', '2026-11-29', '2026-11-29'],
    ['ayer', '2026-11-26', '2026-11-26'],
    ['fin de mes', '2026-11-30', '2026-11-30'],
    ['end of month', '2026-11-30', '2026-11-30'],
    ['+2w', '2026-12-11', '2026-12-11'],
    ['+2s', '2026-12-11', '2026-12-11'],
    ['+ 2 sem', '2026-12-11', '2026-12-11'],
    ['+2 semanas', '2026-12-11', '2026-12-11'],
    ['-3d', '2026-11-24', '2026-11-24'],
    ['+30 días', '2026-12-27', '2026-12-27'],
    ['+3m', '2027-02-27', '2027-02-27'],
    ['+1 año', '2027-11-27', '2027-11-27'],
    // As it is said.
    ['en dos semanas', '2026-12-11', '2026-12-11'],
    ['en 2 semanas', '2026-12-11', '2026-12-11'],
    ['dentro de 3 días', '2026-11-30', '2026-11-30'],
    ['dentro de una semana', '2026-12-04', '2026-12-04'],
    ['En un mes', '2026-12-27', '2026-12-27'],
    ['hace diez días', '2026-11-17', '2026-11-17'],
    ['in two weeks', '2026-12-11', '2026-12-11'],
    ['in a month', '2026-12-27', '2026-12-27'],
    ['in 5 days', '2026-12-02', '2026-12-02'],
    ['three days ago', '2026-11-24', '2026-11-24'],
    ['el 15 de diciembre', '2026-12-15', '2026-12-15'],
    ['on 15 December', '2026-12-15', '2026-12-15'],
    // The next one of its name.
    ['viernes', '2026-12-04', '2026-12-04'],
    ['lun', '2026-11-30', '2026-11-30'],
    ['next Monday', '2026-11-30', '2026-11-30'],
    ['mar', '2026-12-01', '2026-12-01'],
    // None.
    ['', null, null],
    ['31/02/2026', null, null],
    ['13/13', null, null],
    ['5', null, null],
    ['+9999y', null, null],
    ['+2x', null, null],
    ['28 xyz', null, null],
    ['in two xyz', null, null],
    ['en muchas semanas', null, null],
    ['in 9999 years', null, null],
  ])('%s is %s in Spanish and %s in English', (text, es, en) => {
    expect(typed(text).map((read) => read?.day ?? null)).toEqual([es, en])
  })

  test('is counted from the reader’s today, over the ends of months, years and Februaries', () => {
    const from = (today: string, text: string) => readTypedDay(text, { language: 'es', today })?.day
    // Saturday, the last one of November; at the same hour it is Sunday in UTC, so the caller gives the reader's day.
    expect(from('2026-11-28', 'en dos semanas')).toBe('2026-12-12')
    expect(from('2026-11-29', 'en dos semanas')).toBe('2026-12-13')
    expect(from('2026-12-31', 'en un mes')).toBe('2027-01-31')
    expect(from('2027-01-31', 'en un mes')).toBe('2027-02-28')
    expect(from('2028-02-28', 'en dos días')).toBe('2028-03-01')
  })

  test('an ambiguous one says what it would be in the other order; one that is a date in one order only does not', () => {
    expect(typed('12/06').map((read) => read?.other)).toEqual(['2026-12-06', '2026-06-12'])
    expect(typed('28/2').map((read) => read?.other)).toEqual([null, null])
    expect(typed('6/6').map((read) => read?.other)).toEqual([null, null])
  })

  const SESSIONS = [
    { number: 2, start: '2026-06-17', end: '2026-06-19' },
    { number: 3, start: '2026-12-08', end: '2026-12-10' },
  ]
  test.each<[string, string | null]>([
    ['s3 + 30 d', '2027-01-09'],
    ['S3+30d', '2027-01-09'],
    ['sesión 3 + 2 semanas', '2026-12-24'],
    ['session 3 + 2 w', '2026-12-24'],
    // Before it: from its first day, as the session itself.
    ['s3 - 1 w', '2026-12-01'],
    ['s3', '2026-12-08'],
    ['s 2 + 1 m', '2026-07-19'],
    // Neither a session without a date nor a unit that there is not.
    ['s4 + 30 d', null],
    ['s3 + 30 x', null],
  ])('%s is counted from a session: %s', (text, day) => {
    for (const language of ['es', 'en'] as const)
      expect(readTypedDay(text, { language, today: TODAY, sessions: SESSIONS })?.day ?? null).toBe(day)
    expect(readTypedDay(text, { language: 'es', today: TODAY })).toBe(null)
  })
  test('says how long after the last session a day is', () => {
    expect(sinceSession(SESSIONS, '2027-01-09')).toEqual({ number: 3, days: 30 })
    expect(sinceSession(SESSIONS, '2026-12-09')).toEqual({ number: 2, days: 173 })
    expect(sinceSession(SESSIONS, '2026-06-19')).toBe(null)
  })

  test.each<[string, string, string]>([
    ['31/2', 'El mes de febrero de 2026 tiene 28 días.', 'February 2026 has 28 days.'],
    ['el 31 de febrero', 'El mes de febrero de 2026 tiene 28 días.', 'February 2026 has 28 days.'],
    ['29 feb 2027', 'El mes de febrero de 2027 tiene 28 días.', 'February 2027 has 28 days.'],
    ['June 31', 'El mes de junio de 2026 tiene 30 días.', 'June 2026 has 30 days.'],
    ['13/13', 'El mes 13 no existe.', 'There is no month 13.'],
    ['2027-14-01', 'El mes 14 no existe.', 'There is no month 14.'],
    ['1/2/1850', 'El año debe estar entre 1900 y 2199.', 'The year must be between 1900 and 2199.'],
    ['s9 + 30 d', 'La sesión 9 no existe o no tiene fecha.', 'Session 9 does not exist or has no date.'],
    ['soon', CATALOGUE.es.dates.wrong, CATALOGUE.en.dates.wrong],
  ])('%s is no date, and why is said', (text, es, en) => {
    const why = (language: 'es' | 'en') =>
      whyWords(whyNoDay(text, { language, today: TODAY, sessions: SESSIONS }), language, CATALOGUE[language])
    expect([why('es'), why('en')]).toEqual([es, en])
  })
  test('gets no false message about a session that exists, or where sessions are not known', () => {
    const why = (text: string, sessions?: typeof SESSIONS) => whyNoDay(text, { language: 'en', today: TODAY, sessions })
    expect(why('s3 + 30 x', SESSIONS)).toEqual({ why: 'unknown' })
    expect(why('s3 + 999 y', SESSIONS)).toEqual({ why: 'year' })
    expect(why('s3 + 30 d')).toEqual({ why: 'unknown' })
  })
  test('29 February is read in a leap year near, and otherwise it is said how many days the month has', () => {
    expect(readTypedDay('29/2', { language: 'es', today: '2027-11-27' })?.day).toBe('2028-02-29')
    expect(readTypedDay('29/2', { language: 'es', today: TODAY })).toBe(null)
    expect(whyNoDay('29/2', { language: 'es', today: TODAY })).toEqual({ why: 'day', month: 2, year: 2026, last: 28 })
    expect(
      readTypedDay('s3 + 1 y', { language: 'en', today: TODAY, sessions: [{ number: 3, start: '2028-02-28', end: '2028-02-29' }] })?.day,
    ).toBe('2029-02-28')
  })

  test('reads every day that the field shows as that day again, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), fc.constantFrom('es' as const, 'en' as const), (days, language) => {
        const day = addDays('2026-11-27', days)
        expect(readTypedDay(formatDay(day, language, 0), { language, today: TODAY })?.day).toBe(day)
      }),
    )
  })

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string(), (text) => void typed(text)))
  })
})

describe('[V46] a date in figures', () => {
  test('is read in one order when that is asked for, and never in the other one', () => {
    const reading = { language: 'en', thisYear: 2027 } as const
    expect(readDay('10/01/2027', { ...reading, order: 'dayFirst' })).toBe('2027-01-10')
    expect(readDay('13/01/2027', { ...reading, order: 'monthFirst' })).toBe(null)
    expect(readDay('13 Jan 2027', { ...reading, order: 'monthFirst' })).toBe('2027-01-13')
  })
  test('says what it is in each order, for the order of a whole column', () => {
    expect(readInBothOrders('10/01/2027')).toEqual({ dayFirst: '2027-01-10', monthFirst: '2027-10-01' })
    expect(readInBothOrders('13/01/2027')).toEqual({ dayFirst: '2027-01-13', monthFirst: null })
    expect(readInBothOrders('2027-01-13')).toBe(null)
  })
})
