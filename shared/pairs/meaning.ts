// Normalised text of a side: without formats, breaks and invisible characters. Confirmed sides are compared by it, so that formatting does not
// invalidate a confirmation and the next change of a word does.
import { fingerprint } from '../fingerprint.ts'

/** Soft hyphens, zero-width characters, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

export const meaningOf = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()

/** Maximum characters stored of a side; for a longer one only a fingerprint is stored, and no diff can be shown. */
export const MAX_SAID = 4_000

/** A side as it was confirmed: its text, or the fingerprint of a long one. */
export type ConfirmedSide = string | { readonly print: string; readonly length: number }

export const saidOf = (text: string): ConfirmedSide => {
  const meaning = meaningOf(text)
  return meaning.length <= MAX_SAID ? meaning : { print: fingerprint(meaning), length: meaning.length }
}

export const sameSaid = (a: ConfirmedSide, b: ConfirmedSide): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.print === b.print && a.length === b.length

const PRINT = /^[0-9a-f]{28}$/
export const isSaid = (value: unknown): value is ConfirmedSide => {
  if (typeof value === 'string') return value.length <= MAX_SAID
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { print, length }: { readonly print?: unknown; readonly length?: unknown } = value
  return typeof print === 'string' && PRINT.test(print) && typeof length === 'number' && Number.isInteger(length) && length > MAX_SAID
}
