// What is added to the name of a field of the group's own where another field is called the same.
import type { Bilingual } from '../bilingual.ts'

export const OWN_FIELD_WORDS: Bilingual = { es: 'campo propio', en: 'own field' }
