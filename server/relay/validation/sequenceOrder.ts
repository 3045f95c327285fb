// Whether one element of a sequence comes before another, looked up in what the validation document holds.
import { nextItem } from '../../../shared/yjs/item.ts'
import type { Position } from './searchSteps.ts'

/**
 * Whether one element of a sequence comes before another. Yjs trusts that a struct's left neighbour is left of its right one; if it does not,
 * replicas put the struct at different places, and no two delegates read the same text (found by fuzz, measured).
 */
export interface SequenceOrder {
  holds(left: Position, right: Position): boolean
}

/** Between honest neighbours there is only what others wrote there concurrently; one update may not make us walk further. */
const LONGEST_WALK = 200_000

export const createSequenceOrder = (): SequenceOrder => {
  let steps = 0
  return {
    holds(left, right) {
      if (left.item === right.item) return left.clock < right.clock
      for (let item = nextItem(left.item); item !== null && steps < LONGEST_WALK; item = nextItem(item), steps++) {
        if (item === right.item) return true
      }
      return false
    },
  }
}
