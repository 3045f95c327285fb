// What may stand in which container: the table of `shared/places.ts`, asked for one struct at a time.
import * as Y from 'yjs'
import { isName } from '../../../shared/ids.ts'
import type { DocumentPlaces, MapPlace, Place, RichTextNode, RichTextPlaces } from '../../../shared/places.ts'

type Content = Y.Item['content']

/** One Y type: its identity is the type's. */
export type Container =
  | { readonly kind: 'map'; readonly place: MapPlace }
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'fragment'; readonly schema: RichTextPlaces }
  | { readonly kind: 'element'; readonly schema: RichTextPlaces; readonly node: RichTextNode; readonly depth: number }
  | { readonly kind: 'xmlText'; readonly schema: RichTextPlaces }
  /** Deleted or collected: whatever comes into it is never seen, and an honest client could not know. */
  | { readonly kind: 'gone' }
  /** Not in our tables; nothing may come into it. */
  | { readonly kind: 'foreign' }

export const GONE: Container = { kind: 'gone' }
export const FOREIGN: Container = { kind: 'foreign' }

/** What a struct is to those that name it as their parent; `null` when it has no inside. */
export type Inside = Container | null

/** May `content` stand in `container` under `key` (null in a sequence)? The answer is what it opens, or 'refused'. */
export const admit = (container: Container, key: string | null, content: Content): Inside | 'refused' => {
  if (container.kind === 'foreign') return 'refused'
  if (container.kind === 'gone' || content instanceof Y.ContentDeleted) return GONE
  switch (container.kind) {
    case 'map':
      return admitEntry(placeOf(container.place, key), content)
    case 'text':
      return key === null && content instanceof Y.ContentString ? null : 'refused'
    case 'fragment':
      return key === null ? admitNode(content, container.schema, container.schema.top, false, 0) : 'refused'
    case 'element':
      return key === null
        ? admitNode(content, container.schema, container.node.children, container.node.text, container.depth)
        : admitValue(own(container.node.attributes, key), content)
    case 'xmlText':
      return key === null ? admitRun(content, container.schema) : 'refused'
  }
}

export const rootContainers = (places: DocumentPlaces): ReadonlyMap<string, Container> =>
  new Map(Object.entries(places).map(([name, place]) => [name, opened(place)]))

/** The place of one entry, by the map's table; `undefined` when the table has none. */
export const placeOf = (map: MapPlace, key: string | null): Place | undefined =>
  key === null ? undefined : (own(map.keys, key) ?? ((map.isKey ?? isName)(key) ? map.each : undefined))

/** Keys come from the wire: `constructor` is nobody's entry. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const opened = (place: Exclude<Place, { type: 'value' }>): Container => {
  switch (place.type) {
    case 'map':
      return { kind: 'map', place }
    case 'text':
      return { kind: 'text', most: place.most }
    case 'fragment':
      return { kind: 'fragment', schema: place.schema }
  }
}

const TYPES = { map: Y.Map, text: Y.Text, fragment: Y.XmlFragment } as const

const admitEntry = (place: Place | undefined, content: Content): Inside | 'refused' => {
  if (place === undefined) return 'refused'
  if (place.type === 'value') return admitValue(place.accepts, content)
  // By constructor: a Y.XmlText is also a Y.Text.
  return content instanceof Y.ContentType && content.type.constructor === TYPES[place.type] ? opened(place) : 'refused'
}

/** Several values under one key are those of one client that replaced each other: Yjs joins them while an undo keeps them. */
const admitValue = (accepts: ((value: unknown) => boolean) | undefined, content: Content): Inside | 'refused' =>
  accepts !== undefined && content instanceof Y.ContentAny && content.arr.every((value: unknown) => accepts(value)) ? null : 'refused'

const admitNode = (
  content: Content,
  schema: RichTextPlaces,
  names: readonly string[],
  text: boolean,
  depth: number,
): Container | 'refused' => {
  if (!(content instanceof Y.ContentType)) return 'refused'
  const { type } = content
  if (type.constructor === Y.XmlText) return text ? { kind: 'xmlText', schema } : 'refused'
  if (!(type instanceof Y.XmlElement) || type.constructor !== Y.XmlElement || depth >= schema.maxDepth) return 'refused'
  const node = names.includes(type.nodeName) ? own(schema.nodes, type.nodeName) : undefined
  return node ? { kind: 'element', schema, node, depth: depth + 1 } : 'refused'
}

const admitRun = (content: Content, schema: RichTextPlaces): Inside | 'refused' => {
  if (content instanceof Y.ContentString) return null
  if (!(content instanceof Y.ContentFormat)) return 'refused'
  const accepts = own(schema.marks, content.key)
  const value: unknown = content.value
  return accepts && (value === null || accepts(value)) ? null : 'refused'
}
