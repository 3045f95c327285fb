// Restores an earlier state by a new edit that changes only what differs. Nothing is erased: what was created since is archived, unchanged letters
// keep their authors, and one undo reverts all of it. What belongs to another person (a confirmation) stays: its text has then changed, as after any
// other edit.
import * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { type ContentSchema, type DocumentSchema, type MapSchema, schemaOfKey, type TextSchema } from '../contentSchema.ts'
import { schemaOf } from '../documents.ts'
import { mapIn, rootFragment, rootMap, rootText, textUnder } from '../editor/foreign.ts'
import type { DocumentId, ItemId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { PAGE } from '../page/layout.ts'
import { withoutControls } from '../printable.ts'
import { type Result, refuse } from '../result.ts'
import { itemMap } from '../roadmap/change.ts'
import { ITEMS, ROADMAP } from '../roadmap/layout.ts'
import { DONE } from '../schema/change.ts'
import { side } from '../schema/field.ts'
import { copyOfBlocks, restoreBlocks, restoreText } from './restoreText.ts'

/** The whole plan: items and workstreams created since are archived. Numbers and original due dates stay. */
export const restorePlan = (doc: Y.Doc, old: Y.Doc): void => restoreRoots(doc, old, ROADMAP.schema, FOREVER)
/** A whole text: both titles, both sides, its kind, and whether it is archived. */
export const restorePageFrom = (doc: Y.Doc, old: Y.Doc): void => restoreRoots(doc, old, PAGE.schema, FOREVER)

/**
 * Makes a read-only copy equal to `old`, deleting what it does not contain: views move between moments in place. Never for a connected document.
 * `only`: the only paths that may differ (`items/<id>/due`); nothing else is compared.
 */
export const showAsWas = (
  copy: Y.Doc,
  old: Y.Doc,
  document: DocumentId,
  { origin, only = null }: { readonly origin: unknown; readonly only?: ReadonlySet<string> | null },
): void => restoreRoots(copy, old, schemaOf(document), { forever: false, origin, only })

/** One item in all its fields except its order, which affects its neighbours as well. */
export const restoreItemAt = (doc: Y.Doc, old: Y.Doc, id: ItemId): Result<undefined> => {
  const [now, was] = [itemMap(doc, id), itemMap(old, id)]
  if (!now || !was) return refuse('not-found')
  const place = ITEMS.schema[ITEMS.root]
  if (place?.type === 'map' && place.each?.type === 'map') {
    const { order: _, ...keys } = place.each.keys
    const item: MapSchema = { ...place.each, keys }
    doc.transact(() => restoreMap(now, was, item, { forever: true }), LOCAL)
  }
  return DONE
}

/** One side of a title. */
export const restoreTitle = (doc: Y.Doc, id: ItemId, language: Language, text: string): Result<undefined> => {
  const now = textUnder(itemMap(doc, id), side('title', language))
  if (!now) return refuse('not-found')
  doc.transact(() => restoreText(now, withoutControls(text)), LOCAL)
  return DONE
}

/** One side of an item's description, block by block. */
export const restoreDescription = (doc: Y.Doc, old: Y.Doc, id: ItemId, language: Language): Result<undefined> => {
  const key = side('description', language)
  const [now, was] = [itemMap(doc, id)?.get(key), itemMap(old, id)?.get(key)]
  if (!(now instanceof Y.XmlFragment) || !(was instanceof Y.XmlFragment)) return refuse('not-found')
  doc.transact(() => restoreBlocks(now, was), LOCAL)
  return DONE
}

interface Manner {
  /** What the relay keeps for ever is archived, not deleted. */
  readonly forever: boolean
  readonly origin: unknown
  readonly only: ReadonlySet<string> | null
}
const FOREVER: Manner = { forever: true, origin: LOCAL, only: null }

const restoreRoots = (doc: Y.Doc, old: Y.Doc, schema: DocumentSchema, { forever, origin, only }: Manner): void =>
  doc.transact(() => {
    for (const [name, place] of Object.entries(schema)) {
      const keys = only && keysIn(only, name)
      if (keys?.size === 0) continue
      if (place.type === 'map')
        withBoth(rootMap(doc, name), rootMap(old, name), (now, was) => restoreMap(now, was, place, { forever, keys }))
      else if (place.type === 'text')
        withBoth(rootText(doc, name), rootText(old, name), (now, was) => restoreText(now, forever ? clipped(was, place) : was.toString()))
      else withBoth(rootFragment(doc, name), rootFragment(old, name), (now, was) => restoreBlocks(now, was, !forever))
    }
  }, origin)

/** `k3` of `items/k3/due`; '' for a root that is a text. */
const keysIn = (paths: ReadonlySet<string>, root: string): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const path of paths) {
    const [first, key = ''] = path.split('/')
    if (first === root) keys.add(key)
  }
  return keys
}

