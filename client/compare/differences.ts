// What differs, item by item: the answer of the server, overlaid with what the plan says at this very moment.
import type { Comparison, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type ItemMark, markOf } from '../../shared/review/itemMark.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'

export { type ItemMark, markOf } from '../../shared/review/itemMark.ts'

/** The row's own mark says it, or nobody has written it. */
const SILENT: readonly FieldKey[] = ['archived', 'number']

export const byItem = (comparison: Comparison | null): ReadonlyMap<ItemId, ItemDifference> =>
  new Map(comparison?.items.map((difference) => [difference.id, difference]))

/** Fields whose difference a reader is shown; a new item differs as a whole. */
export const shownFields = (difference: ItemDifference): readonly FieldDifference[] =>
  difference.how === 'added' ? [] : difference.fields.filter(({ field }) => !SILENT.includes(field))

/**
 * The item as it was, if this field said something else then than it says now: an edit that the server has not compared yet
 * counts too, and one that was taken back no longer does.
 */
export const pastOf = (difference: ItemDifference | undefined, live: Item, field: FieldKey): Item | null => {
  const before = difference?.before
  if (!before || SILENT.includes(field)) return null
  return sameValue(before[field], live[field]) ? null : before
}

export interface Counts {
  readonly added: number
  readonly archived: number
  readonly changed: number
  readonly untouched: number
}
export const countsOf = (comparison: Comparison): Counts => {
  const count = (mark: ItemMark) => comparison.items.filter((difference) => markOf(difference) === mark).length
  return { added: count('added'), archived: count('removed'), changed: count('changed'), untouched: comparison.untouched.length }
}
