// Format-independent model of an exported document: content and order, in each language. PDF, DOCX, HTML and Markdown writers use only this, so that
// all formats have the same content. Each kind of document (`KINDS`) has a builder.
import type { Language } from '../bilingual.ts'
import type { Seq } from '../ids.ts'

export interface PaperRun {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  /** Between two moments; it is struck or bold as well. */
  readonly change?: 'deleted' | 'inserted'
  /** Number of a footnote, in place of text. */
  readonly note?: number
  readonly href?: string
}
export type LineStyle = 'plain' | 'strong' | 'soft' | 'heading' | 'quote'
/** A paragraph, or a list item. */
export interface PaperLine {
  readonly runs: readonly PaperRun[]
  readonly style?: LineStyle
  /** `•`, `3.`: marker of a list item. */
  readonly marker?: string
  /** A further paragraph of the previous list item. */
  readonly continues?: boolean
  /** Indentation level. */
  readonly depth?: number
}
export interface PaperSide {
  readonly language: Language
  readonly lines: readonly PaperLine[]
}
/** Content in the languages of the document, in their order. */
export type PaperText = readonly PaperSide[]

export interface PaperTable {
  readonly type: 'table'
  /** Alternative text. */
  readonly about: string
  readonly language: Language
  /** Fractions of the width. */
  readonly widths: readonly number[]
  /** Undefined: no header row. */
  readonly head: readonly PaperText[] | null
  readonly rows: readonly (readonly PaperText[])[]
  /** The first cell of each row is a header. */
  readonly rowHeads?: boolean
}
export interface PaperTimelineRow {
  readonly code: string
  readonly title: PaperText
  readonly from: number
  readonly to: number
  /** A point in time. */
  readonly isMilestone: boolean
  readonly tone: 'open' | 'late' | 'done' | 'blocked'
}
/** What a sign of a timeline stands for. */
export interface TimelineSign {
  readonly sign: PaperTimelineRow['tone'] | 'milestone' | 'today'
  readonly words: PaperText
}
export interface PaperTimeline {
  readonly type: 'timeline'
  /** Alternative text; each row is read as well. */
  readonly about: PaperText
  /** Days since 1970. */
  readonly from: number
  readonly to: number
  /** Null if it is outside. */
  readonly today: number | null
  readonly ticks: readonly { readonly at: number; readonly label: PaperText }[]
  readonly sections: readonly { readonly title: PaperText; readonly rows: readonly PaperTimelineRow[] }[]
  /** Of the signs that it has. */
  readonly legend: readonly TimelineSign[]
}
/** A point of a drawing. */
export type DrawingPoint = readonly [x: number, y: number]
/** Shapes of a drawing; each format renders the same few. */
export type DrawingShape =
  | {
      readonly type: 'line'
      readonly points: readonly DrawingPoint[]
      readonly color: string
      readonly width: number
      readonly dash?: boolean
    }
  | { readonly type: 'area'; readonly points: readonly DrawingPoint[]; readonly color: string }
  | {
      readonly type: 'words'
      readonly at: DrawingPoint
      readonly words: string
      readonly size: number
      readonly bold?: boolean
      readonly align?: 'start' | 'middle' | 'end'
      /** Truncated to this width. */
      readonly most?: number
    }
/** A vector drawing of the page's width. Its content is in a table as well. */
export interface Drawing {
  readonly type: 'drawing'
  /** Alternative text. */
  readonly about: PaperText
  /** In points of a page of `DRAWING_WIDTH`. */
  readonly height: number
  readonly shapes: readonly DrawingShape[]
}
export const DRAWING_WIDTH = 480
export type PaperBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly words: PaperText; readonly number?: string }
  /** `number`: the same in both languages. `serif`: for agreed or drafted text. */
  | {
      readonly type: 'row'
      readonly number: string
      /** The number only gives the position; the paragraph itself has none. */
      readonly isCounted?: boolean
      readonly words: PaperText
      readonly serif?: boolean
      readonly depth?: number
    }
  | PaperTable
  | PaperTimeline
  | Drawing
  /** A line for each place, with the fields beside its name. */
  | {
      readonly type: 'signatures'
      readonly name: PaperText
      readonly fields: readonly PaperText[]
      readonly places: readonly { readonly of: PaperText }[]
    }

export interface Footnote {
  readonly number: number
  readonly words: PaperText
}
export interface PaperFact {
  readonly name: PaperText
  readonly value: PaperText
}
/** Log and position of the document, for verification. */
interface Proof {
  readonly title: PaperText
  readonly why: PaperText
  readonly facts: readonly PaperFact[]
  /** Every log that it was made from. */
  readonly heads: readonly { readonly document: string; readonly name: PaperText; readonly seq: Seq; readonly hash: string }[]
  readonly headNames: readonly PaperText[]
  /** Absent if the server has no public URL. */
  readonly address: string
}
/** On each page: what it is a page of, and the beginning of the hash, which follows the number of the page; '' without an entry. */
interface PageFoot {
  readonly words: string
  readonly hash: string
}
export interface ExportedDocument {
  readonly languages: readonly Language[]
  readonly isDraft: boolean
  /** With smaller letters on paper. */
  readonly isCompact: boolean
  readonly draft: PaperText
  readonly group: PaperText
  readonly kind: PaperText
  readonly title: PaperText
  readonly facts: readonly PaperFact[]
  readonly blocks: readonly PaperBlock[]
  readonly notes: readonly Footnote[]
  readonly notesTitle: PaperText
  readonly proof: Proof
  readonly foot: PageFoot
}

export const PAPERS = ['a4', 'letter'] as const
export type PaperSize = (typeof PAPERS)[number]
export const OUTCOME_FORMATS = ['pdf', 'docx', 'html', 'md'] as const
export type ExportFormat = (typeof OUTCOME_FORMATS)[number]
/** What the server makes: a file, or the first page of the PDF as a picture (`DocumentPreview`). */
export const MADE_FORMATS = [...OUTCOME_FORMATS, 'preview'] as const
export type MadeFormat = (typeof MADE_FORMATS)[number]
/** History of an item, for its sheet, or corrections of a record: newest first, with a note if it is truncated. */
export const MOST_EVENTS = 2_000
/** `names`: attendance lists the members of each delegation. */
export const RECORD_PARTS = ['attendance', 'names', 'agenda', 'minutes', 'decisions', 'actions', 'carried', 'signatures'] as const
export type RecordPart = (typeof RECORD_PARTS)[number]
