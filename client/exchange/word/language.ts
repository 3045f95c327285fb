// Detects whether a text is Spanish or English: by its most common short words or, where there are none, as in titles, by how words are spelled.
// Null if neither tells.
import type { Language } from '../../../shared/bilingual.ts'

const SMALL: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set('de la el los las un una del al que en y o por para con se su sus es son como más entre sobre esta este lo'.split(' ')),
  en: new Set('the of and to in a an that is are for with on by be at from this which or as its their between shall will it'.split(' ')),
}

export const detectedLanguage = (words: string): Language | null => {
  const all = wordsIn(words)
  const count = (language: Language) => all.filter((word) => SMALL[language].has(word)).length
  const [es, en] = [count('es') + (/[ñ¿¡]/.test(words) ? 2 : 0), count('en')]
  return es + en === 0 || es === en ? null : es > en ? 'es' : 'en'
}

const wordsIn = (words: string): readonly string[] =>
  words
    .slice(0, 20_000)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

const SPELLED: Readonly<Record<Language, RegExp>> = {
  es: /[áéíóúñü]|(?:ciones?|mientos?|idad(?:es)?|[aeiou]d[ao]s?|ari[ao]s?|[aeo]nci[ao]s?|[ao]s)$/,
  en: /[kw]|(?:tions?|ings?|ments?|ness|ships?|lines?|ities|ity|ties|ly|sh|th|ght|ed|ck)$|^(?:th|wh|sh)|ee|oo|ff|ss|pp|tt/,
}
/** For a few words, as in titles. */
export const spelledLanguage = (words: string): Language | null => {
  const all = wordsIn(words)
  const count = (language: Language) => all.filter((word) => SPELLED[language].test(word)).length
  const [es, en] = [count('es'), count('en')]
  return es === en ? null : es > en ? 'es' : 'en'
}
