// Changes to items: each is one local transaction, refused by value when the field does not accept it or the item is archived.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { inFields, MOST } from '../bounds.ts'
import { mapsIn } from '../editor/foreign.ts'
import { type ItemId, parseItemId, type Random } from '../ids.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { addMember, DONE, putValue, removeMember } from '../schema/change.ts'
import { createArchived, moveIn, setArchived } from '../schema/entries.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import { changeItem, itemMap } from './change.ts'
import { leadsTo } from './circle.ts'
import { nextItemNumber } from './codes.ts'
import { FIELDS, type MemberOf, SETS, type SetKey, type SettableKey } from './fields.ts'
import { ITEMS } from './layout.ts'
import type { Item } from './model.ts'
import { acceptsOwn, isDefinedOwn, ownFieldIn } from './ownFields.ts'
import { isOwnKey, type OwnFieldKey } from './ownKeys.ts'
import { putOwnValue } from './ownValues.ts'
import { mayMove } from './status.ts'

export type NewItem = Partial<Pick<Item, SettableKey | SetKey | OwnFieldKey>> & {
  readonly title?: Partial<Bilingual>
  /** Required where it must not be random. */
  readonly id?: ItemId
}

/** At the end of the list. */
export const addItem = (doc: Y.Doc, fields: NewItem, random: Random): Result<ItemId> => {
  const born = createItems(doc, [fields], random)
  if (!born.ok) return born
  const id = must(born.value[0], 'what was born')
  const restored = restoreItem(doc, id)
  return restored.ok ? ok(id) : restored
}

/** At the end of the list, in order, and archived until they are restored; none when one of them is refused. */
export const createItems = (doc: Y.Doc, all: readonly NewItem[], random: Random): Result<readonly ItemId[]> => {
  if (all.some((fields) => Object.values(fields).some((given) => Array.isArray(given) && given.length > inFields(MOST.labels))))
    return refuse('bad-request')
  // The relay would refuse all of them for a value whose field or choice is not there.
  const own = all.flatMap((fields) => Object.entries(fields).flatMap(([key, value]) => (isOwnKey(key) ? [[key, value] as const] : [])))
  if (!own.every(([key, value]) => isDefinedOwn(doc, key, value))) return refuse('bad-request')
  const others = mapsIn(doc.getMap(ITEMS.root), parseItemId)
  const first = nextItemNumber(others.map(([, other]) => Number(other.get('number')) || 0))
  const born = all.map(({ id, ...fields }, at) => ({
    ...(id ? { id } : {}),
    given: { ...fields, originalDue: fields.due ?? null, number: first + at },
  }))
  return createArchived(doc, ITEMS, born, random)
}

export const setField = <Key extends SettableKey>(doc: Y.Doc, id: ItemId, key: Key, value: Item[Key]): Result<undefined> =>
  setForeign(doc, id, key, value)

/**
 * Start and due date as one value: if one of them changes, the other is written too, so that after concurrent moves both are from the same user.
 */
export const setDates = (doc: Y.Doc, id: ItemId, { start, due }: Pick<Item, 'start' | 'due'>): Result<undefined> =>
  changeItem(doc, id, (item) => {
    if (!FIELDS.start.accepts(start) || !FIELDS.due.accepts(due)) return refuse('bad-request')
    const was = { start: item.get('start') ?? null, due: item.get('due') ?? null }
    if (was.start === start && was.due === due) return DONE
    for (const [key, day] of [
      ['start', start],
      ['due', due],
    ] as const)
      if (day !== null || was[key] !== null) item.set(key, day)
    keepOriginal(item, due)
    if (was.due !== due) giveReason(item, null)
    return DONE
  })

/** A value of unknown type that was stored once. */
export const setForeign = (doc: Y.Doc, id: ItemId, key: SettableKey | OwnFieldKey, value: unknown): Result<undefined> =>
  changeItem(doc, id, (item) => {
    if (isOwnKey(key)) return setOwn(doc, item, key, value)
    if (!FIELDS[key].accepts(value)) return refuse('bad-request')
    if (key === 'status') {
      const [from, to] = [item.get('status') ?? FIELDS.status.initial, value]
      if (FIELDS.status.accepts(from) && FIELDS.status.accepts(to) && !mayMove(from, to)) return refuse('status-move')
    }
    if (key === 'parent' && typeof value === 'string') {
      const parent = parseItemId(value)
      if (!parent || !itemMap(doc, parent)) return refuse('not-found')
      if (leadsTo(doc, parent, id, 'parent')) return refuse('circular')
    }
    const isMoved = key === 'due' && (item.get('due') ?? null) !== value
    putValue(item, key, value)
    if (key === 'due') keepOriginal(item, value)
    if (isMoved) giveReason(item, null)
    return DONE
  })

/** A value of one of the group's own fields; null is none. */
const setOwn = (doc: Y.Doc, item: Y.Map<unknown>, key: OwnFieldKey, value: unknown): Result<undefined> => {
  if (!ownFieldIn(doc, key)) return refuse('not-found')
  if (!acceptsOwn(key, value) || !isDefinedOwn(doc, key, value)) return refuse('bad-request')
  putOwnValue(item, key, value)
  return DONE
}

/** Due date and its reason, in one transaction. */
export const setDue = (doc: Y.Doc, id: ItemId, due: Item['due'], reason: Item['dueReason']): Result<undefined> =>
  changeItem(doc, id, (item) => {
    if (!FIELDS.dueReason.accepts(reason)) return refuse('bad-request')
    const done = setField(doc, id, 'due', due)
    if (done.ok) giveReason(item, reason)
    return done
  })

/** Reason of the current date; that of an earlier one is cleared with it. */
const giveReason = (item: Y.Map<unknown>, reason: Item['dueReason']): void => {
  if ((item.get('dueReason') ?? null) !== reason) item.set('dueReason', reason)
}

/** The first due date: the baseline of the slip. */
const keepOriginal = (item: Y.Map<unknown>, due: unknown): void => {
  if (due !== null && !FIELDS.due.accepts(item.get('originalDue') ?? undefined)) item.set('originalDue', due)
}

export const addToSet = <Key extends SetKey>(doc: Y.Doc, id: ItemId, key: Key, member: MemberOf<Key>): Result<undefined> =>
  changeItem(doc, id, (item) => addMember(item, key, SETS[key], member))

export const removeFromSet = <Key extends SetKey>(doc: Y.Doc, id: ItemId, key: Key, member: MemberOf<Key>): Result<undefined> =>
  changeItem(doc, id, (item) => removeMember(item, key, SETS[key], member))

/** Archiving keeps all content: concurrent edits survive, and restoring sets one value. */
export const archiveItem = (doc: Y.Doc, id: ItemId): Result<undefined> => setArchived(doc, ITEMS, [id], true)
export const restoreItem = (doc: Y.Doc, id: ItemId): Result<undefined> => setArchived(doc, ITEMS, [id], false)

/** After `after`, or else before `before`; the workstream stays if none is given. */
export const moveItem = (
  doc: Y.Doc,
  id: ItemId,
  { stream, ...place }: InsertPosition<ItemId> & { readonly stream?: Item['stream'] },
  random: Random,
): Result<undefined> =>
  changeItem(doc, id, (item) => {
    if (stream !== undefined && !FIELDS.stream.accepts(stream)) return refuse('bad-request')
    const moved = place.after || place.before ? moveIn(doc.getMap(ITEMS.root), ITEMS, id, place, random) : DONE
    if (!moved.ok) return moved
    if (stream !== undefined) putValue(item, 'stream', stream)
    return DONE
  })
