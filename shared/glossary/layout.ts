// What a `glossary:<group>` holds: the only file that spells these Yjs keys.
//
// Several forms of a term, and what to avoid, are written in one text, with semicolons between: two people who write in one list
// merge letter by letter, and nobody has to learn another control.
import { LINE, MOST, WORDS } from '../bounds.ts'
import { newTermId, parseTermId } from '../ids.ts'
import { documentOf } from '../schema/document.ts'
import { entries } from '../schema/entries.ts'
import { type FieldsOf, flag, pair, text } from '../schema/field.ts'
import type { Term } from './model.ts'

export const TERM_PAIRS = ['term', 'note', 'avoid'] as const
export type TermPair = (typeof TERM_PAIRS)[number]

const TERM_FIELDS = {
  term: pair(LINE),
  note: pair(WORDS),
  avoid: pair(WORDS),
  source: text(WORDS),
  archived: flag(),
} satisfies FieldsOf<Term>

/** Terms are archived, never deleted: texts were written by them. */
export const TERMS = entries<Term>({
  root: 'terms',
  fields: TERM_FIELDS,
  parseId: parseTermId,
  newId: newTermId,
  permanent: true,
  most: MOST.terms,
})

export const GLOSSARY = documentOf({ lists: { term: TERMS } })
