// Reads a Glossary from its Y.Doc. Total (SPEC I10).
import type * as Y from 'yjs'
import { compareStrings } from '../order.ts'
import { readEntries } from '../schema/entries.ts'
import { TERMS } from './layout.ts'
import type { Glossary, Term } from './model.ts'
import { withoutTwins } from './twins.ts'

/** In an order that is the same for everyone; readers sort by their own language. */
export const readGlossary = (doc: Y.Doc): Glossary => ({ terms: withoutTwins(readTerms(doc)) })

/** As stored in the document. */
export const readTerms = (doc: Y.Doc): readonly Term[] => readEntries(doc, TERMS).toSorted((a, b) => compareStrings(a.id, b.id))
