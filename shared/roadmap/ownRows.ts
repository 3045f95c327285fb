// Rows of the group's own fields, in the form of the table of Ruta's fields: what label, words and kind an own field has. Made from its
// definition, or from what an event says that the field was called then.
import { type Bilingual, type Language, pickWords } from '../bilingual.ts'
import { formatNumber } from '../counts.ts'
import { FIELD_KEYS, FIELDS, type FieldKey, type FieldKind, type ShownField } from './fields.ts'
import type { OwnField } from './model.ts'
import { isOwnKey, type OwnFieldKey, type OwnKind, ownKindOf } from './ownKeys.ts'

/** How a field was called; in an event, at that time. */
export interface OwnNames {
  readonly label: Bilingual
  readonly unit?: Bilingual
  /** Of a list, by choice. */
  readonly choices?: Readonly<Record<string, Bilingual>>
}
/** Its own fields in the group's order, and their rows, archived ones included. */
export interface OwnRows {
  /** Without archived ones. */
  readonly keys: readonly OwnFieldKey[]
  readonly row: (key: OwnFieldKey) => ShownField
}

const KINDS: Readonly<Record<OwnKind, FieldKind>> = {
  text: 'text',
  number: 'amount',
  day: 'day',
  choice: 'choice',
  choices: 'choices',
  party: 'party',
  address: 'address',
}
/** In the words of the table of fields. */
export const ownFieldKind = (key: OwnFieldKey): FieldKind => KINDS[ownKindOf(key)]
/** Where an own field has none: the name of a group of items, and a choice that clears it. */
export const NO_VALUE: Bilingual = { es: 'Sin valor', en: 'No value' }
const UNNAMED: Bilingual = { es: 'Campo sin nombre', en: 'Field without a name' }
/** The other language stands in for a side that is empty. */
const both = (pair: Bilingual): Bilingual => ({ es: pickWords(pair, 'es').trim(), en: pickWords(pair, 'en').trim() })

export const namesOfOwn = ({ id, name, unit, choices }: Pick<OwnField, 'id' | 'name' | 'unit' | 'choices'>): OwnNames => {
  const kind = ownKindOf(id)
  return {
    label: name,
    ...(kind === 'number' && { unit }),
    ...((kind === 'choice' || kind === 'choices') && { choices: Object.fromEntries(choices.map((choice) => [choice.id, choice.name])) }),
  }
}

/** `archived`: choices that are no longer offered. */
export const ownRow = (key: OwnFieldKey, names: OwnNames, archived: readonly string[] = []): ShownField => {
  const named = both(names.label)
  const label = named.es === '' ? UNNAMED : named
  const kind = ownKindOf(key)
  const unit = names.unit && both(names.unit)
  return {
    kind: KINDS[kind],
    label,
    name: { es: `el campo «${label.es}»`, en: `the field “${label.en}”` },
    none: { es: `«${label.es}»`, en: `“${label.en}”` },
    inTable: true,
    inPanel: true,
    settable: true,
    ...(kind === 'number' && {
      spoken: (value: unknown, language: Language) => amountWords(value, unit, language),
      addsUp: unit !== undefined && /[^%\s]/.test(unit.es),
    }),
    ...(names.choices && {
      options: [null, ...Object.keys(names.choices)],
      words: Object.fromEntries(Object.entries(names.choices).map(([id, name]) => [id, both(name)])),
      retired: archived,
    }),
  }
}

/** `48,000 USD`. */
const amountWords = (value: unknown, unit: Bilingual | undefined, language: Language): string | null =>
  typeof value === 'number' ? [formatNumber(language, value), unit?.[language] ?? ''].filter(Boolean).join('\u00a0') : null

export const createOwnRows = (fields: readonly OwnField[]): OwnRows => {
  const rows = new Map(
    fields.map((field) => [
      field.id,
      ownRow(
        field.id,
        namesOfOwn(field),
        field.choices.filter(({ archived }) => archived).map(({ id }) => id),
      ),
    ]),
  )
  return {
    keys: fields.filter(({ archived }) => !archived).map(({ id }) => id),
    row: (key) => rows.get(key) ?? ownRow(key, { label: UNNAMED }),
  }
}
export const NO_OWN_FIELDS: OwnRows = createOwnRows([])

/** The row of any field. */
export const rowOf = (key: FieldKey, own: OwnRows): ShownField => (isOwnKey(key) ? own.row(key) : FIELDS[key])
/** All fields of a group: Ruta's, then its own. */
export const allFieldKeys = (own: OwnRows): readonly FieldKey[] => (own.keys.length === 0 ? FIELD_KEYS : [...FIELD_KEYS, ...own.keys])
