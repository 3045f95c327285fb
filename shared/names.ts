// Lines that people read: normalised, and without characters that nobody sees.

/** Controls, formats, bidirectional marks, fillers, variation selectors, lone surrogates, and what no font shows. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u

/** NFC, without white space around it, and one space wherever there was any. */
export const normalName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim()
