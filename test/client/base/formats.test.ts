// What a reader of each language reads for a date, a number, a count, a list and an order: right in Bogotá, in Mexico City and in Washington.

import { describe, expect, test } from 'vitest'
import {
  capital,
  formatBytes,
  formatDate,
  formatDay,
  formatMoment,
  formatMonth,
  formatShortMonth,
  formatTime,
  formatWeekday,
  formatZone,
  joinChoices,
  joinNames,
  monthNames,
} from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { plural } from '../../../client/base/messages/plural.ts'
import { offsetOf } from '../../../client/base/zones.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { compareText, daysAway, form, formatNumber } from '../../../shared/counts.ts'

type Both = Readonly<Record<Language, string>>
const inBoth = (say: (language: Language) => string): Both => ({ es: say('es'), en: say('en') })
/** 15 November 2026, 19:05 in Bogotá. */
const EVENING = Date.parse('2026-11-16T00:05:00Z')
const BOGOTA = 'America/Bogota'

describe('[B10] is said in both languages by Intl:', () => {
  test.each<readonly [what: string, said: Both, words: Both]>([
    ['a day of this year', inBoth((l) => formatDay('2026-11-15', l, 2026)), { es: '15 nov', en: '15 Nov' }],
    ['a day of another year', inBoth((l) => formatDay('2027-01-05', l, 2026)), { es: '5 ene 2027', en: '5 Jan 2027' }],
    // September is the month whose short name the countries do not share; this one is read by all.
    ['a day in September', inBoth((l) => formatDay('2026-09-02', l, 2026)), { es: '2 sept', en: '2 Sep' }],
    ['a month', inBoth((l) => formatMonth('2019-11', l)), { es: 'Noviembre 2019', en: 'November 2019' }],
    ['a weekday', inBoth((l) => formatWeekday('2026-11-18', l)), { es: 'mié', en: 'Wed' }],
    ['a weekday in full', inBoth((l) => formatWeekday('2026-11-21', l, 'long')), { es: 'sábado', en: 'Saturday' }],
    ['a time, by 24 hours', inBoth((l) => formatTime(EVENING, l, BOGOTA)), { es: '19:05', en: '19:05' }],
    ['midnight', inBoth((l) => formatTime(Date.parse('2026-11-15T05:00:00Z'), l, BOGOTA)), { es: '00:00', en: '00:00' }],
    ['a date in a zone', inBoth((l) => formatDate(EVENING, l, BOGOTA)), { es: '15 nov 2026', en: '15 Nov 2026' }],
    ['its date elsewhere', inBoth((l) => formatDate(EVENING, l, 'Europe/Madrid')), { es: '16 nov 2026', en: '16 Nov 2026' }],
    ['a moment', inBoth((l) => formatMoment(EVENING, l, BOGOTA)), { es: '15 nov 2026, 19:05', en: '15 Nov 2026, 19:05' }],
    ['a month under a tick', inBoth((l) => formatShortMonth(EVENING, l)), { es: 'nov', en: 'Nov' }],
    ['yesterday', inBoth((l) => daysAway(l, -1)), { es: 'ayer', en: 'yesterday' }],
    ['in twelve days', inBoth((l) => daysAway(l, 12)), { es: 'dentro de 12 días', en: 'in 12 days' }],
    ['two names', inBoth((l) => joinNames(['Ana', 'Inés'], l)), { es: 'Ana e Inés', en: 'Ana and Inés' }],
    ['three names', inBoth((l) => joinNames(['Ana', 'Beto', 'Carla'], l)), { es: 'Ana, Beto y Carla', en: 'Ana, Beto, and Carla' }],
    ['a choice', inBoth((l) => joinChoices(['7', '8'], l)), { es: '7 u 8', en: '7 or 8' }],
    ['a figure of four', inBoth((l) => formatNumber(l, 1234)), { es: '1234', en: '1,234' }],
    // With a full stop it were twelve and a bit in Mexico, with a comma so in Colombia.
    ['a figure of five', inBoth((l) => formatNumber(l, 12_345)), { es: '12\u202f345', en: '12,345' }],
    ['a million', inBoth((l) => formatNumber(l, 1_000_000)), { es: '1\u202f000\u202f000', en: '1,000,000' }],
    ['the size of a small file', inBoth((l) => formatBytes(48_200, l)), { es: '48 kB', en: '48 kB' }],
    ['the size of a file', inBoth((l) => formatBytes(1_250_000, l)), { es: '1,3 MB', en: '1.3 MB' }],
    ['a space of four figures', inBoth((l) => formatBytes(1_000_000_000, l)), { es: '1000 MB', en: '1,000 MB' }],
    ['a space of six figures', inBoth((l) => formatBytes(100_000_000_000, l)), { es: '100\u202f000 MB', en: '100,000 MB' }],
    ['none of something', inBoth((l) => plural(l, 0, 'uno', 'otros')), { es: '0 otros', en: '0 otros' }],
    ['one of something', inBoth((l) => plural(l, 1, 'uno', 'otros')), { es: '1 uno', en: '1 uno' }],
    ['a million of something', inBoth((l) => form(l, 1_000_000, 'uno', 'otros')), { es: 'otros', en: 'otros' }],
    ['a slip', inBoth((l) => CATALOGUE[l].compare.days(-1)), { es: '−1 día', en: '−1 day' }],
    ['a sentence begun', { es: capital('índice'), en: capital('index') }, { es: 'Índice', en: 'Index' }],
  ])('%s', (_what, said, words) => {
    expect(said).toEqual(words)
  })
})

test('[B10] the months of a pasted date have the names by which both languages call them', () => {
  expect(monthNames('es').join(' ')).toBe('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre')
  expect(monthNames('en')[8]).toBe('September')
})

test('[B10] a day reads alike by the habit of Colombia and of Mexico, and no abbreviation has a full stop', () => {
  const days = Array.from({ length: 12 }, (_, at) => formatDay(`2026-${String(at + 1).padStart(2, '0')}-05`, 'es', 2026))
  expect(days.filter((day) => !/^5 (ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic)$/.test(day))).toEqual([])
})

test('[B10] words are sorted as each language sorts them, figures by their size, accents and capitals after letters', () => {
  const words = ['ñandú', 'nube', 'oro', 'ábaco', 'Zorro', 'abeja', 'llave', 'punto 10', 'punto 9', 'luz']
  expect(words.toSorted(compareText('es'))).toEqual([
    'ábaco',
    'abeja',
    'llave',
    'luz',
    'nube',
    'ñandú',
    'oro',
    'punto 9',
    'punto 10',
    'Zorro',
  ])
  // To an English reader ñ is an n.
  expect(words.toSorted(compareText('en')).slice(4, 6)).toEqual(['ñandú', 'nube'])
})

test('[B10] a clock is named in the reader’s language, and its distance from Greenwich follows the season', () => {
  const names = LANGUAGES.map((language) => formatZone(EVENING, language))
  expect(names.every((name) => name !== '')).toBe(true)
  expect([offsetOf('America/Mexico_City', '2026-07-01'), offsetOf('America/Mexico_City', '2026-12-01')]).toEqual(['UTC−6', 'UTC−6'])
  expect([offsetOf('America/New_York', '2026-07-01'), offsetOf('America/New_York', '2026-12-01')]).toEqual(['UTC−4', 'UTC−5'])
  expect([offsetOf(BOGOTA, '2026-07-01'), offsetOf('Asia/Kolkata', '2026-07-01')]).toEqual(['UTC−5', 'UTC+5:30'])
})
