// The glossary of a group as plain, read-only data, read from its Y.Doc by `read.ts`.
import type { Bilingual } from '../bilingual.ts'
import type { TermId } from '../ids.ts'

export interface Term {
  readonly id: TermId
  /** Each side may have several synonyms: `confiscation; forfeiture`. */
  readonly term: Bilingual
  readonly note: Bilingual
  /** Forms to avoid, one by one. */
  readonly avoid: Bilingual
  readonly source: string
  readonly archived: boolean
}

export interface Glossary {
  readonly terms: readonly Term[]
}

/** `confiscation; forfeiture` → its forms; the first is the preferred one. */
export const formsOf = (text: string): readonly string[] =>
  text
    .split(/[;\n]/)
    .map((form) => form.trim().replace(/\s+/g, ' '))
    .filter((form) => form !== '')
