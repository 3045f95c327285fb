// The part of a document that is no list, from one table of fields: plain values are stored in the root `meta`, each text, rich text and map
// in a root of its own. Roots need no creation, so there is nothing that two people could create twice.
import type * as Y from 'yjs'
import { type Keyed, rootFragment, rootMap, rootText } from '../editor/foreign.ts'
import type { DocumentPlaces, MapPlace, Place } from '../places.ts'
import { type FieldsOf, placesOfFields, readerOf } from './field.ts'

export const META_ROOT = 'meta'

export interface DocumentRecord<Read> {
  readonly fields: FieldsOf<Read>
  readonly places: DocumentPlaces
  readonly read: (doc: Y.Doc) => Read
}

export const record = <Read>(fields: FieldsOf<Read>): DocumentRecord<Read> => {
  const all = Object.entries(placesOfFields(fields))
  const values = all.filter(([, place]) => place.type === 'value')
  const meta: MapPlace = { type: 'map', keys: Object.fromEntries(values) }
  const places = { ...(values.length > 0 && { [META_ROOT]: meta }), ...Object.fromEntries(all.flatMap(inRoot)) }
  const read = readerOf<Read>(fields)
  return { fields, places, read: (doc) => read(rootsOf(doc, places)) }
}

const inRoot = ([name, place]: readonly [string, Place]): (readonly [string, DocumentPlaces[string]])[] =>
  place.type === 'value' ? [] : [[name, place]]

/** The roots as one thing that holds everything under keys, as an entry does. */
export const rootsOf = (doc: Y.Doc, places: DocumentPlaces): Keyed => ({
  get(key) {
    const type = places[key]?.type
    if (type === 'text') return rootText(doc, key)
    if (type === 'fragment') return rootFragment(doc, key)
    return type === 'map' ? rootMap(doc, key) : rootMap(doc, META_ROOT)?.get(key)
  },
})
