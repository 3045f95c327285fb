// Codes and dates in a short text, which must not be broken between two lines: as pieces, so that what is copied is what stands there. Pure.

export interface UnbrokenPiece {
  readonly text: string
  readonly isWhole: boolean
}

/** `WG-014b`; `15 nov 2026, 14:32`, `15 Nov`, `3 days`. */
const WHOLE = /(WG-\d+[a-z\d]*|(?<![\p{L}\d])\d{1,2} \p{L}{3,4}(?!\p{L})(?: \d{4})?(?:, \d{2}:\d{2})?)/u

export const unbroken = (text: string): readonly UnbrokenPiece[] =>
  text
    .split(WHOLE)
    .map((piece, at) => ({ text: piece, isWhole: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
