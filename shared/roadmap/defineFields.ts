// Changes to the group's own fields. Their names and units are texts, edited letter by letter; the kind of a field is fixed by its key.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { MOST } from '../bounds.ts'
import { mapIn, textUnder } from '../editor/foreign.ts'
import { smallestEdit } from '../editor/smallestEdit.ts'
import { newId, type Random } from '../ids.ts'
import { byOrder, orderBetween } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { DONE, putValue } from '../schema/change.ts'
import { addEntries, entryMap, moveEntry, readEntries, setArchived } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import type { OwnChoice, OwnField } from './model.ts'
import { isStoredChoice, OWN_FIELDS } from './ownFields.ts'
import { newOwnKey, type OwnFieldKey, type OwnKind } from './ownKeys.ts'

export interface NewOwnField {
  readonly kind: OwnKind
  readonly name: Partial<Bilingual>
  readonly unit?: Partial<Bilingual>
  /** Of a list, in order. */
  readonly choices?: readonly Bilingual[]
}

/** At the end of the list. */
export const addOwnField = (doc: Y.Doc, { kind, name, unit, choices = [] }: NewOwnField, random: Random): Result<OwnFieldKey> => {
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

export const archiveOwnField = (doc: Y.Doc, id: OwnFieldKey): Result<undefined> => setArchived(doc, OWN_FIELDS, [id], true)
export const restoreOwnField = (doc: Y.Doc, id: OwnFieldKey): Result<undefined> => setArchived(doc, OWN_FIELDS, [id], false)
/** After `after`, or else before `before`. */
export const moveOwnField = (doc: Y.Doc, id: OwnFieldKey, place: InsertPosition<OwnFieldKey>, random: Random): Result<undefined> =>
  moveEntry(doc, OWN_FIELDS, id, place, random)
export const ownFieldText = (doc: Y.Doc, id: OwnFieldKey, text: 'name' | 'unit', language: Language): Y.Text | null =>
  textUnder(entryMap(doc, OWN_FIELDS, id), side(text, language))

/** At the end of its list. */
export const addChoice = (doc: Y.Doc, id: OwnFieldKey, name: Bilingual, random: Random): Result<string> => {
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
  id: OwnFieldKey,
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

interface FieldChange {
  readonly name: Bilingual
  readonly unit: Bilingual
  /** Those without an id are new. */
  readonly choices: readonly { readonly id: string | null; readonly name: Bilingual; readonly archived: boolean }[]
}
/** Writes what differs, in one transaction; of texts only the letters. */
export const putOwnFieldTo = (doc: Y.Doc, id: OwnFieldKey, { name, unit, choices }: FieldChange, random: Random): Result<undefined> =>
  doc.transact((): Result<undefined> => {
    if (!ownFieldIn(doc, id)) return refuse('not-found')
    for (const language of LANGUAGES) {
      putText(ownFieldText(doc, id, 'name', language), name[language])
      putText(ownFieldText(doc, id, 'unit', language), unit[language])
    }
    for (const choice of choices) {
      const done = choice.id === null ? addChoice(doc, id, choice.name, random) : changeChoice(doc, id, choice.id, choice)
      if (!done.ok) return done
    }
    return DONE
  }, LOCAL)
const putText = (text: Y.Text | null, to: string): void => {
  const edit = text && smallestEdit(text.toString(), withoutControls(to).trim())
  if (edit && edit.remove > 0) text?.delete(edit.index, edit.remove)
  if (edit && edit.insert !== '') text?.insert(edit.index, edit.insert)
}

export const ownFieldIn = (doc: Y.Doc, id: OwnFieldKey): OwnField | null => {
  const map = entryMap(doc, OWN_FIELDS, id)
  return map instanceof Y.Map ? OWN_FIELDS.read(map, id) : null
}
