// Imports many terms, new ones and changes of existing ones, as one undo step.

import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { smallestEdit } from '../editor/smallestEdit.ts'
import type { Random, TermId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import { ok, type Result } from '../result.ts'
import { addEntries } from '../schema/entries.ts'
import { TERMS, type TermPair } from './layout.ts'
import type { TermSide } from './twins.ts'
import { termSource, termText } from './write.ts'

export interface TermEdit {
  readonly id: TermId
  readonly field: TermPair | 'source'
  /** Null if the entry has no language. */
  readonly side: Language | null
  readonly to: string
}

export const importTerms = (
  doc: Y.Doc,
  { added, edits }: { readonly added: readonly TermSide[]; readonly edits: readonly TermEdit[] },
  random: Random,
): Result<undefined> => {
  // In a transaction of its own: undo archives new terms instead of deleting them.
  const made = addEntries(
    doc,
    TERMS,
    added.map((given) => ({ given })),
    random,
  )
  if (!made.ok) return made
  doc.transact(() => {
    for (const { id, field, side, to } of edits) {
      const text = field === 'source' ? termSource(doc, id) : side && termText(doc, id, field, side)
      // Writes only the characters that differ, so that concurrent edits are kept.
      const edit = text ? smallestEdit(text.toString(), withoutControls(to)) : null
      if (!text || !edit) continue
      if (edit.remove > 0) text.delete(edit.index, edit.remove)
      if (edit.insert !== '') text.insert(edit.index, edit.insert)
    }
  }, LOCAL)
  return ok(undefined)
}
