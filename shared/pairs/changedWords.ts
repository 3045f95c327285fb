// Which words differ between two texts: Myers' algorithm in linear space ("An O(ND) Difference Algorithm and Its Variations", 1986).

export interface WordChanges {
  /** 1 for each word of the old text that is not in the new one, and the reverse. The others, in order, are the same words. */
  readonly deleted: Uint8Array
  readonly inserted: Uint8Array
}

/**
 * Longest search from each end, in changed words. Up to twice as many changes the answer is minimal; above, the text is divided where the search
 * has come farthest, so that a text that was rewritten takes time in proportion to its length.
 */
const MOST_STEPS = 512

export const changedWords = (before: readonly string[], after: readonly string[]): WordChanges => {
  const deleted = new Uint8Array(before.length).fill(1)
  const inserted = new Uint8Array(after.length).fill(1)
  const [a, b] = wordsOfBoth(before, after)
  const keep = (x: number, y: number) => {
    deleted[a.places[x] ?? 0] = 0
    inserted[b.places[y] ?? 0] = 0
  }
  const split = createSplit(a.numbers, b.numbers)
  const compare = (from: Point, to: Point) => {
    let [[x, y], [endX, endY]] = [from, to]
    while (x < endX && y < endY && a.numbers[x] === b.numbers[y]) keep(x++, y++)
    while (x < endX && y < endY && a.numbers[endX - 1] === b.numbers[endY - 1]) keep(--endX, --endY)
    if (x === endX || y === endY) return
    const middle = split([x, y], [endX, endY])
    compare([x, y], middle)
    compare(middle, [endX, endY])
  }
  compare([0, 0], [a.numbers.length, b.numbers.length])
  moveToEnd(deleted, before)
  moveToEnd(inserted, after)
  return { deleted, inserted }
}

/** Where a change may stand in several places, it stands in the last one: a word that was inserted takes the space after it along. */
const moveToEnd = (changed: Uint8Array, words: readonly string[]): void => {
  let start = 0
  for (let end = 0; end < words.length; end++) {
    if (changed[end] === 1) continue
    if (start < end && words[start] === words[end]) {
      changed[start++] = 0
      changed[end] = 1
    } else start = end + 1
  }
}

/** So many words of each text. */
type Point = readonly [before: number, after: number]

interface Words {
  /** One number for each different word. */
  readonly numbers: Int32Array
  /** Index of each in the whole text. */
  readonly places: Int32Array
}
/** Without words that only one of them has: those have certainly changed. */
const wordsOfBoth = (before: readonly string[], after: readonly string[]): readonly [Words, Words] => {
  const numbers = new Map<string, number>()
  for (const word of before) if (!numbers.has(word)) numbers.set(word, numbers.size)
  const inAfter = new Set(after)
  const only = (words: readonly string[], isInBoth: (word: string) => boolean): Words => {
    const places = Int32Array.from(words.keys()).filter((place) => isInBoth(words[place] ?? ''))
    return { numbers: places.map((place) => numbers.get(words[place] ?? '') ?? 0), places }
  }
  return [only(before, (word) => inAfter.has(word)), only(after, (word) => numbers.has(word))]
}

/** Finds a point through which a shortest way from one corner to the other leads, by searching from both. The first and last words differ. */
const createSplit = (a: Int32Array, b: Int32Array) => {
  const size = a.length + b.length + 3
  const [ahead, back] = [createSearch(size, b.length, BEFORE_ALL), createSearch(size, b.length, AFTER_ALL)]
  return ([left, top]: Point, [right, bottom]: Point): Point => {
    const [lowest, highest] = [left - bottom, right - top]
    const isOdd = ((left - top - right + bottom) & 1) === 1
    ahead.begin(left - top, left)
    back.begin(right - bottom, right)
    for (let steps = 1; steps <= MOST_STEPS; steps++) {
      ahead.widen(lowest, highest)
      for (let diagonal = ahead.high(); diagonal >= ahead.low(); diagonal -= 2) {
        let x = Math.max(ahead.at(diagonal - 1) + 1, ahead.at(diagonal + 1))
        while (x < right && x - diagonal < bottom && a[x] === b[x - diagonal]) x++
        ahead.put(diagonal, x)
        if (isOdd && back.covers(diagonal) && back.at(diagonal) <= x) return [x, x - diagonal]
      }
      back.widen(lowest, highest)
      for (let diagonal = back.high(); diagonal >= back.low(); diagonal -= 2) {
        let x = Math.min(back.at(diagonal - 1), back.at(diagonal + 1) - 1)
        while (x > left && x - diagonal > top && a[x - 1] === b[x - diagonal - 1]) x--
        back.put(diagonal, x)
        if (!isOdd && ahead.covers(diagonal) && x <= ahead.at(diagonal)) return [x, x - diagonal]
      }
    }
    let farthest: Point = [left, top]
    for (let diagonal = ahead.high(); diagonal >= ahead.low(); diagonal -= 2) {
      const x = Math.min(ahead.at(diagonal), right, bottom + diagonal)
      if (x + x - diagonal > farthest[0] + farthest[1]) farthest = [x, x - diagonal]
    }
    return farthest
  }
}

const BEFORE_ALL = -1
const AFTER_ALL = 0x7fff_ffff

/** The word of the old text reached on each diagonal (words of the old text less words of the new one). `outside`: on those not searched yet. */
const createSearch = (size: number, zero: number, outside: number) => {
  const reached = new Int32Array(size)
  let [low, high] = [0, 0]
  const put = (diagonal: number, x: number) => {
    reached[zero + 1 + diagonal] = x
  }
  return {
    at: (diagonal: number) => reached[zero + 1 + diagonal] ?? outside,
    put,
    low: () => low,
    high: () => high,
    covers: (diagonal: number) => low <= diagonal && diagonal <= high,
    begin(diagonal: number, x: number) {
      low = diagonal
      high = diagonal
      put(diagonal, x)
    },
    /** One diagonal more on each side, or one less at the edge. */
    widen(lowest: number, highest: number) {
      if (low > lowest) put(--low - 1, outside)
      else low++
      if (high < highest) put(++high + 1, outside)
      else high--
    },
  }
}
