// How the closings of one session are called, and which of their fingerprints is read aloud: on the pages, in printed minutes, and where an archive is
// proved. Pure.
import type { Bilingual } from '../bilingual.ts'

const ORDINALS: readonly Bilingual[] = [
  { es: 'primer', en: 'first' },
  { es: 'segundo', en: 'second' },
  { es: 'tercer', en: 'third' },
  { es: 'cuarto', en: 'fourth' },
  { es: 'quinto', en: 'fifth' },
]

/** `segundo cierre`, `second closing`; from the sixth on `cierre 6`, `closing 6`. `nth` counts from 1. */
export const closingName = (nth: number): Bilingual => {
  const ordinal = ORDINALS[nth - 1]
  return ordinal ? { es: `${ordinal.es} cierre`, en: `${ordinal.en} closing` } : { es: `cierre ${nth}`, en: `closing ${nth}` }
}

/** What became of a closing: it is the last one, or its session is reopened since, or a later closing replaces it. */
export type ClosingStands = 'counts' | 'corrected' | 'replaced'
export interface StandingClosing {
  /** From 1. */
  readonly nth: number
  readonly of: number
  readonly stands: ClosingStands
}

/** `nth` of `of` closings of one session. */
export const closingStanding = (nth: number, of: number, isReopened: boolean): StandingClosing => ({
  nth,
  of,
  stands: nth < of ? 'replaced' : isReopened ? 'corrected' : 'counts',
})

/** `segundo cierre: la que se lee en voz alta`; null for the only closing of a session that is closed. */
export const closingSays = ({ nth, of, stands }: StandingClosing): Bilingual | null => {
  if (of === 1 && stands === 'counts') return null
  const [name, says] = [closingName(nth), stands === 'replaced' ? replacedBy(closingName(of)) : STANDS[stands]]
  return { es: `${name.es}: ${says.es}`, en: `${name.en}: ${says.en}` }
}
const STANDS: Readonly<Record<Exclude<ClosingStands, 'replaced'>, Bilingual>> = {
  counts: { es: 'la que se lee en voz alta', en: 'the one to read aloud' },
  corrected: { es: 'vale hasta que la sesión se cierre de nuevo', en: 'in force until the session is closed again' },
}
const replacedBy = ({ es, en }: Bilingual): Bilingual => ({ es: `reemplazada por la del ${es}`, en: `replaced by that of the ${en}` })
