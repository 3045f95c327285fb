// Changes of items and texts as blocks: a heading for each, what did not change in one line, and a table with one row per change. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { Comparison, ItemDifference, TextDifference } from '../history/comparison.ts'
import { markedName } from '../history/creditMarks.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import type { WordRun } from '../pairs/wordDiff.ts'
import { printable } from '../printable.ts'
import { type ChangeRow, changeRows, spaced, standingWords } from './changeRows.ts'
import { bothEmpty, codeOfAuthor, textChanges, timesChangedWords } from './changes.ts'
import { shortMoment } from './dates.ts'
import type { PaperFacts } from './facts.ts'
import { type LanguageWriter, runOf, sameOnce } from './languageWriter.ts'
import type { PaperBlock, PaperLine, PaperRun, PaperTable, PaperText } from './model.ts'
import { CHANGE_WORDS, PAPER_WORDS, REVIEW_WORDS } from './words.ts'

export interface ChangesParts {
  readonly say: LanguageWriter
  readonly facts: PaperFacts
  readonly names: DescribeContext
}

/** What was deleted is struck and what was inserted is bold, in colour, in black and white, and in plain text. */
export const changedRuns = (runs: readonly WordRun[]): readonly PaperRun[] =>
  spaced(runs).map(({ type, text }) =>
    type === 'kept' ? runOf(text) : runOf(text, { change: type, ...(type === 'deleted' ? { strike: true } : { bold: true }) }),
  )

export const itemBlocks = (parts: ChangesParts, difference: ItemDifference): readonly PaperBlock[] => {
  const { say, names } = parts
  const item = difference.after ?? difference.before
  if (!item) return []
  const standing = (language: Language): string => standingWords(difference, names, language)
  return [
    {
      type: 'heading',
      level: 2,
      words: say.theirs(item.title).map((side) => ({
        ...side,
        lines: side.lines.map((line, at) => (at === 0 ? { ...line, runs: [{ text: `${item.code} ` }, ...line.runs] } : line)),
      })),
    },
    ...(say.languages.every((language) => standing(language) === '') ? [] : [softRow(say, standing)]),
    ...changeTable(parts, item.code, changeRows(difference, { names, languages: say.languages })),
  ]
}

const softRow = (say: LanguageWriter, words: (language: Language) => string): PaperBlock => ({
  type: 'row',
  number: '',
  words: say.lines((language) => [{ runs: [runOf(words(language))], style: 'soft' }]),
})

const changeTable = ({ say, facts }: ChangesParts, about: string, changes: readonly ChangeRow[]): readonly PaperBlock[] => {
  if (changes.length === 0) return []
  const table: PaperTable = {
    type: 'table',
    about,
    language: say.languages[0] ?? 'es',
    widths: [2.7, 0.9, 8.4],
    rowHeads: true,
    head: null,
    rows: changes.map(({ last, code, sides }): readonly PaperText[] => [
      sameOnce(say.lines((language) => [{ runs: [{ text: last ? shortMoment(last.at, facts.zone, language) : '–' }] }])),
      say.same(code),
      sides.map((side) => ({ language: side.language, lines: linesOf(side) })),
    ]),
  }
  return [table]
}

const linesOf = ({ label, lines, notes }: ChangeRow['sides'][number]): readonly PaperLine[] => {
  const [first = [], ...rest] = lines
  const tail: readonly PaperRun[] = notes === '' ? [] : [{ text: ` (${printable(notes)})` }]
  const head: readonly PaperRun[] = [
    ...(label === '' ? [] : [{ text: `${label}: ` }]),
    ...changedRuns(first),
    ...(rest.length === 0 ? tail : []),
  ]
  return [
    { runs: head, style: label === '' ? 'strong' : 'plain' },
    ...rest.map((runs, at): PaperLine => ({ runs: [...changedRuns(runs), ...(at === rest.length - 1 ? tail : [])] })),
  ]
}

export const textBlocks = ({ say, facts, names }: ChangesParts, { texts, unreadable: lost }: Comparison): readonly PaperBlock[] => {
  if (texts.length + lost.length === 0) return []
  const titled = (title: Bilingual): PaperBlock => ({
    type: 'heading',
    level: 2,
    words: bothEmpty(title) ? say.ours(PAPER_WORDS.untitled) : say.theirs(title),
  })
  return [
    { type: 'heading', level: 1, words: say.ours(REVIEW_WORDS.texts) },
    ...texts.flatMap((text): readonly PaperBlock[] => [
      titled(text.title),
      softRow(say, (language) => [textWords(text, language), whoWords(text, { facts, names }, language)].filter(Boolean).join(' ')),
      ...say.languages.flatMap((language) => {
        const { title, paragraphs } = textChanges(text, language)
        const row = (runs: readonly PaperRun[]): PaperBlock => ({ type: 'row', number: '', words: [{ language, lines: [{ runs }] }] })
        return [
          ...(title ? [row([{ text: `${PAPER_WORDS.title[language]}: ` }, ...changedRuns(title)])] : []),
          ...(paragraphs.length > 0 && say.languages.length > 1 ? [row([{ text: `${REVIEW_WORDS.sides[language][language]}:` }])] : []),
          ...paragraphs.map((runs): PaperBlock => ({ ...row(changedRuns(runs)), serif: true }) as PaperBlock),
        ]
      }),
    ]),
    ...lost.flatMap((document): readonly PaperBlock[] => [
      titled(facts.texts.find(({ id }) => id === document)?.title ?? { es: '', en: '' }),
      { type: 'row', number: '', words: say.ours(PAPER_WORDS.unreadableLog) },
    ]),
  ]
}

/** `MX 3, CO 1; último cambio: 14 jun 2019, 17:30.` */
const whoWords = (
  { contributions }: TextDifference,
  { facts, names }: Pick<ChangesParts, 'facts' | 'names'>,
  language: Language,
): string => {
  const [newest] = contributions.toSorted((a, b) => b.lastAt - a.lastAt)
  if (!newest) return ''
  const often = timesChangedWords(contributions, names, language) || markedName(codeOfAuthor(newest, names), newest, language)
  return `${often}; ${CHANGE_WORDS.lastChange[language]}: ${shortMoment(newest.lastAt, facts.zone, language)}.`
}

/** `Español: 3 párrafos modificados, 1 párrafo nuevo. Inglés: …` */
const textWords = ({ how, paragraphs }: TextDifference, language: Language): string => {
  const sides = (['es', 'en'] as const).flatMap((side) => {
    const counts = (['changed', 'inserted', 'deleted'] as const).flatMap((kind) =>
      paragraphs[side][kind] > 0 ? [REVIEW_WORDS.paragraphs[kind](paragraphs[side][kind])[language]] : [],
    )
    return counts.length > 0 ? [`${REVIEW_WORDS.sides[side][language]}: ${counts.join(', ')}.`] : []
  })
  const began = how === 'changed' ? (sides.length === 0 ? [REVIEW_WORDS.text.titleOnly[language]] : []) : [REVIEW_WORDS.text[how][language]]
  return [...began, ...sides].join(' ')
}
