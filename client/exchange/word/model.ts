// A Word document as it was read: its blocks, and what of it has no place in a text of Ruta.
import type { Language } from '../../../shared/bilingual.ts'

export interface WordRun {
  /** `\n` is a line break. */
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly href: string | null
  /** The name of a footnote, in the place of words. */
  readonly note: string | null
  /** Null: the document does not say. */
  readonly language: Language | null
  readonly isRaised: boolean
}
export type Shape =
  | { readonly as: 'plain' | 'quote' | 'title' }
  | { readonly as: 'heading'; readonly level: number }
  | { readonly as: 'clause'; readonly depth: number; readonly number: number }
  /** A document of Ruta has its number as words: of a numbered paragraph as deep as that, of any other 0. */
  | { readonly as: 'numbered'; readonly depth: number }
  | { readonly as: 'entry'; readonly level: number; readonly list: string; readonly marker: string; readonly number: number | null }
export interface WordParagraph {
  readonly type: 'paragraph'
  readonly shape: Shape
  /** An entry may stand in a quotation. */
  readonly isQuoted: boolean
  readonly runs: readonly WordRun[]
}
export interface WordCell {
  readonly blocks: readonly WordBlock[]
  readonly wide: number
  readonly high: number
}
export interface WordTable {
  readonly type: 'table'
  readonly isHeaded: boolean
  readonly rows: readonly (readonly WordCell[])[]
}
export type WordBlock = WordParagraph | WordTable

export interface Said {
  readonly author: string
  /** ISO, or '' where the document does not say. */
  readonly at: string
  readonly text: string
}
export interface TrackedChange extends Said {
  readonly type: 'inserted' | 'deleted'
}
export interface WordComment extends Said {
  /** The words that it is about. */
  readonly about: string
}
/** What is left out, or comes as something else: how often. */
export const LOSSES = [
  'images',
  'objects',
  'textBoxes',
  'equations',
  'hidden',
  'contents',
  'margins',
  'badLinks',
  'insideLinks',
  'headingNumbers',
  'merged',
  'nested',
  'endnotes',
] as const
export type Loss = (typeof LOSSES)[number]
export type Losses = Readonly<Record<Loss, number>>

export interface WordDocument {
  /** As its properties call it. */
  readonly title: string
  /** It has a cover and a proof that are no part of the text. */
  readonly isOfRuta: boolean
  readonly blocks: readonly WordBlock[]
  /** By the name that runs refer to, in the order of the references. */
  readonly notes: ReadonlyMap<string, readonly WordParagraph[]>
  readonly changes: readonly TrackedChange[]
  readonly comments: readonly WordComment[]
  readonly losses: Losses
}
/** Tracked changes as accepted, or the text as it stood before them. */
export type Changes = 'accepted' | 'before'

export const wordsOf = (blocks: readonly WordBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.rows.map((row) => row.map((cell) => wordsOf(cell.blocks)).join(' ')).join('\n'),
    )
    .join('\n')
