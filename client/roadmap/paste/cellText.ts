// The text of a cell for a spreadsheet; `readCell` parses it again.

import type { Language } from '../../../shared/bilingual.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isOwnKey } from '../../../shared/roadmap/ownKeys.ts'
import type { Facet } from '../../item/facets/facet.ts'
import { facetOf } from '../../item/facets/facets.ts'
import type { FacetNames } from '../../item/facets/names.ts'

/** Looked up once per field, because a whole plan has about fifty thousand cells. */
const TEXTS: ReadonlyMap<FieldKey, Facet['text']> = new Map(FIELD_KEYS.map((field) => [field, facetOf(field).text]))

/** `language`: the language of the text; a title is exported in this language only, without falling back to the other. */
export const cellText = (item: Item, field: FieldKey, names: FacetNames, language: Language = names.language): string =>
  (isOwnKey(field) ? facetOf(field).text : must(TEXTS.get(field), field))(item, field, names, language)
