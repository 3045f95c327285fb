// A document to hand out, before it has a format: what it says, in which languages, in which order. PDF, DOCX and HTML are written
// from this alone, so that each of them says the same. Kinds of documents (`KINDS`) are builders of it.
import type { Language } from '../bilingual.ts'
import type { Seq } from '../ids.ts'

export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  /** The number of a footnote of this document, in the place of words. */
  readonly note?: number
  readonly href?: string
}
export type LineStyle = 'plain' | 'strong' | 'soft' | 'heading' | 'quote'
/** A paragraph, or an entry of a list. */
export interface Line {
  readonly runs: readonly Run[]
  readonly style?: LineStyle
  /** `•`, `3.`: of an entry of a list. */
  readonly marker?: string
  /** A further paragraph of the entry before it. */
  readonly continues?: boolean
  /** How far it is set in. */
  readonly depth?: number
}
export interface Side {
  readonly language: Language
  readonly lines: readonly Line[]
}
/** One thing in the languages of the document, in their order. */
export type Said = readonly Side[]

export interface Table {
  readonly type: 'table'
  /** What it is, for readers who do not see it. */
  readonly about: string
  readonly language: Language
  /** Shares of the width. */
  readonly widths: readonly number[]
  /** None: it has no row of heads. */
  readonly head: readonly Said[] | null
  readonly rows: readonly (readonly Said[])[]
  /** The first cell of each row is its head. */
  readonly rowHeads?: boolean
}
export interface TimelineRow {
  readonly code: string
  readonly title: Said
  readonly from: number
  readonly to: number
  /** A point in time. */
  readonly isMilestone: boolean
  readonly tone: 'open' | 'late' | 'done' | 'blocked'
}
export interface Timeline {
  readonly type: 'timeline'
  /** For who does not see the drawing; each row is read as well. */
  readonly about: Said
  /** Days since 1970. */
  readonly from: number
  readonly to: number
  /** Null: it lies outside. */
  readonly today: number | null
  readonly ticks: readonly { readonly at: number; readonly label: Said }[]
  readonly sections: readonly { readonly title: Said; readonly rows: readonly TimelineRow[] }[]
}
/** A place on a drawing. */
export type Point = readonly [x: number, y: number]
/** What a drawing consists of; each format draws it with the same few tools. */
export type Shape =
  | { readonly type: 'line'; readonly points: readonly Point[]; readonly color: string; readonly width: number; readonly dash?: boolean }
  | { readonly type: 'area'; readonly points: readonly Point[]; readonly color: string }
  | {
      readonly type: 'words'
      readonly at: Point
      readonly words: string
      readonly size: number
      readonly bold?: boolean
      readonly align?: 'start' | 'middle' | 'end'
      /** They are cut where they are wider. */
      readonly most?: number
    }
/** A vector drawing, as wide as the page. What it says is read in a table as well. */
export interface Drawing {
  readonly type: 'drawing'
  /** For a reader who does not see it. */
  readonly about: Said
  /** In points of a page of `DRAWING_WIDTH`. */
  readonly height: number
  readonly shapes: readonly Shape[]
}
export const DRAWING_WIDTH = 480
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly words: Said; readonly number?: string }
  /** `number`: the same in both languages. `serif`: words that were agreed or drafted. */
  | {
      readonly type: 'row'
      readonly number: string
      /** The number only shows the position; the paragraph itself has none. */
      readonly isCounted?: boolean
      readonly words: Said
      readonly serif?: boolean
      readonly depth?: number
    }
  | Table
  | Timeline
  | Drawing
  | { readonly type: 'signatures'; readonly fields: readonly Said[]; readonly places: readonly { readonly of: Said }[] }
  | { readonly type: 'page' }

export interface Footnote {
  readonly number: number
  readonly words: Said
}
export interface Fact {
  readonly name: Said
  readonly value: Said
}
/** What of which log the document shows, so that anybody can compare it. */
export interface Proof {
  readonly title: Said
  readonly why: Said
  readonly facts: readonly Fact[]
  /** Every log that it was made from. */
  readonly heads: readonly { readonly document: string; readonly name: Said; readonly seq: Seq; readonly hash: string }[]
  readonly headNames: readonly Said[]
  /** Absent where the server has no public address. */
  readonly address: string
}
export interface Outcome {
  readonly languages: readonly Language[]
  readonly isDraft: boolean
  readonly draft: Said
  /** A page of its own, or the head of the first one. */
  readonly cover: 'page' | 'head'
  readonly group: Said
  readonly kind: Said
  readonly title: Said
  readonly facts: readonly Fact[]
  readonly blocks: readonly Block[]
  readonly notes: readonly Footnote[]
  readonly notesTitle: Said
  readonly proof: Proof
  /** On each page: of which entry of which log this is. */
  readonly foot: string
}

export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]
export const OUTCOME_FORMATS = ['pdf', 'docx', 'html', 'md'] as const
export type OutcomeFormat = (typeof OUTCOME_FORMATS)[number]
/** Of an item, on its sheet: newest first; that there were more is said there. */
export const MOST_EVENTS = 2_000
export const RECORD_PARTS = ['attendance', 'agenda', 'minutes', 'decisions', 'actions', 'carried', 'signatures'] as const
export type RecordPart = (typeof RECORD_PARTS)[number]
