// Changes of items and texts as blocks: a heading for each, what did not change in one line, and a table with one row per change. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { Comparison, ItemDifference, TextDifference } from '../history/comparison.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import type { WordRun } from '../pairs/wordDiff.ts'
import { printable } from '../printable.ts'
import { FIELDS, type FieldKey } from '../roadmap/fields.ts'
import { bothEmpty, type Change, changesIn, codeOfAuthor, doubtWords, oftenWords, textChanges } from './changes.ts'
import { shortMoment } from './dates.ts'
import type { Facts } from './facts.ts'
import { textIn } from './itemTables.ts'
import { type LanguageWriter, runOf, sameOnce } from './languageWriter.ts'
import type { Block, Line, Run, Said, Table } from './model.ts'
import { CHANGE_WORDS, REVIEW_WORDS, WORDS } from './words.ts'

export interface ChangesParts {
  readonly say: LanguageWriter
  readonly facts: Facts
  readonly names: DescribeContext
}

/** What was deleted is struck and what was inserted is bold, in colour, in black and white, and in plain text. */
const runsOf = (runs: readonly WordRun[]): readonly Run[] =>
  runs.flatMap(({ type, text }, at): readonly Run[] => {
    const run = runOf(text, type === 'deleted' ? { strike: true, change: type } : type === 'inserted' ? { bold: true, change: type } : {})
    const isReplaced = type === 'inserted' && runs[at - 1]?.type === 'deleted' && !/\s$/.test(runs[at - 1]?.text ?? '') && !/^\s/.test(text)
    return isReplaced ? [{ text: ' ' }, run] : [run]
  })

/** In the table of an item that changed; those in its rows are not repeated. */
const STANDING: readonly FieldKey[] = ['lead', 'status', 'progress', 'due']

export const itemBlocks = (parts: ChangesParts, difference: ItemDifference): readonly Block[] => {
  const { say, names } = parts
  const item = difference.after ?? difference.before
  if (!item) return []
  const changed = new Set<FieldKey>(difference.fields.map(({ field }) => field))
  const standing = (language: Language): string =>
    STANDING.filter((field) => !changed.has(field) && !(field === 'lead' && changed.has('coDelegations')))
      .flatMap((field) => {
        const text = textIn(names, item, field, language)
        return text === '' ? [] : [field === 'status' || field === 'progress' ? text : `${FIELDS[field].label[language]}: ${text}`]
      })
      .join(' · ')
  const table = changeTable(parts, item.code, (language) => changesIn(difference, { names, language, languages: say.languages }))
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
    ...table,
  ]
}

const softRow = (say: LanguageWriter, words: (language: Language) => string): Block => ({
  type: 'row',
  number: '',
  words: say.lines((language) => [{ runs: [runOf(words(language))], style: 'soft' }]),
})

/** The languages have the same changes but for pairs, of which each has its own side. */
const changeTable = (
  { say, facts, names }: ChangesParts,
  about: string,
  changesOf: (language: Language) => readonly Change[],
): readonly Block[] => {
  const byLanguage = say.languages.map((language) => ({ language, changes: changesOf(language) }))
  const keys = new Map<string, readonly { readonly language: Language; readonly change: Change }[]>()
  for (const { language, changes } of byLanguage)
    changes.forEach((change, at) => {
      const key = keyOf(change, language, at)
      keys.set(key, [...(keys.get(key) ?? []), { language, change }])
    })
  const rows = [...keys.values()]
    .toSorted((a, b) => atOf(a) - atOf(b))
    .map((sides): readonly Said[] => {
      const [first] = sides
      const last = first?.change.last ?? null
      return [
        sameOnce(say.lines((language) => [{ runs: [{ text: last ? shortMoment(last.at, facts.zone, language) : '–' }] }])),
        say.same(last ? codeOfAuthor(last, names) : '–'),
        sides.map(({ language, change }) => ({ language, lines: linesOf(change, names, language) })),
      ]
    })
  if (rows.length === 0) return []
  const table: Table = {
    type: 'table',
    about,
    language: say.languages[0] ?? 'es',
    widths: [2.7, 0.9, 8.4],
    rowHeads: true,
    head: null,
    rows,
  }
  return [table]
}
const keyOf = ({ last, label }: Change, language: Language, at: number): string =>
  // A field has one name in each language; the order is that of the table of fields in both.
  `${last?.seq ?? ''} ${last?.at ?? ''} ${FIELD_OF.get(`${language} ${label}`) ?? `${label === '' ? '' : at}`}`
const FIELD_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(FIELDS).flatMap(([field, { label }]) =>
    (['es', 'en'] as const).map((language) => [`${language} ${label[language]}`, field] as const),
  ),
)
const atOf = (sides: readonly { readonly change: Change }[]): number => sides[0]?.change.last?.at ?? 0

const linesOf = (change: Change, names: DescribeContext, language: Language): readonly Line[] => {
  const { label, lines, note, last, contributions } = change
  const notes = [note, oftenWords(contributions, names, language), doubtWords(last, names, language)].filter(Boolean).join('; ')
  const [first = [], ...rest] = lines
  const tail: readonly Run[] = notes === '' ? [] : [{ text: ` (${printable(notes)})` }]
  const head: readonly Run[] = [...(label === '' ? [] : [{ text: `${label}: ` }]), ...runsOf(first), ...(rest.length === 0 ? tail : [])]
  return [
    { runs: head, style: label === '' ? 'strong' : 'plain' },
    ...rest.map((runs, at): Line => ({ runs: [...runsOf(runs), ...(at === rest.length - 1 ? tail : [])] })),
  ]
}

export const textBlocks = ({ say, facts, names }: ChangesParts, { texts, unreadable: lost }: Comparison): readonly Block[] => {
  if (texts.length + lost.length === 0) return []
  const titled = (title: Bilingual): Block => ({
    type: 'heading',
    level: 2,
    words: bothEmpty(title) ? say.ours(WORDS.untitled) : say.theirs(title),
  })
  return [
    { type: 'heading', level: 1, words: say.ours(REVIEW_WORDS.texts) },
    ...texts.flatMap((text): readonly Block[] => [
      titled(text.title),
      softRow(say, (language) => [textWords(text, language), whoWords(text, { facts, names }, language)].filter(Boolean).join(' ')),
      ...say.languages.flatMap((language) => {
        const { title, paragraphs } = textChanges(text, language)
        const row = (runs: readonly Run[]): Block => ({ type: 'row', number: '', words: [{ language, lines: [{ runs }] }] })
        return [
          ...(title ? [row([{ text: `${WORDS.title[language]}: ` }, ...runsOf(title)])] : []),
          ...(paragraphs.length > 0 && say.languages.length > 1 ? [row([{ text: `${REVIEW_WORDS.sides[language][language]}:` }])] : []),
          ...paragraphs.map((runs): Block => ({ ...row(runsOf(runs)), serif: true }) as Block),
        ]
      }),
    ]),
    ...lost.flatMap((document): readonly Block[] => [
      titled(facts.texts.find(({ id }) => id === document)?.title ?? { es: '', en: '' }),
      { type: 'row', number: '', words: say.ours(WORDS.unreadableLog) },
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
  const often = oftenWords(contributions, names, language) || codeOfAuthor(newest, names)
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
