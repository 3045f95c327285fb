// A word as terms are compared: without capitals and accents, singular and plural alike where that is simple. Both the glossary's
// words and the text's go through here, so that a stem need not be a word. Pure.
import type { Language } from '../bilingual.ts'

export const stemOf = (word: string, language: Language): string => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.length < SHORTEST ? plain : language === 'es' ? spanish(plain) : english(plain)
}
/** *gas*, *los*, *bus*: shorter words have no plurals that matter here. */
const SHORTEST = 4

/** grave, graves → grav; fiscal, fiscales → fiscal; vez, veces → vec. */
const spanish = (word: string): string =>
  word
    .replace(/([aeiou])s$/, '$1')
    .replace(/e$/, '')
    .replace(/z$/, 'c')

/** authority, authorities → authority; witness, witnesses → witness; offence, offences → offenc. */
const english = (word: string): string =>
  word
    .replace(/([^sui])s$/, '$1')
    .replace(/ie$/, 'y')
    .replace(/e$/, '')
