// How the closings of one session are called: the first is its mark for ever, the newest is the one to be read aloud. Pure.
import type { Bilingual } from '../bilingual.ts'

const ORDINALS: readonly Bilingual[] = [
  { es: 'primer', en: 'first' },
  { es: 'segundo', en: 'second' },
  { es: 'tercer', en: 'third' },
  { es: 'cuarto', en: 'fourth' },
  { es: 'quinto', en: 'fifth' },
]

/** `segundo cierre`, `second closing`; from the sixth on `cierre 6`, `closing 6`. `number` counts from 1. */
export const closingName = (number: number): Bilingual => {
  const ordinal = ORDINALS[number - 1]
  return ordinal ? { es: `${ordinal.es} cierre`, en: `${ordinal.en} closing` } : { es: `cierre ${number}`, en: `closing ${number}` }
}
