// A text inside a document, by its name in URLs: `body.es`, `item:<id>/description.en`, `point:<id>/note.es`.
import * as Y from 'yjs'
import type { ContentSchema } from '../../shared/contentSchema.ts'
import { schemaOf } from '../../shared/documents.ts'
import { rootFragment, rootMap, rootText } from '../../shared/editor/foreign.ts'
import { type DocumentId, isName } from '../../shared/ids.ts'

/** Keys from the root down, and the type at their end. */
interface Part {
  readonly path: readonly [root: string, ...keys: string[]]
  readonly type: 'text' | 'fragment'
}

const LISTS: Readonly<Record<string, string>> = {
  item: 'items',
  stream: 'streams',
  section: 'sections',
  point: 'points',
  decision: 'decisions',
  term: 'terms',
}

/** Null for a part that this kind of document cannot have. */
export const parsePart = (document: DocumentId, name: string): Part | null => {
  const [first = '', ...rest] = name.split('/')
  const [list = '', id] = first.split(':')
  const path: [string, ...string[]] = id === undefined ? [first, ...rest] : [LISTS[list] ?? '', id, ...rest]
  const [root, ...keys] = path
  const schema = schemaOf(document)
  let place: ContentSchema | undefined = Object.hasOwn(schema, root) ? schema[root] : undefined
  for (const key of keys) place = below(place, key)
  return place?.type === 'text' || place?.type === 'fragment' ? { path, type: place.type } : null
}

const below = (place: ContentSchema | undefined, key: string): ContentSchema | undefined => {
  if (place?.type !== 'map') return undefined
  return Object.hasOwn(place.keys, key) ? place.keys[key] : (place.open?.(key) ?? (isName(key) ? place.each : undefined))
}

/** Null if it does not exist in this document. */
export const partIn = (doc: Y.Doc, { path: [root, ...keys], type }: Part): Y.Text | Y.XmlFragment | null => {
  if (keys.length === 0) return type === 'text' ? rootText(doc, root) : rootFragment(doc, root)
  let held: unknown = rootMap(doc, root)
  for (const key of keys) held = held instanceof Y.Map ? held.get(key) : null
  const wanted = type === 'text' ? Y.Text : Y.XmlFragment
  return held instanceof wanted && held.constructor === wanted ? held : null
}
