// Visible content of a document before and after a transaction. Valid only inside `afterTransaction`: deleted content is garbage-collected right
// after it.
import * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from '../../editor/richText.ts'
import { clockBefore, isDeletedBy } from '../../yjs/changedItems.ts'
import { entriesIn, entryIn, firstIn, nextItem, previousOf, type YjsItem, type YjsType } from '../../yjs/item.ts'
import { jsonIn, lettersIn, typeIn, valuesIn } from '../../yjs/itemContent.ts'

export type BeforeOrAfter = 'before' | 'after'

export interface VisibleItems {
  readonly isFresh: (item: YjsItem) => boolean
  readonly sees: (item: YjsItem, when: BeforeOrAfter) => boolean
  /** A map entry; null if there was none. */
  readonly entry: (map: YjsType, key: string, when: BeforeOrAfter) => YjsItem | null
  readonly valueOf: (item: YjsItem, when: BeforeOrAfter) => unknown
  /** A container as JSON; a long text as null. */
  readonly contentOf: (type: YjsType, when: BeforeOrAfter) => unknown
  /** The whole text when it is short, else null. */
  readonly textOf: (type: YjsType, when: BeforeOrAfter) => string | null
}

/** UTF-16 units: titles always fit. */
export const SHORT_TEXT = 400
const DEEPEST = 64

export const visibilityOf = (transaction: Y.Transaction): VisibleItems => {
  const isFresh = ({ id }: YjsItem) => id.clock >= clockBefore(transaction, id.client)
  const sees = (item: YjsItem, when: BeforeOrAfter) =>
    when === 'after' ? !item.deleted : !isFresh(item) && (!item.deleted || isDeletedBy(transaction, item.id))
  const entry = (map: YjsType, key: string, when: BeforeOrAfter): YjsItem | null => {
    let item = entryIn(map, key)
    if (when === 'before') while (item && isFresh(item)) item = previousOf(item)
    return item && sees(item, when) ? item : null
  }
  const textOf = (type: YjsType, when: BeforeOrAfter) => shortText(type, (item) => sees(item, when))
  const render = (type: YjsType, when: BeforeOrAfter, depth: number): unknown => {
    if (!(type instanceof Y.Map)) return textOf(type, when)
    if (depth > DEEPEST) return null
    const entries = [...entriesIn(type).keys()].flatMap((key): [string, unknown][] => {
      const item = entry(type, key, when)
      return item ? [[key, valueAt(item, when, depth + 1)]] : []
    })
    return Object.fromEntries(entries)
  }
  const valueAt = (item: YjsItem, when: BeforeOrAfter, depth: number): unknown => {
    const values = valuesIn(item) ?? jsonIn(item)
    if (values) return asJson(values.at(-1), depth)
    const type = typeIn(item)
    return type ? render(type, when, depth) : lettersIn(item)
  }
  return { isFresh, sees, entry, valueOf: (item, when) => valueAt(item, when, 0), contentOf: (type, when) => render(type, when, 0), textOf }
}

/** In the form of JSON. */
export const asJson = (value: unknown, depth: number): unknown => {
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
      if (Array.isArray(value)) return value.map((one) => asJson(one, depth + 1))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner, depth + 1)]))
    default:
      return null
  }
}

/** As `shared/editor/plainText.ts`, for any moment; stops as soon as the text is too long. */
const shortText = (type: YjsType, sees: (item: YjsItem) => boolean): string | null => {
  let left = SHORT_TEXT
  const take = (text: string): string => {
    left -= text.length
    return text
  }
  const each = (parent: YjsType, visit: (item: YjsItem) => void) => {
    for (let item = firstIn(parent); item && left >= 0; item = nextItem(item)) if (sees(item)) visit(item)
  }
  const characters = (parent: YjsType): string => {
    let text = ''
    each(parent, (item) => {
      text += take(lettersIn(item) ?? '')
    })
    return text
  }
  const lines: string[] = []
  const block = (parent: YjsType, depth: number) => {
    let line: string | null = isTextBlock(parent) ? '' : null
    each(parent, (item) => {
      const child = typeIn(item)
      if (!child) return
      if (child instanceof Y.XmlText) line = (line ?? '') + characters(child)
      else if (isHardBreak(child)) line = (line ?? '') + take('\n')
      else if (child instanceof Y.XmlElement && depth < RICH_TEXT_SCHEMA.maxDepth) block(child, depth + 1)
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

const TEXT_BLOCKS = new Set(Object.entries(RICH_TEXT_SCHEMA.nodes).flatMap(([name, node]) => (node.text ? [name] : [])))
export const isTextBlock = (type: YjsType): boolean => type instanceof Y.XmlElement && TEXT_BLOCKS.has(type.nodeName)
export const isHardBreak = (type: YjsType): boolean => type instanceof Y.XmlElement && type.nodeName === 'hardBreak'
