// Work of a delegation or an agency as a spreadsheet table. Pure.
import { type Language, pickWords } from '../../shared/bilingual.ts'
import { fieldPath } from '../../shared/history/fieldPath.ts'
import type { WorkRow } from '../../shared/history/work.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { type CsvSeparator, writeCsv } from '../../shared/spreadsheet.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import type { Speech } from '../compare/tipWords.ts'
import { fieldRow } from '../live/ownFields.ts'

/** One line per subject and field; days are numbers, times are UTC, and the last line has the date of the export. */
export const workTable = (rows: readonly WorkRow[], { names, language }: Speech, span: string, separator?: CsvSeparator): string => {
  const text = CATALOGUE[language].review.work
  const head = [
    text.delegation,
    text.agency,
    text.kind,
    text.code,
    text.thing,
    text.field,
    text.changes,
    text.moves,
    text.days,
    text.byLink,
    text.byToken,
    text.last,
  ]
  const lines = rows.map((row) => [
    delegationCode(row, { names, language }),
    row.agency === null ? '' : (names.agency(row.agency)?.acronym ?? row.agency),
    text.kinds[row.subject.type] ?? row.subject.type,
    row.code ?? '',
    pickWords(row.title, language),
    fieldName(row, language),
    String(row.changes),
    String(row.moves),
    String(row.days),
    String(row.byLink),
    String(row.byToken),
    new Date(row.lastAt).toISOString(),
  ])
  return writeCsv([head, ...lines, [], [span]], separator)
}

const delegationCode = ({ delegation, isUnverified }: WorkRow, { names, language }: Speech): string => {
  if (isUnverified) return CATALOGUE[language].review.matrix.unverified
  return delegation === null ? SECRETARIAT.code : (names.delegation(delegation)?.code ?? delegation)
}

/** *Due*; empty for an act on the whole subject. */
export const fieldName = ({ subject, field }: Pick<WorkRow, 'subject' | 'field'>, language: Language): string => {
  const text = CATALOGUE[language].review.work
  if (field === null) return text.whole
  if (isOwnKey(field)) return fieldRow(field).label[language]
  return field === 'body' ? text.body : (fieldPath(subject.type, field).words?.label[language] ?? field)
}
