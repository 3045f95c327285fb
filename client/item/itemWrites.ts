// All changes of the plan that views make, bound to the open document; refused when the user may not write.
import type { Bilingual } from '../../shared/bilingual.ts'
import type { ItemId, Random, StreamId } from '../../shared/ids.ts'
import { LOCAL } from '../../shared/origins.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { changeAndAdd, type ItemChange, type NewItemLine } from '../../shared/roadmap/changeItems.ts'
import {
  addChecklistEntry,
  moveChecklistEntry,
  type NewChecklistEntry,
  removeChecklistEntry,
  setChecklistEntry,
} from '../../shared/roadmap/checklist.ts'
import { addDependency, removeDependency } from '../../shared/roadmap/dependencies.ts'
import { type FieldKey, isSettable, type SetKey, type SettableKey } from '../../shared/roadmap/fields.ts'
import type { ChecklistEntry, Dependency, Item } from '../../shared/roadmap/model.ts'
import { isOwnKey, type OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { addStream, archiveStream, moveStream, restoreStream } from '../../shared/roadmap/streams.ts'
import {
  addItem,
  addToSet,
  archiveItem,
  moveItem,
  type NewItem,
  removeFromSet,
  restoreItem,
  setDates,
  setDue,
  setForeign,
} from '../../shared/roadmap/write.ts'
import type { InsertPosition } from '../../shared/schema/insertPosition.ts'
import { useWrite, type Write } from '../live/LiveDocument.tsx'

const bindWrites = (write: Write) => ({
  addItem: (fields: NewItem) => write((doc) => addItem(doc, fields, browserRandom)),
  /** For a field that is known only at run time; refused when the field does not accept the value. */
  setValue: (id: ItemId, key: FieldKey, value: unknown) =>
    write((doc) => (isSettable(key) || isOwnKey(key) ? setForeign(doc, id, key, value) : refuse('bad-request'))),
  setDue: (id: ItemId, due: Item['due'], reason: Item['dueReason']) => write((doc) => setDue(doc, id, due, reason)),
  setMember: (id: ItemId, key: SetKey, member: string, inside: boolean) =>
    write((doc) => (inside ? addToSet : removeFromSet)(doc, id, key, member)),
  moveItem: (id: ItemId, to: InsertPosition<ItemId> & { readonly stream?: Item['stream'] }) =>
    write((doc) => moveItem(doc, id, to, browserRandom)),
  /** A field and a position in one undo step; neither is written when one of them is refused. */
  placeItem: (id: ItemId, key: SettableKey | OwnFieldKey, value: unknown, to: InsertPosition<ItemId> | null) =>
    write((doc) =>
      doc.transact((): Result<undefined> => {
        const done = setForeign(doc, id, key, value)
        return done.ok && to ? moveItem(doc, id, to, browserRandom) : done
      }, LOCAL),
    ),
  /** The dates of one or many items in one undo step. */
  reschedule: (changes: readonly Pick<Item, 'id' | 'start' | 'due'>[]) =>
    write((doc) =>
      doc.transact((): Result<undefined> => {
        for (const { id, start, due } of changes) {
          const done = setDates(doc, id, { start, due })
          if (!done.ok) return done
        }
        return ok(undefined)
      }, LOCAL),
    ),
  /** Many changes in one undo step; returns those that were refused. */
  changeItems: (changes: readonly ItemChange[], newcomers: readonly NewItemLine[] = []) =>
    write((doc) => changeAndAdd(doc, { changes, newcomers }, browserRandom)),
  archiveItem: (id: ItemId) => write((doc) => archiveItem(doc, id)),
  restoreItem: (id: ItemId) => write((doc) => restoreItem(doc, id)),

  addDependency: (id: ItemId, dependency: Dependency) => write((doc) => addDependency(doc, id, dependency)),
  removeDependency: (id: ItemId, other: ItemId) => write((doc) => removeDependency(doc, id, other)),

  addChecklistEntry: (id: ItemId, entry: NewChecklistEntry) => write((doc) => addChecklistEntry(doc, id, entry, browserRandom)),
  setChecklistEntry: (id: ItemId, entry: string, change: Partial<Pick<ChecklistEntry, 'done' | 'delegation'>>) =>
    write((doc) => setChecklistEntry(doc, id, entry, change)),
  moveChecklistEntry: (id: ItemId, entry: string, to: InsertPosition<string>) =>
    write((doc) => moveChecklistEntry(doc, id, entry, to, browserRandom)),
  removeChecklistEntry: (id: ItemId, entry: string) => write((doc) => removeChecklistEntry(doc, id, entry)),

  addStream: (name: Partial<Bilingual> = {}) => write((doc) => ok(addStream(doc, name, browserRandom))),
  moveStream: (id: StreamId, to: InsertPosition<StreamId>) => write((doc) => moveStream(doc, id, to, browserRandom)),
  archiveStream: (id: StreamId) => write((doc) => archiveStream(doc, id)),
  restoreStream: (id: StreamId) => write((doc) => restoreStream(doc, id)),
})

const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export type ItemWrites = ReturnType<typeof bindWrites>
export const useItemWrites = (): ItemWrites => bindWrites(useWrite('roadmap'))
