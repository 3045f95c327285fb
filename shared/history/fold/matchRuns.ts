// Matches inserted with deleted letters within one entry: converting a paragraph to a heading deletes and inserts its text, and so does splitting a
// paragraph with Enter. Pure. Each deleted letter is matched at most once, and only if the insertion cannot just as well have been typed: a few
// letters count only if a whole block was added or removed with them.

export interface Matchable {
  readonly letters: string
  /** Its block was added, or removed, with it. */
  readonly withBlock: boolean
  /** The block's id, which it keeps when it is rewritten. */
  readonly name: string | null
  /** The text that contains it: nothing is matched between two texts, since each has its own changes. */
  readonly within: unknown
}
/** `length` letters of an inserted run from `at` on equal those of a deleted one from `from` on. */
export interface RunMatch {
  readonly inserted: number
  readonly at: number
  readonly deleted: number
  readonly from: number
  readonly length: number
}

/** For the rest of a run. */
interface Rest extends Matchable {
  readonly run: number
  readonly start: number
}

/** Minimum length between two texts that both remain: longer than a common word. */
const SHORTEST_PART = 12
const SHORTEST_WHOLE = 2
const SHORTEST_END = 4
/** `merged`: months of edits arrived in one update, so that short matches are no evidence. */
const SHORTEST_MERGED = 8
/** Limit for comparing all pairs: beyond it only whole runs are matched. */
const MOST_PAIRS = 20_000
/** Limit of letters compared per entry, against repetitive text. */
const MOST_COMPARED = 4_000_000
interface Budget {
  left: number
}

export const matchRuns = (inserted: readonly Matchable[], deleted: readonly Matchable[], merged: boolean): readonly RunMatch[] => {
  const went = Map.groupBy(deleted.map(restOf), ({ within }) => within)
  const came = Map.groupBy(inserted.map(restOf), ({ within }) => within)
  return [...came].flatMap(([text, into]) => matchRests(into, went.get(text) ?? [], merged))
}

const matchRests = (inserted: readonly Rest[], deleted: readonly Rest[], merged: boolean): readonly RunMatch[] => {
  const matches: RunMatch[] = []
  const take = (into: Rest, at: number, out: Rest, from: number, length: number) =>
    matches.push({ inserted: into.run, at: into.start + at, deleted: out.run, from: out.start + from, length })
  let [came, went] = wholes(inserted, deleted, merged, take)
  if (came.length * went.length > MOST_PAIRS) return matches
  const budget: Budget = { left: MOST_COMPARED }
  ;[came, went] = ends(came, went, { merged, budget, take })
  parts(came, went, { budget, take })
  return matches
}
const restOf = (one: Matchable, run: number): Rest => ({ ...one, run, start: 0 })
type Take = (into: Rest, at: number, out: Rest, from: number, length: number) => void
type Rests = [came: Rest[], went: Rest[]]

const isOfBlocks = (into: Rest, out: Rest): boolean => into.withBlock || out.withBlock

/** Matches whole runs; of several candidates, the one with the same block id. */
const wholes = (came: readonly Rest[], went: readonly Rest[], merged: boolean, take: Take): Rests => {
  const byLetters = Map.groupBy(went, ({ letters }) => letters)
  const taken = new Set<Rest>()
  const left: Rest[] = []
  const sure = came.filter(({ name }) => name !== null)
  const twinOf = (into: Rest, named: boolean): Rest | undefined =>
    byLetters.get(into.letters)?.find((out) => {
      if (taken.has(out) || (named && out.name !== into.name)) return false
      const { length } = into.letters
      if (isOfBlocks(into, out)) return length >= (merged ? SHORTEST_WHOLE : 1)
      return length >= (merged ? SHORTEST_MERGED : SHORTEST_WHOLE)
    })
  const done = new Set<Rest>()
  for (const [list, named] of [
    [sure, true],
    [came, false],
  ] as const)
    for (const into of list) {
      const out = done.has(into) ? undefined : twinOf(into, named)
      if (!out) continue
      taken.add(out)
      done.add(into)
      take(into, 0, out, 0, into.letters.length)
    }
  for (const into of came) if (!done.has(into)) left.push(into)
  return [left, went.filter((out) => !taken.has(out))]
}

