// Events of the history: derived from a document's log by the fold (`server/history`), stored, and turned into sentences on display (`describe.ts`).
// A function of the log alone: the same bytes on every machine (SPEC I5).

import type { ActSummary } from '../acts/actEvent.ts'
import type { Bilingual } from '../bilingual.ts'
import type { PerhapsBroughtBack } from '../broughtBack.ts'
import { type AccountId, type DelegationId, type DocumentId, type Instant, type MeetingId, parseDocumentId, type Seq, seq } from '../ids.ts'
import type { OwnNames } from '../roadmap/ownRows.ts'

export const SUBJECT_TYPES = [
  'item',
  'field',
  'stream',
  'text',
  'meeting',
  'section',
  'point',
  'decision',
  'term',
  'group',
  'person',
  'moment',
] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]

/** Field of an event for a change without details: `else`, `else/speakers`. With `set`, from nothing to nothing. */
export const SOMETHING_ELSE = 'else'

/**
 * Subject of an event: an item of the plan, a point of an agenda, or, with id '', the document itself. In the log of acts: a person, a session or a
 * moment by its id, or the group.
 */
export interface EventSubject {
  readonly type: SubjectType
  readonly id: string
}

/** An event brought back after a restore has the owner of the client id as `author`; if unknown, the person who brought it back. */
export interface HistoryEvent extends PerhapsBroughtBack {
  readonly document: DocumentId
  /** Entry of the event; for a group of text edits, the first. */
  readonly seq: Seq
  /** Index among the events of that entry, in canonical order: `document/seq.ord` is a permanent id. */
  readonly ord: number
  /** Receipt by the server; for a group of text edits, the first and (in `change`) the last. */
  readonly at: Instant
  readonly author: AccountId
  readonly delegation: DelegationId | null
  /** The session in progress. */
  readonly meeting: MeetingId | null
  /** Number, in the group, of the API token that wrote it. */
  readonly token?: number
  /**
   * Sent after a reconnect: written after `after` and before `at`; nothing more precise can be proved. `heard`: that is when a server had last heard the
   * page; otherwise, when the newest change that it refers to was saved.
   */
  readonly offline: { readonly after: Instant | null; readonly heard?: true } | null
  readonly subject: EventSubject
  /**
   * Field: `due`; `title.es` and `description.en` for a side of a text; `checklist/<id>/done` inside a list; null for the subject as a whole.
   */
  readonly field: string | null
  readonly change: EventChange
}

/** Of a value of one of the group's own fields: how the field was called then. */
interface OfOwnField {
  readonly own?: OwnNames
}

export type EventChange =
  /** With initial values: plain ones by field, titles as pairs. Creation and first restoring of an item are one event. */
  | {
      readonly type: 'created'
      readonly title: Bilingual
      readonly values: Readonly<Record<string, unknown>>
      /** Of its first restoring, if that is in a later entry. */
      readonly lastSeq?: Seq
    }
  | { readonly type: 'archived'; readonly title: Bilingual }
  | { readonly type: 'restored'; readonly title: Bilingual }
  /** `unseen`: the author had not seen `from` when writing. `null` means no value. */
  | ({ readonly type: 'set'; readonly from: unknown; readonly to: unknown; readonly unseen: boolean } & OfOwnField)
  /** For a set: co-delegations, agencies, labels, links; `value` is stored under the member (a dependency's type and lag). */
  | ({ readonly type: 'added'; readonly member: string; readonly value: unknown } & OfOwnField)
  | ({ readonly type: 'removed'; readonly member: string; readonly value: unknown } & OfOwnField)
  /** Two people set one value concurrently: the losing value, which was never current. `winner` is the author of the winning value. */
  | ({ readonly type: 'superseded'; readonly value: unknown; readonly winner: AccountId | null } & OfOwnField)
  | MovedChange
  | TextChange
  /** A decision of the server, from the log of acts; `field` is the act's type. */
  | { readonly type: 'act'; readonly act: ActSummary }

/**
 * Text that was deleted and inserted again with the same letters: these keep their authors, and the event's author has only moved them. `kind`: the
 * type of blocks changed; `split` and `joined`: a block was split, or two were joined; `back`: text that the author had deleted was restored;
 * `moved`: it is at another position.
 */
export interface MovedChange {
  readonly type: 'moved'
  readonly how: 'kind' | 'split' | 'joined' | 'moved' | 'back'
  /** For `kind`: the block types before and after; null otherwise. */
  readonly from: BlockKind | null
  readonly to: BlockKind | null
  /** UTF-16 units. */
  readonly letters: number
  /** Number of paragraphs and headings moved as a whole. */
  readonly blocks: number
  /** Beginning of the text. */
  readonly text: string
  /** Authors of the letters, in the order of their ids. */
  readonly writers: readonly AccountId[]
}
export type BlockKind = 'paragraph' | 'heading' | 'clause' | 'tableCell' | 'bulletList' | 'orderedList' | 'blockquote'

/** Edits of one text by one author, delegation and session, at most five minutes apart; counts are UTF-16 units. */
export interface TextChange {
  readonly type: 'text'
  readonly lastSeq: Seq
  readonly lastAt: Instant
  readonly inserted: number
  readonly deleted: number
  readonly formatted: number
  /** Rows, columns or cells of a table were added, removed or moved: no characters, counted as formatted. */
  readonly tables?: true
  /** The whole text before and after, when both are short; null otherwise. */
  readonly from: string | null
  readonly to: string | null
  /** Other people edited the same text between its first edit and its last: `from` and `to` include their text. */
  readonly others?: true
}

/** Last entry of an event: typing and creations may span several. */
export const lastSeqOf = ({ seq, change }: Pick<HistoryEvent, 'seq' | 'change'>): Seq =>
  'lastSeq' in change ? (change.lastSeq ?? seq) : seq

/** `roadmap:tco/318.0`: permanent, for links. */
export const eventName = (event: Pick<HistoryEvent, 'document' | 'seq' | 'ord'>): string => `${event.document}/${event.seq}.${event.ord}`
/** Document and entry of an event id; null if invalid. */
export const placeOfName = (name: string): Pick<HistoryEvent, 'document' | 'seq'> | null => {
  const [, id, number] = /^(.+)\/(\d{1,15})\.\d{1,15}$/.exec(name) ?? []
  const document = parseDocumentId(id)
  return document && { document, seq: seq(Number(number)) }
}

/** `item:k3…`, `text:`, as stored in a row. */
export const subjectKey = ({ type, id }: EventSubject): string => `${type}:${id}`
export const parseEventSubject = (text: string): EventSubject | null => {
  const at = text.indexOf(':')
  const type = SUBJECT_TYPES.find((one) => one === text.slice(0, at))
  return type ? { type, id: text.slice(at + 1) } : null
}
