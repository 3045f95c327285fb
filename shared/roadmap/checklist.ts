// The checklist of an item. Unlike an item, an entry may be deleted with all its content.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { mapIn, mapsIn } from '../editor/foreign.ts'
import { type ItemId, isName, newId, type Random } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import { DONE, setValues } from '../schema/change.ts'
import { moveIn } from '../schema/entries.ts'
import { newEntry } from '../schema/field.ts'
import { type InsertPosition, orderAt } from '../schema/insertPosition.ts'
import { changeItem } from './change.ts'
import { CHECKLIST_FIELDS, FIELDS } from './fields.ts'
import type { ChecklistEntry } from './model.ts'

export interface NewChecklistEntry {
  readonly text?: Partial<Bilingual>
  readonly delegation?: ChecklistEntry['delegation']
}

/** At the end of the list; returns the entry's id. */
export const addChecklistEntry = (doc: Y.Doc, id: ItemId, given: NewChecklistEntry, random: Random): Result<string> =>
  changeItem(doc, id, (item) => {
    const list = mapIn(item, 'checklist')
    if (!list) return refuse('not-found')
    const entry = newEntry(CHECKLIST_FIELDS, { ...given, order: orderAt(mapsIn(list, String), {}, random) })
    if (!entry) return refuse('bad-request')
    const key = newId(random)
    list.set(key, entry)
    return ok(key)
  })

export const setChecklistEntry = (
  doc: Y.Doc,
  id: ItemId,
  key: string,
  values: Partial<Pick<ChecklistEntry, 'done' | 'delegation'>>,
): Result<undefined> =>
  changeItem(doc, id, (item) => {
    const entry = isName(key) ? mapIn(mapIn(item, 'checklist'), key) : null
    return entry ? setValues(entry, CHECKLIST_FIELDS, { ...values }) : refuse('not-found')
  })

/** After `after`, or else before `before`. */
export const moveChecklistEntry = (doc: Y.Doc, id: ItemId, key: string, place: InsertPosition<string>, random: Random): Result<undefined> =>
  changeItem(doc, id, (item) => moveIn(mapIn(item, 'checklist'), FIELDS.checklist, key, place, random))

export const removeChecklistEntry = (doc: Y.Doc, id: ItemId, key: string): Result<undefined> =>
  changeItem(doc, id, (item) => {
    mapIn(item, 'checklist')?.delete(key)
    return DONE
  })
