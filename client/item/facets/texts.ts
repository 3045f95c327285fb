// Facets of text: in both languages (title, description), and in one line as a plain value.
import { type Bilingual, LANGUAGES, pick } from '../../../shared/bilingual.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { type ConditionSubject, type Facet, type KeyOf, type Op, USUAL_FACET } from './facet.ts'
import { changeTo, STAYS, setRead } from './reading.ts'

const OPS: readonly Op[] = ['has', 'hasnt', 'empty', 'filled']
export const bothSides = ({ es, en }: Bilingual): string => `${es}\n${en}`
/** The label of a condition's value is the value itself. */
export const asWritten: Pick<ConditionSubject, 'accepts' | 'label' | 'offered'> = {
  accepts: () => false,
  label: (value) => value,
  offered: () => [],
}

const pair: Facet<KeyOf<'title' | 'richText'>> = {
  ...USUAL_FACET,
  sort: (item, field, { language }) => pick(item[field], language).text || null,
  where: (field) => ({
    ...asWritten,
    ops: OPS,
    text: (item) => bothSides(item[field]),
    isFilled: (item) => LANGUAGES.some((language) => item[field][language].trim() !== ''),
  }),
  // In its own language, without a fallback to the other one.
  text: (item, field, _names, language) => item[field][language],
}
/** Plain text only: a cell has no formatting. */
export const richText: Facet<KeyOf<'richText'>> = {
  ...pair,
  read: (text, field, { language }) => (text === '' ? STAYS : changeTo({ [field]: language, to: text })),
}
export const title: Facet<KeyOf<'title'>> = {
  ...pair,
  read: (text, field, { language }) => (text === '' ? STAYS : changeTo({ [field]: language, to: text })),
}

/** Null for what is no text, as an own field of another kind. */
const lineOf = (item: Item, field: KeyOf<'text'> | OwnFieldKey): string | null => {
  const value = item[field]
  return typeof value === 'string' ? value : null
}
export const lineFacet: Facet<KeyOf<'text'> | OwnFieldKey> = {
  ...USUAL_FACET,
  sort: lineOf,
  where: (field) => ({
    ...asWritten,
    ops: OPS,
    text: (item) => lineOf(item, field) ?? '',
    isFilled: (item) => lineOf(item, field) !== null,
  }),
  text: (item, field) => lineOf(item, field) ?? '',
  read: (text, field) => setRead(field, text || null, 'long'),
}
