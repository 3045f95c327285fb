// Typed access to a Y.Doc, which is foreign data: anything may be stored under a name. Each function returns the expected type, or null.
import * as Y from 'yjs'

/** Roots: null if the name already has another type in this copy. */
export const rootMap = (doc: Y.Doc, name: string): Y.Map<unknown> | null => (isFree(doc, name, Y.Map) ? doc.getMap(name) : null)
export const rootText = (doc: Y.Doc, name: string): Y.Text | null => (isFree(doc, name, Y.Text) ? doc.getText(name) : null)
export const rootFragment = (doc: Y.Doc, name: string): Y.XmlFragment | null =>
  isFree(doc, name, Y.XmlFragment) ? doc.getXmlFragment(name) : null

/** A container with keys: a Y.Map, or the roots of a document. */
export interface KeyedContainer {
  get(key: string): unknown
}

/** Entries of a map. By constructor: a Y.XmlText is also a Y.Text, and an element also a fragment. */
export const mapIn = (map: KeyedContainer | null, key: string): Y.Map<unknown> | null => {
  const entry = map?.get(key)
  return entry instanceof Y.Map ? entry : null
}
export const textUnder = (map: KeyedContainer | null, key: string): Y.Text | null => {
  const entry = map?.get(key)
  return entry instanceof Y.Text && entry.constructor === Y.Text ? entry : null
}
export const fragmentIn = (map: KeyedContainer | null, key: string): Y.XmlFragment | null => {
  const entry = map?.get(key)
  return entry instanceof Y.XmlFragment && entry.constructor === Y.XmlFragment ? entry : null
}

/** The entries that are maps, with keys that `parse` accepts as ids. */
export const mapsIn = <Id>(map: Y.Map<unknown> | null, parse: (key: string) => Id | null): readonly (readonly [Id, Y.Map<unknown>])[] => {
  const found: (readonly [Id, Y.Map<unknown>])[] = []
  map?.forEach((entry, key) => {
    if (!(entry instanceof Y.Map)) return
    const id = parse(key)
    if (id !== null) found.push([id, entry])
  })
  return found
}

// A root that arrived over the wire is an AbstractType until someone asks for it by its kind.
const isFree = (doc: Y.Doc, name: string, kind: unknown) => {
  const known = doc.share.get(name)
  return known === undefined || known.constructor === Y.AbstractType || known.constructor === kind
}
