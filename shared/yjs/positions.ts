// Resolves relative positions. Yjs walks from a letter to the start of its sequence for each one; for many in one document, each sequence is counted
// only once here.
import * as Y from 'yjs'
import { firstIn, isItem, nextItem, parentOf, redoneAs, type YjsItem, type YjsType } from './item.ts'
import { nextClock, structAt } from './structStore.ts'

export interface AbsolutePosition {
  readonly type: YjsType
  readonly index: number
  /** The letter that it refers to exists. */
  readonly kept: boolean
}

/** For the current document: invalid after its next change. Null if it cannot be resolved. */
export const createPositionResolver = (doc: Y.Doc): ((relative: Y.RelativePosition) => AbsolutePosition | null) => {
  const counted = new Map<YjsType, ReadonlyMap<YjsItem, number>>()
  const before = (type: YjsType, item: YjsItem): number => {
    const starts = counted.get(type) ?? startsIn(type)
    counted.set(type, starts)
    return starts.get(item) ?? 0
  }
  return (relative) => {
    if (relative.item === null) {
      const at = Y.createAbsolutePositionFromRelativePosition(relative, doc)
      return at && { type: at.type, index: at.index, kept: false }
    }
    if (nextClock(doc, relative.item.client) <= relative.item.clock) return null
    let { client, clock } = relative.item
    for (let kept = true; ; kept = false) {
      const item = structAt(doc, { client, clock })
      if (!isItem(item)) return null
      const into = clock - item.id.clock
      const again = redoneAs(item)
      if (again) {
        ;({ client, clock } = { client: again.client, clock: again.clock + into })
        continue
      }
      const type = parentOf(item)
      const isThere = !item.deleted && item.countable
      if (!type) return null
      return { type, index: before(type, item) + (isThere ? into + (relative.assoc >= 0 ? 0 : 1) : 0), kept: kept && isThere }
    }
  }
}

/** Offset of each item of a sequence, deleted ones included. */
const startsIn = (type: YjsType): ReadonlyMap<YjsItem, number> => {
  const starts = new Map<YjsItem, number>()
  let length = 0
  for (let item = firstIn(type); item !== null; item = nextItem(item)) {
    starts.set(item, length)
    if (!item.deleted && item.countable) length += item.length
  }
  return starts
}
