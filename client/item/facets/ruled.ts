// Facets of values set by rules and never by users: number, order, archived.
import { type Facet, type KeyOf, type Op, USUAL_FACET } from './facet.ts'
import { asWritten } from './texts.ts'

export const AMOUNT_OPS: readonly Op[] = ['is', 'least', 'most', 'within']

export const numberFacet: Facet<KeyOf<'number'>> = {
  ...USUAL_FACET,
  sort: (item, field) => item[field],
  where: (field) => ({ ...asWritten, ops: AMOUNT_OPS, amount: (item) => item[field] }),
  text: (item) => item.code,
}

export const orderFacet: Facet<KeyOf<'order'>> = {
  ...USUAL_FACET,
  sort: (item, field) => item[field],
  where: null,
  text: () => '',
}

export const flagFacet: Facet<KeyOf<'flag'>> = {
  ...USUAL_FACET,
  sort: (item, field) => (item[field] ? 1 : 0),
  where: (field) => ({ ...asWritten, ops: ['yes', 'no'], tests: { yes: (item) => item[field], no: (item) => !item[field] } }),
  text: (item, field) => (item[field] ? 'x' : ''),
}
