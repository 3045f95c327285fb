// Codes and dates in a short text, which must not be broken between two lines: as pieces, so that what is copied is what stands there. Pure.

export interface UnbrokenPiece {
  readonly text: string
  readonly isWhole: boolean
}

/** As both languages write them. */
const MONTH = 'ene|jan|feb|mar|abr|apr|may|jun|jul|ago|aug|sept?|oct|nov|dic|dec'
/** `WG-014b`; `15 nov 2026, 14:32`, `15 Nov`. */
const WHOLE = new RegExp(`(WG-\\d+[a-z\\d]*|(?<![\\p{L}\\d])\\d{1,2} (?:${MONTH})(?!\\p{L})(?: \\d{4})?(?:, \\d{2}:\\d{2})?)`, 'iu')

export const unbroken = (text: string): readonly UnbrokenPiece[] =>
  text
    .split(WHOLE)
    .map((piece, at) => ({ text: piece, isWhole: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
