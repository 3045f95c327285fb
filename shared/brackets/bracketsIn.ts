// Square brackets of a draft: the words between them are not agreed yet. They are characters of the text, and found by reading it (SPEC D5).

/** A place in the text: its line, and the UTF-16 unit in it. */
export interface Spot {
  readonly line: number
  readonly unit: number
}
export interface Bracket {
  /** Where its two characters are; it may end in a later line. */
  readonly from: Spot
  readonly to: Spot
  /** Something to be filled in, as in `[fecha]` or `[__]`. */
  readonly isPlaceholder: boolean
  /** Codes before a colon, as in `[CO, MX: words]`. */
  readonly by: readonly string[]
}
export interface BracketsFound {
  /** In the order in which they open. */
  readonly brackets: readonly Bracket[]
  /** Characters without a counterpart, in order. */
  readonly single: readonly Spot[]
}

export const bracketsIn = (lines: readonly string[]): BracketsFound => {
  const open: Spot[] = []
  const pairs: (readonly [from: Spot, to: Spot])[] = []
  const single: Spot[] = []
  for (const [line, words] of lines.entries()) {
    if (!words.includes('[') && !words.includes(']')) continue
    for (const { index, 0: found } of words.matchAll(CHARACTERS)) {
      if (found.length > 1) continue
      const spot = { line, unit: index }
      const from = found === ']' ? open.pop() : undefined
      if (found === '[') open.push(spot)
      else if (from) pairs.push([from, spot])
      else single.push(spot)
    }
  }
  const brackets = pairs
    .sort(([a], [b]) => compareSpots(a, b))
    .map(([from, to]) => {
      const words = beginning(lines, from, to)
      const isPlaceholder = from.line === to.line && PLACEHOLDER.test(words)
      return { from, to, isPlaceholder, by: CODES.exec(words)?.[1]?.match(/[A-Z]{2,6}/g) ?? [] }
    })
  return { brackets, single: [...single, ...open].sort(compareSpots) }
}

/** A bracket, or what looks like two and is none: the editor's *sic* and omissions. */
const CHARACTERS = /\[(?:sic|…|\.{3})\]|[[\]]/gi
const PLACEHOLDER = /^\s*(?:[●•_.\s]*|fecha|date|tbd|por definir|to be determined)\s*$/i
const CODES = /^\s*([A-Z]{2,6}(?:(?:\s*[,/]\s*|\s+(?:y|and|&)\s+)[A-Z]{2,6})*)\s*:/

const compareSpots = (a: Spot, b: Spot): number => a.line - b.line || a.unit - b.unit

/** Its words, up to the end of the line in which it opens. */
const beginning = (lines: readonly string[], from: Spot, to: Spot): string =>
  lines[from.line]?.slice(from.unit + 1, to.line === from.line ? to.unit : undefined) ?? ''
