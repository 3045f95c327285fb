// Whether the deletion of format markers changed the visible format of a text.
import { firstIn, type Item, nextOf, type Type } from '../../yjs/item.ts'
import { type Format, formatIn } from '../../yjs/itemContent.ts'
import type { Moment, Visibility } from './visibility.ts'

/** Compares the formats of all runs that exist before and after. */
export const looksSame = (text: Type, visibility: Visibility): boolean => {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (let item = firstIn(text); item; item = nextOf(item)) {
    const format = formatIn(item)
    if (format) {
      mark(before, item, format, visibility, 'before')
      mark(after, item, format, visibility, 'after')
    } else if (visibility.sees(item, 'before') && visibility.sees(item, 'after') && !isEqual(before, after)) return false
  }
  return true
}

const mark = (formats: Map<string, string>, item: Item, { key, value }: Format, visibility: Visibility, when: Moment) => {
  if (!visibility.sees(item, when)) return
  if (value === null) formats.delete(key)
  else formats.set(key, JSON.stringify(value))
}

const isEqual = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
