// Did deleting format markers change how a text looks?
import * as Y from 'yjs'
import type { Moment, Type, Visibility } from './visibility.ts'

/** Compares the formats of every run that was there before and is there after. */
export const looksSame = (text: Type, visibility: Visibility): boolean => {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (let item = text._start; item; item = item.right) {
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      mark(before, item, content, visibility, 'before')
      mark(after, item, content, visibility, 'after')
    } else if (visibility.sees(item, 'before') && visibility.sees(item, 'after') && !isEqual(before, after)) return false
  }
  return true
}

const mark = (formats: Map<string, string>, item: Y.Item, { key, value }: Y.ContentFormat, visibility: Visibility, when: Moment) => {
  if (!visibility.sees(item, when)) return
  const format: unknown = value
  if (format === null) formats.delete(key)
  else formats.set(key, JSON.stringify(format))
}

const isEqual = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
