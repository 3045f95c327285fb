// Yjs → Solid: the glossary as a store that views read.
import type { Store } from 'solid-js/store'
import type * as Y from 'yjs'
import { TERMS } from '../../shared/glossary/layout.ts'
import type { Term } from '../../shared/glossary/model.ts'
import { withoutTwins } from '../../shared/glossary/twins.ts'
import { createEntryStore } from './entryStore.ts'

export interface GlossaryStore {
  readonly terms: Store<Readonly<Record<string, Term>>>
}

/** The terms that are shown to a reader. */
export const termsOf = (glossary: GlossaryStore): readonly Term[] => withoutTwins(Object.values(glossary.terms))

export const createGlossaryStore = (doc: Y.Doc): GlossaryStore => ({ terms: createEntryStore(doc, TERMS) })
