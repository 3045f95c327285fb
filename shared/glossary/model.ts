// The glossary of a group as plain, read-only data, read from its Y.Doc by `read.ts`.
import type { Bilingual } from '../bilingual.ts'
import type { TermId } from '../ids.ts'

export interface Term {
  readonly id: TermId
  /** Each side may hold several forms of equal right: `confiscation; forfeiture`. */
  readonly term: Bilingual
  readonly note: Bilingual
  /** What is not to be said instead, form by form. */
  readonly avoid: Bilingual
  readonly source: string
  readonly archived: boolean
}

export interface Glossary {
  readonly terms: readonly Term[]
}

/** `confiscation; forfeiture` → its forms; the first is the one that is meant first. */
export const formsOf = (text: string): readonly string[] =>
  text
    .split(/[;\n]/)
    .map((form) => form.trim().replace(/\s+/g, ' '))
    .filter((form) => form !== '')
