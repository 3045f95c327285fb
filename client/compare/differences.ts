// Differences per item: the server's answer, corrected by the current local plan.
import type { Comparison, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type ItemMark, markOf } from '../../shared/review/itemMark.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'

export { type ItemMark, markOf } from '../../shared/review/itemMark.ts'

/** Fields without a mark of their own: the row's mark covers them, or nobody edits them. */
const SILENT: readonly FieldKey[] = ['archived', 'number']

export const byItem = (comparison: Comparison | null): ReadonlyMap<ItemId, ItemDifference> =>
  new Map(comparison?.items.map((difference) => [difference.id, difference]))

/** Fields whose difference is shown; a new item is marked as a whole. */
export const shownFields = (difference: ItemDifference): readonly FieldDifference[] =>
  difference.how === 'added' ? [] : difference.fields.filter(({ field }) => !SILENT.includes(field))

/**
 * The old item, if this field's old value differs from the current one: this includes an edit that the server has not compared yet, and excludes one
 * that was undone.
 */
export const pastOf = (difference: ItemDifference | undefined, live: Item, field: FieldKey): Item | null => {
  const before = difference?.before
  if (!before || SILENT.includes(field)) return null
  return sameValue(before[field], live[field]) ? null : before
}

interface Counts {
  readonly added: number
  readonly archived: number
  readonly changed: number
  readonly untouched: number
}
export const differenceCounts = (comparison: Comparison): Counts => {
  const count = (mark: ItemMark) => comparison.items.filter((difference) => markOf(difference) === mark).length
  return { added: count('added'), archived: count('removed'), changed: count('changed'), untouched: comparison.untouched.length }
}
