// A pasted cell as a change of its field, in the words of either language; or why it is none. Pure.
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { facetOf } from '../../item/facets/facets.ts'
import type { Names } from '../../item/facets/names.ts'
import { type CellReading, STAYS } from '../../item/facets/reading.ts'

export const readCell = (field: FieldKey, written: string, names: Names): CellReading =>
  facetOf(field).read?.(written.replace(/\s+/g, ' ').trim(), field, names) ?? STAYS
