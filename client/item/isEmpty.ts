import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'

/** Is there nothing to read in this field? */
export const isEmpty = (item: Item, field: FieldKey): boolean => {
  const value = item[field]
  if (field === 'recurs') return item.recurs.every === 'none'
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
