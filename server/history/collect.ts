// What one transaction changed, read from the structs that it brought and deleted: never from the document as a whole.
import * as Y from 'yjs'
import type { DocumentPlaces } from '../../shared/places.ts'
import { looksSame } from './formats.ts'
import { type KeyChange, type Loser, readKey } from './keys.ts'
import { isHardBreak, isTextBlock, type Sight, sightOf, type Type } from './sight.ts'

export type RawChange = KeyChange | Loser | TextEdit

/** Somebody wrote in a text; where the text itself is new or gone, its container tells. */
export interface TextEdit {
  readonly type: 'text'
  readonly path: readonly string[]
  readonly inserted: number
  readonly deleted: number
  readonly formatted: number
  /** The whole text when it is short. To be asked inside the transaction. */
  readonly before: () => string | null
  readonly after: () => string | null
}

interface Counts {
  inserted: number
  deleted: number
  formatted: number
  /** Texts of which format markers were deleted: whether anything looks otherwise is seen by looking. */
  readonly unmarked: Set<Type>
}

/** Roots get their types, so that a document that came over the wire is read as what it is. */
export const nameRoots = (doc: Y.Doc, places: DocumentPlaces): ReadonlyMap<Type, string> =>
  new Map(Object.entries(places).map(([name, place]): [Type, string] => [rootOf(doc, name, place.type), name]))

const rootOf = (doc: Y.Doc, name: string, type: DocumentPlaces[string]['type']): Type =>
  type === 'map' ? doc.getMap(name) : type === 'text' ? doc.getText(name) : doc.getXmlFragment(name)

export const collect = (transaction: Y.Transaction, roots: ReadonlyMap<Type, string>): readonly RawChange[] => {
  const sight = sightOf(transaction)
  const { keys, texts } = touched(transaction, sight)
  const changes: RawChange[] = []
  for (const [map, fresh] of keys) {
    const path = isWithinChange(map, transaction, sight) ? null : pathOf(map, roots)
    if (path) for (const [key, items] of fresh) changes.push(...readKey({ sight, transaction, map, key, path: [...path, key] }, items))
  }
  for (const [text, counts] of texts) {
    const path = isWithinChange(text, transaction, sight) ? null : pathOf(text, roots)
    if (path) changes.push(...readText(sight, text, path, counts))
  }
  return changes
}

const readText = (sight: Sight, text: Type, path: readonly string[], counts: Counts): readonly TextEdit[] => {
  const { inserted, deleted } = counts
  let { formatted } = counts
  // Yjs clients tidy up markers that have no effect, in answer to what others wrote: that is nobody's edit.
  if (inserted + deleted + formatted === 0) for (const part of counts.unmarked) if (!looksSame(part, sight)) formatted += 1
  if (inserted + deleted + formatted === 0) return []
  const at = (when: 'before' | 'after') => () => sight.textOf(text, when)
  return [{ type: 'text', path, inserted, deleted, formatted, before: at('before'), after: at('after') }]
}

const touched = (transaction: Y.Transaction, sight: Sight) => {
  const keys = new Map<Type, Map<string, Y.Item[]>>()
  const texts = new Map<Type, Counts>()
  const freshOf = (map: Type, key: string): Y.Item[] => {
    const entries = keys.get(map) ?? new Map<string, Y.Item[]>()
    const items = entries.get(key) ?? []
    keys.set(map, entries.set(key, items))
    return items
  }
  const countsOf = (inside: Type): Counts => {
    let top = inside
    for (let holder = top._item; holder && holder.parentSub === null; holder = top._item) top = typeOf(holder.parent) ?? top
    const counts = texts.get(top) ?? { inserted: 0, deleted: 0, formatted: 0, unmarked: new Set() }
    texts.set(top, counts)
    return counts
  }
  const came = (item: Y.Item, parent: Type) => {
    if (item.parentSub !== null && isMap(parent)) freshOf(parent, item.parentSub).push(item)
    else if (sight.sees(item, 'after')) count(countsOf(parent), item, parent, 'inserted', sight)
  }
  const went = (item: Y.Item, parent: Type) => {
    if (sight.isFresh(item)) return
    if (item.parentSub !== null && isMap(parent)) freshOf(parent, item.parentSub)
    else count(countsOf(parent), item, parent, 'deleted', sight)
  }
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0
    const structs = start < end ? (transaction.doc.store.clients.get(client) ?? []) : []
    for (let at = structs.length > 0 ? Y.findIndexSS(structs, start) : 0; at < structs.length; at++) visit(structs[at], came)
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => visit(struct, went))
  return { keys, texts }
}

/** What is below something that was already gone came as nothing at all. */
const visit = (struct: unknown, then: (item: Y.Item, parent: Type) => void) => {
  if (!(struct instanceof Y.Item)) return
  const parent = typeOf(struct.parent)
  if (parent) then(struct, parent)
}

const count = (counts: Counts, item: Y.Item, parent: Type, how: 'inserted' | 'deleted', sight: Sight) => {
  const { content } = item
  const partOfMore = parent._item !== null && (how === 'inserted' ? sight.isFresh(parent._item) : parent._item.deleted)
  if (item.parentSub !== null) {
    // A block's id is given once and says nothing to anybody; an attribute that is set again counts when it comes.
    const gone = how === 'deleted' && parent._map.get(item.parentSub) !== item
    if (item.parentSub !== 'id' && !partOfMore && !gone) counts.formatted += 1
  } else if (content instanceof Y.ContentFormat) {
    if (how === 'deleted') counts.unmarked.add(parent)
    else if (!partOfMore) counts.formatted += 1
  } else if (content instanceof Y.ContentType) {
    const { type } = content
    if (isTextBlock(type) || isHardBreak(type)) counts[how] += 1
    else if (type instanceof Y.XmlElement) counts.formatted += 1
  } else counts[how] += item.length
}

const typeOf = (parent: Y.Item['parent']): Type | null => (parent instanceof Y.AbstractType ? parent : null)
const isMap = (type: Type) => type instanceof Y.Map

/** Part of what came or went with this transaction: told once, at its top. */
const isWithinChange = (type: Type, transaction: Y.Transaction, sight: Sight): boolean => {
  for (let item = type._item; item; item = typeOf(item.parent)?._item ?? null)
    if (sight.isFresh(item) || (item.deleted && Y.isDeleted(transaction.deleteSet, item.id))) return true
  return false
}

/** The root's name and the keys below it; null inside a text, and where our layouts know nothing. */
const pathOf = (type: Type, roots: ReadonlyMap<Type, string>): readonly string[] | null => {
  const keys: string[] = []
  let top = type
  for (let item = top._item; item; item = top._item) {
    const parent = typeOf(item.parent)
    if (item.parentSub === null || !parent) return null
    keys.push(item.parentSub)
    top = parent
  }
  const root = roots.get(top)
  return root === undefined ? null : [root, ...keys.reverse()]
}
