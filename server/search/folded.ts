// Folds text for search: lower case, without accents, one character for each original one, so that offsets agree. Pure.

export interface Folded {
  readonly original: readonly string[]
  readonly plain: string
}

export const foldText = (text: string): Folded => {
  const original = [...text.normalize('NFC')]
  return { original, plain: original.map(foldCharacter).join('') }
}
const foldCharacter = (character: string): string => character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().charAt(0) || ' '

export const queryWords = (query: string): readonly string[] =>
  [
    ...new Set(
      foldText(query)
        .plain.split(/\s+/)
        .filter((word) => word !== ''),
    ),
  ].slice(0, MOST_WORDS)
const MOST_WORDS = 8

const AROUND = 48
/** Excerpt around the first match; '' without a match. */
export const excerptOf = ({ original, plain }: Folded, words: readonly string[]): string => {
  const places = words.map((word) => plain.indexOf(word)).filter((at) => at >= 0)
  if (places.length === 0) return ''
  const at = Math.min(...places)
  const [from, to] = [Math.max(0, at - AROUND), Math.min(original.length, at + 2 * AROUND)]
  const cut = original.slice(from, to).join('').replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${cut}${to < original.length ? '…' : ''}`
}
