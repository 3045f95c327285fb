// The facets of all kinds of fields.

import type { FieldKey, FieldKind } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { fieldRow } from '../../live/ownFields.ts'
import { checklist } from './checklist.ts'
import { choiceFacet } from './choice.ts'
import { dayFacet } from './day.ts'
import { dependencies } from './dependencies.ts'
import type { Facet } from './facet.ts'
import { labels } from './labels.ts'
import { addressFacet, amountFacet, choicesFacet, partyFacet } from './own.ts'
import { recurrenceFacet } from './recurrence.ts'
import { REFERENCES } from './references.ts'
import { flagFacet, numberFacet, orderFacet } from './ruled.ts'
import { lineFacet, richText, title } from './texts.ts'

const FACETS: { readonly [Kind in FieldKind]: Facet<KeyOf<Kind>> } = {
  ...REFERENCES,
  number: numberFacet,
  title,
  richText,
  choice: choiceFacet,
  day: dayFacet,
  dependencies,
  labels,
  checklist,
  recurrence: recurrenceFacet,
  text: lineFacet,
  order: orderFacet,
  flag: flagFacet,
  amount: amountFacet,
  choices: choicesFacet,
  party: partyFacet,
  address: addressFacet,
}

/** A facet is only called with fields of its kind: `KeyOf` has proved it. */
export const facetOf = (field: FieldKey): Facet => FACETS[fieldRow(field).kind] as Facet

/** Whether the field is empty. */
export const isEmptyField = (item: Item, field: FieldKey): boolean => facetOf(field).isEmpty(item, field)
