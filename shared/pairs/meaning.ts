// What a side of a pair says, whatever it looks like: words without formats, breaks and invisible characters. Two sides that were
// confirmed are compared by it, so that formatting never breaks a pair and the next change of a word does.

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

/** 106 bits, of chance and not of secrets: whoever confirms vouches for it by name. */
const fingerprint = (text: string): string => [0x9e3779b9, 0x85ebca6b].map((seed) => mixed(text, seed)).join('')
/** cyrb53, which is in the public domain. */
const mixed = (text: string, seed: number): string => {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0')
}
