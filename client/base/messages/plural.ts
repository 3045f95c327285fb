import type { Language } from '../../../shared/bilingual.ts'
import { form, number } from '../../../shared/counts.ts'

/** `n` and the form of the word that goes with it: `plural('es', 1, 'cambio', 'cambios')` is "1 cambio". */
export const plural = (language: Language, n: number, one: string, other: string): string =>
  `${number(language, n)} ${form(language, n, one, other)}`
