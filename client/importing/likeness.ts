// Which item a new line looks like: titles that differ in accents, capitals or a word. It is shown, never joined. Pure.
import { LANGUAGES } from '../../shared/bilingual.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { fold } from '../base/foldAccents.ts'

/** Of all their words, so many are common to both. */
const ALIKE = 0.75

export const createLikeness = (items: readonly Item[]): ((titles: readonly string[], isFree: (item: Item) => boolean) => Item | null) => {
  const known = items.flatMap((item) => LANGUAGES.map((language) => ({ item, words: wordsOf(item.title[language]) })))
  const byWord = new Map<string, (typeof known)[number][]>()
  for (const one of known)
    for (const word of one.words) {
      const with_ = byWord.get(word)
      if (with_) with_.push(one)
      else byWord.set(word, [one])
    }
  return (titles, isFree) => {
    let best: { readonly item: Item; readonly share: number } | null = null
    for (const title of titles) {
      const words = wordsOf(title)
      const common = new Map<(typeof known)[number], number>()
      for (const word of words) for (const one of byWord.get(word) ?? []) common.set(one, (common.get(one) ?? 0) + 1)
      for (const [one, n] of common) {
        const share = n / (words.size + one.words.size - n)
        if (share >= ALIKE && share > (best?.share ?? 0) && isFree(one.item)) best = { item: one.item, share }
      }
    }
    return best?.item ?? null
  }
}

const wordsOf = (title: string): ReadonlySet<string> => new Set(fold(title).match(/[\p{L}\p{N}]+/gu) ?? [])
