import { reasonOf } from '../reasonOf.ts'
// A result of a check: a sentence, its level, and what to do about it.

export interface Finding {
  /** `wrong`: data are lost or at risk, or people cannot work. `attention`: nothing is lost yet. */
  readonly level: 'well' | 'attention' | 'wrong'
  /** A sentence. */
  readonly what: string
  /** What to do about it; null when nothing needs to be done. */
  readonly remedy: string | null
}

export const well = (what: string): Finding => ({ level: 'well', what, remedy: null })
export const attention = (what: string, remedy: string): Finding => ({ level: 'attention', what, remedy })
export const wrong = (what: string, remedy: string): Finding => ({ level: 'wrong', what, remedy })

export const errorSentence = (error: unknown): string => {
  return `${reasonOf(error)
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')}.`
}

export const sizeOf = (bytes: number): string =>
  bytes >= GIGABYTE ? `${(bytes / GIGABYTE).toFixed(1)} GB` : `${Math.round(bytes / MEGABYTE)} MB`
const MEGABYTE = 1_000_000
const GIGABYTE = 1_000 * MEGABYTE

/** As *3 days ago*, in whole minutes, hours or days. */
export const agoOf = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'less than a minute ago'
  if (hours < 1) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`
  return hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'} ago` : `${Math.floor(hours / 24)} days ago`
}
