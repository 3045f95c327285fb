// Restores one value of an item: a new edit by the user, which one undo reverts.
import type * as Y from 'yjs'
import type { ItemId, Random } from '../ids.ts'
import { type Result, refuse } from '../result.ts'
import { addChecklistEntry, setChecklistEntry } from '../roadmap/checklist.ts'
import { addDependency } from '../roadmap/dependencies.ts'
import { addToSet, restoreItem, setForeign } from '../roadmap/write.ts'
import type { Restorable } from './restorable.ts'
import { restoreDescription, restoreTitle } from './restore.ts'

export interface RestoreDeps {
  readonly random: Random
  /** The past document, for a whole text. */
  readonly old: Y.Doc | null
}

export const restoreValue = (doc: Y.Doc, item: ItemId, what: Restorable, { random, old }: RestoreDeps): Result<unknown> => {
  switch (what.type) {
    case 'title':
      return restoreTitle(doc, item, what.language, what.text)
    case 'text':
      return old ? restoreDescription(doc, old, item, what.language) : refuse('unknown-moment')
    case 'field':
      return setForeign(doc, item, what.key, what.value)
    case 'member':
      return addToSet(doc, item, what.add.key, what.add.member)
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
