// Facets of text: in both languages (title, description), and in one line as a plain value.
import { type Bilingual, LANGUAGES, pick } from '../../../shared/bilingual.ts'
import { type Facet, type KeyOf, type Op, type Subject, USUAL } from './facet.ts'
import { changeTo, STAYS, set } from './reading.ts'

const OPS: readonly Op[] = ['has', 'hasnt', 'empty', 'filled']
export const bothSides = ({ es, en }: Bilingual): string => `${es}\n${en}`
/** The label of a condition's value is the value itself. */
export const asWritten: Pick<Subject, 'accepts' | 'label' | 'offered'> = {
  accepts: () => false,
  label: (value) => value,
  offered: () => [],
}

const pair: Facet<KeyOf<'title' | 'richText'>> = {
  ...USUAL,
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

export const line: Facet<KeyOf<'text'>> = {
  ...USUAL,
  sort: (item, field) => item[field],
  where: (field) => ({ ...asWritten, ops: OPS, text: (item) => item[field] ?? '', isFilled: (item) => item[field] !== null }),
  text: (item, field) => item[field] ?? '',
  read: (text, field) => set(field, text || null, 'long'),
}
