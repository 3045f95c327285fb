// Writes text in the languages of a document: fixed text in each, people's text unchanged, with a note if one side is missing. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import { isolate } from '../isolate.ts'
import { printable } from '../printable.ts'
import type { LineStyle, PaperLine, PaperRun, PaperText } from './model.ts'
import { PAPER_WORDS } from './words.ts'

export const runOf = (text: string, how: Omit<PaperRun, 'text'> = {}): PaperRun => ({ text: isolate(printable(text)), ...how })
/** Fixed text, or text that is isolated already. */
const plainRun = (text: string): PaperRun => ({ text: printable(text) })

export interface LanguageWriter {
  readonly languages: readonly Language[]
  /** Fixed text. */
  ours(words: Bilingual | ((language: Language) => string), style?: LineStyle): PaperText
  /** Text by people; a missing side is marked. */
  theirs(pair: Bilingual, style?: LineStyle): PaperText
  /** The same in every language: a code, a name. Written once. */
  same(text: string, style?: LineStyle): PaperText
  lines(make: (language: Language) => readonly PaperLine[]): PaperText
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

const theirLines = (text: string, language: Language, style: LineStyle): readonly PaperLine[] =>
  text.trim() === ''
    ? [{ runs: [plainRun(PAPER_WORDS.missing[language])], style: 'soft' }]
    : text
        .trim()
        .split(/\n+/)
        .map((line) => ({ runs: [runOf(line)], style }))

/** All lines of all sides as plain text, for titles of files and bookmarks. */
export const plainOf = (said: PaperText): string =>
  [...new Set(said.map(({ lines }) => lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')))].join(' · ')

/** Of one side as plain text; of the only side, where it is the same in every language. */
export const plainTextIn = (said: PaperText, language: Language): string =>
  (said.find((side) => side.language === language) ?? said[0])?.lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join('') ?? ''

/** `3 de 12`; with both languages beside each other, `3 / 12`. */
export const pageOf = (languages: readonly Language[]): string => {
  const [first = 'es', ...others] = languages
  return others.length > 0 ? '/' : PAPER_WORDS.of[first]
}

/** Text that is equal in both languages is written once. */
export const sameOnce = (said: PaperText): PaperText => {
  const words = said.map(({ lines }) => JSON.stringify(lines))
  const [first] = said
  return first && words.every((one) => one === words[0]) ? [first] : said
}
