// How the fields of a term of the glossary are said.
import type { Term } from '../glossary/model.ts'
import { archived, type FieldWords, text } from './fieldWords.ts'

export const TERM_WORDS: Readonly<Record<Exclude<keyof Term, 'id'>, FieldWords>> = {
  term: text({ es: 'la expresión', en: 'the wording' }, { es: 'Término', en: 'Term' }),
  note: text({ es: 'la nota', en: 'the note' }, { es: 'Nota', en: 'Note' }),
  avoid: text({ es: 'lo que se evita', en: 'what to avoid' }, { es: 'Evitar', en: 'Avoid' }),
  source: text({ es: 'la fuente', en: 'the source' }, { es: 'Fuente', en: 'Source' }),
  archived,
}
