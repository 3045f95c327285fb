// Which struct may be in which container, by the schema of the document (`shared/contentSchema.ts`).
import * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, MapSchema, RichTextNode, RichTextSchema } from '../../../shared/contentSchema.ts'
import { isName } from '../../../shared/ids.ts'
import type { YjsItem } from '../../../shared/yjs/item.ts'
import { formatIn, isErased, lettersIn, typeIn, valuesIn } from '../../../shared/yjs/itemContent.ts'

/** One Y type: its identity is the type's. */
export type Container =
  | { readonly kind: 'map'; readonly place: MapSchema; readonly stewards?: true }
  | { readonly kind: 'text'; readonly most: number; readonly stewards?: true }
  | { readonly kind: 'fragment'; readonly schema: RichTextSchema }
  | { readonly kind: 'element'; readonly schema: RichTextSchema; readonly node: RichTextNode; readonly depth: number }
  | { readonly kind: 'xmlText'; readonly schema: RichTextSchema }
  /** Deleted or collected: whatever comes into it is never seen, and an honest client could not know. */
  | { readonly kind: 'gone' }
  /** Not in our tables; nothing may come into it. */
  | { readonly kind: 'foreign' }

export const GONE: Container = { kind: 'gone' }
export const FOREIGN: Container = { kind: 'foreign' }

/** What a struct is to those that name it as their parent; `null` when it has no inside. */
export type ContainerOfStruct = Container | null

/** May `item` be placed in `container` under `key` (null in a sequence)? The answer is what it opens, or 'refused'. */
export const admitItem = (container: Container, key: string | null, item: YjsItem): ContainerOfStruct | 'refused' => {
  if (container.kind === 'foreign') return 'refused'
  if (container.kind === 'gone' || isErased(item)) return GONE
  switch (container.kind) {
    case 'map':
      return admitEntry(entrySchema(container.place, key), item, container.stewards)
    case 'text':
      return key === null && lettersIn(item) !== null ? null : 'refused'
    case 'fragment':
      return key === null ? admitNode(item, container.schema, container.schema.top, false, 0) : 'refused'
    case 'element':
      return key === null
        ? admitNode(item, container.schema, container.node.children, container.node.text, container.depth)
        : admitValue(own(container.node.attributes, key), item)
    case 'xmlText':
      return key === null ? admitRun(item, container.schema) : 'refused'
  }
}

export const rootContainers = (schema: DocumentSchema): ReadonlyMap<string, Container> =>
  new Map(Object.entries(schema).map(([name, place]) => [name, opened(place)]))

/** The place of one entry, by the map's table; `undefined` when the table has none. */
export const entrySchema = (map: MapSchema, key: string | null): ContentSchema | undefined =>
  key === null ? undefined : (own(map.keys, key) ?? map.open?.(key) ?? ((map.isKey ?? isName)(key) ? map.each : undefined))

/** Is what is under this key replaced, and never removed? */
export const mustReplaceAt = (container: Container, key: string | null): boolean =>
  container.kind === 'map' && container.place.keeps === true && key !== null && !Object.hasOwn(container.place.keys, key)

/** May only chair and secretariat write in it? */
export const isStewards = (container: Container): boolean => 'stewards' in container && container.stewards === true

/** Keys come from the wire: `constructor` must not find an inherited property. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** `within`: what it is in is written by chair and secretariat only, and so is it. */
const opened = (place: Exclude<ContentSchema, { type: 'value' }>, within?: true): Container => {
  switch (place.type) {
    case 'map':
      return { kind: 'map', place, ...((place.stewards || within) && { stewards: true }) }
    case 'text':
      return { kind: 'text', most: place.most, ...(within && { stewards: true }) }
    case 'fragment':
      return { kind: 'fragment', schema: place.schema }
  }
}

const TYPES = { map: Y.Map, text: Y.Text, fragment: Y.XmlFragment } as const

const admitEntry = (place: ContentSchema | undefined, item: YjsItem, within?: true): ContainerOfStruct | 'refused' => {
  if (place === undefined) return 'refused'
  if (place.type === 'value') return admitValue(place.accepts, item)
  // By constructor: a Y.XmlText is also a Y.Text.
  return typeIn(item)?.constructor === TYPES[place.type] ? opened(place, within) : 'refused'
}

/** Several values under one key are those of one client that replaced each other: Yjs joins them while an undo keeps them. */
const admitValue = (accepts: ((value: unknown) => boolean) | undefined, item: YjsItem): ContainerOfStruct | 'refused' =>
  accepts !== undefined && valuesIn(item)?.every((value) => accepts(value)) ? null : 'refused'

const admitNode = (
  item: YjsItem,
  schema: RichTextSchema,
  names: readonly string[],
  text: boolean,
  depth: number,
): Container | 'refused' => {
  const type = typeIn(item)
  if (type?.constructor === Y.XmlText) return text ? { kind: 'xmlText', schema } : 'refused'
  if (!(type instanceof Y.XmlElement) || type.constructor !== Y.XmlElement || depth >= schema.maxDepth) return 'refused'
  const node = names.includes(type.nodeName) ? own(schema.nodes, type.nodeName) : undefined
  return node ? { kind: 'element', schema, node, depth: depth + 1 } : 'refused'
}

const admitRun = (item: YjsItem, schema: RichTextSchema): ContainerOfStruct | 'refused' => {
  if (lettersIn(item) !== null) return null
  const format = formatIn(item)
  if (!format) return 'refused'
  const { key, value } = format
  const accepts = own(schema.marks, key)
  return accepts && (value === null || accepts(value)) ? null : 'refused'
}
