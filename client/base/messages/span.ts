import type { Language } from '../../../shared/bilingual.ts'

/** *9 seconds*, *3 minutes*, *2 hours*: in the largest unit of which there are two. */
export const span = (language: Language, ms: number): string => {
  const seconds = Math.round(ms / 1000)
  const [unit, each] = seconds < 120 ? (['second', 1] as const) : seconds < 7_200 ? (['minute', 60] as const) : (['hour', 3_600] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / each))
}
