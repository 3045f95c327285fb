// What happened, as facts: made by folding a document's log (`server/history`), stored, and turned into sentences where they are
// read (`describe.ts`). A function of the log alone: the same bytes on every machine (SPEC I5).

import type { ActSummary } from '../acts/actEvent.ts'
import type { Bilingual } from '../bilingual.ts'
import type { PerhapsBroughtBack } from '../broughtBack.ts'
import { type AccountId, type DelegationId, type DocumentId, type Instant, type MeetingId, parseDocumentId, type Seq, seq } from '../ids.ts'

export const SUBJECT_TYPES = [
  'item',
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

/** The field of an event that says that something changed, and not what: `else`, `else/speakers`. With `set`, from nothing to nothing. */
export const SOMETHING_ELSE = 'else'

/**
 * What an event is about: an item of the plan, a point of an agenda, or, with id '', the document itself. In the log of acts: a person, a
 * session or a moment by its id, or the group.
 */
export interface Subject {
  readonly type: SubjectType
  readonly id: string
}

/** One that was brought back after a restore has as `author` whose the client id was; where nobody knows, who brought it. */
export interface HistoryEvent extends PerhapsBroughtBack {
  readonly document: DocumentId
  /** Of the entry that it was read from; of a group of text edits, the first. */
  readonly seq: Seq
  /** Among the events of that entry, in canonical order: `document/seq.ord` names the event for ever. */
  readonly ord: number
  /** Receipt by the server; of a group of text edits, the first and (in `change`) the last. */
  readonly at: Instant
  readonly author: AccountId
  readonly delegation: DelegationId | null
  /** The session that was going on. */
  readonly meeting: MeetingId | null
  /** By which API token it came: its number in the group. */
  readonly token?: number
  /** It came with a reconnect: written after `after` and before `at`, which is all that can be proved. */
  readonly offline: { readonly after: Instant | null } | null
  readonly subject: Subject
  /**
   * Which field: `due`; `title.es` and `description.en` for a side of a text; `checklist/<id>/done` inside a list; null for the subject
   * as a whole.
   */
  readonly field: string | null
  readonly change: Change
}

export type Change =
  /** With what it was born with: plain values by field, its titles as pairs. An item's birth and first restoring are one event. */
  | {
      readonly type: 'created'
      readonly title: Bilingual
      readonly values: Readonly<Record<string, unknown>>
      /** Of its first restoring, where that came with a later entry. */
      readonly lastSeq?: Seq
    }
  | { readonly type: 'archived'; readonly title: Bilingual }
  | { readonly type: 'restored'; readonly title: Bilingual }
  /** `unseen`: the author had not seen `from` when writing. `null` means no value. */
  | { readonly type: 'set'; readonly from: unknown; readonly to: unknown; readonly unseen: boolean }
  /** Of a set: co-delegations, agencies, labels, links; `value` is what is stored under the member (a dependency's type and lag). */
  | { readonly type: 'added'; readonly member: string; readonly value: unknown }
  | { readonly type: 'removed'; readonly member: string; readonly value: unknown }
  /** Two people set one value at once: the loser's, which nobody ever saw. `winner` is the author of the value that stays. */
  | { readonly type: 'superseded'; readonly value: unknown; readonly winner: AccountId | null }
  | MovedChange
  | TextChange
  /** The server decided it, and recorded it in the log of acts; `field` is the act's type. */
  | { readonly type: 'act'; readonly act: ActSummary }

/**
 * Text that was deleted and inserted again, letter by letter the same: its letters keep their writers, and the event's author has only
 * moved them. `kind`: blocks became something else; `split` and `joined`: the end of a block became one of its own, or a block the end of
 * another; `back`: what the author had deleted before came back; `moved`: it is at another place.
 */
export interface MovedChange {
  readonly type: 'moved'
  readonly how: 'kind' | 'split' | 'joined' | 'moved' | 'back'
  /** Of `kind`: what the blocks were and are; null otherwise. */
  readonly from: BlockKind | null
  readonly to: BlockKind | null
  /** UTF-16 units. */
  readonly letters: number
  /** Paragraphs and headings that were moved as such. */
  readonly blocks: number
  /** How the words begin. */
  readonly text: string
  /** Of the letters, in the order of their ids. */
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
  /** Rows, columns or cells of a table came, went or were moved: no characters, and counted as formatted. */
  readonly tables?: true
  /** The whole text before and after, when both are short; null otherwise. */
  readonly from: string | null
  readonly to: string | null
  /** Other people wrote in the same text between its first edit and its last: `from` and `to` hold their words too. */
  readonly others?: true
}

/** The last entry that an event covers: keystrokes and births may go on. */
export const lastSeqOf = ({ seq, change }: Pick<HistoryEvent, 'seq' | 'change'>): Seq =>
  'lastSeq' in change ? (change.lastSeq ?? seq) : seq

/** `roadmap:tco/318.0`: stable, to link to. */
export const eventName = (event: Pick<HistoryEvent, 'document' | 'seq' | 'ord'>): string => `${event.document}/${event.seq}.${event.ord}`
/** The document and entry of the event of that name; null for what names none. */
export const placeOfName = (name: string): Pick<HistoryEvent, 'document' | 'seq'> | null => {
  const [, id, number] = /^(.+)\/(\d{1,15})\.\d{1,15}$/.exec(name) ?? []
  const document = parseDocumentId(id)
  return document && { document, seq: seq(Number(number)) }
}

/** `item:k3…`, `text:`, as stored in a row. */
export const subjectKey = ({ type, id }: Subject): string => `${type}:${id}`
export const parseSubject = (text: string): Subject | null => {
  const at = text.indexOf(':')
  const type = SUBJECT_TYPES.find((one) => one === text.slice(0, at))
  return type ? { type, id: text.slice(at + 1) } : null
}
