// Type of an item's difference between two moments.
import type { ItemDifference } from '../history/comparison.ts'

export type ItemMark = 'added' | 'removed' | 'changed'

export const markOf = (difference: ItemDifference): ItemMark =>
  difference.how === 'added' ? 'added' : difference.how === 'archived' ? 'removed' : 'changed'
