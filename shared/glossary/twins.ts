// Two people may begin with the field's glossary at once, or one without a connection: each term is then there twice. Pure.
import { fingerprint } from '../fingerprint.ts'
import { newId, type Random, type TermId, termId } from '../ids.ts'
import { compare } from '../order.ts'
import type { Term } from './model.ts'

export type TermWords = Pick<Term, 'term' | 'note' | 'avoid' | 'source'>

/** Says what its words were when it was made, so that its twins are known, and whether anybody has touched it. */
export const startingTermId = (words: TermWords, random: Random): TermId => termId(`${printOf(words)}-${newId(random)}`)

/** Of terms that began with the same words, those that are unchanged are shown as one. Those that somebody edited stay. */
export const withoutTwins = (terms: readonly Term[]): readonly Term[] => {
  const hidden = new Set(
    [...Map.groupBy(terms, ({ id }) => beginningOf(id))].flatMap(([beginning, twins]) => {
      if (beginning === null || twins.length === 1) return []
      const [, ...others] = twins.toSorted(
        (a, b) => Number(a.archived) - Number(b.archived) || Number(isAsBegun(a)) - Number(isAsBegun(b)) || compare(a.id, b.id),
      )
      return others.filter(isAsBegun).map(({ id }) => id)
    }),
  )
  return hidden.size === 0 ? terms : terms.filter(({ id }) => !hidden.has(id))
}

/** What goes with it when it is archived: else another would take its place. */
export const twinsOf = (id: TermId, terms: readonly Term[]): readonly TermId[] => {
  const beginning = beginningOf(id)
  return beginning === null
    ? []
    : terms.filter((term) => term.id !== id && beginningOf(term.id) === beginning && isAsBegun(term)).map((term) => term.id)
}

const beginningOf = (id: TermId): string | null => /^([0-9a-f]{28})-/.exec(id)?.[1] ?? null
const isAsBegun = (term: Term): boolean => beginningOf(term.id) === printOf(term)
const printOf = ({ term, note, avoid, source }: TermWords): string =>
  fingerprint([term.es, term.en, note.es, note.en, avoid.es, avoid.en, source].join('\n'))
