// Values that the rules of the plan set, and never a person by hand: the number, the place in the list, whether it is archived.
import { asSaid, type Facet, type KeyOf, type Op } from './facet.ts'
import { asWritten } from './texts.ts'

export const AMOUNT_OPS: readonly Op[] = ['is', 'least', 'most', 'within']
const NEVER_PASTED = { read: null, group: null, choices: null, csv: asSaid, isEmpty: () => false } as const

export const number: Facet<KeyOf<'number'>> = {
  ...NEVER_PASTED,
  sort: (item, field) => item[field],
  where: (field) => ({ ...asWritten, ops: AMOUNT_OPS, amount: (item) => item[field] }),
  text: (item) => item.code,
}

export const order: Facet<KeyOf<'order'>> = {
  ...NEVER_PASTED,
  sort: (item, field) => item[field],
  where: null,
  text: () => '',
}

export const flag: Facet<KeyOf<'flag'>> = {
  ...NEVER_PASTED,
  sort: (item, field) => (item[field] ? 1 : 0),
  where: (field) => ({ ...asWritten, ops: ['yes', 'no'], tests: { yes: (item) => item[field], no: (item) => !item[field] } }),
  text: () => '',
}
