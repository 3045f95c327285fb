// What a cell says to a spreadsheet. `readCell` reads it back.

import type { Language } from '../../../shared/bilingual.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { facetOf } from '../../item/facets/facets.ts'
import type { Names } from '../../item/facets/names.ts'

/** Looked up once: a whole plan has fifty thousand cells. */
const TEXTS = new Map(FIELD_KEYS.map((field) => [field, facetOf(field).text]))

/** `language`: whose words; the title is that language's own, never the other one's. */
export const cellText = (item: Item, field: FieldKey, names: Names, language: Language = names.language): string =>
  must(TEXTS.get(field), field)(item, field, names, language)

/** What the first line of a pasted table may call a column. */
export const fieldNames = (field: FieldKey): readonly string[] => [FIELDS[field].label.es, FIELDS[field].label.en]
