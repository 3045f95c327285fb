// Duplicate terms: if two people add the initial glossary concurrently or offline, each term exists twice. Pure.
import { fingerprint } from '../fingerprint.ts'
import { newId, type Random, type TermId, termId } from '../ids.ts'
import { compareStrings } from '../order.ts'
import type { Term } from './model.ts'

export type TermSide = Pick<Term, 'term' | 'note' | 'avoid' | 'source'>

/** Contains a fingerprint of its initial text, so that duplicates and edited terms can be recognised. */
export const startingTermId = (words: TermSide, random: Random): TermId => termId(`${printOf(words)}-${newId(random)}`)

/** Unchanged terms with the same initial text are shown as one. Edited ones stay. */
export const withoutTwins = (terms: readonly Term[]): readonly Term[] => {
  const hidden = new Set(
    [...Map.groupBy(terms, ({ id }) => beginningOf(id))].flatMap(([beginning, twins]) => {
      if (beginning === null || twins.length === 1) return []
      const [, ...others] = twins.toSorted(
        (a, b) => Number(a.archived) - Number(b.archived) || Number(isAsBegun(a)) - Number(isAsBegun(b)) || compareStrings(a.id, b.id),
      )
      return others.filter(isAsBegun).map(({ id }) => id)
    }),
  )
  return hidden.size === 0 ? terms : terms.filter(({ id }) => !hidden.has(id))
}

/** Duplicates that are archived with it: otherwise another one would replace it. */
export const twinsOf = (id: TermId, terms: readonly Term[]): readonly TermId[] => {
  const beginning = beginningOf(id)
  return beginning === null
    ? []
    : terms.filter((term) => term.id !== id && beginningOf(term.id) === beginning && isAsBegun(term)).map((term) => term.id)
}

const beginningOf = (id: TermId): string | null => /^([0-9a-f]{28})-/.exec(id)?.[1] ?? null
const isAsBegun = (term: Term): boolean => beginningOf(term.id) === printOf(term)
const printOf = ({ term, note, avoid, source }: TermSide): string =>
  fingerprint([term.es, term.en, note.es, note.en, avoid.es, avoid.en, source].join('\n'))
