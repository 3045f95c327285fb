// Parses a pasted cell into a change of its field, in either language, or gives the reason why it cannot be read. Pure.
import { FIELDS, type FieldKey, type FieldKind } from '../../../shared/roadmap/fields.ts'
import { facetOf } from '../../item/facets/facets.ts'
import type { FacetNames } from '../../item/facets/names.ts'
import { type CellReading, STAYS } from '../../item/facets/reading.ts'

/** Line breaks within a cell matter only for these kinds of fields. */
const IN_LINES: readonly FieldKind[] = ['richText', 'checklist']

export const readCell = (field: FieldKey, written: string, names: FacetNames): CellReading => {
  const text = IN_LINES.includes(FIELDS[field].kind) ? written.replace(/\r\n?/g, '\n') : written.replace(/\s+/g, ' ')
  return facetOf(field).read?.(text.trim(), field, names) ?? STAYS
}
