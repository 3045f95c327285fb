// Parses a pasted cell into a change of its field, in either language, or gives the reason why it cannot be read. Pure.

import type { FieldKey, FieldKind } from '../../../shared/roadmap/fields.ts'
import { facetOf } from '../../item/facets/facets.ts'
import type { FacetNames } from '../../item/facets/names.ts'
import { type CellReading, SET_SEPARATOR, STAYS } from '../../item/facets/reading.ts'
import { fieldRow } from '../../live/ownFields.ts'

/** Line breaks within a cell matter only for these kinds of fields. */
const IN_LINES: readonly FieldKind[] = ['richText', 'checklist']
/** In a list of names they separate names. */
const OF_NAMES: readonly FieldKind[] = ['delegations', 'agencies', 'people', 'labels', 'choices']

export const readCell = (field: FieldKey, written: string, names: FacetNames): CellReading => {
  const { kind } = fieldRow(field)
  const text = IN_LINES.includes(kind)
    ? written.replace(/\r\n?/g, '\n')
    : (OF_NAMES.includes(kind) ? written.trim().replace(/[\r\n]+/g, SET_SEPARATOR) : written).replace(/\s+/g, ' ')
  return facetOf(field).read?.(text.trim(), field, names) ?? STAYS
}
