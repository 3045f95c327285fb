// Changes to a glossary, each in one local transaction. Its texts are bound to input fields.
import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { textUnder } from '../editor/foreign.ts'
import type { Random, TermId } from '../ids.ts'
import { must, type Result } from '../result.ts'
import { addEntries, entryMap, type Newcomer, type NewEntry, setArchived } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import { TERMS, type TermPair } from './layout.ts'
import type { Term } from './model.ts'
import { readTerms } from './read.ts'
import { startingTermId, type TermSide, twinsOf } from './twins.ts'

export const addTerm = (doc: Y.Doc, given: NewEntry<Term>, random: Random): TermId => must(add(doc, [{ given }], random)[0], 'the term')
/** Adds the initial glossary: one undo step, and idempotent for people who do it concurrently. */
export const addStartingTerms = (doc: Y.Doc, all: readonly TermSide[], random: Random): readonly TermId[] =>
  add(
    doc,
    all.map((given) => ({ given, id: startingTermId(given, random) })),
    random,
  )

export const archiveTerm = (doc: Y.Doc, id: TermId): Result<undefined> =>
  setArchived(doc, TERMS, [id, ...twinsOf(id, readTerms(doc))], true)
export const restoreTerm = (doc: Y.Doc, id: TermId): Result<undefined> => setArchived(doc, TERMS, [id], false)

export const termText = (doc: Y.Doc, id: TermId, field: TermPair, language: Language): Y.Text | null =>
  textUnder(entryMap(doc, TERMS, id), side(field, language))
export const termSource = (doc: Y.Doc, id: TermId): Y.Text | null => textUnder(entryMap(doc, TERMS, id), 'source')

const add = (doc: Y.Doc, all: readonly Newcomer<Term>[], random: Random): readonly TermId[] => {
  const added = addEntries(doc, TERMS, all, random)
  // Text is never refused.
  return added.ok ? added.value : []
}
