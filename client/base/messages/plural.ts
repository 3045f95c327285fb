import type { Language } from '../../../shared/bilingual.ts'

/** `n` and the form of the word that goes with it: `plural('es', 1, 'cambio', 'cambios')` is "1 cambio". */
export const plural = (language: Language, n: number, one: string, other: string): string =>
  `${new Intl.NumberFormat(language).format(n)} ${new Intl.PluralRules(language).select(n) === 'one' ? one : other}`
