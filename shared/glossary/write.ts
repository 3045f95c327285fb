// Changes to a glossary: each is one local transaction. Its words are texts, for a field to bind to.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { mapIn, rootMap, textIn } from '../editor/foreign.ts'
import { newTermId, type Random, type TermId } from '../ids.ts'
import { BIRTH, LOCAL } from '../origins.ts'
import { type Result, refuse } from '../result.ts'
import { DONE, put } from '../schema/change.ts'
import { side } from '../schema/field.ts'
import { GLOSSARY_ROOTS, TERM, TERM_PAIRS, type TermPair } from './layout.ts'
import { readTerms } from './read.ts'
import { startingTermId, type TermWords, twinsOf } from './twins.ts'

export interface NewTerm extends Partial<Readonly<Record<TermPair, Partial<Bilingual>>>> {
  readonly source?: string
}

export const addTerm = (doc: Y.Doc, fields: NewTerm, random: Random): TermId => {
  const id = newTermId(random)
  give(doc, [[id, made(fields)]])
  return id
}
/** The field's glossary: many at once are one step of undo, and one for whoever else begins with it at the same moment. */
export const addStartingTerms = (doc: Y.Doc, all: readonly TermWords[], random: Random): readonly TermId[] => {
  const born = all.map((words) => [startingTermId(words, random), made(words)] as const)
  give(doc, born)
  return born.map(([id]) => id)
}

export const archiveTerm = (doc: Y.Doc, id: TermId): Result<undefined> => setArchived(doc, [id, ...twinsOf(id, readTerms(doc))], true)
export const restoreTerm = (doc: Y.Doc, id: TermId): Result<undefined> => setArchived(doc, [id], false)

export const termText = (doc: Y.Doc, id: TermId, field: TermPair, language: Language): Y.Text | null =>
  textIn(termMap(doc, id), side(field, language))
export const termSource = (doc: Y.Doc, id: TermId): Y.Text | null => textIn(termMap(doc, id), TERM.source)

const made = (fields: NewTerm): Y.Map<unknown> => {
  const term = new Y.Map<unknown>()
  for (const field of TERM_PAIRS) for (const language of LANGUAGES) term.set(side(field, language), new Y.Text(fields[field]?.[language]))
  term.set(TERM.source, new Y.Text(fields.source))
  return term
}
/** Born archived, like an item: the step that undo knows is their restoring. */
const give = (doc: Y.Doc, born: readonly (readonly [TermId, Y.Map<unknown>])[]): void => {
  doc.transact(() => {
    for (const [id, term] of born) {
      term.set(TERM.archived, true)
      doc.getMap(GLOSSARY_ROOTS.terms).set(id, term)
    }
  }, BIRTH)
  doc.transact(() => {
    for (const [, term] of born) term.set(TERM.archived, false)
  }, LOCAL)
}

const setArchived = (doc: Y.Doc, ids: readonly TermId[], archived: boolean): Result<undefined> => {
  const terms = ids.flatMap((id) => termMap(doc, id) ?? [])
  if (terms.length === 0) return refuse('not-found')
  doc.transact(() => {
    for (const term of terms) put(term, TERM.archived, archived)
  }, LOCAL)
  return DONE
}
const termMap = (doc: Y.Doc, id: TermId): Y.Map<unknown> | null => mapIn(rootMap(doc, GLOSSARY_ROOTS.terms), id)
