// Reads a Y.XmlFragment as ProseMirror nodes. Total (SPEC I10): what the content schema or the ProseMirror schema refuses becomes an unreadable
// block, and the Y.Doc is not changed. y-tiptap deletes what it cannot build, under the user's own client id.
import type { Node, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { RichTextSchema } from '../../shared/contentSchema.ts'
import { tableShape } from '../../shared/editor/tableShape.ts'
import { isUnreadableNode, UNREADABLE } from './unreadable.ts'

export type YBlock = Y.XmlElement | Y.XmlText | Y.XmlHook
/** The node that shows each Y type: y-tiptap's mapping, which builds missing entries itself. */
export type BlockMap = Map<YBlock, Node | Node[]>

export const createBlockMap = (fragment: Y.XmlFragment, schema: Schema, rules: RichTextSchema): BlockMap => {
  const map: BlockMap = new Map()
  const stored = map.get.bind(map)
  const rowMap = new WeakMap<Y.XmlElement, Node>()

  const read = (element: Y.XmlElement, allowed: readonly string[], depth: number): Node => {
    const known = stored(element)
    if (known && !Array.isArray(known)) return known
    const node = build(element, allowed, depth) ?? unreadable(schema, element)
    map.set(element, node)
    return node
  }

  const build = (element: Y.XmlElement, allowed: readonly string[], depth: number): Node | null => {
    const place = allowed.includes(element.nodeName) && depth <= rules.maxDepth ? own(rules.nodes, element.nodeName) : undefined
    const type = own(schema.nodes, element.nodeName)
    const attributes: Record<string, unknown> = element.getAttributes()
    if (!place || !type || !Object.entries(attributes).every(([key, value]) => own(place.attributes, key)?.(value))) return null
    if (element.nodeName === TABLE) return buildTable(element, attributes, depth)
    const children: Node[] = []
    for (const child of element.toArray()) {
      if (child instanceof Y.XmlText) {
        const texts = place.text ? readText(child, schema, rules) : null
        if (!texts) return null
        children.push(...texts)
      } else if (child instanceof Y.XmlElement) {
        const node = read(child, place.children, depth + 1)
        // A block inside a paragraph is invalid: the whole paragraph becomes unreadable, rather than losing a part.
        if (isUnreadableNode(node) && type.inlineContent) return null
        children.push(node)
      } else return null
    }
    try {
      return type.createChecked(attributes, children)
    } catch {
      // ProseMirror throws on content that does not fit: expected of foreign content, which is shown as unreadable.
      return null
    }
  }

  /** Rows and columns in order, with every cell; unchanged nodes are reused. Either the whole table is readable or none of it. */
  const buildTable = (table: Y.XmlElement, attributes: Attributes, depth: number): Node | null => {
    const { columns, rows } = tableShape(table)
    const parts = table.toArray()
    if (
      !parts.every((part) => part instanceof Y.XmlElement && !isUnreadableNode(read(part, rules.nodes[TABLE]?.children ?? [], depth + 1)))
    )
      return null
    const isKept = (row: Y.XmlElement) => row.toArray().every((cell) => cell instanceof Y.XmlElement && !isUnreadableNode(readCell(cell)))
    const readCell = (cell: Y.XmlElement) => read(cell, rules.nodes.tableRow?.children ?? [], depth + 2)
    if (!rows.every(({ element }) => isKept(element))) return null
    try {
      const shown = rows.map(({ element, cells, beside }) => {
        const all = cells.map((cell, at) => (cell ? readCell(cell) : schema.node('tableCell', { column: columns[at]?.name || null })))
        const row = schema.nodes.tableRow?.createChecked(element.getAttributes(), [...all, ...beside.map(readCell)])
        const before = rowMap.get(element)
        const node = row && before?.eq(row) ? before : row
        if (!node) throw new Error('the schema has rows')
        rowMap.set(element, node)
        map.set(element, node)
        return node
      })
      const heads = columns.map(({ element }) => read(element, rules.nodes[TABLE]?.children ?? [], depth + 1))
      return schema.nodes[TABLE]?.createChecked(attributes, [...heads, ...shown]) ?? null
    } catch {
      // Reuses unchanged nodes, as below.
      return null
    }
  }

  const readFromOutside = (element: Y.XmlElement): Node => {
    const parents: Y.XmlElement[] = []
    for (let parent = element.parent; parent instanceof Y.XmlElement; parent = parent.parent) parents.push(parent)
    const [parent] = parents
    return read(element, parent ? (own(rules.nodes, parent.nodeName)?.children ?? []) : rules.top, parents.length + 1)
  }

  map.get = (type) => stored(type) ?? (type instanceof Y.XmlElement && type.doc === fragment.doc ? readFromOutside(type) : undefined)
  // y-tiptap clears the mapping at every remote change, after it has removed what changed. The rest is still valid, and reused nodes let ProseMirror
  // keep their DOM and an IME composition in it.
  map.clear = () => {}
  return map
}

/** An editor's fragment may contain elements only; otherwise the whole text is shown as unreadable. */
export const canBind = (fragment: Y.XmlFragment): boolean => fragment.toArray().every((child) => child instanceof Y.XmlElement)

const readText = (text: Y.XmlText, schema: Schema, rules: RichTextSchema): Node[] | null => {
  const nodes: Node[] = []
  const parts: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  for (const { insert, attributes = {} } of parts) {
    if (typeof insert !== 'string' || insert === '') return null
    const marks = []
    for (const [name, value] of Object.entries(attributes)) {
      const type = own(schema.marks, name)
      if (!type || !own(rules.marks, name)?.(value)) return null
      marks.push(type.create(isRecord(value) ? value : {}))
    }
    nodes.push(schema.text(insert, marks))
  }
  return nodes
}

type Attributes = Record<string, unknown>
const TABLE = 'table'
const LONGEST_TEXT = 600
const unreadable = (schema: Schema, element: Y.XmlElement): Node =>
  schema.node(UNREADABLE, { text: wordsOf(element).slice(0, LONGEST_TEXT) })

/** All text inside, without recursion: a hostile fragment may be nested deeper than the stack. */
const wordsOf = (element: Y.XmlElement): string => {
  let words = ''
  const waiting: unknown[] = [element]
  while (waiting.length > 0 && words.length < LONGEST_TEXT) {
    const next = waiting.pop()
    if (next instanceof Y.XmlText) {
      const parts: { insert?: unknown }[] = next.toDelta()
      for (const { insert } of parts) if (typeof insert === 'string') words += insert
    } else if (next instanceof Y.XmlElement) {
      waiting.push(...next.toArray().reverse())
      if (words !== '' && !words.endsWith(' ')) words += ' '
    }
  }
  return words.trim()
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
