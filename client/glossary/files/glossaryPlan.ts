// What each line of a file would do to the glossary: a line is about the term that says the same in both languages, else the one that says
// the same in one of them and is the only one. What a line leaves empty stays. Pure.
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { TERM_PAIRS } from '../../../shared/glossary/layout.ts'
import { formsOf, type Term } from '../../../shared/glossary/model.ts'
import type { TermSide } from '../../../shared/glossary/twins.ts'
import type { TermId } from '../../../shared/ids.ts'

export interface TermLine {
  readonly what: 'creates' | 'changes' | 'stays' | 'refused'
  readonly words: TermSide
  /** The existing term. */
  readonly term: Term | null
}

export const glossaryPlan = (lines: readonly TermSide[], terms: readonly Term[]): readonly TermLine[] => {
  const living = terms.filter(({ archived }) => !archived)
  const taken = new Set<TermId>()
  return lines.map((words): TermLine => {
    const free = living.filter(({ id }) => !taken.has(id))
    const same = free.filter(({ term }) => LANGUAGES.every((side) => exact(term[side]) === exact(words.term[side])))
    const one = LANGUAGES.map((side) =>
      free.filter(({ term }) => exact(words.term[side]) !== '' && exact(term[side]) === exact(words.term[side])),
    ).find((found) => found.length > 0)
    const found = same[0] ?? (one?.length === 1 ? one[0] : undefined)
    if (!found) return { what: one ? 'refused' : 'creates', words, term: null }
    taken.add(found.id)
    return { what: termChanges(found, words).length > 0 ? 'changes' : 'stays', words, term: found }
  })
}

export interface TermChange {
  readonly field: (typeof TERM_PAIRS)[number] | 'source'
  readonly side: (typeof LANGUAGES)[number] | null
  readonly to: string
}
export const termChanges = (term: Term, words: TermSide): readonly TermChange[] => {
  const pairs = TERM_PAIRS.flatMap((field) => LANGUAGES.map((side) => ({ field, side, from: term[field][side], to: words[field][side] })))
  return [...pairs, { field: 'source' as const, side: null, from: term.source, to: words.source }]
    .filter(
      ({ field, from, to }) =>
        to.trim() !== '' && (field === 'term' || field === 'avoid' ? exact(from) !== exact(to) : plain(from) !== plain(to)),
    )
    .map(({ field, side, to }) => ({ field, side, to }))
}

/** Forms in their order, however they are spaced. */
const exact = (text: string): string => formsOf(text.toWellFormed()).join('; ')
const plain = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').trim()
