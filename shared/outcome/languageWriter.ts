// Writes text in the languages of a document: fixed text in each, people's text unchanged, with a note if one side is missing. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import { isolate } from '../isolate.ts'
import { printable } from '../printable.ts'
import type { Line, LineStyle, Run, Said } from './model.ts'
import { WORDS } from './words.ts'

export const runOf = (text: string, how: Omit<Run, 'text'> = {}): Run => ({ text: isolate(printable(text)), ...how })
/** Fixed text, or text that is isolated already. */
const plainRun = (text: string): Run => ({ text: printable(text) })

export interface LanguageWriter {
  readonly languages: readonly Language[]
  /** Fixed text. */
  ours(words: Bilingual | ((language: Language) => string), style?: LineStyle): Said
  /** Text by people; a missing side is marked. */
  theirs(pair: Bilingual, style?: LineStyle): Said
  /** The same in every language: a code, a name. Written once. */
  same(text: string, style?: LineStyle): Said
  lines(make: (language: Language) => readonly Line[]): Said
}

export const createLanguageWriter = (languages: readonly Language[]): LanguageWriter => {
  const lines: LanguageWriter['lines'] = (make) => languages.map((language) => ({ language, lines: make(language) }))
  const [first = 'es'] = languages
  return {
    languages,
    lines,
    ours: (words, style = 'plain') =>
      lines((language) => [{ runs: [plainRun(typeof words === 'function' ? words(language) : words[language])], style }]),
    theirs: (pair, style = 'plain') => lines((language) => theirLines(pair[language], language, style)),
    same: (text, style = 'plain') => [{ language: first, lines: [{ runs: [runOf(text)], style }] }],
  }
}

const theirLines = (text: string, language: Language, style: LineStyle): readonly Line[] =>
  text.trim() === ''
    ? [{ runs: [plainRun(WORDS.missing[language])], style: 'soft' }]
    : text
        .trim()
        .split(/\n+/)
        .map((line) => ({ runs: [runOf(line)], style }))

/** All lines of all sides as plain text, for titles of files and bookmarks. */
export const plainOf = (said: Said): string =>
  [...new Set(said.map(({ lines }) => lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')))].join(' · ')

/** Of one side as plain text; of the only side, where it is the same in every language. */
export const textIn = (said: Said, language: Language): string =>
  (said.find((side) => side.language === language) ?? said[0])?.lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join('') ?? ''

/** `3 de 12`; with both languages beside each other, `3 / 12`. */
export const pageOf = (languages: readonly Language[]): string => {
  const [first = 'es', ...others] = languages
  return others.length > 0 ? '/' : WORDS.of[first]
}

/** Text that is equal in both languages is written once. */
export const sameOnce = (said: Said): Said => {
  const words = said.map(({ lines }) => JSON.stringify(lines))
  const [first] = said
  return first && words.every((one) => one === words[0]) ? [first] : said
}
