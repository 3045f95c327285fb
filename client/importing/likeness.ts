// Finds the item whose title is similar to that of a new line: different in accents, capitals or a word. It is only shown, never merged. Pure.
// Exact, without comparing every line with every title: words are ordered from the rarest to the most common, and two similar titles share one
// of their first words (prefix and positional filters of set similarity joins: Xiao et al., PPJoin, 2008).
import { LANGUAGES } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { Item } from '../../shared/roadmap/model.ts'

/** Of all their words, so many are common to both. */
const ALIKE = 0.75
/** Titles with different numbers are different things: *Measure no. 12* and *Measure no. 13*. */
const numbersIn = (title: string): string => (title.match(/\p{N}+/gu) ?? []).map((figures) => figures.replace(/^0+(?=.)/, '')).join(' ')

interface Title {
  readonly item: Item
  /** Ranks, the rarest first. */
  readonly words: readonly number[]
}
/** Titles of the same length that have a word at the same position. */
interface Bucket {
  readonly length: number
  readonly place: number
  readonly titles: Title[]
}

export const createLikeness = (items: readonly Item[]): ((titles: readonly string[], isFree: (item: Item) => boolean) => Item | null) => {
  const known = items.flatMap((item) =>
    LANGUAGES.map((language) => ({ item, words: wordsOf(item.title[language]), numbers: numbersIn(item.title[language]) })),
  )
  const rankOf = ranksOf(known.map(({ words }) => words))
  const byNumbers = new Map<string, Map<number, Bucket[]>>()
  for (const { item, words, numbers } of known) {
    const byWord = byNumbers.get(numbers) ?? new Map<number, Bucket[]>()
    byNumbers.set(numbers, byWord)
    const title = { item, words: words.flatMap((word) => rankOf.get(word) ?? []).sort(ascending) }
    for (const [place, word] of firstWords(title.words).entries()) add(byWord, { word, place }, title)
  }
  return (titles, isFree) => {
    let best: { readonly item: Item; readonly share: number } | null = null
    for (const title of titles) {
      const byWord = byNumbers.get(numbersIn(title))
      if (!byWord) continue
      // Words that are in no title are the rarest.
      const words = wordsOf(title)
        .map((word) => rankOf.get(word) ?? -1)
        .sort(ascending)
      for (const { titles: some, most } of bucketsFor(words, byWord)) {
        if (most < ALIKE || most <= (best?.share ?? 0)) break
        for (const one of some) {
          if (!isFree(one.item)) continue
          const share = shareOf(common(words, one.words), words.length, one.words.length)
          if (share >= ALIKE && share > (best?.share ?? 0)) best = { item: one.item, share }
          if (best && best.share >= most) break
        }
      }
    }
    return best?.item ?? null
  }
}

const wordsOf = (title: string): readonly string[] => [...new Set(fold(title).match(/[\p{L}\p{N}]+/gu) ?? [])]
const ascending = (a: number, b: number) => a - b
const shareOf = (both: number, one: number, other: number): number => both / (one + other - both)

/** The rank of every word, the rarest first. */
const ranksOf = (titles: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const words of titles) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => a - b).map(([word], rank) => [word, rank]))
}

/** If a title has none of these words, it cannot have enough of the others. */
const firstWords = (words: readonly number[]): readonly number[] => words.slice(0, words.length - Math.ceil(ALIKE * words.length) + 1)

const add = (byWord: Map<number, Bucket[]>, { word, place }: { readonly word: number; readonly place: number }, title: Title): void => {
  const buckets = byWord.get(word) ?? []
  byWord.set(word, buckets)
  const bucket = buckets.find((one) => one.length === title.words.length && one.place === place)
  if (bucket) bucket.titles.push(title)
  else buckets.push({ length: title.words.length, place, titles: [title] })
}

/** Titles whose first common word may be this one, with the most words that they can share, the highest first. */
const bucketsFor = (words: readonly number[], byWord: ReadonlyMap<number, readonly Bucket[]>) =>
  firstWords(words)
    .flatMap((word, place) =>
      (byWord.get(word) ?? []).map((bucket) => {
        const both = Math.min(words.length - place, bucket.length - bucket.place)
        return { titles: bucket.titles, most: shareOf(both, words.length, bucket.length) }
      }),
    )
    .sort((a, b) => b.most - a.most)

const common = (one: readonly number[], other: readonly number[]): number => {
  let [both, i, j] = [0, 0, 0]
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i] ?? 0, other[j] ?? 0]
    if (a === b) both++
    if (a <= b) i++
    if (b <= a) j++
  }
  return both
}
