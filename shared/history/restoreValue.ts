// One value made to stand again: a new edit of whoever restores, like any other, and one undo takes it back.
import type * as Y from 'yjs'
import type { ItemId, Random } from '../ids.ts'
import { type Result, refuse } from '../result.ts'
import { addChecklistEntry, setChecklistEntry } from '../roadmap/checklist.ts'
import { addDependency } from '../roadmap/dependencies.ts'
import { addToSet, restoreItem, setForeign } from '../roadmap/write.ts'
import type { MemberToAdd, Restorable } from './restorable.ts'
import { restoreBody, restoreDescription, restorePageTitle, restoreTitle } from './restore.ts'

export interface RestoreDeps {
  readonly random: Random
  /** The document as it was, for a whole text. */
  readonly old: Y.Doc | null
}

/** `item` is null in a text. */
export const restoreValue = (doc: Y.Doc, item: ItemId | null, what: Restorable, { random, old }: RestoreDeps): Result<unknown> => {
  if (what.type === 'title')
    return item ? restoreTitle(doc, item, what.language, what.text) : restorePageTitle(doc, what.language, what.text)
  if (what.type === 'text') {
    if (!old) return refuse('unknown-moment')
    return item ? restoreDescription(doc, old, item, what.language) : restoreBody(doc, old, what.language)
  }
  if (!item) return refuse('not-found')
  switch (what.type) {
    case 'field':
      return setForeign(doc, item, what.key, what.value)
    case 'member':
      return addMember(doc, item, what.add)
    case 'dependency':
      return addDependency(doc, item, what.dependency)
    case 'done':
      return setChecklistEntry(doc, item, what.entry, { done: what.done })
    case 'entry':
      return addChecklistEntry(doc, item, { text: what.text }, random)
    case 'item':
      return restoreItem(doc, item)
  }
}

const addMember = (doc: Y.Doc, item: ItemId, add: MemberToAdd): Result<undefined> => {
  switch (add.key) {
    case 'coDelegations':
      return addToSet(doc, item, add.key, add.member)
    case 'agencies':
      return addToSet(doc, item, add.key, add.member)
    case 'people':
      return addToSet(doc, item, add.key, add.member)
    case 'labels':
      return addToSet(doc, item, add.key, add.member)
  }
}
