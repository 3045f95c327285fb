// Y.Doc → Glossary, total whatever it holds (SPEC I10).
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { mapsIn, rootMap, textIn } from '../editor/foreign.ts'
import { parseTermId, type TermId } from '../ids.ts'
import { compare } from '../order.ts'
import { GLOSSARY_ROOTS, TERM, type TermPair } from './layout.ts'
import type { Glossary, Term } from './model.ts'
import { withoutTwins } from './twins.ts'

/** In an order that is the same for everyone; readers sort by their own language. */
export const readGlossary = (doc: Y.Doc): Glossary => ({ terms: withoutTwins(readTerms(doc)) })

/** As they stand in the document. */
export const readTerms = (doc: Y.Doc): readonly Term[] =>
  mapsIn(rootMap(doc, GLOSSARY_ROOTS.terms), parseTermId)
    .map(([id, map]) => readTerm(id, map))
    .sort((a, b) => compare(a.id, b.id))

export const readTerm = (id: TermId, map: Y.Map<unknown>): Term => ({
  id,
  term: pair(map, 'term'),
  note: pair(map, 'note'),
  avoid: pair(map, 'avoid'),
  source: text(map, TERM.source),
  archived: map.get(TERM.archived) === true,
})

const pair = (map: Y.Map<unknown>, field: TermPair): Bilingual => ({ es: text(map, `${field}.es`), en: text(map, `${field}.en`) })
const text = (map: Y.Map<unknown>, key: string): string => textIn(map, key)?.toString() ?? ''
