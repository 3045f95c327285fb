// Single-line text: normalised, and without invisible characters.

/** Controls, format characters, bidi marks, fillers, variation selectors, lone surrogates, unassigned characters. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u

/** NFC, trimmed, with single spaces. */
export const normalName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim()
