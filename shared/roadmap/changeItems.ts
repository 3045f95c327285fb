// Bulk changes in one transaction and undo step. A refused item does not stop the others, and is reported.

import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { paragraphs } from '../editor/paragraphs.ts'
import { plainText } from '../editor/plainText.ts'
import { smallestEdit } from '../editor/smallestEdit.ts'
import type { ItemId, Random } from '../ids.ts'
import { BIRTH, LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import type { Refusal } from '../refusals.ts'
import { must, ok, type Result, refuse } from '../result.ts'
import { DONE } from '../schema/change.ts'
import { sameValue } from '../schema/sameValue.ts'
import { changeItem } from './change.ts'
import { addChecklistEntry, moveChecklistEntry, removeChecklistEntry, setChecklistEntry } from './checklist.ts'
import { addDependency, removeDependency } from './dependencies.ts'
import { FIELDS, type MemberOf, type SetKey, type SettableKey } from './fields.ts'
import { ITEMS } from './layout.ts'
import type { ChecklistEntry, Dependency, Item, OwnValue } from './model.ts'
import { acceptsOwn } from './ownFields.ts'
import { isOwnKey, type OwnFieldKey } from './ownKeys.ts'
import { descriptionFragment, titleText } from './texts.ts'
import { addToSet, archiveItem, createItems, type NewItem, removeFromSet, restoreItem, setForeign } from './write.ts'

/** A checklist entry of an import. */
export type ChecklistDraft = Pick<ChecklistEntry, 'text' | 'done' | 'delegation'>

/** `put`, `dependsOn`, `checklist`: the whole set, of which only differences are written. */
export type FieldChange =
  | { readonly [Key in SettableKey]: { readonly set: Key; readonly to: Item[Key] } }[SettableKey]
  | { readonly [Key in SetKey]: { readonly put: Key; readonly members: readonly MemberOf<Key>[] } }[SetKey]
  /** Of one of the group's own fields: of several of a list, all of them, of which only differences are written. */
  | { readonly set: OwnFieldKey; readonly to: OwnValue | null }
  | { readonly title: Language; readonly to: string }
  | { readonly dependsOn: readonly Dependency[] }
  | { readonly checklist: readonly ChecklistDraft[] }
  /** Only if it is empty: plain paragraphs, one per line. */
  | { readonly description: Language; readonly to: string }
/** A change with an unchecked value; null when the field does not accept it. `accepts` has proved the type. */
export const settingOf = (key: SettableKey | OwnFieldKey, to: unknown): FieldChange | null => {
  if (isOwnKey(key)) return acceptsOwn(key, to) ? { set: key, to } : null
  return FIELDS[key].accepts(to) ? ({ set: key, to } as FieldChange) : null
}
export const puttingOf = (key: SetKey, members: readonly unknown[]): FieldChange | null =>
  members.every(FIELDS[key].accepts) ? ({ put: key, members } as FieldChange) : null

export type ItemChange = { readonly id: ItemId } & (
  | FieldChange
  | { readonly label: string; readonly inside: boolean }
  | { readonly archived: boolean }
)
export interface RefusedChange {
  readonly id: ItemId
  readonly refusal: Refusal
}

export const changeItems = (doc: Y.Doc, changes: readonly ItemChange[], random: Random): readonly RefusedChange[] =>
  doc.transact(
    () =>
      changes.flatMap((change) => {
        const done = carryOut(doc, change, random)
        return done.ok ? [] : [{ id: change.id, refusal: done.refusal }]
      }),
    LOCAL,
  )

/** Initial values of an item, and those that can only be set afterwards. */
export interface NewItemLine {
  readonly fields: NewItem
  readonly later: (id: ItemId) => readonly ItemChange[]
}

/** The same, with new items. Nothing is added or changed when one of them is refused. */
export const changeAndAdd = (
  doc: Y.Doc,
  { changes, newcomers }: { readonly changes: readonly ItemChange[]; readonly newcomers: readonly NewItemLine[] },
  random: Random,
): Result<{ readonly added: readonly ItemId[]; readonly refused: readonly RefusedChange[] }> => {
  const born = createItems(
    doc,
    newcomers.map(({ fields }) => fields),
    random,
  )
  if (!born.ok) return born
  const added = born.value
  const held = newcomers.flatMap((newcomer, at) => {
    const id = added[at]
    return id ? newcomer.later(id) : []
  })
  const refused = held.length > 0 ? giveAtBirth(doc, added, held, random) : []
  const shown = added.map((id) => ({ id, archived: false }))
  return ok({ added, refused: [...refused, ...changeItems(doc, [...shown, ...changes], random)] })
}

/**
 * Their content belongs to their creation, which undo does not track: undo archives them, and redo restores them, with one value each. Rewriting
 * thousands of checklists could exceed the size of an update.
 */
const giveAtBirth = (doc: Y.Doc, born: readonly ItemId[], held: readonly ItemChange[], random: Random): readonly RefusedChange[] =>
  doc.transact(() => {
    for (const id of born) restoreItem(doc, id)
    const refused = changeItems(doc, held, random)
    for (const id of born) archiveItem(doc, id)
    return refused
  }, BIRTH)

const carryOut = (doc: Y.Doc, change: ItemChange, random: Random): Result<undefined> => {
  if ('set' in change) return setForeign(doc, change.id, change.set, change.to)
  if ('put' in change) return putMembers(doc, change.id, change)
  if ('title' in change) return writeTitle(doc, change.id, change.title, change.to)
  if ('dependsOn' in change) return putDependencies(doc, change.id, change.dependsOn)
  if ('checklist' in change) return putChecklist(doc, change.id, change.checklist, random)
  if ('description' in change) return writeDescription(doc, change.id, change, random)
  if ('label' in change) return (change.inside ? addToSet : removeFromSet)(doc, change.id, 'labels', change.label)
  return (change.archived ? archiveItem : restoreItem)(doc, change.id)
}

const itemOf = (doc: Y.Doc, id: ItemId): Result<Item> => changeItem(doc, id, (map) => ok(ITEMS.read(map, id)))
/** Stops at the first refusal. */
const inTurn = (steps: readonly (() => Result<undefined>)[]): Result<undefined> => {
  for (const step of steps) {
    const done = step()
    if (!done.ok) return done
  }
  return DONE
}

type Put = Extract<FieldChange, { readonly put: SetKey }>
const putMembers = (doc: Y.Doc, id: ItemId, change: Put): Result<undefined> => {
  const item = itemOf(doc, id)
  if (!item.ok) return item
  return putSet(doc, id, change.put, { now: item.value[change.put], wanted: change.members })
}
const putSet = <Key extends SetKey>(
  doc: Y.Doc,
  id: ItemId,
  key: Key,
  { now, wanted }: { readonly now: readonly MemberOf<Key>[]; readonly wanted: readonly MemberOf<Key>[] },
): Result<undefined> =>
  inTurn([
    ...now.filter((member) => !wanted.includes(member)).map((member) => () => removeFromSet(doc, id, key, member)),
    ...wanted.filter((member) => !now.includes(member)).map((member) => () => addToSet(doc, id, key, member)),
  ])

const putDependencies = (doc: Y.Doc, id: ItemId, wanted: readonly Dependency[]): Result<undefined> => {
  const item = itemOf(doc, id)
  if (!item.ok) return item
  const now = item.value.dependsOn
  return inTurn([
    ...now.filter(({ item: other }) => !wanted.some((one) => one.item === other)).map((one) => () => removeDependency(doc, id, one.item)),
    ...wanted.filter((one) => !now.some((other) => sameValue(one, other))).map((one) => () => addDependency(doc, id, one)),
  ])
}

/** Writes only the characters that differ, so that concurrent edits are kept. */
const writeTitle = (doc: Y.Doc, id: ItemId, language: Language, to: string): Result<undefined> =>
  changeItem(doc, id, () => {
    const text = titleText(doc, id, language)
    if (!text) return refuse('not-found')
    const edit = smallestEdit(text.toString(), withoutControls(to))
    if (edit && edit.remove > 0) text.delete(edit.index, edit.remove)
    if (edit && edit.insert !== '') text.insert(edit.index, edit.insert)
    return DONE
  })

const sameWords = (a: ChecklistDraft, b: ChecklistDraft): boolean => sameValue(a.text, b.text)
/** Entries with the same text in both languages are matched; new ones are appended, and all get the order of `wanted`. */
const putChecklist = (doc: Y.Doc, id: ItemId, wanted: readonly ChecklistDraft[], random: Random): Result<undefined> => {
  const item = itemOf(doc, id)
  if (!item.ok) return item
  const left = [...item.value.checklist]
  const same = wanted.map((draft) => {
    const at = left.findIndex((entry) => sameWords(entry, draft))
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  })
  const removed = inTurn(left.map((entry) => () => removeChecklistEntry(doc, id, entry.id)))
  if (!removed.ok) return removed
  const keys: string[] = []
  const put = inTurn(
    wanted.map((draft, at) => () => {
      const own = same[at]
      if (own) {
        keys.push(own.id)
        const { done, delegation } = draft
        return own.done === done && own.delegation === delegation ? DONE : setChecklistEntry(doc, id, own.id, { done, delegation })
      }
      const added = addChecklistEntry(doc, id, { text: draft.text, delegation: draft.delegation }, random)
      if (!added.ok) return added
      keys.push(added.value)
      return draft.done ? setChecklistEntry(doc, id, added.value, { done: true }) : DONE
    }),
  )
  return put.ok ? inOrder(doc, id, keys, random) : put
}
const inOrder = (doc: Y.Doc, id: ItemId, keys: readonly string[], random: Random): Result<undefined> => {
  const item = itemOf(doc, id)
  if (!item.ok) return item
  if (
    sameValue(
      item.value.checklist.map((entry) => entry.id),
      keys,
    )
  )
    return DONE
  return inTurn(keys.slice(1).map((key, at) => () => moveChecklistEntry(doc, id, key, { after: must(keys[at], key) }, random)))
}

const writeDescription = (
  doc: Y.Doc,
  id: ItemId,
  { description, to }: Extract<FieldChange, { readonly description: Language }>,
  random: Random,
): Result<undefined> =>
  changeItem(doc, id, () => {
    const fragment = descriptionFragment(doc, id, description)
    if (!fragment) return refuse('not-found')
    // It contains formatted text: that is changed in the editor.
    if (plainText(fragment).trim() !== '') return refuse('bad-request')
    fragment.delete(0, fragment.length)
    fragment.insert(0, [...paragraphs(to, random)])
    return DONE
  })
