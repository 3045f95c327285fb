// Every kind of field, and what the screens do with its values.
import { FIELDS, type FieldKey, type FieldKind } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { checklist } from './checklist.ts'
import { choice } from './choice.ts'
import { day } from './day.ts'
import { dependencies } from './dependencies.ts'
import type { Facet, KeyOf } from './facet.ts'
import { labels } from './labels.ts'
import { recurrence } from './recurrence.ts'
import { REFERENCES } from './references.ts'
import { flag, number, order } from './ruled.ts'
import { line, richText, title } from './texts.ts'

const FACETS: { readonly [Kind in FieldKind]: Facet<KeyOf<Kind>> } = {
  ...REFERENCES,
  number,
  title,
  richText,
  choice,
  day,
  dependencies,
  labels,
  checklist,
  recurrence,
  text: line,
  order,
  flag,
}

/** A facet is asked about no field but those of its kind: `KeyOf` has proved it. */
export const facetOf = (field: FieldKey): Facet => FACETS[FIELDS[field].kind] as Facet

/** Is there nothing to read in this field? */
export const isEmpty = (item: Item, field: FieldKey): boolean => facetOf(field).isEmpty(item, field)
