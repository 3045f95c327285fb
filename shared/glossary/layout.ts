// Where each thing of a `glossary:<group>` lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   terms : Y.Map<TermId, Y.Map>   term.es … avoid.en, source : Y.Text · archived : value
//
// Several forms of a term, and what to avoid, are written in one text, with semicolons between: two people who write in one list
// merge letter by letter, and nobody has to learn another control.
import { LINE, MOST, WORDS } from '../bounds.ts'
import { isFlag } from '../checks.ts'
import { newTermId, parseTermId } from '../ids.ts'
import type { DocumentPlaces, MapPlace, Place } from '../places.ts'
import { entries } from '../schema/entries.ts'
import { flag, pair, text } from '../schema/field.ts'
import type { Term } from './model.ts'

export const GLOSSARY_ROOTS = { terms: 'terms' } as const
export const TERM_PAIRS = ['term', 'note', 'avoid'] as const
export type TermPair = (typeof TERM_PAIRS)[number]
export const TERM = { source: 'source', archived: 'archived' } as const

const NAME: Place = { type: 'text', most: LINE }
const TEXT: Place = { type: 'text', most: WORDS }
const TERM_PLACE: MapPlace = {
  type: 'map',
  permanent: true,
  keys: {
    'term.es': NAME,
    'term.en': NAME,
    'note.es': TEXT,
    'note.en': TEXT,
    'avoid.es': TEXT,
    'avoid.en': TEXT,
    [TERM.source]: TEXT,
    [TERM.archived]: { type: 'value', accepts: isFlag },
  },
}

/** Terms are archived, never deleted: texts were written by them. */
export const GLOSSARY_PLACES: DocumentPlaces = {
  [GLOSSARY_ROOTS.terms]: { type: 'map', keys: {}, each: TERM_PLACE, permanent: true, most: MOST.terms },
}

export const TERMS = entries<Term>({
  root: GLOSSARY_ROOTS.terms,
  fields: { term: pair(LINE), note: pair(WORDS), avoid: pair(WORDS), source: text(WORDS), archived: flag() },
  parseId: parseTermId,
  newId: newTermId,
  most: MOST.terms,
})