const restoreMap = (
  now: Y.Map<unknown>,
  was: Y.Map<unknown>,
  place: MapSchema,
  { forever, keys }: { readonly forever: boolean; readonly keys?: ReadonlySet<string> | null },
): void => {
  // Entries owned by one account, such as confirmations: the relay lets nobody else write or remove them, and would refuse the whole update.
  // So do definitions of own fields, which only chair and secretariat write: their values keep the names of now.
  if (forever && (place.ownerOf || place.stewards)) return
  for (const key of keys ?? new Set([...now.keys(), ...was.keys()])) {
    const inside = schemaOfKey(place, key)
    if (inside) restoreEntry([now, was], key, inside, { stays: forever && place.permanent === true, forever })
  }
  if (forever) setFirsts(now, place)
}

/** A value that can be set only once stays; if it is missing, the value that it must equal is used (an original due date). */
const setFirsts = (now: Y.Map<unknown>, { keys }: MapSchema): void => {
  for (const [key, place] of Object.entries(keys)) {
    const first = place.type === 'value' && place.as ? now.get(place.as) : null
    if (first !== null && first !== undefined && (now.get(key) ?? null) === null) now.set(key, first)
  }
}

const restoreEntry = (
  [now, was]: readonly [Y.Map<unknown>, Y.Map<unknown>],
  key: string,
  place: ContentSchema,
  { stays, forever }: { readonly stays: boolean; readonly forever: boolean },
): void => {
  const [is, old] = [now.get(key), was.get(key)]
  if (place.type === 'value') {
    if (forever && place.once) return
    if (old === undefined) now.has(key) && now.delete(key)
    // A value that an older version accepted and the relay refuses now would make it refuse the whole update.
    else if (forever && !place.accepts(old)) return
    else if (JSON.stringify(is) !== JSON.stringify(old)) now.set(key, old)
    return
  }
  if (is === undefined) {
    // A missing permanent value has not arrived yet: this copy is behind, and it may not be set twice.
    if (old !== undefined && !stays) now.set(key, copyOf(old, forever ? place : null))
  } else if (old === undefined) {
    // Permanent entries are archived; a checklist entry is deleted.
    if (!stays) now.delete(key)
    else if (place.type === 'map' && Object.hasOwn(place.keys, 'archived')) archive(mapIn(now, key))
  } else if (place.type === 'map') withBoth(mapIn(now, key), mapIn(was, key), (one, other) => restoreMap(one, other, place, { forever }))
  else if (place.type === 'text')
    withBoth(textUnder(now, key), textUnder(was, key), (one, other) => restoreText(one, forever ? clipped(other, place) : other.toString()))
  else if (is instanceof Y.XmlFragment && old instanceof Y.XmlFragment) restoreBlocks(is, old, !forever)
}
/** Limit for one person, even if several people wrote more. */
const clipped = (text: Y.Text, { most }: TextSchema): string => withoutControls(text.toString()).slice(0, most)
const archive = (map: Y.Map<unknown> | null): void => {
  if (map && map.get('archived') !== true) map.set('archived', true)
}

const withBoth = <T>(now: T | null, was: T | null, restore: (now: T, was: T) => void): void => {
  if (now && was) restore(now, was)
}

/** Recreates a deleted checklist entry with those fields that `place` selects; all of them without it. */
const copyOf = (old: unknown, place: ContentSchema | null): unknown => {
  if (old instanceof Y.Map) {
    const map = new Y.Map<unknown>()
    old.forEach((value, key) => {
      const inside = place?.type === 'map' ? schemaOfKey(place, key) : null
      if (place && (!inside || (inside.type === 'value' && !inside.accepts(value)))) return
      map.set(key, copyOf(value, inside ?? null))
    })
    return map
  }
  if (old instanceof Y.XmlFragment) return copyOfBlocks(old)
  if (!(old instanceof Y.Text)) return old
  return new Y.Text(place?.type === 'text' ? clipped(old, place) : old.toString())
}
