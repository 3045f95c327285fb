// A column that names no field as a field of the group's own: what it is called, and of what kind, from its heading and its values. It is shown and
// can be changed before anything is written. Pure.
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import { LINE, MOST } from '../../shared/bounds.ts'
import { newId, type Random } from '../../shared/ids.ts'
import { orderBetween } from '../../shared/order.ts'
import type { OwnField } from '../../shared/roadmap/model.ts'
import { isAddress } from '../../shared/roadmap/ownFields.ts'
import { newOwnKey, type OwnFieldKey, type OwnKind, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { type FacetNames, foldedName } from '../item/facets/names.ts'
import { readAmount } from '../item/facets/own.ts'
import { readCell } from '../roadmap/paste/readCell.ts'
import { areBoth, isBoth, languageSidesOf } from './bothLanguages.ts'
import { periodIn, serialIn } from './periods.ts'

/** More different values are texts, and no list. */
const MOST_LISTED = 12
const LONGEST_LISTED = 120
/** So often a value of a list is used on average. */
const USED = 2

const ANY = (kind: OwnKind): OwnFieldKey => `own-${kind}-0`
const isListed = (all: readonly string[], used: number): boolean => {
  const different = new Set(all.map(foldedName))
  return (
    different.size > 1 && different.size <= MOST_LISTED && different.size * USED <= used && all.every((one) => one.length <= LONGEST_LISTED)
  )
}
const partsOf = (text: string): readonly string[] =>
  text
    .split(/[;\n|]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** `values`: what is in the cells, without empty ones. */
export const kindOfValues = (values: readonly string[], names: FacetNames): OwnKind => {
  if (values.length === 0) return 'text'
  const areAll = (holds: (text: string) => boolean) => values.every(holds)
  if (areAll(isAddress)) return 'address'
  if (areAll((text) => readAmount(text) !== null && !/^\s*0\d/.test(text))) return 'number'
  if (areAll((text) => periodIn(text) !== null || serialIn(text) !== null || readCell(ANY('day'), text, names).ok)) return 'day'
  if (areAll((text) => readCell(ANY('party'), text, names).ok)) return 'party'
  if (areAll((text) => partsOf(text).length === 1)) return isListed(values, values.length) ? 'choice' : 'text'
  const parts = values.flatMap(partsOf)
  return isListed(parts, parts.length) ? 'choices' : 'text'
}

export interface Column {
  readonly heading: string
  /** The headings of the other columns, which tell whether this file writes its headings in both languages. */
  readonly others: readonly string[]
  readonly values: readonly string[]
}
const sameIn = (text: string): Bilingual => ({ es: text, en: text })
/** *Presupuesto (USD)* is *Presupuesto* in USD; *Indicador / Indicator* has a name in each language where the file names other columns so, too. */
const namesIn = ({ heading, others, values }: Column, kind: OwnKind): Pick<OwnField, 'name' | 'unit'> => {
  const unit = kind === 'number' ? (/\(([^()]{1,40})\)\s*$/.exec(heading)?.[1]?.trim() ?? '') : ''
  const words = (unit === '' ? heading : heading.replace(/\([^()]*\)\s*$/, '')).replace(/\s+/g, ' ').trim().slice(0, LINE)
  const sides = isBoth(words) || areBoth(others) || areBoth(values) ? languageSidesOf(words) : null
  return { name: sides ?? sameIn(words), unit: sameIn(unit) }
}

/** `order` counts when it is written: it comes last. */
export const fieldOfColumn = (column: Column, kind: OwnKind, random: Random): OwnField => {
  const { values } = column
  const listed = kind === 'choice' ? values : kind === 'choices' ? values.flatMap(partsOf) : []
  let order: string | null = null
  const texts = listed.map((text) => text.slice(0, LONGEST_LISTED).trim())
  // They are read by their folded names.
  const different = [...Map.groupBy(texts, foldedName).values()].flatMap(([first]) => first ?? [])
  const inBoth = areBoth(different)
  const choices = different.slice(0, MOST.choices).map((text) => {
    order = orderBetween(order, null, random)
    return { id: newId(random), name: (inBoth && languageSidesOf(text)) || sameIn(text), order, archived: false }
  })
  return { id: newOwnKey(kind, random), ...namesIn(column, kind), choices, order: '', archived: false }
}

/** The same column as another kind: what somebody typed stays, and the rest is proposed anew. */
export const ofOtherKind = (before: OwnField, column: Column, kind: OwnKind, random: Random): OwnField => {
  const [was, next] = [namesIn(column, ownKindOf(before.id)), fieldOfColumn(column, kind, random)]
  const kept = (part: 'name' | 'unit'): Bilingual => {
    const of = (side: Language) => (before[part][side] === was[part][side] ? next : before)[part][side]
    return { es: of('es'), en: of('en') }
  }
  return { ...next, name: kept('name'), unit: kept('unit') }
}
