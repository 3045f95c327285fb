import type { Item } from '../../../shared/roadmap/model.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { changeTo, STAYS, setRead } from './reading.ts'

const pair: Facet<KeyOf<'title' | 'richText'>> = {
  ...USUAL_FACET,
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
  text: (item, field) => lineOf(item, field) ?? '',
  read: (text, field) => setRead(field, text || null, 'long'),
}
