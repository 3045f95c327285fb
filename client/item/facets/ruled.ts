// Facets of values set by rules and never by users: number, order, archived.

import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'

export const numberFacet: Facet<KeyOf<'number'>> = {
  ...USUAL_FACET,
  text: (item) => item.code,
}

export const orderFacet: Facet<KeyOf<'order'>> = {
  ...USUAL_FACET,
  text: () => '',
}

export const flagFacet: Facet<KeyOf<'flag'>> = {
  ...USUAL_FACET,
  text: (item, field) => (item[field] ? 'x' : ''),
}
