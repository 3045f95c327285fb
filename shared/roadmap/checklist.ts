// The checklist of an item. An entry is small, so unlike an item it may be deleted, and all it holds with it.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import { mapIn, mapsIn } from '../editor/foreign.ts'
import { type ItemId, isName, newId, type Random } from '../ids.ts'
import { isOrder } from '../order.ts'
import { ok, type Result, refuse } from '../result.ts'
import { DONE, put } from '../schema/change.ts'
import { side } from '../schema/field.ts'
import { type Place, placeAmong } from '../schema/place.ts'
import { changeItem } from './change.ts'
import { isDelegationId } from './checks.ts'
import { CHECKLIST_ENTRY } from './layout.ts'
import type { ChecklistEntry } from './model.ts'

export interface NewEntry {
  readonly text?: Partial<Bilingual>
  readonly delegation?: ChecklistEntry['delegation']
}

/** At the end of the list; the answer is the entry's id. */
export const addChecklistEntry = (doc: Y.Doc, id: ItemId, { text, delegation = null }: NewEntry, random: Random): Result<string> =>
  changeItem(doc, id, (item) => {
    const list = mapIn(item, 'checklist')
    if (!list) return refuse('not-found')
    if (delegation !== null && !isDelegationId(delegation)) return refuse('bad-request')
    const entry = new Y.Map<unknown>()
    for (const language of LANGUAGES) entry.set(side(CHECKLIST_ENTRY.text, language), new Y.Text(text?.[language]))
    entry.set(CHECKLIST_ENTRY.done, false)
    entry.set(CHECKLIST_ENTRY.delegation, delegation)
    entry.set(CHECKLIST_ENTRY.order, placeAmong(mapsIn(list, String), {}, random))
    const key = newId(random)
    list.set(key, entry)
    return ok(key)
  })

export const setChecklistEntry = (
  doc: Y.Doc,
  id: ItemId,
  key: string,
  { done, delegation }: Partial<Pick<ChecklistEntry, 'done' | 'delegation'>>,
): Result<undefined> =>
  changeItem(doc, id, (item) => {
    const entry = isName(key) ? mapIn(mapIn(item, 'checklist'), key) : null
    if (!entry) return refuse('not-found')
    if (delegation !== undefined && delegation !== null && !isDelegationId(delegation)) return refuse('bad-request')
    if (done !== undefined) put(entry, CHECKLIST_ENTRY.done, done)
    if (delegation !== undefined) put(entry, CHECKLIST_ENTRY.delegation, delegation)
    return DONE
  })

/** Behind `after`, or else before `before`. */
export const moveChecklistEntry = (doc: Y.Doc, id: ItemId, key: string, place: Place<string>, random: Random): Result<undefined> =>
  changeItem(doc, id, (item) => {
    const list = mapIn(item, 'checklist')
    const entry = isName(key) ? mapIn(list, key) : null
    if (!list || !entry) return refuse('not-found')
    const others = mapsIn(list, String).filter(([other]) => other !== key)
    const order = placeAmong(others, place, random)
    if (!isOrder(order)) return refuse('bad-request')
    put(entry, CHECKLIST_ENTRY.order, order)
    return DONE
  })

export const removeChecklistEntry = (doc: Y.Doc, id: ItemId, key: string): Result<undefined> =>
  changeItem(doc, id, (item) => {
    mapIn(item, 'checklist')?.delete(key)
    return DONE
  })
