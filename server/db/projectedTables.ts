// The tables that projectors read from the logs: each can be dropped and rebuilt.
import type { Generated } from 'kysely'

export interface MeetingFaceTable {
  document: string
  place_es: string
  place_en: string
  start_day: string | null
  end_day: string | null
  opens_at: string | null
  closes_at: string | null
  zone: string
  points: number
  points_done: number
  points_deferred: number
}
export interface DecisionTable {
  document: string
  id: string
  number: number
  text_es: string
  text_en: string
  status: string
  method: string
  point: string | null
  /** Title of the point, for the register. */
  point_es: string
  point_en: string
  /** JSON arrays of ids. */
  items: string
  texts: string
  position: number
}
export interface HistoryEventTable {
  document: string
  seq: number
  ord: number
  at: number
  /** For a group of text edits; else `seq`. */
  last_seq: number
  author: string
  delegation: string | null
  meeting: string | null
  subject: string
  field: string | null
  type: string
  /** Canonical JSON of the HistoryEvent. */
  event: string
  words: string
}
/** Current name of each subject of events. */
export interface HistorySubjectTable {
  document: string
  subject: string
  title_es: string
  title_en: string
  /** For an item: the number in its code. */
  number: number | null
}
/** Text moved by an entry: which ids repeat which. */
export interface HistoryMovedTable {
  document: string
  seq: number
  /** JSON, see `server/history/movedRanges.ts`. */
  ranges: string
}
/** Text deleted by an entry that undo or paste may restore. */
export interface HistoryRemovedTable {
  document: string
  seq: number
  author: string
  /** JSON, see `server/history/removedTexts.ts`. */
  runs: string
}
/** The plan at past entries (`server/history/pastPlanRows.ts`). */
export interface PastPlanTable {
  document: string
  whole: number
  seq: number
  after: number
  /** Compressed JSON. */
  body: Uint8Array
  /** Of what the row says, and of the version that wrote it. */
  hash: Uint8Array
}
/** Changes of each subject of a road map since an entry (`server/history/pastSummaries.ts`). */
export interface PastSummaryTable {
  document: string
  name: string
  after: number
  seq: number
  /** Compressed. */
  body: Uint8Array
  /** Of what the row says, and of all that it depends on beside the events. */
  hash: Uint8Array
}
export interface ProjectorTable {
  document: string
  name: string
  version: number
  seq: number
  /** Number of entries read up to `seq`: another one means that some were missed. */
  entries: Generated<number>
}
export interface DocumentTitleTable {
  document: string
  es: string
  en: string
  /** Receipt of the newest entry. */
  updated_at: number
  /** Of a text. */
  archived: Generated<number>
}
export interface StreamTable {
  document: string
  id: string
  name_es: string
  name_en: string
  position: number
  archived: number
}
/** An item of a road map, for notices. */
export interface PlanItemTable {
  document: string
  id: string
  number: number
  kind: string
  title_es: string
  title_en: string
  status: string
  due: string | null
  lead: string | null
  /** JSON arrays of ids. */
  agencies: string
  people: string
  archived: number
}
/** Search texts: a text's title or body, or one item of a road map (title, then description). */
export interface SearchTextTable {
  document: string
  /** `title`, `body`, or `item:<id>`. */
  part: string
  es: string
  en: string
}
