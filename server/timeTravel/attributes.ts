// Differences of a block's attributes.
import type * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import type { TextChangeMark } from '../../shared/history/textDiff.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { entriesIn, previousOf, type YjsItem } from '../../shared/yjs/item.ts'
import { itemContent } from '../../shared/yjs/itemContent.ts'
import type { ComparedStretch, TextComparison } from './textComparison.ts'

interface Held {
  readonly value: unknown
  readonly item: YjsItem
}

/** `shown` are those of the side that the block is shown from. */
export const diffAttributes = (
  element: Y.XmlElement,
  stretch: ComparedStretch,
  sides: TextComparison,
): { readonly shown: Readonly<Record<string, unknown>>; readonly change: TextChangeMark | null } => {
  const after = held(element, ({ after }) => after, sides)
  const before = held(element, ({ before }) => before, sides)
  const shown = Object.fromEntries([...(stretch.after ? after : before)].map(([key, { value }]) => [key, value]))
  if (!stretch.before || !stretch.after) return { shown, change: null }
  const keys = [...new Set([...before.keys(), ...after.keys()])]
    // A block's id is no change: a stock client may leave it to the next one to assign it.
    .filter((key) => key !== 'id' && !sameValue(before.get(key)?.value, after.get(key)?.value))
    .sort()
  const [first] = keys
  if (first === undefined) return { shown, change: null }
  const [set, unset] = [after.get(first), before.get(first)]
  const stamp = set ? sides.broughtBy(set.item.id) : unset ? sides.takenBy(unset.item.id) : null
  return {
    shown,
    change: {
      type: 'attributes',
      ...(stamp ?? { seq: null, account: null, delegation: null, at: null }),
      keys,
      before: Object.fromEntries(keys.map((key) => [key, before.get(key)?.value ?? null])),
    },
  }
}

/** Values of each key in order, the newest last; at most one of them is visible on a side. */
const held = (element: Y.XmlElement, on: (stretch: ComparedStretch) => boolean, sides: TextComparison): ReadonlyMap<string, Held> => {
  const found = new Map<string, Held>()
  const accepts = RICH_TEXT_SCHEMA.nodes[element.nodeName]?.attributes ?? {}
  for (const [key, newest] of entriesIn(element)) {
    for (let item: YjsItem | null = newest; item; item = previousOf(item)) {
      const stretch = sides.stretchAt(item, item.id.clock)
      if (!stretch || !on(stretch)) continue
      const value = itemContent(item)[item.length - 1]
      if (Object.hasOwn(accepts, key) && accepts[key]?.(value)) found.set(key, { value, item })
      break
    }
  }
  return found
}
