import type { Language } from '../../../shared/bilingual.ts'
import { form, formatNumber } from '../../../shared/counts.ts'

/** `n` and the form of the word that goes with it: `plural('es', 1, 'cambio', 'cambios')` is "1 cambio". */
export const plural = (language: Language, n: number, one: string, other: string): string =>
  `${formatNumber(language, n)} ${form(language, n, one, other)}`
