// Anchor of a comment on a passage: created from a selection without writing to the document, and resolved after any edit. Relative positions
// survive typing; the quote handles what Yjs sees as new content (undo, cut and paste, split). SPEC P2.
import * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { MOST_BEFORE, MOST_QUOTE } from './bounds.ts'
import type { StoredAnchor } from './storedAnchor.ts'
import { blockIdOfElement, createLinePositionResolver, linesOf, relativeIn, type TextLine, wordsInLine } from './textLines.ts'

/** A comment on a whole line has no positions. */
const WHOLE = ''
export const isWholeLine = ({ start }: StoredAnchor): boolean => start === WHOLE

export interface TextSpan {
  readonly line: Y.XmlElement
  readonly from: number
  readonly to: number
}
/** For a selection in one line; without text, for the whole line; null in a line without an id. Nothing is written. */
export const anchorAt = (side: Language, { line, from, to }: TextSpan): StoredAnchor | null => {
  const words = wordsInLine(line)
  const [first, last] = trimmed(words, Math.max(0, from), Math.min(words.length, to))
  const block = blockIdOfElement(line)
  if (block === null) return null
  if (first >= last) return { block, side, start: WHOLE, end: WHOLE, quote: cut(words, 0, MOST_QUOTE), before: '' }
  return {
    block,
    side,
    start: encode(relativeIn(line, first, 0)),
    end: encode(relativeIn(line, last, -1)),
    quote: cut(words, first, Math.min(last, first + MOST_QUOTE)),
    before: cut(words, Math.max(0, first - MOST_BEFORE), first),
  }
}
/** Trims white space at both ends. */
const trimmed = (words: string, from: number, to: number): readonly [number, number] => {
  let [first, last] = [from, to]
  while (first < last && /\s/.test(words[first] ?? '')) first++
  while (last > first && /\s/.test(words[last - 1] ?? '')) last--
  return [first, last]
}
/** Never cuts a surrogate pair, and contains nothing that a database does not store. */
const cut = (words: string, from: number, to: number): string => words.slice(from, to).replace(/[\p{Cs}\0]/gu, '')

export type Resolved =
  | ({ readonly type: 'words' } & TextSpan)
  /** The line exists; the passage of the comment does not. */
  | { readonly type: 'line'; readonly line: Y.XmlElement }
  | { readonly type: 'orphan' }

/** Resolves many at once: a text, a line and its letters are read only once. Pure and total. */
export const createResolver = (fragment: Y.XmlFragment): ((anchor: StoredAnchor) => Resolved) => {
  let read: readonly TextLine[] | null = null
  const lines = () => {
    read ??= linesOf(fragment)
    return read
  }
  const known = new Map<Y.XmlElement, string>()
  const text: ReadText = {
    placeOf: createLinePositionResolver(fragment),
    wordsOf: (line) => {
      const words = known.get(line) ?? wordsInLine(line)
      known.set(line, words)
      return words
    },
  }
  return (anchor) => {
    if (isWholeLine(anchor)) return wholeLine(anchor, lines())
    return byPosition(text, anchor) ?? byQuote(anchor, lines()) ?? byBlock(anchor, lines()) ?? { type: 'orphan' }
  }
}
export const resolveAnchor = (fragment: Y.XmlFragment, anchor: StoredAnchor): Resolved => createResolver(fragment)(anchor)

interface ReadText {
  readonly placeOf: ReturnType<typeof createLinePositionResolver>
  readonly wordsOf: (line: Y.XmlElement) => string
}

/** Both ends in one line: with their letters, or with text between them that is similar to the quote. */
const byPosition = ({ placeOf, wordsOf }: ReadText, { start, end, quote }: StoredAnchor): Resolved | null => {
  const [first, last] = [decode(placeOf, start), decode(placeOf, end)]
  if (!first || !last || first.line !== last.line || first.place >= last.place) return null
  const isThere = (first.kept && last.kept) || resembles(wordsOf(first.line).slice(first.place, last.place), quote)
  return isThere ? { type: 'words', line: first.line, from: first.place, to: last.place } : null
}

/** Searches the quote in its own line; else its only occurrence in the text after the same words; else its only occurrence. */
const byQuote = ({ block, quote, before }: StoredAnchor, lines: readonly TextLine[]): Resolved | null => {
  if (quote === '') return null
  const own = lines.filter(({ id }) => id === block)
  return (
    only(placesOf(own, before + quote), before.length) ??
    only(placesOf(own, quote), 0) ??
    only(placesOf(lines, before + quote), before.length) ??
    only(placesOf(lines, quote), 0)
  )
}
const byBlock = ({ block }: StoredAnchor, lines: readonly TextLine[]): Resolved | null => {
  const own = lines.find(({ id }) => id === block)
  return own ? { type: 'line', line: own.element } : null
}

/** A comment on a line follows its id, or else the only line that begins with the quote. */
const wholeLine = (anchor: StoredAnchor, lines: readonly TextLine[]): Resolved => {
  const own = byBlock(anchor, lines)
  if (own) return own
  const same = anchor.quote.trim() === '' ? [] : lines.filter(({ words }) => words.startsWith(anchor.quote))
  const [one] = same
  return one && same.length === 1 ? { type: 'line', line: one.element } : { type: 'orphan' }
}

/** Returns at most two: only uniqueness matters. */
const placesOf = (lines: readonly TextLine[], words: string): readonly TextSpan[] => {
  const found: TextSpan[] = []
  for (const line of lines)
    for (let at = line.words.indexOf(words); at !== -1 && found.length < 2; at = line.words.indexOf(words, at + 1))
      found.push({ line: line.element, from: at, to: at + words.length })
  return found
}
const only = (found: readonly TextSpan[], before: number): Resolved | null => {
  const [one] = found
  return one && found.length === 1 ? { type: 'words', line: one.line, from: one.from + before, to: one.to } : null
}

/** At least half of the quote's bigrams remain, or most of the remaining text is from it. */
export const resembles = (words: string, quote: string): boolean => {
  const [now, was] = [plain(words), plain(quote)]
  if (now === '') return false
  if (now === was || now.includes(was) || was.includes(now)) return true
  const [ofNow, ofWas] = [pairsOf(now), pairsOf(was)]
  let both = 0
  for (const [pair, count] of ofWas.counts) both += Math.min(count, ofNow.counts.get(pair) ?? 0)
  return both >= ofWas.size / 2 || both >= ofNow.size * 0.6
}
const plain = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase()
const pairsOf = (words: string) => {
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < words.length; at++) {
    const pair = words.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, size: Math.max(1, words.length - 1) }
}

const encode = (position: Y.RelativePosition): string => btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))

const decode = (placeOf: ReadText['placeOf'], text: string) => {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    return placeOf(Y.decodeRelativePosition(bytes))
  } catch {
    // Foreign data, which may be no position.
    return null
  }
}
