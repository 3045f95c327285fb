// Terms that one side of a text says and the paragraph beside it does not: that is where two delegations begin to read two texts. Pure.
import { type Bilingual, LANGUAGES, type Language, otherLanguage } from '../bilingual.ts'
import type { TermId } from '../ids.ts'
import type { TermMatcher } from './matcher.ts'
import { formsOf, type Term } from './model.ts'

/** Of two paragraphs that are shown side by side; none where one of them says nothing yet. */
export const unmatchedTerms = (
  sides: Bilingual,
  { find }: TermMatcher,
  term: (id: TermId) => Pick<Term, 'term'> | null,
): Readonly<Record<Language, ReadonlySet<TermId>>> => {
  const blank = LANGUAGES.some((side) => sides[side].trim() === '')
  const found = { es: blank ? [] : find(sides.es, 'es'), en: blank ? [] : find(sides.en, 'en') }
  // What is to be avoided is pointed out where it occurs; its counterpart is there all the same.
  const named = (side: Language) => new Set(found[side].flatMap(({ terms }) => terms))
  const missing = (side: Language) => {
    const other = otherLanguage(side)
    const there = named(other)
    const alone = found[side]
      .filter(({ avoid, terms }) => !avoid && !terms.some((id) => there.has(id) || formsOf(term(id)?.term[other] ?? '').length === 0))
      .flatMap(({ terms }) => terms)
    return new Set(alone)
  }
  return { es: missing('es'), en: missing('en') }
}
