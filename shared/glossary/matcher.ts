// Finds glossary terms in a text: word by word along a trie of stems, longest match first, so that the text is read once however many terms there
// are. Pure.
import { LANGUAGES, type Language } from '../bilingual.ts'
import type { TermId } from '../ids.ts'
import { formsOf, type Term } from './model.ts'
import { stemOf } from './stems.ts'

export interface TermMatch {
  /** UTF-16 units. */
  readonly from: number
  readonly to: number
  /** Two terms may share a form. */
  readonly terms: readonly TermId[]
  /** The terms for which this form is to be avoided. */
  readonly avoid: boolean
}
export interface TermMatcher {
  readonly find: (text: string, language: Language) => readonly TermMatch[]
}

interface Branch {
  readonly next: Map<string, Branch>
  readonly said: TermId[]
  readonly avoided: TermId[]
}
const branch = (): Branch => ({ next: new Map(), said: [], avoided: [] })

/** Archived terms are not marked. */
export const createTermMatcher = (terms: readonly Pick<Term, 'id' | 'term' | 'avoid' | 'archived'>[]): TermMatcher => {
  const stems: Readonly<Record<Language, (word: string) => string>> = { es: remembered('es'), en: remembered('en') }
  const trees: Readonly<Record<Language, Branch>> = { es: branch(), en: branch() }
  for (const language of LANGUAGES)
    for (const { id, term, avoid, archived } of terms) {
      if (archived) continue
      for (const form of formsOf(term[language])) grow(trees[language], form, stems[language])?.said.push(id)
      for (const form of formsOf(avoid[language])) grow(trees[language], form, stems[language])?.avoided.push(id)
    }
  return { find: (text, language) => find(text, trees[language], stems[language]) }
}

const grow = (tree: Branch, form: string, stem: (word: string) => string): Branch | null => {
  let at = tree
  for (const { word } of wordsIn(form)) {
    const stemmed = stem(word)
    const next = at.next.get(stemmed) ?? branch()
    at.next.set(stemmed, next)
    at = next
  }
  return at === tree ? null : at
}

interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({ word: match[0], from: match.index, to: match.index + match[0].length }))

const find = (text: string, tree: Branch, stem: (word: string) => string): readonly TermMatch[] => {
  if (tree.next.size === 0) return []
  const words = wordsIn(text)
  const found: TermMatch[] = []
  for (let first = 0; first < words.length; first++) {
    const end = longest(text, words, { first, tree, stem })
    const [from, to] = [words[first], end && words[end.last]]
    if (!end || !from || !to) continue
    const { said, avoided } = end.branch
    found.push({ from: from.from, to: to.to, terms: said.length > 0 ? said : avoided, avoid: said.length === 0 })
    first = end.last
  }
  return found
}

interface Search {
  readonly first: number
  readonly tree: Branch
  readonly stem: (word: string) => string
}
const longest = (text: string, words: readonly Word[], { first, tree, stem }: Search) => {
  let best: { readonly last: number; readonly branch: Branch } | null = null
  let at: Branch | undefined = tree
  for (let last = first; ; last++) {
    const [before, word] = [words[last - 1], words[last]]
    if (!word || (last > first && before && !isOneBreath(text, before, word))) return best
    at = at.next.get(stem(word.word))
    if (!at) return best
    if (at.said.length + at.avoided.length > 0) best = { last, branch: at }
  }
}

/** A term may span spaces, a hyphen and an apostrophe, and the dots of *U.S.*; never the end of a sentence. */
const isOneBreath = (text: string, before: Word, after: Word): boolean => {
  const between = text.slice(before.to, after.from)
  return /^(\s+|[-‐‑'’])$/.test(between) || (before.word.length === 1 && /^\.\s?$/.test(between))
}

/** Cache: words repeat. */
const remembered = (language: Language): ((word: string) => string) => {
  const known = new Map<string, string>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const stem = stemOf(word, language)
    if (known.size < MOST_WORDS) known.set(word, stem)
    return stem
  }
}
const MOST_WORDS = 20_000
