// Facets of values set by rules and never by users: number, order, archived.
import { type Facet, type KeyOf, type Op, USUAL } from './facet.ts'
import { asWritten } from './texts.ts'

export const AMOUNT_OPS: readonly Op[] = ['is', 'least', 'most', 'within']

export const number: Facet<KeyOf<'number'>> = {
  ...USUAL,
  sort: (item, field) => item[field],
  where: (field) => ({ ...asWritten, ops: AMOUNT_OPS, amount: (item) => item[field] }),
  text: (item) => item.code,
}

export const order: Facet<KeyOf<'order'>> = {
  ...USUAL,
  sort: (item, field) => item[field],
  where: null,
  text: () => '',
}

export const flag: Facet<KeyOf<'flag'>> = {
  ...USUAL,
  sort: (item, field) => (item[field] ? 1 : 0),
  where: (field) => ({ ...asWritten, ops: ['yes', 'no'], tests: { yes: (item) => item[field], no: (item) => !item[field] } }),
  text: (item, field) => (item[field] ? 'x' : ''),
}
