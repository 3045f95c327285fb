// Changes to items: each is one local transaction, refused by value when the field does not accept it or the item is archived.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import { inFields, LINE, MOST } from '../bounds.ts'
import { mapIn, mapsIn } from '../editor/foreign.ts'
import { type ItemId, newItemId, parseItemId, type Random } from '../ids.ts'
import { orderBetween } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { bear, DONE, put } from '../schema/change.ts'
import { side } from '../schema/field.ts'
import { type Place, placeAmong } from '../schema/place.ts'
import { changeItem, itemMap } from './change.ts'
import { leadsTo } from './circle.ts'
import { nextNumber } from './codes.ts'
import { FIELD_KEYS, FIELDS, type MemberOf, type SetKey, type SettableKey, sameValue } from './fields.ts'
import { memberEntry, ROOTS } from './layout.ts'
import type { Item } from './model.ts'
import { mayMove } from './status.ts'

export type NewItem = Partial<Pick<Item, SettableKey | SetKey>> & { readonly title?: Partial<Bilingual> }

/** At the end of the list. */
export const addItem = (doc: Y.Doc, fields: NewItem, random: Random): Result<ItemId> => {
  const born = createItems(doc, [fields], random)
  if (!born.ok) return born
  const id = must(born.value[0], 'what was born')
  const restored = restoreItem(doc, id)
  return restored.ok ? ok(id) : restored
}

/** At the end of the list, in their order, and archived until they are restored; none when one of them is refused. */
export const createItems = (doc: Y.Doc, all: readonly NewItem[], random: Random): Result<readonly ItemId[]> => {
  if (all.length === 0) return ok([])
  const items = doc.getMap(ROOTS.items)
  const others = mapsIn(items, parseItemId)
  let number = nextNumber(others.map(([, other]) => Number(other.get('number')) || 0))
  let order = placeAmong(others, {}, random)
  const made: [ItemId, Y.Map<unknown>][] = []
  for (const fields of all) {
    const item = itemOf({ ...fields, originalDue: fields.due ?? null, number, order })
    if (!item.ok) return item
    made.push([newItemId(random), item.value])
    number += 1
    order = orderBetween(order, null, random)
  }
  bear(doc, items, made)
  return ok(made.map(([id]) => id))
}

/** All its texts and sets are born here, in one transaction. */
const itemOf = (given: NewItem & Readonly<Record<string, unknown>>): Result<Y.Map<unknown>> => {
  const item = new Y.Map<unknown>()
  for (const key of FIELD_KEYS) {
    const field = FIELDS[key]
    const wanted = given[key]
    if (field.stored === 'value') {
      if (wanted === undefined || sameValue(wanted, field.initial)) continue
      if (!field.accepts(wanted)) return refuse('bad-request')
      item.set(key, wanted)
    } else if (field.stored === 'text' || field.stored === 'richText') {
      for (const language of LANGUAGES)
        item.set(side(key, language), field.stored === 'text' ? new Y.Text(given.title?.[language]?.slice(0, LINE)) : new Y.XmlFragment())
    } else {
      const members: readonly unknown[] = Array.isArray(wanted) ? wanted : []
      if (members.length > inFields(MOST.labels)) return refuse('bad-request')
      const set = new Y.Map<unknown>()
      for (const member of members) {
        if (field.stored !== 'set' || !field.accepts(member)) return refuse('bad-request')
        set.set(...memberEntry(key, member))
      }
      item.set(key, set)
    }
  }
  return ok(item)
}

export const setField = <Key extends SettableKey>(doc: Y.Doc, id: ItemId, key: Key, value: Item[Key]): Result<undefined> =>
  setForeign(doc, id, key, value)

/** A value whose type nobody vouches for: one that stood there once. */
export const setForeign = (doc: Y.Doc, id: ItemId, key: SettableKey, value: unknown): Result<undefined> =>
  changeItem(doc, id, (item) => {
    const field = FIELDS[key]
    if (!field.settable || !field.accepts(value)) return refuse('bad-request')
    if (key === 'status') {
      const [from, to] = [item.get('status') ?? FIELDS.status.initial, value]
      if (FIELDS.status.accepts(from) && FIELDS.status.accepts(to) && !mayMove(from, to)) return refuse('status-move')
    }
    if (key === 'parent' && typeof value === 'string') {
      const parent = parseItemId(value)
      if (!parent || !itemMap(doc, parent)) return refuse('not-found')
      if (leadsTo(doc, parent, id, 'parent')) return refuse('circular')
    }
    put(item, key, value)
    // The first due date that was ever set is what slipping is measured from.
    if (key === 'due' && value !== null && !FIELDS.due.accepts(item.get('originalDue') ?? undefined)) item.set('originalDue', value)
    return DONE
  })

export const addToSet = <Key extends SetKey>(doc: Y.Doc, id: ItemId, key: Key, member: MemberOf<Key>): Result<undefined> =>
  changeItem(doc, id, (item) => {
    const set = mapIn(item, key)
    if (!set) return refuse('not-found')
    if (!FIELDS[key].accepts(member)) return refuse('bad-request')
    const [name, stored] = memberEntry(key, member)
    if (!set.has(name) && set.size >= inFields(key === 'labels' ? MOST.labels : MOST.members)) return refuse('bad-request')
    if (!set.has(name)) set.set(name, stored)
    return DONE
  })

export const removeFromSet = <Key extends SetKey>(doc: Y.Doc, id: ItemId, key: Key, member: MemberOf<Key>): Result<undefined> =>
  changeItem(doc, id, (item) => {
    mapIn(item, key)?.delete(memberEntry(key, member)[0])
    return DONE
  })

/** Archiving keeps everything: an edit that somebody makes at the same time survives, and restoring is one value. */
export const archiveItem = (doc: Y.Doc, id: ItemId): Result<undefined> => setArchived(doc, id, true)
export const restoreItem = (doc: Y.Doc, id: ItemId): Result<undefined> => setArchived(doc, id, false)

const setArchived = (doc: Y.Doc, id: ItemId, archived: boolean): Result<undefined> => {
  const item = itemMap(doc, id)
  if (!item) return refuse('not-found')
  doc.transact(() => put(item, 'archived', archived), LOCAL)
  return DONE
}

/** Behind `after`, or else before `before`; the stream stays when none is named. */
export const moveItem = (
  doc: Y.Doc,
  id: ItemId,
  { stream, ...place }: Place<ItemId> & { readonly stream?: Item['stream'] },
  random: Random,
): Result<undefined> =>
  changeItem(doc, id, (item) => {
    if (stream !== undefined && !FIELDS.stream.accepts(stream)) return refuse('bad-request')
    if (place.after || place.before) {
      const others = mapsIn(doc.getMap(ROOTS.items), parseItemId).filter(([other]) => other !== id)
      const order = placeAmong(others, place, random)
      if (!FIELDS.order.accepts(order)) return refuse('bad-request')
      put(item, 'order', order)
    }
    if (stream !== undefined) put(item, 'stream', stream)
    return DONE
  })
