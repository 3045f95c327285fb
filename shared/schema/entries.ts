// A root of a document whose entries are kept under ids, as terms are: its places, total reading, creation and archiving, from one
// table of fields. Entries are permanent: archived, never deleted.
import * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { mapIn, mapsIn, rootMap } from '../editor/foreign.ts'
import type { Random } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import type { DocumentPlaces } from '../places.ts'
import { ok, type Result, refuse } from '../result.ts'
import { bear, DONE, put } from './change.ts'
import { derived, type FieldsOf, placesOfFields, readerOf } from './field.ts'

interface AnyEntry {
  readonly id: string
  readonly archived: boolean
}
interface Declared<Entry extends AnyEntry> {
  readonly root: string
  /** In the order in which a new entry is written. */
  readonly fields: FieldsOf<Entry>
  readonly parseId: (key: string) => Entry['id'] | null
  readonly newId: (random: Random) => Entry['id']
  /** How many living entries one person may have made. */
  readonly most: number
}
export interface Entries<Entry extends AnyEntry> extends Declared<Entry> {
  readonly places: DocumentPlaces
  readonly read: (map: Y.Map<unknown>, id: Entry['id']) => Entry
}

export const entries = <Entry extends AnyEntry>(declared: Declared<Entry>): Entries<Entry> => {
  const { root, fields, most } = declared
  const each = { type: 'map', permanent: true, keys: placesOfFields(fields) } as const
  return {
    ...declared,
    places: { [root]: { type: 'map', keys: {}, each, permanent: true, most } },
    read: readerOf({ id: derived((_from, id) => id), ...fields }),
  }
}

/** As they stand in the document: in no order. */
export const readEntries = <Entry extends AnyEntry>(doc: Y.Doc, { root, parseId, read }: Entries<Entry>): readonly Entry[] =>
  mapsIn(rootMap(doc, root), parseId).map(([id, map]) => read(map, id))

export const entryMap = <Entry extends AnyEntry>(doc: Y.Doc, { root }: Entries<Entry>, id: Entry['id']): Y.Map<unknown> | null =>
  mapIn(rootMap(doc, root), id)

/** What a new entry may be given: of a pair one side or both. */
export type NewEntry<Entry> = {
  readonly [Name in Exclude<keyof Entry, 'id' | 'archived'>]?: Entry[Name] extends Bilingual ? Partial<Bilingual> : Entry[Name]
}

export interface Newcomer<Entry extends AnyEntry> {
  readonly given: NewEntry<Entry>
  /** Where it is not for chance to say. */
  readonly id?: Entry['id']
}
/** In one step of undo, which archives them (see `bear`); none when one of them is refused. */
export const addEntries = <Entry extends AnyEntry>(
  doc: Y.Doc,
  { root, fields, newId }: Entries<Entry>,
  all: readonly Newcomer<Entry>[],
  random: Random,
): Result<readonly Entry['id'][]> => {
  const made: [Entry['id'], Y.Map<unknown>][] = []
  for (const { id = newId(random), given } of all) {
    const map = new Y.Map<unknown>()
    const values = new Map<string, unknown>(Object.entries(given))
    for (const [name, field] of Object.entries(fields)) if (!field.create(map, name, values.get(name))) return refuse('bad-request')
    made.push([id, map])
  }
  bear(doc, doc.getMap(root), made)
  doc.transact(() => {
    for (const [, map] of made) map.set('archived', false)
  }, LOCAL)
  return ok(made.map(([id]) => id))
}

/** Those of them that are there. */
export const setArchived = <Entry extends AnyEntry>(
  doc: Y.Doc,
  part: Entries<Entry>,
  ids: readonly Entry['id'][],
  archived: boolean,
): Result<undefined> => {
  const maps = ids.flatMap((id) => entryMap(doc, part, id) ?? [])
  if (maps.length === 0) return refuse('not-found')
  doc.transact(() => {
    for (const map of maps) put(map, 'archived', archived)
  }, LOCAL)
  return DONE
}
