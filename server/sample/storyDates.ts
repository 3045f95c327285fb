// When the sample's story happens: as it is written in `content/*.json` (2018 and 2019), or moved by whole weeks to the day on which the
// sample is made, so that weekdays hold and the third session is still to come.
import type { Language } from '../../shared/bilingual.ts'
import type { Instant } from '../../shared/ids.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { bogota } from './sampleClock.ts'
import type { When } from './sampleModel.ts'

export interface StoryDates {
  readonly at: (when: When) => Instant
  readonly day: (day: Day) => Day
  /** A text of the content: a day, a moment, or words with dates as `{{es 2019-06-12 al 2019-06-14}}`, `{{en 2018-08}}`, `{{en 2020}}`. */
  readonly text: (text: string) => string
}

/** Its last line is written on the day before this one, a Friday. */
const STORY_ENDS = '2019-11-16'
/** Between the last line and session 3 there are only four days: what is still to come then moves so much further. */
const AHEAD_WEEKS = 2
const MS_PER_DAY = 24 * 60 * 60_000
const BOGOTA_MS = 5 * 60 * 60_000

const createStoryDates = (weeks: number, aheadWeeks: number): StoryDates => {
  const day = (written: Day): Day => {
    const moved = weeks + (written < STORY_ENDS ? 0 : aheadWeeks)
    return dayOf(Date.parse(written) + moved * 7 * MS_PER_DAY)
  }
  const when = (written: When): When => `${day(written.slice(0, 10))}${written.slice(10)}`
  return {
    day,
    at: (written) => bogota(when(written)),
    text: (written) =>
      /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(written)
        ? when(written)
        : written.replace(DATES, (_all, language: Language, from: string, joiner?: string, to?: string) =>
            inWords(language, from, joiner && to ? { joiner, to: day(to) } : null, day),
          ),
  }
}

export const HISTORIC = createStoryDates(0, 0)

/** The story's last line was written in the week before this moment. */
export const datesOn = (now: Instant): StoryDates =>
  createStoryDates(Math.floor(daysBetween(STORY_ENDS, dayOf(now - BOGOTA_MS)) / 7), AHEAD_WEEKS)

const dayOf = (at: number): Day => new Date(at).toISOString().slice(0, 10)

const DATES = /\{\{(es|en) (\d{4}(?:-\d\d){0,2})(?:(\D+)(\d{4}-\d\d-\d\d))?\}\}/g

/** A month is known by its middle, and a year too. */
const inWords = (
  language: Language,
  from: string,
  range: { readonly joiner: string; readonly to: Day } | null,
  day: (day: Day) => Day,
): string => {
  const first = day(`${from}${from.length === 4 ? '-07-15' : from.length === 7 ? '-15' : ''}`)
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)]
  if (from.length === 4) return year
  if (from.length === 7) return words(language, { month: 'long', year: 'numeric' }, first)
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
