import { describe, expect, test } from 'vitest'
import { readContent } from '../../../server/sample/content.ts'
import { datesOn, HISTORIC } from '../../../server/sample/storyDates.ts'
import { instant } from '../../../shared/ids.ts'
import { daysBetween } from '../../../shared/roadmap/days.ts'

const DAY = 24 * 60 * 60_000
/** Every third day of two years, at an hour that is already tomorrow in UTC. */
const DAYS = Array.from({ length: 244 }, (_, at) => instant(Date.parse('2026-01-01T23:30-05:00') + at * 3 * DAY))

describe('[M7] the dates of the story', () => {
  test('move by whole weeks: weekdays hold, the order holds, and nothing is written after today', () => {
    for (const now of DAYS) {
      const dates = datesOn(now)
      const weekday = (day: string) => new Date(day).getUTCDay()
      for (const day of ['2018-07-30', '2019-06-12', '2019-11-15', '2019-11-19', '2020-12-11'])
        expect(weekday(dates.day(day))).toBe(weekday(day))
      expect(dates.at('2019-11-15 23:59')).toBeLessThanOrEqual(now)
      expect(now - dates.at('2019-11-15 10:00')).toBeLessThan(8 * DAY)
    }
  })

  test('put session 3 some two weeks ahead, session 2 some five months ago and session 1 before it', () => {
    for (const now of DAYS) {
      const { day } = datesOn(now)
      const today = new Date(now - 5 * 60 * 60_000).toISOString().slice(0, 10)
      expect(daysBetween(today, day('2019-11-19'))).toBeGreaterThanOrEqual(11)
      expect(daysBetween(today, day('2019-11-19'))).toBeLessThanOrEqual(17)
      expect(daysBetween(day('2019-06-14'), today)).toBeGreaterThan(145)
      expect(daysBetween(day('2019-06-14'), today)).toBeLessThan(170)
      expect(day('2018-08-21') < day('2019-06-12')).toBe(true)
    }
  })

  test('are written out in sentences, in each language', () => {
    const { text } = HISTORIC
    expect(text('del {{es 2019-06-12 al 2019-06-14}}')).toBe('del 12 al 14 de junio de 2019')
    expect(text('on {{en 2019-06-12–2019-06-14}}')).toBe('on 12–14 June 2019')
    expect(text('{{es 2017-12-06 y 2017-12-07}}, {{es 2018-08}}, {{es 2020}}')).toBe('6 y 7 de diciembre de 2017, agosto de 2018, 2020')
    expect(text('{{en 2018-08}}, {{en 2020}}')).toBe('August 2018, 2020')
    expect(text('{{es 2019-06-30 al 2019-07-02}}')).toBe('30 de junio al 2 de julio de 2019')
    expect(text('{{en 2019-12-30–2020-01-01}}')).toBe('30 December 2019 – 1 January 2020')
    expect(text('{{es month 2019-11-19}}, {{en month 2019-11-19}}')).toBe('noviembre de 2019, November 2019')
    expect(text('2019-11-15 10:00')).toBe('2019-11-15 10:00')
  })

  test('leave no year of 2017 to 2020 in what is written today, and no date that is not understood', () => {
    const content = JSON.stringify(readContent(datesOn(instant(Date.parse('2026-11-27T12:00Z')))))
    // Session 3 is two weeks further: in December, where the items that are due before it are in November still.
    expect(content).toContain('en diciembre de 2026')
    expect(content).not.toMatch(/201[789]|2020|\{\{/)
    expect(JSON.stringify(readContent(HISTORIC))).not.toContain('{{')
  })
})

test('[M7] nothing in the content of the sample is in English alone', () => {
  const { items, texts, sessions, streams } = readContent(HISTORIC)
  for (const { title, description } of items) {
    expect(title.es).toBeTruthy()
    if (description?.en) expect(description.es).toHaveLength(description.en.length)
  }
  for (const { blocks } of texts) for (const { es } of blocks) expect(es).not.toBe('')
  for (const { title, place } of [...sessions]) expect([title.es, place.es]).not.toContain('')
  for (const { name } of streams) expect(name.es).not.toBe('')
})
