// Terms in one side of a paragraph whose translation is missing in the other side. Pure.
import { type Bilingual, LANGUAGES, type Language, otherLanguage } from '../bilingual.ts'
import type { TermId } from '../ids.ts'
import type { TermMatcher } from './matcher.ts'
import { formsOf, type Term } from './model.ts'

/** Of two parallel paragraphs; none if one of them is empty. */
export const unmatchedTerms = (
  sides: Bilingual,
  { find }: TermMatcher,
  term: (id: TermId) => Pick<Term, 'term'> | null,
): Readonly<Record<Language, ReadonlySet<TermId>>> => {
  const blank = LANGUAGES.some((side) => sides[side].trim() === '')
  const found = { es: blank ? [] : find(sides.es, 'es'), en: blank ? [] : find(sides.en, 'en') }
  // A form to avoid is marked where it occurs; its translation is not missing.
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
