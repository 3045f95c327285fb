// Dates of the sample's story: as in `content/*.json` (2018 and 2019), or shifted by whole weeks to the date of creation, so that weekdays are kept
// and the third session is in the future.
import type { Language } from '../../shared/bilingual.ts'
import type { Instant } from '../../shared/ids.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { bogota } from './sampleClock.ts'
import type { When } from './sampleModel.ts'

export interface StoryDates {
  readonly at: (when: When) => Instant
  readonly day: (day: Day) => Day
  /**
   * A text of the content: a date, a time, or text with dates as `{{es 2019-06-12 al 2019-06-14}}`, `{{en 2018-08}}`, `{{en 2020}}`, `{{es month
   * 2019-11-19}}`.
   */
  readonly text: (text: string) => string
}

export const STORY_BEGINS = '2018-07-30 09:00'
/** Its last line is written on the day before this one, a Friday. */
const STORY_ENDS = '2019-11-16'
/** Session 3 is four days after the last line. It is shifted further, to some two weeks in the future, with items due before it. */
const SESSION_3 = ['2019-11-19', '2019-11-20', '2019-11-21']
const AHEAD_WEEKS = 2
const MS_PER_DAY = 24 * 60 * 60_000
const OVER_MS = 14 * MS_PER_DAY
const BOGOTA_MS = 5 * 60 * 60_000

const createStoryDates = (weeks: number, aheadWeeks: number): StoryDates => {
  const day = (written: Day): Day => {
    const moved = weeks + (SESSION_3.includes(written) ? aheadWeeks : 0)
    return dayOf(Date.parse(written) + moved * 7 * MS_PER_DAY)
  }
  const when = (written: When): When => `${day(written.slice(0, 10))}${written.slice(10)}`
  return {
    day,
    at: (written) => bogota(when(written)),
    text: (written) =>
      /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(written)
        ? when(written)
        : written.replace(DATES, (_all, language: Language, month: string | undefined, from: string, joiner?: string, to?: string) =>
            inWords(language, month ? 'month' : from.length, from, joiner && to ? { joiner, to: day(to) } : null, day),
          ),
  }
}

export const HISTORIC = createStoryDates(0, 0)

/** The story's last line is in the week before this time. */
export const datesOn = (now: Instant): StoryDates =>
  createStoryDates(Math.floor(daysBetween(STORY_ENDS, dayOf(now - BOGOTA_MS)) / 7), AHEAD_WEEKS)

/** For a sample with its first day at `madeAt`: whether its session 3 is more than two weeks ago. */
export const isThirdSessionOver = (madeAt: Instant, now: Instant): boolean => {
  const weeks = Math.round((madeAt - HISTORIC.at(STORY_BEGINS)) / (7 * MS_PER_DAY))
  return now > createStoryDates(weeks, AHEAD_WEEKS).at('2019-11-21 17:00') + OVER_MS
}

const dayOf = (at: number): Day => new Date(at).toISOString().slice(0, 10)

const DATES = /\{\{(es|en) (month )?(\d{4}(?:-\d\d){0,2})(?:([^\d{}]+)(\d{4}-\d\d-\d\d))?\}\}/g

/** Length of `2020` and `2018-08`: a month or a year is shifted by its middle. */
const YEAR = 4
const MONTH = 7
const inWords = (
  language: Language,
  as: 'month' | number,
  from: string,
  range: { readonly joiner: string; readonly to: Day } | null,
  day: (day: Day) => Day,
): string => {
  const first = day(`${from}${from.length === YEAR ? '-07-15' : from.length === MONTH ? '-15' : ''}`)
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)]
  if (as === YEAR) return year
  if (as === 'month' || as === MONTH) return words(language, { month: 'long', year: 'numeric' }, first)
  const last = range?.to ?? first
  const full = words(language, { day: 'numeric', month: 'long', year: 'numeric' }, last)
  if (!range || last === first) return full
  const begins = month === last.slice(0, 7) ? ({ day: 'numeric' } as const) : year === last.slice(0, 4) ? DAY_AND_MONTH : FULL
  const joiner = begins === FULL || begins === DAY_AND_MONTH ? range.joiner.replace('–', ' – ') : range.joiner
  return `${words(language, begins, first)}${joiner}${full}`
}

const DAY_AND_MONTH = { day: 'numeric', month: 'long' } as const
const FULL = { ...DAY_AND_MONTH, year: 'numeric' } as const
const LOCALES = { es: 'es-419', en: 'en-GB' } as const
const words = (language: Language, options: Intl.DateTimeFormatOptions, day: Day): string =>
  new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(Date.parse(day))
