// The fields of a document.
import type { Language } from '../bilingual.ts'

/** The key of one language's side of a bilingual field: `title.es`. */
export const side = <Field extends string, Lang extends Language>(field: Field, language: Lang): `${Field}.${Lang}` =>
  `${field}.${language}`
