// What could be seen of a document before a transaction and after it. Valid only inside `afterTransaction`: what a transaction
// deleted is collected right behind it.
import * as Y from 'yjs'
import { RICH_TEXT_PLACES } from '../../editor/richText.ts'

export type Moment = 'before' | 'after'
// biome-ignore lint/suspicious/noExplicitAny: Yjs types every container by its events, which nobody asks for here
export type Type = Y.AbstractType<any>

export interface Visibility {
  readonly isFresh: (item: Y.Item) => boolean
  readonly sees: (item: Y.Item, when: Moment) => boolean
  /** A map's entry; null when there was none. */
  readonly entry: (map: Type, key: string, when: Moment) => Y.Item | null
  readonly valueOf: (item: Y.Item, when: Moment) => unknown
  /** A container as JSON; a long text as null. */
  readonly contentOf: (type: Type, when: Moment) => unknown
  /** The whole text when it is short, else null. */
  readonly textOf: (type: Type, when: Moment) => string | null
}

/** UTF-16 units: titles always fit. */
export const SHORT_TEXT = 400
const DEEPEST = 64

export const visibilityOf = (transaction: Y.Transaction): Visibility => {
  const isFresh = ({ id }: Y.Item) => id.clock >= (transaction.beforeState.get(id.client) ?? 0)
  const sees = (item: Y.Item, when: Moment) =>
    when === 'after' ? !item.deleted : !isFresh(item) && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id))
  const entry = (map: Type, key: string, when: Moment): Y.Item | null => {
    let item = map._map.get(key) ?? null
    if (when === 'before') while (item && isFresh(item)) item = item.left
    return item && sees(item, when) ? item : null
  }
  const textOf = (type: Type, when: Moment) => shortText(type, (item) => sees(item, when))
  const render = (type: Type, when: Moment, depth: number): unknown => {
    if (!(type instanceof Y.Map)) return textOf(type, when)
    if (depth > DEEPEST) return null
    const entries = [...type._map.keys()].flatMap((key): [string, unknown][] => {
      const item = entry(type, key, when)
      return item ? [[key, valueAt(item, when, depth + 1)]] : []
    })
    return Object.fromEntries(entries)
  }
  const valueAt = ({ content }: Y.Item, when: Moment, depth: number): unknown => {
    if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return plain(content.arr.at(-1), depth)
    if (content instanceof Y.ContentType) return render(content.type, when, depth)
    return content instanceof Y.ContentString ? content.str : null
  }
  return { isFresh, sees, entry, valueOf: (item, when) => valueAt(item, when, 0), contentOf: (type, when) => render(type, when, 0), textOf }
}

/** As JSON can say it. */
export const plain = (value: unknown, depth: number): unknown => {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null || depth > DEEPEST || value instanceof Uint8Array) return null
      if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, depth + 1)]))
    default:
      return null
  }
}

/** As `shared/editor/plainText.ts` reads it, of any moment; it stops as soon as the text turns out to be long. */
const shortText = (type: Type, sees: (item: Y.Item) => boolean): string | null => {
  let left = SHORT_TEXT
  const take = (text: string): string => {
    left -= text.length
    return text
  }
  const each = (parent: Type, visit: (item: Y.Item) => void) => {
    for (let item = parent._start; item && left >= 0; item = item.right) if (sees(item)) visit(item)
  }
  const characters = (parent: Type): string => {
    let text = ''
    each(parent, ({ content }) => {
      if (content instanceof Y.ContentString) text += take(content.str)
    })
    return text
  }
  const lines: string[] = []
  const block = (parent: Type, depth: number) => {
    let line: string | null = isTextBlock(parent) ? '' : null
    each(parent, ({ content }) => {
      if (!(content instanceof Y.ContentType)) return
      const child = content.type
      if (child instanceof Y.XmlText) line = (line ?? '') + characters(child)
      else if (isHardBreak(child)) line = (line ?? '') + take('\n')
      else if (child instanceof Y.XmlElement && depth < RICH_TEXT_PLACES.maxDepth) block(child, depth + 1)
    })
    if (line !== null) {
      lines.push(line)
      left -= 1
    }
  }
  if (type instanceof Y.XmlFragment) block(type, 0)
  else lines.push(characters(type))
  const text = lines.join('\n')
  return left < 0 || text.length > SHORT_TEXT ? null : text
}

const TEXT_BLOCKS = new Set(Object.entries(RICH_TEXT_PLACES.nodes).flatMap(([name, node]) => (node.text ? [name] : [])))
export const isTextBlock = (type: Type): boolean => type instanceof Y.XmlElement && TEXT_BLOCKS.has(type.nodeName)
export const isHardBreak = (type: Type): boolean => type instanceof Y.XmlElement && type.nodeName === 'hardBreak'
