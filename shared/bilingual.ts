// A bilingual text, whose two languages have equal rank: neither is the translation of the other.
import { isolate } from './isolate.ts'

export type Language = 'es' | 'en'
export const LANGUAGES: readonly Language[] = ['es', 'en']
export const otherLanguage = (language: Language): Language => (language === 'es' ? 'en' : 'es')
export const parseLanguage = (value: unknown): Language | null => (value === 'es' || value === 'en' ? value : null)

export interface Bilingual {
  readonly es: string
  readonly en: string
}

/** The text in the user's language, or else in the other one, with its language; `text` is '' when both are empty. */
export const pick = (pair: Bilingual, language: Language): { readonly text: string; readonly language: Language } =>
  pair[language].trim() !== '' || pair[otherLanguage(language)].trim() === ''
    ? { text: pair[language], language }
    : { text: pair[otherLanguage(language)], language: otherLanguage(language) }

/** The same for use inside a sentence or a name, bidi-isolated: text in the other language is followed by its code. */
export const pickWords = (pair: Bilingual, language: Language): string => {
  const said = pick(pair, language)
  const words = isolate(said.text.trim())
  return words === '' || said.language === language ? words : `${words} (${said.language.toUpperCase()})`
}
