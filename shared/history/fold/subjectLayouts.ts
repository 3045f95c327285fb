// Subject and field of an event for each path in a document: read from the tables of the documents.

import type { ContentSchema, MapSchema } from '../../contentSchema.ts'
import { DOCUMENTS } from '../../documents.ts'
import { isName } from '../../ids.ts'
import { CONFIRMED, parseConfirmationKey } from '../../pairs/confirmations.ts'
import { parsePair } from '../../pairs/pairNames.ts'
import { parseOwnPlace } from '../../roadmap/ownKeys.ts'
import { type Called, countedSchemas, type DocumentTable, titleField } from '../../schema/document.ts'
import { type Fields, schemasOfFields } from '../../schema/field.ts'
import { META_ROOT } from '../../schema/record.ts'
import { type EventSubject, SUBJECT_TYPES, type SubjectType } from '../events.ts'

interface SubjectOf {
  readonly table: DocumentTable
  /** For a list of entries; null outside lists. */
  readonly root: string | null
  readonly fields: Fields
  readonly called: Called | null
  readonly schemas: Readonly<Record<string, ContentSchema>>
}
const partsOf = ({ lists, self }: DocumentTable): readonly (Omit<SubjectOf, 'table' | 'schemas'> & { readonly type: string })[] => [
  ...Object.entries(lists).map(([type, { root, fields, called }]) => ({ type, root, fields, called: called ?? null })),
  ...(self ? [{ type: self.subject, root: null, fields: self.fields, called: self.called }] : []),
]
const SUBJECTS: ReadonlyMap<string, SubjectOf> = new Map(
  Object.values(DOCUMENTS).flatMap((table) =>
    partsOf(table).map(({ type, ...part }) => [type, { table, ...part, schemas: schemasOfFields(part.fields) }] as const),
  ),
)
/** The table that declares a subject's fields; null for subjects of acts. */
export const subjectLayout = (type: SubjectType): SubjectOf | null => SUBJECTS.get(type) ?? null
const typeOf = (name: string | undefined): SubjectType | null => SUBJECT_TYPES.find((type) => type === name) ?? null

/** The field used as a subject's name; acts name theirs themselves. */
const TITLES = new Map([...SUBJECTS].map(([type, { fields }]) => [type, titleField(fields)]))
export const titleFieldOf = (type: SubjectType): string => TITLES.get(type) ?? ''

/** Subject of a root whose entries are subjects. */
const listed = ({ lists }: DocumentTable, root: string): SubjectType | null =>
  typeOf(Object.keys(lists).find((type) => lists[type]?.root === root))
/** Outside lists, the document itself. */
export const selfOf = ({ self }: DocumentTable): SubjectType | null => typeOf(self?.subject)

export interface Location {
  readonly subject: EventSubject
  /** Path below the subject; empty for the subject itself. */
  readonly rest: readonly string[]
}

/** Null if it does not appear in the history, or is outside our tables. */
export const locate = (table: DocumentTable, path: readonly string[]): Location | null => {
  const [root = '', id, ...below] = path
  // Confirmations are events of the confirmed pair.
  if (root === CONFIRMED) return below.length === 0 ? locateConfirmed(id ?? '') : null
  if (!Object.hasOwn(table.schema, root) || table.silent.has(root)) return null
  const type = listed(table, root)
  if (type) return isName(id) && !table.silent.has(below[0] ?? '') ? { subject: { type, id }, rest: inOwnField(type, below) } : null
  const self = selfOf(table)
  const rest = root === META_ROOT ? path.slice(1) : path
  return self && rest.length > 0 && !table.silent.has(rest[0] ?? '') ? { subject: { type: self, id: '' }, rest } : null
}

/** The key of a choice in an item names the field and its member. */
const inOwnField = (type: SubjectType, below: readonly string[]): readonly string[] => {
  const place = type === 'item' && below.length === 1 ? parseOwnPlace(below[0] ?? '') : null
  return place?.choice ? [place.field, place.choice] : below
}

/** Owner of a path without history of its own, or of an unknown one: the subject of its list, or the document. */
export const ownerSubject = (table: DocumentTable, [root = '', id]: readonly string[]): EventSubject => {
  const type = listed(table, root)
  if (type && isName(id)) return { type, id }
  // Of lists only, the last one is the main content.
  return { type: selfOf(table) ?? type ?? typeOf(Object.keys(table.lists).at(-1)) ?? 'item', id: '' }
}

/** `confirmed/title`, `confirmed/body:<block>:<block>`: the author is that of the entry. */
const locateConfirmed = (key: string): Location | null => {
  const pair = parsePair(parseConfirmationKey(key)?.pair ?? '')
  return pair && { subject: { type: pair.type, id: pair.id }, rest: [CONFIRMED, [pair.field, ...pair.inside].join(':')] }
}

/** Path of a subject's fields. */
export const subjectFields = (type: SubjectType): Readonly<Record<string, ContentSchema>> => subjectLayout(type)?.schemas ?? {}

/** Members of a set are added and removed; a session's attendance is a number per delegation, which is set. */
export const isSetSchema = (place: ContentSchema | undefined): place is MapSchema =>
  place?.type === 'map' && place.each !== undefined && !COUNTED.has(place)
const COUNTED: ReadonlySet<ContentSchema> = new Set([...SUBJECTS.values()].flatMap(({ fields }) => countedSchemas(fields)))
