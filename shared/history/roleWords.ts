// Names of roles within a sentence.
import type { Bilingual } from '../bilingual.ts'
import type { Role } from '../people.ts'

export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  chair: { es: 'presidencia', en: 'chair' },
  secretariat: { es: 'secretaría', en: 'secretariat' },
  head: { es: 'jefatura de delegación', en: 'head of delegation' },
  delegate: { es: 'delegado/a', en: 'delegate' },
  translator: { es: 'traductor/a', en: 'translator' },
  observer: { es: 'observador/a', en: 'observer' },
  guest: { es: 'invitado/a', en: 'guest' },
}
