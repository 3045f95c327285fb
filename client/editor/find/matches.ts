// Text search with optional case, accents and whole words; results are offsets of the original text. Pure.

export interface FindQuery {
  readonly words: string
  /** "Accion" is not "acción". */
  readonly accents: boolean
  readonly capitals: boolean
  /** Whole words only. */
  readonly whole: boolean
}
export interface FindMatch {
  readonly from: number
  readonly to: number
}

export const matchesIn = (text: string, query: FindQuery): readonly FindMatch[] => {
  const wanted = lettersOf(query.words, query).text
  if (wanted === '') return []
  const { text: letters, starts, ends } = lettersOf(text, query)
  const found: FindMatch[] = []
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1)) {
    const [from, to] = [starts[at], ends[at + wanted.length - 1]]
    if (from === undefined || to === undefined || (query.whole && !isWhole(text, from, to))) continue
    // A match must not begin or end inside a letter that is compared as two characters.
    if ((starts[at - 1] ?? -1) === from || starts[at + wanted.length] === starts[at + wanted.length - 1]) continue
    found.push({ from, to })
    at += wanted.length - 1
  }
  return found
}

interface Letters {
  readonly text: string
  /** For each compared character: start and end of the original one, with its combining accents. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}
const lettersOf = (text: string, { accents, capitals }: FindQuery): Letters => {
  let compared = ''
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const { segment, index } of clustersOf(text)) {
    const bare = accents ? segment.normalize('NFC') : segment.normalize('NFD').replace(/\p{M}/gu, '')
    const letters = capitals ? bare : bare.toLowerCase()
    compared += letters
    for (let unit = 0; unit < letters.length; unit++) {
      starts.push(index)
      ends.push(index + segment.length)
    }
  }
  return { text: compared, starts, ends }
}
/** A letter with its combining marks. */
const clustersOf = function* (text: string) {
  for (const { 0: segment, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) yield { segment, index }
}

const isWhole = (text: string, from: number, to: number) =>
  !/[\p{L}\p{N}_]\p{M}*$/u.test(text.slice(Math.max(0, from - 8), from)) && !/^[\p{L}\p{N}_]/u.test(text.slice(to, to + 2))
