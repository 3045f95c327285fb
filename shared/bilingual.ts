// A pair of texts of equal standing: neither language is the translation of the other.
import { isolate } from './isolate.ts'

export type Language = 'es' | 'en'
export const LANGUAGES: readonly Language[] = ['es', 'en']
export const otherLanguage = (language: Language): Language => (language === 'es' ? 'en' : 'es')
export const parseLanguage = (value: unknown): Language | null => (value === 'es' || value === 'en' ? value : null)

export interface Bilingual {
  readonly es: string
  readonly en: string
}

/** The text in the reader's language, or else in the other one, saying which it is; `text` is '' when both are empty. */
export const pick = (pair: Bilingual, language: Language): { readonly text: string; readonly language: Language } =>
  pair[language].trim() !== '' || pair[otherLanguage(language)].trim() === ''
    ? { text: pair[language], language }
    : { text: pair[otherLanguage(language)], language: otherLanguage(language) }

/** The same inside a sentence or a name, isolated: words of the other language have its letters after them. */
export const pickWords = (pair: Bilingual, language: Language): string => {
  const said = pick(pair, language)
  const words = isolate(said.text.trim())
  return words === '' || said.language === language ? words : `${words} (${said.language.toUpperCase()})`
}
