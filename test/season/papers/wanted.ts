// What the auditor expects a document to say, word by word: plain words, and words of which he knows only the limits (an hour, a hash).
import { wordsOf } from './readers.ts'
import type { Pair, Window } from './sessionDeeds.ts'

export type Language = 'es' | 'en'
export type Word = string | { readonly about: string; readonly isIt: (word: string) => boolean }
export type Words = readonly Word[]

export const say = (...parts: readonly (string | Words)[]): Words =>
  parts.flatMap((part) => (typeof part === 'string' ? wordsOf(part) : part))
export const struck = (text: string): Words => {
  const words = wordsOf(text)
  return words.map((word, at) => `${at === 0 ? '~~' : ''}${word}${at === words.length - 1 ? '~~' : ''}`)
}
/** Words that end in a sign: a comma, a semicolon, a bracket. */
export const closed = (words: Words, sign: string): Words =>
  words.map((word, at): Word => {
    if (at < words.length - 1) return word
    if (typeof word === 'string') return word + sign
    return { about: word.about + sign, isIt: (given) => given.endsWith(sign) && word.isIt(given.slice(0, -sign.length)) }
  })

const MISSING: Readonly<Record<Language, string>> = { es: '[Falta el texto en español]', en: '[The English text is missing]' }
/** What people wrote; a side that is missing is said to be missing. */
export const theirs = (pair: Pair, language: Language): Words => say(pair[language].trim() === '' ? MISSING[language] : pair[language])
/** The other side stands in for one that is missing. */
export const either = (pair: Pair, language: Language): string => pair[language].trim() || pair[language === 'es' ? 'en' : 'es'].trim()

const MINUTE = 60_000
export const between = ({ after, before }: Window, spell: (at: number) => string): Words => {
  const spelled: (readonly string[])[] = []
  for (let at = Math.floor(after / MINUTE) * MINUTE; at <= before; at += MINUTE) spelled.push(wordsOf(spell(at)))
  return (spelled[0] ?? []).map((word, place): Word => {
    const all = new Set(spelled.map((words) => words[place] ?? ''))
    return all.size === 1 ? word : { about: [...all].join(' or '), isIt: (given) => all.has(given) }
  })
}
const LOCALE: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-GB' }
export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
const clock = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return parts
}
/** `1 December 2026, 09:46 (Bogotá)`. */
export const hour = (window: Window, zone: string, language: Language): Words =>
  between(window, (at) => {
    const date = new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(at)
    return `${date}, ${clock(at, zone)} (Bogotá)`
  })
/** `1 Dec 2026, 09:46`. */
export const shortHour = (window: Window, zone: string, language: Language): Words =>
  between(window, (at) => {
    const [year = '', month = '', day = ''] = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at).split('-')
    return `${Number(day)} ${MONTHS[language][Number(month) - 1]} ${year}, ${clock(at, zone)}`
  })
/** `25 Jul 2027`. */
export const dayIn = (day: unknown, language: Language): string => {
  const [year = '', month = '', date = ''] = String(day).split('-')
  return `${Number(date)} ${MONTHS[language][Number(month) - 1]} ${year}`
}

export const show = (word: Word | undefined): string => (word === undefined ? '(end)' : typeof word === 'string' ? word : `<${word.about}>`)
export const matches = (wanted: Word | undefined, given: string | undefined): boolean =>
  wanted !== undefined && given !== undefined && (typeof wanted === 'string' ? wanted === given : wanted.isIt(given))

export const PAGE = '\f'
/** Of pages: where a table goes on, its head stands again. */
export const withoutRepeats = (given: readonly string[], wanted: Words, heads: readonly string[]): readonly string[] => {
  const rows = heads.map(wordsOf)
  const kept: string[] = []
  for (let at = 0; at < given.length; at += 1) {
    if (given[at] !== PAGE) {
      kept.push(given[at] ?? '')
      continue
    }
    const stands = (words: readonly (Word | undefined)[], from: number) =>
      rows.find((row) => row.every((word, place) => words[from + place] === word))
    const row = stands(given, at + 1)
    if (row && stands(wanted, kept.length) !== row) at += row.length
  }
  return kept
}

/** Null, or where the two part: what is said is not in the ledger, or what is in the ledger is not said. */
export const parting = (given: readonly string[], wanted: Words): string | null => {
  const length = Math.max(given.length, wanted.length)
  for (let at = 0; at < length; at += 1)
    if (!matches(wanted[at], given[at])) {
      const around = (words: readonly (Word | undefined)[]) =>
        words
          .slice(Math.max(0, at - 14), at + 18)
          .map(show)
          .join(' ')
      return `word ${at}\n    document: ${around(given)}\n    ledger:   ${around(wanted)}`
    }
  return null
}
