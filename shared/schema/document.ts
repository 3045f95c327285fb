// One kind of document, put together from its tables: what the relay accepts, and what history and restoring know its parts by.
import type { DocumentPlaces, Place } from '../places.ts'
import type { Fields } from './field.ts'

interface Part {
  readonly fields: Fields
  readonly places: DocumentPlaces
}
/** A list of entries (`entries`). */
export interface ListPart extends Part {
  readonly root: string
}

interface Declared {
  /** What is in no list (`record`), and what history calls it. */
  readonly self?: { readonly subject: string; readonly records: readonly Part[] }
  /** By what history calls one of their entries. */
  readonly lists?: Readonly<Record<string, ListPart>>
  /** Lists that come and go during a session and are no history. */
  readonly silent?: readonly ListPart[]
  /** Roots with rules of their own, which history handles elsewhere. */
  readonly more?: DocumentPlaces
}
export interface DocumentTable {
  readonly places: DocumentPlaces
  readonly self: { readonly subject: string; readonly fields: Fields } | null
  readonly lists: Readonly<Record<string, ListPart>>
  /** Names of roots and fields that are no history. */
  readonly silent: ReadonlySet<string>
}

export const documentOf = ({ self, lists = {}, silent = [], more = {} }: Declared): DocumentTable => {
  const records = self?.records ?? []
  const parts = [...records, ...Object.values(lists), ...silent]
  const silentFields = parts.flatMap(({ fields }) => Object.keys(fields).filter((name) => fields[name]?.silent))
  return {
    places: Object.assign({}, ...parts.map(({ places }) => places), more),
    self: self ? { subject: self.subject, fields: Object.assign({}, ...records.map(({ fields }) => fields)) } : null,
    lists,
    silent: new Set([...silentFields, ...silent.map(({ root }) => root), ...Object.keys(more)]),
  }
}

/** The field that a subject is called by: the first one that is a text, in both languages or in none. */
export const titleField = (fields: Fields): string =>
  Object.entries(fields).find(([name, field]) => Object.values(field.places(name)).some(({ type }) => type === 'text'))?.[0] ?? ''

/** Where the values under the keys of a field are set, and not added and removed: its places. */
export const countedPlaces = (fields: Fields): readonly Place[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    Object.values(field.places(name)).filter(({ type }) => type === 'map' && 'initial' in field),
  )
