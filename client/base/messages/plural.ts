import type { Language } from '../../../shared/bilingual.ts'

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = { es: new Intl.NumberFormat('es'), en: new Intl.NumberFormat('en') }
const RULES: Readonly<Record<Language, Intl.PluralRules>> = { es: new Intl.PluralRules('es'), en: new Intl.PluralRules('en') }

/** `n` and the form of the word that goes with it: `plural('es', 1, 'cambio', 'cambios')` is "1 cambio". */
export const plural = (language: Language, n: number, one: string, other: string): string =>
  `${NUMBERS[language].format(n)} ${RULES[language].select(n) === 'one' ? one : other}`
