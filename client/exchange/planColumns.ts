// Columns of the plan for import and export: every field with information of its own, one column per language for pairs.

import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { isJoint, LEAD_WORDS } from '../../shared/roadmap/leadWords.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { OWN_FIELD_WORDS } from '../../shared/roadmap/ownFieldWords.ts'
import { isOwnKey, type OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { facetOf } from '../item/facets/facets.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { fieldKeys, fieldRow } from '../live/ownFields.ts'
import type { SheetCell } from './sheet.ts'

export interface PlanColumn {
  readonly field: FieldKey
  /** For a pair: the language. */
  readonly language: Language | null
}

/** The order is given by the order of the lines. */
const UNTOLD: readonly FieldKey[] = ['order']
/** Whether it has a column for each language. */
export const hasSides = (field: FieldKey): boolean => fieldRow(field).kind === 'title' || fieldRow(field).kind === 'richText'

export const planColumns = (): readonly PlanColumn[] =>
  fieldKeys()
    .filter((field) => !UNTOLD.includes(field))
    .flatMap((field): readonly PlanColumn[] =>
      hasSides(field) ? LANGUAGES.map((language) => ({ field, language })) : [{ field, language: null }],
    )

const OWN_NAMED = new RegExp(`\\((?:${OWN_FIELD_WORDS.es}|${OWN_FIELD_WORDS.en})(?: \\d+)?\\)\\s*$`, 'i')
/** Whether the name of a column says which of two fields of one name it is. */
export const isOwnNamed = (name: string): boolean => OWN_NAMED.test(name)
/** An own field with the name of another field is marked, so that an exported file can be imported without ambiguity. */
const ownName = (field: OwnFieldKey, reader: Language): string => {
  const label = fieldRow(field).label[reader]
  const same = fieldKeys().filter((key) => sameName(fieldRow(key).label[reader], label))
  const at = same.indexOf(field)
  return at < 1 ? label : `${label} (${OWN_FIELD_WORDS[reader]}${at > 1 ? ` ${at}` : ''})`
}
const sameName = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim()
/** `Título ES`, `Title EN`, `Due`. */
export const columnName = ({ field, language }: PlanColumn, reader: Language): string =>
  isOwnKey(field)
    ? ownName(field, reader)
    : language
      ? `${fieldRow(field).label[reader]} ${language.toUpperCase()}`
      : fieldRow(field).label[reader]

/** `readCell` of the same column parses it. */
const planCell = (item: Item, { field, language }: PlanColumn, names: FacetNames): SheetCell => {
  if (field === 'lead' && isJoint(item)) return LEAD_WORDS.joint[names.language]
  const text = facetOf(field).text(item, field, names, language ?? names.language)
  if (fieldRow(field).kind === 'day' && isDay(text)) return { day: text }
  const value = item[field]
  return fieldRow(field).kind === 'amount' && typeof value === 'number' ? { amount: value, text } : text
}

export const planRows = (items: readonly Item[], names: FacetNames): readonly (readonly SheetCell[])[] => {
  const columns = planColumns()
  return [
    columns.map((column) => columnName(column, names.language)),
    ...items.map((item) => columns.map((column) => planCell(item, column, names))),
  ]
}

/** `due`, `title.es`: how the choice of columns is stored. */
export const columnKey = ({ field, language }: PlanColumn): string => (language ? `${field}.${language}` : field)
export const columnOf = (key: string): PlanColumn | null => planColumns().find((column) => columnKey(column) === key) ?? null