/** After a split or join combined with other edits: common prefix or suffix. */
interface Ending {
  readonly merged: boolean
  readonly budget: Budget
  readonly take: Take
}
const ends = (came: readonly Rest[], went: readonly Rest[], { merged, budget, take }: Ending): Rests => {
  let left = [...went]
  const rest: Rest[] = []
  for (const first of came) {
    let into = first
    for (;;) {
      const best = longestEnd(into, left, { merged, budget })
      if (!best) break
      const { out, length, atEnd } = best
      const [at, from] = atEnd ? [into.letters.length - length, out.letters.length - length] : [0, 0]
      take(into, at, out, from, length)
      left = left.flatMap((one) => (one === out ? cut(one, from, length) : [one]))
      const [remaining] = cut(into, at, length)
      if (!remaining) {
        into = { ...into, letters: '' }
        break
      }
      into = remaining
    }
    if (into.letters !== '') rest.push(into)
  }
  return [rest, left]
}
const longestEnd = (into: Rest, went: readonly Rest[], { merged, budget }: Pick<Ending, 'merged' | 'budget'>) => {
  let best: { readonly out: Rest; readonly length: number; readonly atEnd: boolean } | null = null
  for (const out of went) {
    if (!isOfBlocks(into, out) || budget.left <= 0) continue
    for (const atEnd of [true, false]) {
      const length = atEnd ? commonEnd(into.letters, out.letters) : commonStart(into.letters, out.letters)
      budget.left -= length + 1
      const isWhole = length > 0 && (length === into.letters.length || length === out.letters.length)
      const isSame = into.name !== null && into.name === out.name
      const least = isWhole ? 1 : SHORTEST_END
      if (length < (merged && !isSame ? SHORTEST_MERGED : least) || length <= (best?.length ?? 0)) continue
      best = { out, length, atEnd }
    }
  }
  return best
}
/** The rest on both sides of a matched part. */
const cut = (rest: Rest, from: number, length: number): Rest[] => {
  const before = { ...rest, letters: rest.letters.slice(0, from) }
  const after = { ...rest, start: rest.start + from + length, letters: rest.letters.slice(from + length) }
  return [before, after].filter(({ letters }) => letters !== '')
}

/** Longer matches of whole words, at any position; the longest first, each from the left. */
const parts = (came: readonly Rest[], went: readonly Rest[], { budget, take }: Omit<Ending, 'merged'>): void => {
  const places = new Map<string, { readonly out: Rest; readonly at: number }[]>()
  for (const out of went)
    for (const at of wordStarts(out.letters)) {
      const seed = out.letters.slice(at, at + SHORTEST_PART)
      if (seed.length === SHORTEST_PART) places.set(seed, [...(places.get(seed) ?? []).slice(0, MOST_PLACES), { out, at }])
    }
  if (places.size === 0) return
  const used = new Map<Rest, [from: number, to: number][]>()
  const isFree = (out: Rest, from: number, to: number) => (used.get(out) ?? []).every(([start, end]) => to <= start || from >= end)
  for (const into of came) {
    let reached = 0
    for (const at of wordStarts(into.letters)) {
      if (at < reached) continue
      let best: { readonly out: Rest; readonly from: number; readonly length: number } | null = null
      for (const place of places.get(into.letters.slice(at, at + SHORTEST_PART)) ?? []) {
        if (budget.left <= 0 || !isFree(place.out, place.at, place.at + SHORTEST_PART)) continue
        const common = commonStart(into.letters.slice(at), place.out.letters.slice(place.at))
        budget.left -= common + 1
        const length = wholeWords(into.letters, at, wholeWords(place.out.letters, place.at, common))
        if (length < SHORTEST_PART || length <= (best?.length ?? 0) || !isFree(place.out, place.at, place.at + length)) continue
        best = { out: place.out, from: place.at, length }
      }
      if (!best) continue
      used.set(best.out, [...(used.get(best.out) ?? []), [best.from, best.from + best.length]])
      take(into, at, best.out, best.from, best.length)
      reached = at + best.length
    }
  }
}
const MOST_PLACES = 7

/** Index by code unit, built on demand and kept while a text is searched. */
const ARE_OF_WORDS = new Map<number, boolean>()
const isOfWord = (letters: string, at: number): boolean => {
  const code = letters.charCodeAt(at)
  // a–z first: the most frequent letters.
  if (code >= 97 && code <= 122) return true
  const known = ARE_OF_WORDS.get(code)
  if (known !== undefined) return known
  const is = !Number.isNaN(code) && /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))
  ARE_OF_WORDS.set(code, is)
  return is
}
function* wordStarts(letters: string): Generator<number> {
  let isWithin = false
  for (let at = 0; at < letters.length; at++) {
    const is = isOfWord(letters, at)
    if (is && !isWithin) yield at
    isWithin = is
  }
}
/** Number of letters from `at` on, without the beginning of a word at their end. */
const wholeWords = (letters: string, at: number, length: number): number => {
  let end = at + length
  if (isOfWord(letters, end)) while (end > at && isOfWord(letters, end - 1)) end--
  return end - at
}

const commonStart = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length > 0 && isHigh(a.charCodeAt(length - 1)) ? length - 1 : length
}
const commonEnd = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  return length > 0 && isLow(a.charCodeAt(a.length - length)) ? length - 1 : length
}
/** Never cuts a surrogate pair. */
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
