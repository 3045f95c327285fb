// Stem of a word for comparing terms: without case and accents, singular and plural alike where simple. Applied to both the glossary and the text,
// so that a stem need not be a word. Pure.
import type { Language } from '../bilingual.ts'

export const stemOf = (word: string, language: Language): string => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.length < SHORTEST ? plain : language === 'es' ? spanish(plain) : english(plain)
}
/** *gas*, *los*, *bus*: shorter words have no relevant plurals. */
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
