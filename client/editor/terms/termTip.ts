// Tooltip text of a marked term. Pure.
import { type Language, otherLanguage } from '../../../shared/bilingual.ts'
import { formsOf, type Term } from '../../../shared/glossary/model.ts'
import type { Messages } from '../../base/messages/catalogue.ts'

interface Tip {
  readonly avoid: boolean
  /** The term is missing in the parallel paragraph. */
  readonly alone: boolean
  /** Language of the text. */
  readonly language: Language
  readonly words: Messages['glossary']['marks']
}

/** Null if there is nothing to show. */
export const termTip = (terms: readonly Term[], { avoid, alone, language, words }: Tip): string | null => {
  const other = otherLanguage(language)
  const counterparts = formsIn(terms, other)
  if (avoid) {
    const instead = terms.flatMap(({ term }) => formsOf(term[language])[0] ?? [])
    return instead.length === 0 ? null : joined(words.avoid(instead.join(' · ')), counterparts && words.counterpart[other](counterparts))
  }
  if (!counterparts) return words.missing[other]
  return joined(words.counterpart[other](counterparts), alone && words.alone[other])
}

const formsIn = (terms: readonly Term[], language: Language): string =>
  [...new Set(terms.flatMap(({ term }) => formsOf(term[language])))].join('; ')
const joined = (...parts: readonly (string | false)[]): string => parts.filter((part) => part !== false && part !== '').join('. ')
