// The facets of all kinds of fields.
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

/** A facet is only called with fields of its kind: `KeyOf` has proved it. */
export const facetOf = (field: FieldKey): Facet => FACETS[FIELDS[field].kind] as Facet

/** Whether the field is empty. */
export const isEmpty = (item: Item, field: FieldKey): boolean => facetOf(field).isEmpty(item, field)
