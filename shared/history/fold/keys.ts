// Value of one map key before and after a transaction, and which concurrent value lost.
import * as Y from 'yjs'
import {
  covers,
  entryIn,
  type Id,
  keyInParent,
  lastIdOf,
  nextItem,
  originOf,
  parentOf,
  previousOf,
  type YjsItem,
  type YjsType,
} from '../../yjs/item.ts'
import { isErased, typeIn, valuesIn } from '../../yjs/itemContent.ts'
import { itemAt } from '../../yjs/structStore.ts'
import type { EntryUpdates } from './entryUpdates.ts'
import { asJson, type VisibleItems } from './visibility.ts'

export interface KeyChange {
  readonly type: 'key'
  readonly path: readonly string[]
  /** Undefined if there was, or is, no value. */
  readonly before: Stood | undefined
  readonly after: Stood | undefined
  /** Among the values that this key had within the entry. */
  readonly step: number
  /** The author had not seen the previous value. */
  readonly unseen: boolean
  /** A container created and archived in the same transaction. */
  readonly withdrawn: boolean
}
interface Stood {
  readonly value: unknown
  readonly isMap: boolean
}

/** A value that lost against a concurrent one and was never current. */
export interface SupersededValue {
  readonly type: 'loser'
  readonly path: readonly string[]
  readonly value: unknown
  /** Client id of the current value. */
  readonly winner: number
  readonly id: { readonly client: number; readonly clock: number }
}

export interface Key {
  readonly visibility: VisibleItems
  readonly transaction: Y.Transaction
  readonly map: YjsType
  readonly key: string
  readonly path: readonly string[]
  readonly updates: EntryUpdates
}

/** `fresh` are the values that the transaction added for this key. */
export const readKey = (at: Key, fresh: readonly YjsItem[]): readonly (KeyChange | SupersededValue)[] => {
  const { visibility, map, key, path, updates } = at
  const newest = entryIn(map, key)
  if (!newest) return []
  const was = visibility.entry(map, key, 'before')
  const is = visibility.entry(map, key, 'after')
  const losers = fresh.filter((item) => item !== newest && lost(item)).flatMap((item) => loser(at, item, newest))
  const line = between(new Set(fresh), { newest, stands: is !== null })
  if (was === is && line.length === 0) return losers
  const [before, after] = [was ? stood(was, visibility, 'before') : undefined, is ? stood(is, visibility, 'after') : undefined]
  const known = [...(was && before ? [{ id: lastIdOf(was), value: before }] : []), ...line]
  const end = is && after ? { id: lastIdOf(is), value: after } : null
  const states = [...(before ? [] : [undefined]), ...withGaps([...known, ...(end ? [end] : [])], updates), ...(after ? [] : [undefined])]
  const unseen = was !== null && is !== null && !covers(was, seenBy(at, newest))
  const changes = states.slice(1).flatMap((next, index): readonly KeyChange[] => {
    const last = states[index]
    // Values of one entry by one author are never unseen.
    const isFirst = index === 0
    if (next === last) return []
    return [
      {
        type: 'key',
        step: index,
        path,
        before: last,
        after: next,
        unseen: isFirst && unseen,
        withdrawn: is !== null && next === after && isWithdrawn(is),
      },
    ]
  })
  return [...losers, ...changes]
}

/** Values set successively within the entry, in order: several updates of one person. */
const between = (
  fresh: ReadonlySet<YjsItem>,
  { newest, stands }: { readonly newest: YjsItem; readonly stands: boolean },
): readonly Passed[] => {
  const line: Passed[] = []
  for (let item: YjsItem | null = newest; item && fresh.has(item); item = previousOf(item)) {
    if (item !== newest && lost(item)) continue
    const held = valuesIn(item)
    if (!held) break
    const values: readonly unknown[] = item === newest && stands ? held.slice(0, -1) : held
    const { client, clock } = item.id
    for (const [index, value] of [...values.entries()].reverse())
      line.push({ id: { client, clock: clock + index }, value: { value: asJson(value, 0), isMap: false } })
  }
  return line.reverse()
}

interface Passed {
  readonly id: Id
  readonly value: Stood
}
/** There was no value in between if the first was deleted before the next was set. */
const withGaps = (line: readonly Passed[], updates: EntryUpdates): readonly (Stood | undefined)[] =>
  line.flatMap(({ id, value }, index) => {
    const next = line[index + 1]
    return next && updates.wasTakenAway(id, next.id) ? [value, undefined] : [value]
  })

const stood = (item: YjsItem, visibility: VisibleItems, when: 'before' | 'after'): Stood => ({
  value: visibility.valueOf(item, when),
  isMap: typeIn(item) instanceof Y.Map,
})

/** Unless a later value was written by an author who had seen it: then it was simply overwritten. */
const lost = (item: YjsItem): boolean => {
  const next = nextItem(item)
  return next !== null && item.deleted && !covers(item, originOf(next))
}

const loser = ({ visibility, path }: Key, item: YjsItem, newest: YjsItem): readonly SupersededValue[] => {
  // Its content was deleted before it arrived.
  if (isErased(item)) return []
  return [{ type: 'loser', path, value: visibility.valueOf(item, 'after'), winner: newest.id.client, id: item.id }]
}

/** The value that the author of `item` saw: the first in its chain of origins that is not new. */
const seenBy = ({ visibility, transaction, map, key }: Key, item: YjsItem): Id | null => {
  let origin = originOf(item)
  while (origin) {
    const left: YjsItem | null = itemAt(transaction.doc, origin)
    if (!left || parentOf(left) !== map || keyInParent(left) !== key || !visibility.isFresh(left)) return origin
    origin = originOf(left)
  }
  return null
}

const isWithdrawn = (item: YjsItem): boolean => {
  const type = typeIn(item)
  const archived = type && entryIn(type, 'archived')
  return archived !== null && previousOf(archived) !== null && valuesIn(archived)?.[0] === true
}
