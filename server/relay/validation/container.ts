// Which struct may be in which container, by the schema of the document (`shared/contentSchema.ts`).
import * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, MapSchema, RichTextNode, RichTextSchema } from '../../../shared/contentSchema.ts'
import { type DelegationId, isName } from '../../../shared/ids.ts'
import type { YjsItem } from '../../../shared/yjs/item.ts'
import { formatIn, isErased, lettersIn, typeIn, valuesIn } from '../../../shared/yjs/itemContent.ts'

/** Who may write in it, beyond access to the document. */
interface Written {
  /** By chair and secretariat only. */
  readonly stewards?: true
  /** By members of this delegation, and scribes; null: by scribes only. */
  readonly held?: DelegationId | null
}

/** One Y type: its identity is the type's. */
export type Container =
  | (Written & { readonly kind: 'map'; readonly place: MapSchema })
  | (Written & { readonly kind: 'text'; readonly most: number })
  | RichContainer
  /** Deleted or collected: whatever comes into it is never seen, and an honest client could not know. */
  | { readonly kind: 'gone' }
  /** Not in our tables; nothing may come into it. */
  | { readonly kind: 'foreign' }

type RichContainer = Pick<Written, 'held'> &
  (
    | { readonly kind: 'fragment'; readonly schema: RichTextSchema }
    | { readonly kind: 'element'; readonly schema: RichTextSchema; readonly node: RichTextNode; readonly depth: number }
    | { readonly kind: 'xmlText'; readonly schema: RichTextSchema }
  )

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
      return admitEntry(entrySchema(container.place, key), item, writtenAt(container, key))
    case 'text':
      return key === null && lettersIn(item) !== null ? null : 'refused'
    case 'fragment':
      return key === null ? admitNode(item, container, { names: container.schema.top, text: false, depth: 0 }) : 'refused'
    case 'element':
      return key === null
        ? admitNode(item, container, { names: container.node.children, text: container.node.text, depth: container.depth })
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

/** Whose it is under this key: of a delegation, of scribes only (null), or of everybody (undefined). */
export const heldAt = (container: Container, key: string | null): DelegationId | null | undefined => {
  if (container.kind === 'gone' || container.kind === 'foreign') return undefined
  if (container.kind !== 'map' || !container.place.delegationOf) return container.held
  return key === null ? null : container.place.delegationOf(key)
}

const writtenAt = (container: Container & { readonly kind: 'map' }, key: string | null): Written => {
  const held = heldAt(container, key)
  return { ...(container.stewards && { stewards: true }), ...(held !== undefined && { held }) }
}

/** Keys come from the wire: `constructor` must not find an inherited property. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** `within`: who may write in what it is in, and so in it. */
const opened = (place: Exclude<ContentSchema, { type: 'value' }>, within: Written = {}): Container => {
  switch (place.type) {
    case 'map':
      return { kind: 'map', place, ...within, ...(place.stewards && { stewards: true }) }
    case 'text':
      return { kind: 'text', most: place.most, ...within }
    case 'fragment':
      return { kind: 'fragment', schema: place.schema, ...heldIn(within) }
  }
}

const heldIn = ({ held }: Pick<Written, 'held'>) => (held === undefined ? {} : { held })

const TYPES = { map: Y.Map, text: Y.Text, fragment: Y.XmlFragment } as const

const admitEntry = (place: ContentSchema | undefined, item: YjsItem, within: Written): ContainerOfStruct | 'refused' => {
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
  parent: RichContainer,
  { names, text, depth }: { readonly names: readonly string[]; readonly text: boolean; readonly depth: number },
): Container | 'refused' => {
  const { schema } = parent
  const type = typeIn(item)
  if (type?.constructor === Y.XmlText) return text ? { kind: 'xmlText', schema, ...heldIn(parent) } : 'refused'
  if (!(type instanceof Y.XmlElement) || type.constructor !== Y.XmlElement || depth >= schema.maxDepth) return 'refused'
  const node = names.includes(type.nodeName) ? own(schema.nodes, type.nodeName) : undefined
  return node ? { kind: 'element', schema, node, depth: depth + 1, ...heldIn(parent) } : 'refused'
}

const admitRun = (item: YjsItem, schema: RichTextSchema): ContainerOfStruct | 'refused' => {
  if (lettersIn(item) !== null) return null
  const format = formatIn(item)
  if (!format) return 'refused'
  const { key, value } = format
  const accepts = own(schema.marks, key)
  return accepts && (value === null || accepts(value)) ? null : 'refused'
}
