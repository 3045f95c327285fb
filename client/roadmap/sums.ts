// Sums of amounts: of the items of a group, of those that the table shows, of all.
import type { Language } from '../../shared/bilingual.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { fieldRow } from '../live/ownFields.ts'

export const hasSum = (field: FieldKey): boolean => fieldRow(field).addsUp === true

/** `48,000 USD`; null where no item has an amount. Archived items are not counted, on any screen. */
export const sumWords = (items: readonly Item[], field: FieldKey, language: Language): string | null => {
  const amounts = items.flatMap((item) => {
    const amount = isOwnKey(field) && !item.archived ? item[field] : null
    return typeof amount === 'number' ? [amount] : []
  })
  if (amounts.length === 0) return null
  // Without what binary fractions add: 0.1 + 0.2 is 0.3.
  const sum = Number(amounts.reduce((all, amount) => all + amount, 0).toPrecision(15))
  return fieldRow(field).spoken?.(sum, language) ?? null
}
