// A root with entries under ids, such as terms: schema, total reading, creation and archiving, from one table of fields.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import type { ContentSchema, DocumentSchema, MapSchema } from '../contentSchema.ts'
import { mapIn, mapsIn, rootMap } from '../editor/foreign.ts'
import type { DelegationId, Random } from '../ids.ts'
import { isOrder, orderBetween } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { DONE, insertArchived, putValue } from './change.ts'
import type { Called } from './document.ts'
import { entryReader, type FieldsOf, newEntry, schemasOfFields } from './field.ts'
import { type InsertPosition, orderAt } from './insertPosition.ts'

interface AnyEntry {
  readonly id: string
}
/** What an entry holds beside its table of fields. */
export interface OpenFields {
  readonly schema: (key: string) => ContentSchema | undefined
  /** Their values, by key; null if it has none. */
  readonly read: (map: Y.Map<unknown>) => Readonly<Record<string, unknown>> | null
  /** Whether a new entry can be given this value, which it then has. */
  readonly create: (into: Y.Map<unknown>, key: string, given: unknown) => boolean
}
interface Declared<Entry extends AnyEntry> {
  readonly root: string
  /** In the order in which a new entry is written. A field named `order` is the position in the list: new entries come last. */
  readonly fields: FieldsOf<Entry>
  readonly parseId: (key: string) => Entry['id'] | null
  readonly newId: (random: Random) => Entry['id']
  /** Archived, never deleted: they need a field `archived`. */
  readonly permanent: boolean
  /** Which keys are ids; by default any well-formed one. */
  readonly isKey?: (key: string) => boolean
  /** Written by chair and secretariat only. */
  readonly stewards?: true
  /** By its id: written by the members of this delegation, and by scribes; by scribes only where there is none. */
  readonly delegationOf?: (key: string) => DelegationId | null
  /** Fields of an entry that are not in the table, because the document defines them. */
  readonly open?: OpenFields
  /** Maximum entries of one person that are not archived. */
  readonly most: number
  /** Fields that search uses, the title first; absent if it is not searched. */
  readonly searched?: readonly (keyof Entry & string)[]
  /** For lists in the history. */
  readonly called?: Called
}
export interface Entries<Entry extends AnyEntry> extends Declared<Entry> {
  readonly schema: DocumentSchema
  readonly read: (map: Y.Map<unknown>, id: Entry['id']) => Entry
}

export const entries = <Entry extends AnyEntry>(declared: Declared<Entry>): Entries<Entry> => {
  const { root, fields, permanent, most, isKey, stewards, delegationOf, open } = declared
  const rules = { ...(isKey && { isKey }), ...(stewards && { stewards }), ...(delegationOf && { delegationOf }) }
  const forever = permanent ? ({ permanent: true } as const) : {}
  const each: MapSchema = { type: 'map', ...forever, keys: schemasOfFields(fields), ...(open && { open: open.schema }) }
  const readTable = entryReader<Entry>(fields)
  return {
    ...declared,
    schema: { [root]: { type: 'map', keys: {}, each, ...forever, most, ...rules } },
    read: open
      ? (map, id) => {
          const found = open.read(map)
          return found ? { ...readTable(map, id), ...found } : readTable(map, id)
        }
      : readTable,
  }
}

/** As stored in the document, in no order. */
export const readEntries = <Entry extends AnyEntry>(doc: Y.Doc, { root, parseId, read }: Entries<Entry>): readonly Entry[] =>
  mapsIn(rootMap(doc, root), parseId).map(([id, map]) => read(map, id))

export const entryMap = <Entry extends AnyEntry>(doc: Y.Doc, { root }: Entries<Entry>, id: Entry['id']): Y.Map<unknown> | null =>
  mapIn(rootMap(doc, root), id)

/** Initial values of a new entry: for a pair one side or both. */
export type NewEntry<Entry> = {
  readonly [Name in Exclude<keyof Entry, 'id' | 'order' | 'archived'>]?: Entry[Name] extends Bilingual ? Partial<Bilingual> : Entry[Name]
}

