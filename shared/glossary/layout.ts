// Layout of a `glossary:<group>` document: the only file with these Yjs keys.
//
// Synonyms of a term, and forms to avoid, are one text separated by semicolons: concurrent edits merge letter by letter, and no special input is
// needed.
import { LINE, MOST, PROSE } from '../bounds.ts'
import { newTermId, parseTermId } from '../ids.ts'
import { documentOf } from '../schema/document.ts'
import { entries } from '../schema/entries.ts'
import { type FieldsOf, flag, pair, text } from '../schema/field.ts'
import type { Term } from './model.ts'

export const TERM_PAIRS = ['term', 'note', 'avoid'] as const
export type TermPair = (typeof TERM_PAIRS)[number]

const TERM_FIELDS = {
  term: { label: { es: 'Término', en: 'Term' }, name: { es: 'la expresión', en: 'the wording' }, ...pair(LINE) },
  note: { label: { es: 'Nota', en: 'Note' }, name: { es: 'la nota', en: 'the note' }, ...pair(PROSE) },
  avoid: { label: { es: 'Evitar', en: 'Avoid' }, name: { es: 'lo que se evita', en: 'what to avoid' }, ...pair(PROSE) },
  source: { label: { es: 'Fuente', en: 'Source' }, name: { es: 'la fuente', en: 'the source' }, ...text(PROSE) },
  archived: flag(),
} satisfies FieldsOf<Term>

/** Terms are archived, never deleted: texts were written with them. */
export const TERMS = entries<Term>({
  root: 'terms',
  fields: TERM_FIELDS,
  parseId: parseTermId,
  newId: newTermId,
  permanent: true,
  most: MOST.terms,
  searched: ['term', 'note', 'source'],
  called: {
    this: { es: 'este término', en: 'this term' },
    named: { es: 'el término {name}', en: 'the term {name}' },
    unnamed: { es: 'un término sin expresión', en: 'a term without a wording' },
  },
})

export const GLOSSARY = documentOf({ called: { es: 'el glosario', en: 'the glossary' }, lists: { term: TERMS } })
