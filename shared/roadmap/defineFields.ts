// Changes to the group's own fields. Their names and units are texts, edited letter by letter; the kind of a field is fixed by its key.
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { MOST } from '../bounds.ts'
import { mapIn, textUnder } from '../editor/foreign.ts'
import { smallestEdit } from '../editor/smallestEdit.ts'
import { newId, type Random } from '../ids.ts'
import { byOrder, orderBetween } from '../order.ts'
import { BIRTH, LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { DONE, putValue } from '../schema/change.ts'
import { addEntries, entryMap, moveEntry, readEntries, setArchived } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import type { OwnChoice, OwnField } from './model.ts'
import { isStoredChoice, OWN_FIELDS, ownFieldIn } from './ownFields.ts'
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
  if (!mayUseMore(doc) || readEntries(doc, OWN_FIELDS).length >= MOST.ownFieldsEver) return refuse('bad-request')
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
export const restoreOwnField = (doc: Y.Doc, id: OwnFieldKey): Result<undefined> =>
  mayUseMore(doc) ? setArchived(doc, OWN_FIELDS, [id], false) : refuse('bad-request')
const mayUseMore = (doc: Y.Doc): boolean => readEntries(doc, OWN_FIELDS).filter(({ archived }) => !archived).length < MOST.ownFields
/** After `after`, or else before `before`. */
export const moveOwnField = (doc: Y.Doc, id: OwnFieldKey, place: InsertPosition<OwnFieldKey>, random: Random): Result<undefined> =>
  moveEntry(doc, OWN_FIELDS, id, place, random)
export const ownFieldText = (doc: Y.Doc, id: OwnFieldKey, text: 'name' | 'unit', language: Language): Y.Text | null =>
  textUnder(entryMap(doc, OWN_FIELDS, id), side(text, language))

/** At the end of the list, in their order, with the ids that they have already: items may be written in the same step. */
export const defineOwnFields = (doc: Y.Doc, fields: readonly OwnField[], random: Random): Result<undefined> => {
  const all = readEntries(doc, OWN_FIELDS)
  const used = all.filter(({ archived }) => !archived).length
  if (used + fields.length > MOST.ownFields || all.length + fields.length > MOST.ownFieldsEver) return refuse('bad-request')
  const given = fields.map(({ id, name, unit, choices }) => ({ id, given: { name: trimmed(name), unit: trimmed(unit), choices } }))
  const added = addEntries(doc, OWN_FIELDS, given, random)
  return added.ok ? DONE : added
}

/** At the end of its list. */
export const addChoice = (doc: Y.Doc, id: OwnFieldKey, name: Bilingual, random: Random): Result<string> => {
  const field = ownFieldIn(doc, id)
  if (!field) return refuse('not-found')
  if (!isStoredChoice({ name: trimmed(name), order: ANY_ORDER, archived: false }) || field.choices.length >= MOST.choices)
    return refuse('bad-request')
  const choice = addArchived(doc, id, name, random)
  const offered = changeChoice(doc, id, choice, { archived: false })
  return offered.ok ? ok(choice) : offered
}
/** A choice is never deleted, so undo must not remove one: it is created archived, and the step that undo tracks is that it is offered. */
const addArchived = (doc: Y.Doc, id: OwnFieldKey, name: Bilingual, random: Random): string => {
  const last = ownFieldIn(doc, id)?.choices.toSorted(byOrder).at(-1)
  const stored = { name: trimmed(name), order: orderBetween(last?.order ?? null, null, random), archived: true }
  const choice = newId(random)
  doc.transact(() => mapIn(entryMap(doc, OWN_FIELDS, id), 'choices')?.set(choice, stored), BIRTH)
  return choice
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
/** Writes what somebody has changed of what was before them, as one step, and all of it or nothing; of texts only the letters. */
export const putOwnFieldTo = (
  doc: Y.Doc,
  id: OwnFieldKey,
  [from, to]: readonly [from: FieldChange, to: FieldChange],
  random: Random,
): Result<undefined> => {
  const field = ownFieldIn(doc, id)
  if (!field) return refuse('not-found')
  const choices = to.choices.filter((one) => !from.choices.some((before) => before.id === one.id && isSameChoice(before, one)))
  const added = choices.filter((one) => one.id === null).length
  const isValid = choices.every(({ name, archived }) => isStoredChoice({ name: trimmed(name), order: ANY_ORDER, archived }))
  if (!isValid || field.choices.length + added > MOST.choices) return refuse('bad-request')
  const born = choices.flatMap(({ id: known, name }) => (known === null ? [addArchived(doc, id, name, random)] : []))
  return doc.transact((): Result<undefined> => {
    for (const language of LANGUAGES)
      for (const text of ['name', 'unit'] as const)
        if (from[text][language] !== to[text][language]) putText(ownFieldText(doc, id, text, language), to[text][language])
    for (const choice of choices) {
      const done = changeChoice(doc, id, choice.id ?? born.shift() ?? '', choice)
      if (!done.ok) return done
    }
    return DONE
  }, LOCAL)
}
const ANY_ORDER = 'a1'
type DraftChoice = FieldChange['choices'][number]
const isSameChoice = (a: DraftChoice, b: DraftChoice): boolean =>
  a.archived === b.archived && LANGUAGES.every((language) => a.name[language] === b.name[language])
const putText = (text: Y.Text | null, to: string): void => {
  const edit = text && smallestEdit(text.toString(), withoutControls(to).trim())
  if (edit && edit.remove > 0) text?.delete(edit.index, edit.remove)
  if (edit && edit.insert !== '') text?.insert(edit.index, edit.insert)
}