export interface Newcomer<Entry extends AnyEntry> {
  readonly given: NewEntry<Entry>
  /** Given where it must not be random. */
  readonly id?: Entry['id']
}
/** In one undo step, which archives permanent entries (see `bear` in change.ts); none when one of them is refused. */
export const addEntries = <Entry extends AnyEntry>(
  doc: Y.Doc,
  part: Entries<Entry>,
  all: readonly Newcomer<Entry>[],
  random: Random,
): Result<readonly Entry['id'][]> => {
  const made = makeEntries(doc, part, all, random)
  if (!made.ok) return made
  const into = doc.getMap(part.root)
  if (part.permanent) insertArchived(doc, into, made.value)
  doc.transact(() => {
    for (const [id, map] of made.value) {
      if (part.permanent) map.set('archived', false)
      else into.set(id, map)
    }
  }, LOCAL)
  return ok(made.value.map(([id]) => id))
}

/** Permanent ones, archived until they are restored. */
export const createArchived = <Entry extends AnyEntry>(
  doc: Y.Doc,
  part: Entries<Entry>,
  all: readonly Newcomer<Entry>[],
  random: Random,
): Result<readonly Entry['id'][]> => {
  const made = makeEntries(doc, part, all, random)
  if (!made.ok) return made
  insertArchived(doc, doc.getMap(part.root), made.value)
  return ok(made.value.map(([id]) => id))
}

/** In order, at the end of the list. */
const makeEntries = <Entry extends AnyEntry>(
  doc: Y.Doc,
  { root, fields, parseId, newId, open }: Entries<Entry>,
  all: readonly Newcomer<Entry>[],
  random: Random,
): Result<readonly (readonly [Entry['id'], Y.Map<unknown>])[]> => {
  const isListed = 'order' in fields
  let last: string | null = null
  const made: [Entry['id'], Y.Map<unknown>][] = []
  for (const { id, given } of all) {
    const values: Record<string, unknown> = { ...given }
    if (isListed) {
      last = last === null ? orderAt(mapsIn(doc.getMap(root), parseId), {}, random) : orderBetween(last, null, random)
      values.order = last
    }
    const map = newEntry(fields, values)
    const others = open ? Object.entries(given).filter(([key]) => open.schema(key)) : []
    if (!map || !others.every(([key, value]) => open?.create(map, key, value))) return refuse('bad-request')
    made.push([id ?? newId(random), map])
  }
  return ok(made)
}

export const addEntry = <Entry extends AnyEntry>(
  doc: Y.Doc,
  part: Entries<Entry>,
  given: NewEntry<Entry>,
  random: Random,
): Result<Entry['id']> => {
  const added = addEntries(doc, part, [{ given }], random)
  return added.ok ? ok(must(added.value[0], 'the entry')) : added
}

/** Those that exist. */
export const setArchived = <Entry extends AnyEntry>(
  doc: Y.Doc,
  part: Entries<Entry>,
  ids: readonly Entry['id'][],
  archived: boolean,
): Result<undefined> => {
  const maps = ids.flatMap((id) => entryMap(doc, part, id) ?? [])
  if (maps.length === 0) return refuse('not-found')
  doc.transact(() => {
    for (const map of maps) putValue(map, 'archived', archived)
  }, LOCAL)
  return DONE
}

interface List {
  readonly parseId: (key: string) => string | null
}
/** After `after`, or else before `before`. */
export const moveEntry = (
  doc: Y.Doc,
  { root, parseId }: List & { readonly root: string },
  id: string,
  place: InsertPosition<string>,
  random: Random,
): Result<undefined> => doc.transact(() => moveIn(rootMap(doc, root), { parseId }, id, place, random), LOCAL)

/** The same in a list within an entry, in a transaction of the caller's. */
export const moveIn = (
  list: Y.Map<unknown> | null,
  { parseId }: List,
  id: string,
  place: InsertPosition<string>,
  random: Random,
): Result<undefined> => {
  const all = mapsIn<string>(list, parseId)
  const entry = all.find(([key]) => key === id)?.[1]
  if (!entry) return refuse('not-found')
  const others = all.filter(([key]) => key !== id)
  const order = orderAt(others, place, random)
  if (!isOrder(order)) return refuse('bad-request')
  putValue(entry, 'order', order)
  return DONE
}
