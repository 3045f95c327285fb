// One kind of document, composed of its tables: the relay's schema, and the names of its parts for history and restoring.
import type { Bilingual } from '../bilingual.ts'
import type { ContentSchema, DocumentSchema } from '../contentSchema.ts'
import type { Fields } from './field.ts'

/** Name in sentences, with its article; `{name}` is its title. */
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
  /** Name of the whole in sentences, if it differs from `self`. */
  readonly called?: Bilingual
  /** Fields outside lists (`record`), and their name in the history. */
  readonly self?: { readonly subject: string; readonly called: Called; readonly records: readonly Part[] }
  /** Lists by the name of their entries in the history. */
  readonly lists?: Readonly<Record<string, ListPart>>
  /** Lists that are not in the history, because they only matter during a session. */
  readonly silent?: readonly ListPart[]
  /** Roots with rules of their own, which the history handles elsewhere. */
  readonly more?: DocumentSchema
}
export interface DocumentTable {
  readonly schema: DocumentSchema
  readonly called: Bilingual | null
  readonly self: { readonly subject: string; readonly called: Called; readonly fields: Fields } | null
  readonly lists: Readonly<Record<string, ListPart>>
  /** Names of roots and fields that are not in the history. */
  readonly silent: ReadonlySet<string>
  /** How events name a change that only matters during a session: by its root, or by its field outside lists. Lists of events leave them out. */
  readonly untold: ReadonlySet<string>
  /** Names of fields that are in the history, and no news. */
  readonly quiet: ReadonlySet<string>
}

export const documentOf = ({ called, self, lists = {}, silent = [], more = {} }: Declared): DocumentTable => {
  const records = self?.records ?? []
  const parts = [...records, ...Object.values(lists), ...silent]
  const named = (some: readonly Part[], how: 'silent' | 'quiet') =>
    some.flatMap(({ fields }) => Object.keys(fields).filter((name) => fields[name]?.[how]))
  const roots = silent.map(({ root }) => root)
  const listed = Object.values(lists).filter((part) => named([part], 'silent').length > 0)
  return {
    schema: Object.assign({}, ...parts.map(({ schema }) => schema), more),
    called: called ?? null,
    self: self ? { subject: self.subject, called: self.called, fields: Object.assign({}, ...records.map(({ fields }) => fields)) } : null,
    lists,
    silent: new Set([...named(parts, 'silent'), ...roots, ...Object.keys(more)]),
    untold: new Set([...named(records, 'silent'), ...listed.map(({ root }) => root), ...roots]),
    quiet: new Set(named(records, 'quiet')),
  }
}

/** The field used as a subject's name: the first text. */
export const titleField = (fields: Fields): string =>
  Object.entries(fields).find(([name, field]) => Object.values(field.schemas(name)).some(({ type }) => type === 'text'))?.[0] ?? ''

/** Schemas of maps whose values are set, and not added and removed. */
export const countedSchemas = (fields: Fields): readonly ContentSchema[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    Object.values(field.schemas(name)).filter(({ type }) => type === 'map' && 'initial' in field),
  )
