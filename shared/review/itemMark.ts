// How an item differs between two moments, in one word.
import type { ItemDifference } from '../history/comparison.ts'

export type ItemMark = 'added' | 'removed' | 'changed'

export const markOf = (difference: ItemDifference): ItemMark =>
  difference.how === 'added' ? 'added' : difference.how === 'archived' ? 'removed' : 'changed'
