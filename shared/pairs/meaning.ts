// What a side of a pair says, whatever it looks like: words without formats, breaks and invisible characters. Two sides that were
// confirmed are compared by it, so that formatting never breaks a pair and the next change of a word does.
import { fingerprint } from '../fingerprint.ts'

/** Soft hyphens, zero-width characters, byte order marks: nobody reads them. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

export const meaningOf = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()

/** Characters of a side that are kept word for word; of a longer one only its fingerprint is, and what changed cannot be shown. */
export const MAX_SAID = 4_000

/** A side as it was confirmed: its words, or the fingerprint of very many. */
export type Said = string | { readonly print: string; readonly length: number }

export const saidOf = (text: string): Said => {
  const meaning = meaningOf(text)
  return meaning.length <= MAX_SAID ? meaning : { print: fingerprint(meaning), length: meaning.length }
}

export const sameSaid = (a: Said, b: Said): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.print === b.print && a.length === b.length

const PRINT = /^[0-9a-f]{28}$/
export const isSaid = (value: unknown): value is Said => {
  if (typeof value === 'string') return value.length <= MAX_SAID
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { print, length }: { readonly print?: unknown; readonly length?: unknown } = value
  return typeof print === 'string' && PRINT.test(print) && typeof length === 'number' && Number.isInteger(length) && length > MAX_SAID
}
