// One kind of document, put together from its tables: what the relay accepts, and what history and restoring know its parts by.
import type { Bilingual } from '../bilingual.ts'
import type { ContentSchema, DocumentSchema } from '../contentSchema.ts'
import type { Fields } from './field.ts'

/** What sentences call one, with its article; `{name}` is its title. */
export interface Called {
  readonly this: Bilingual
  readonly named: Bilingual
  /** It has no title. */
  readonly unnamed: Bilingual
}
interface Part {
  readonly fields: Fields
  readonly schema: DocumentSchema
}
/** A list of entries (`entries`). */
export interface ListPart extends Part {
  readonly root: string
  readonly called?: Called
}

interface Declared {
  /** What sentences call all of it, where that is something else than `self`. */
  readonly called?: Bilingual
  /** What is in no list (`record`), and what history calls it. */
  readonly self?: { readonly subject: string; readonly called: Called; readonly records: readonly Part[] }
  /** By what history calls one of their entries. */
  readonly lists?: Readonly<Record<string, ListPart>>
  /** Lists that come and go during a session and are no history. */
  readonly silent?: readonly ListPart[]
  /** Roots with rules of their own, which history handles elsewhere. */
  readonly more?: DocumentSchema
}
export interface DocumentTable {
  readonly schema: DocumentSchema
  readonly called: Bilingual | null
  readonly self: { readonly subject: string; readonly called: Called; readonly fields: Fields } | null
  readonly lists: Readonly<Record<string, ListPart>>
  /** Names of roots and fields that are no history. */
  readonly silent: ReadonlySet<string>
}

export const documentOf = ({ called, self, lists = {}, silent = [], more = {} }: Declared): DocumentTable => {
  const records = self?.records ?? []
  const parts = [...records, ...Object.values(lists), ...silent]
  const silentFields = parts.flatMap(({ fields }) => Object.keys(fields).filter((name) => fields[name]?.silent))
  return {
    schema: Object.assign({}, ...parts.map(({ schema }) => schema), more),
    called: called ?? null,
    self: self ? { subject: self.subject, called: self.called, fields: Object.assign({}, ...records.map(({ fields }) => fields)) } : null,
    lists,
    silent: new Set([...silentFields, ...silent.map(({ root }) => root), ...Object.keys(more)]),
  }
}

/** The field that a subject is called by: the first one that is a text, in both languages or in none. */
export const titleField = (fields: Fields): string =>
  Object.entries(fields).find(([name, field]) => Object.values(field.schemas(name)).some(({ type }) => type === 'text'))?.[0] ?? ''

/** Where the values under the keys of a field are set, and not added and removed: their schemas. */
export const countedSchemas = (fields: Fields): readonly ContentSchema[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    Object.values(field.schemas(name)).filter(({ type }) => type === 'map' && 'initial' in field),
  )
