// A Word document as read: its blocks, and what a text of Ruta cannot represent.
import type { Language } from '../../../shared/bilingual.ts'
import type { PageKind } from '../../../shared/page/model.ts'

export interface DocxRun {
  /** `\n` is a line break. */
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly href: string | null
  /** A reference to a footnote, by its name, instead of text. */
  readonly note: string | null
  /** Null if the document does not say. */
  readonly language: Language | null
  readonly isRaised: boolean
}
export type WordShape =
  | { readonly as: 'plain' | 'title' }
  | { readonly as: 'heading'; readonly level: number }
  | { readonly as: 'clause'; readonly depth: number; readonly number: number }
  /** In a document that Ruta exported, whose numbers are text: the depth of a numbered paragraph, 0 for any other block. */
  | { readonly as: 'numbered'; readonly depth: number }
  | { readonly as: 'entry'; readonly level: number; readonly list: string; readonly marker: string; readonly number: number | null }
  /** A further paragraph of the entry before it. */
  | { readonly as: 'continued'; readonly level: number }
export interface WordParagraph {
  readonly type: 'paragraph'
  readonly shape: WordShape
  /** A list entry may be inside a quotation. */
  readonly isQuoted: boolean
  readonly runs: readonly DocxRun[]
}
/** Of a list: an entry, or a further paragraph of one. */
export const isListed = (block: WordBlock | undefined): boolean => levelOf(block) !== null
export const levelOf = (block: WordBlock | undefined): number | null =>
  block?.type === 'paragraph' && (block.shape.as === 'entry' || block.shape.as === 'continued') ? block.shape.level : null
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

export interface WordDocumentSides {
  readonly author: string
  /** ISO, or '' where the document does not say. */
  readonly at: string
  readonly text: string
}
export interface TrackedChange extends WordDocumentSides {
  readonly type: 'inserted' | 'deleted'
}
export interface WordComment extends WordDocumentSides {
  /** The text that the comment refers to. */
  readonly about: string
}
/** Counts of what is left out or converted into something else. */
export const LOSSES = [
  'images',
  'objects',
  'textBoxes',
  'equations',
  'hidden',
  'contents',
  'margins',
  'badLinks',
  'headingNumbers',
  'listLetters',
  'merged',
  'nested',
  'endnotes',
] as const
export type Loss = (typeof LOSSES)[number]
export type Losses = Readonly<Record<Loss, number>>

export interface WordDocument {
  /** The title in the document's properties. */
  readonly title: string
  /** Of a text that Ruta exported, as its cover says; null otherwise. */
  readonly kind: PageKind | null
  /** Ruta exported it: its cover and verification page are not part of the text. */
  readonly isOfRuta: boolean
  readonly blocks: readonly WordBlock[]
  /** By the name used in runs, in the order of the references. */
  readonly notes: ReadonlyMap<string, readonly WordParagraph[]>
  readonly changes: readonly TrackedChange[]
  readonly comments: readonly WordComment[]
  /** The words of cross-references and links inside the document, which become plain words. */
  readonly references: readonly string[]
  readonly losses: Losses
}
/** Whether tracked changes count as accepted, or the text is read as it was before them. */
export type TrackedReading = 'accepted' | 'before'

export const wordBlocksText = (blocks: readonly WordBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.rows.map((row) => row.map((cell) => wordBlocksText(cell.blocks)).join(' ')).join('\n'),
    )
    .join('\n')
