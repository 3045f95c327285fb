// Changes to the group's own fields. Their names and units are texts, edited letter by letter; the kind of a field is fixed by its key.
import * as Y from 'yjs'
import type { Bilingual, Language } from '../bilingual.ts'
import { MOST } from '../bounds.ts'
import { mapIn, textUnder } from '../editor/foreign.ts'
import { newId, type Random } from '../ids.ts'
import { byOrder, orderBetween } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { DONE, putValue } from '../schema/change.ts'
import { addEntries, entryMap, moveEntry, readEntries, setArchived } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import { isStoredChoice, OWN_FIELDS, type OwnChoice, type OwnField } from './ownFields.ts'
import { newOwnKey, type OwnKey, type OwnKind } from './ownKeys.ts'

export interface NewOwnField {
  readonly kind: OwnKind
  readonly name: Partial<Bilingual>
  readonly unit?: Partial<Bilingual>
  /** Of a list, in order. */
  readonly choices?: readonly Bilingual[]
}

/** At the end of the list. */
export const addOwnField = (doc: Y.Doc, { kind, name, unit, choices = [] }: NewOwnField, random: Random): Result<OwnKey> => {
  if (readEntries(doc, OWN_FIELDS).filter(({ archived }) => !archived).length >= MOST.ownFields) return refuse('bad-request')
  let last: string | null = null
  const listed = choices.map((choice): OwnChoice => {
    last = orderBetween(last, null, random)
    return { id: newId(random), name: trimmed(choice), order: last, archived: false }
  })
  const given = { name, ...(unit && { unit }), choices: listed }
  const added = addEntries(doc, OWN_FIELDS, [{ id: newOwnKey(kind, random), given }], random)
  return added.ok ? ok(must(added.value[0], 'the field')) : added
}
const trimmed = ({ es, en }: Bilingual): Bilingual => ({ es: es.trim(), en: en.trim() })

export const archiveOwnField = (doc: Y.Doc, id: OwnKey): Result<undefined> => setArchived(doc, OWN_FIELDS, [id], true)
export const restoreOwnField = (doc: Y.Doc, id: OwnKey): Result<undefined> => setArchived(doc, OWN_FIELDS, [id], false)
/** After `after`, or else before `before`. */
export const moveOwnField = (doc: Y.Doc, id: OwnKey, place: InsertPosition<OwnKey>, random: Random): Result<undefined> =>
  moveEntry(doc, OWN_FIELDS, id, place, random)
export const ownFieldText = (doc: Y.Doc, id: OwnKey, text: 'name' | 'unit', language: Language): Y.Text | null =>
  textUnder(entryMap(doc, OWN_FIELDS, id), side(text, language))

/** At the end of its list. */
export const addChoice = (doc: Y.Doc, id: OwnKey, name: Bilingual, random: Random): Result<string> => {
  const field = ownFieldIn(doc, id)
  const choices = mapIn(entryMap(doc, OWN_FIELDS, id), 'choices')
  if (!field || !choices) return refuse('not-found')
  const last = field.choices.toSorted(byOrder).at(-1)
  const stored = { name: trimmed(name), order: orderBetween(last?.order ?? null, null, random), archived: false }
  if (!isStoredChoice(stored) || choices.size >= MOST.choices) return refuse('bad-request')
  const choice = newId(random)
  doc.transact(() => choices.set(choice, stored), LOCAL)
  return ok(choice)
}

/** Name, place, or whether it is still offered. */
export const changeChoice = (
  doc: Y.Doc,
  id: OwnKey,
  choice: string,
  to: Partial<Pick<OwnChoice, 'name' | 'archived'>>,
): Result<undefined> => {
  const choices = mapIn(entryMap(doc, OWN_FIELDS, id), 'choices')
  const now = choices?.get(choice)
  if (!choices || !isStoredChoice(now)) return refuse('not-found')
  const stored = { name: to.name ? trimmed(to.name) : now.name, order: now.order, archived: to.archived ?? now.archived }
  if (!isStoredChoice(stored)) return refuse('bad-request')
  doc.transact(() => putValue(choices, choice, stored), LOCAL)
  return DONE
}

export const ownFieldIn = (doc: Y.Doc, id: OwnKey): OwnField | null => {
  const map = entryMap(doc, OWN_FIELDS, id)
  return map instanceof Y.Map ? OWN_FIELDS.read(map, id) : null
}
