// The title of a review, on screen and on paper: *What changed since session 2*. Pure.
import type { Language } from '../bilingual.ts'
import type { Comparison, Moment } from '../history/comparison.ts'
import { parseMark } from '../history/marks.ts'

const WORDS = {
  es: {
    since: (moment: string) => `Qué cambió desde ${moment}`,
    between: (from: string, to: string) => `Qué cambió entre ${from} y ${to}`,
    start: 'el comienzo',
    visit: 'su última visita',
    session: (number: number) => `la sesión ${number}`,
    sessionStart: (number: number) => `el inicio de la sesión ${number}`,
    named: (name: string) => `«${name}»`,
    instant: (when: string) => `el ${when}`,
  },
  en: {
    since: (moment: string) => `What changed since ${moment}`,
    between: (from: string, to: string) => `What changed between ${from} and ${to}`,
    start: 'the beginning',
    visit: 'your last visit',
    session: (number: number) => `session ${number}`,
    sessionStart: (number: number) => `the start of session ${number}`,
    named: (name: string) => `“${name}”`,
    instant: (when: string) => when,
  },
} as const satisfies Readonly<Record<Language, unknown>>

type When = (at: number, language: Language) => string

export const reviewTitle = ({ from, to }: Pick<Comparison, 'from' | 'to'>, language: Language, when: When): string => {
  const words = WORDS[language]
  const since = nameOf(from, language, when)
  return parseMark(to.mark)?.type === 'now' ? words.since(since) : words.between(since, nameOf(to, language, when))
}

/** The mark was written by our own server; an unknown type is shown by its time. */
const nameOf = (moment: Moment, language: Language, when: When): string => {
  const words = WORDS[language]
  const mark = parseMark(moment.mark)
  if (mark?.type === 'start') return words.start
  if (mark?.type === 'visit') return words.visit
  if (mark?.type === 'meeting' && moment.meeting)
    return mark.edge === 'close' ? words.session(moment.meeting.number) : words.sessionStart(moment.meeting.number)
  if (moment.name !== null) return words.named(moment.name)
  return moment.at === null ? words.start : words.instant(when(moment.at, language))
}
