// The changes between two moments as CSV: one line per change of an item, in the order of the sheet, then one per text and changed paragraph; below
// them, what was compared. Pure.

import type { GroupInfo } from '../../shared/api/groups.ts'
import { LANGUAGES, type Language, pickWords } from '../../shared/bilingual.ts'
import type { Comparison, ItemDifference, TextDifference } from '../../shared/history/comparison.ts'
import { creditName } from '../../shared/history/creditWords.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { changeRows } from '../../shared/outcome/changeRows.ts'
import { textChanges, timesChangedWords } from '../../shared/outcome/changes.ts'
import type { WordRun } from '../../shared/pairs/wordDiff.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { type CsvSeparator, writeCsv } from '../../shared/spreadsheet.ts'
import { documentName } from '../base/documentName.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { textWords } from '../compare/textWords.ts'
import { fieldRow } from '../live/ownFields.ts'

export interface ReviewFile {
  readonly comparison: Pick<Comparison, 'texts' | 'unreadable' | 'to'>
  /** Of the comparison, in the order of the sheet. */
  readonly items: readonly ItemDifference[]
  readonly names: DescribeContext
  readonly group: Pick<GroupInfo, 'name' | 'documents'>
  /** `Session 2, closed 14 Jun 2019 → Now`. */
  readonly compared: string
  readonly language: Language
  readonly text: Messages
  /** In the reader's time zone, so that a spreadsheet reads it as a time. */
  readonly timeOf: (at: number) => string
  /** Edits of this device that the server does not have: the review lacks them. */
  readonly unsent: number
  readonly zone: string
  readonly address: string
  readonly separator?: CsvSeparator
}

type Row = readonly string[]

export const reviewCsv = (file: ReviewFile): string => {
  const { comparison, items, language, text } = file
  const words = text.exchange.changes
  const sides = (label: string): Row => LANGUAGES.map((side) => `${label} ${side.toUpperCase()}`)
  const head = [
    words.code,
    ...sides(FIELDS.title.label[language]),
    words.when,
    words.mark,
    words.author,
    words.field,
    ...sides(words.before),
    ...sides(words.after),
    ...sides(words.notes),
  ]
  const rows = [...items.flatMap((one) => itemRows(one, file)), ...comparison.texts.flatMap((one) => textRows(one, file))]
  // In one cell each, so that programs do not read them as rows of the review.
  return writeCsv([head, ...rows, [], ...proofLines(file).map((line) => [line.join(': ')])], file.separator)
}

const itemRows = (difference: ItemDifference, { names, language, timeOf }: ReviewFile): readonly Row[] => {
  const item = difference.after ?? difference.before
  if (!item) return []
  return changeRows(difference, { names, languages: LANGUAGES }).map(({ last, code, field, sides }) => {
    const side = (of: Language) => sides.find((one) => one.language === of)
    const each = (words: (one: NonNullable<ReturnType<typeof side>>) => string): Row =>
      LANGUAGES.map((of) => {
        const found = side(of)
        return found ? words(found) : ''
      })
    return [
      item.code,
      ...LANGUAGES.map((of) => item.title[of].trim()),
      last ? timeOf(last.at) : '',
      code,
      last ? creditName(last, names, language) : '',
      field === null ? '' : fieldRow(field).label[language],
      ...each(({ lines }) => versionOf(lines, 'deleted')),
      ...each(({ lines }) => versionOf(lines, 'inserted')),
      ...each(({ notes }) => notes),
    ]
  })
}

const textRows = (difference: TextDifference, { names, language, text }: ReviewFile): readonly Row[] => {
  const { title, contributions } = difference
  const row = (field: string, [before, after, notes]: readonly [Row, Row, Row]): Row => [
    '',
    ...LANGUAGES.map((of) => title[of].trim()),
    '',
    '',
    '',
    field,
    ...before,
    ...after,
    ...notes,
  ]
  const none: Row = LANGUAGES.map(() => '')
  const only = (of: Language, words: string): Row => LANGUAGES.map((side) => (side === of ? words : ''))
  return [
    row(text.exchange.changes.text, [
      none,
      LANGUAGES.map((of) => textWords(difference, of)),
      LANGUAGES.map((of) => timesChangedWords(contributions, names, of)),
    ]),
    ...LANGUAGES.flatMap((of) => {
      const changes = textChanges(difference, of)
      const titles = changes.title ? [{ field: FIELDS.title.label[language], runs: changes.title }] : []
      const paragraphs = changes.paragraphs.map((runs) => ({ field: text.exchange.changes.paragraph, runs }))
      return [...titles, ...paragraphs].map(({ field, runs }) =>
        row(field, [only(of, versionOf([runs], 'deleted')), only(of, versionOf([runs], 'inserted')), none]),
      )
    }),
  ]
}

/** What stood before, or stands now; what nothing replaces is said once, as what stands now. */
const versionOf = (lines: readonly (readonly WordRun[])[], of: 'deleted' | 'inserted'): string => {
  const isChange = lines.some((runs) => runs.some(({ type }) => type !== 'kept'))
  if (of === 'deleted' && !isChange) return ''
  return lines
    .map((runs) => runs.flatMap(({ type, text }) => (type === 'kept' || type === of ? [text] : [])).join(''))
    .filter((line) => line.trim() !== '')
    .join('\n')
}

const proofLines = ({ comparison, group, compared, language, text, unsent, zone, address }: ReviewFile): readonly Row[] => {
  const { proof, changes } = text.exchange
  const { at } = comparison.to
  return [
    [proof.group, pickWords(group.name, language)],
    [text.review.title, `${compared} (${zone})`],
    // The state that was compared, which may be older than the file.
    ...(at === null ? [] : [[proof.moment, `${formatMoment(at, language)} (${zone})`]]),
    ...comparison.unreadable.map((document) => [changes.unreadable, documentName(group, document, text, language)]),
    ...(unsent > 0 ? [[proof.unsent, proof.notHere(unsent)]] : []),
    [proof.address, address],
  ]
}
