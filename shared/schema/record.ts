// The fields of a document outside lists, from one table: plain values are in the root `meta`, each text, rich text and map has a root of its own.
// Roots need no creation, so nothing can be created twice concurrently.
import type * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, MapSchema } from '../contentSchema.ts'
import { type KeyedContainer, rootFragment, rootMap, rootText } from '../editor/foreign.ts'
import { type FieldsOf, readerOf, schemasOfFields } from './field.ts'

export const META_ROOT = 'meta'

export interface DocumentRecord<Read> {
  readonly fields: FieldsOf<Read>
  readonly schema: DocumentSchema
  readonly read: (doc: Y.Doc) => Read
}

export const documentRecord = <Read>(fields: FieldsOf<Read>): DocumentRecord<Read> => {
  const all = Object.entries(schemasOfFields(fields))
  const values = all.filter(([, place]) => place.type === 'value')
  const meta: MapSchema = { type: 'map', keys: Object.fromEntries(values) }
  const schema = { ...(values.length > 0 && { [META_ROOT]: meta }), ...Object.fromEntries(all.flatMap(inRoot)) }
  const read = readerOf<Read>(fields)
  return { fields, schema, read: (doc) => read(rootsOf(doc, schema)) }
}

const inRoot = ([name, place]: readonly [string, ContentSchema]): (readonly [string, DocumentSchema[string]])[] =>
  place.type === 'value' ? [] : [[name, place]]

/** The roots as one container with keys, like an entry. */
export const rootsOf = (doc: Y.Doc, schema: DocumentSchema): KeyedContainer => ({
  get(key) {
    const type = schema[key]?.type
    if (type === 'text') return rootText(doc, key)
    if (type === 'fragment') return rootFragment(doc, key)
    return type === 'map' ? rootMap(doc, key) : rootMap(doc, META_ROOT)?.get(key)
  },
})
