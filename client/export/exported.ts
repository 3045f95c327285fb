// What a screen offers to export, and the request of the export dialog.

import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Member } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { DocumentId, ItemId, MeetingId, Seq } from '../../shared/ids.ts'
import type { PaperSize, RecordPart } from '../../shared/outcome/model.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import type { CsvSeparator } from '../../shared/spreadsheet.ts'
import type { Api } from '../base/api.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { CommentsInFile } from '../exchange/commentsInFile.ts'
import type { DeviceCopy } from '../exchange/exportPlan.ts'
import type { NamedDecision } from '../exchange/registerCsv.ts'
import type { ReviewFile } from '../exchange/reviewCsv.ts'

/** `at`: the moment that the screen shows, as a mark (`seq:42`); absent: now. */
interface OfNow {
  /** How many edits of this device to what is exported the server has not confirmed; absent for a past moment. */
  readonly unsent?: () => Promise<number>
}
export type Exported = OfNow &
  (
    | { readonly kind: 'record'; readonly meeting: MeetingId; readonly name: string }
    | { readonly kind: 'text'; readonly text: DocumentId; readonly name: string; readonly at?: string }
    | {
        readonly kind: 'plan'
        /** In the order of the screen. */
        readonly items: readonly Item[]
        readonly all: readonly Item[]
        readonly streams: readonly Workstream[]
        readonly members: readonly Member[]
        readonly group: FieldKey | 'none'
        /** Filter and grouping of the screen in words; '' without them. */
        readonly held: () => Promise<{ readonly filter: string; readonly grouping: string }>
        readonly at?: string
        /** Of `at`; and whether nothing has changed since. */
        readonly shown?: { readonly seq: Seq; readonly at: number; readonly isNewest: boolean }
        /** This device's copy, from which the items are; absent for a past moment. */
        readonly copy?: DeviceCopy
      }
    | {
        readonly kind: 'review'
        readonly since: string
        readonly at: string
        /** What the screen shows. */
        readonly shown: Pick<ReviewFile, 'comparison' | 'items' | 'names' | 'compared' | 'address'>
      }
    | {
        readonly kind: 'register'
        /** In the order of the screen, with the names of decisions, sessions and subjects. */
        readonly decisions: readonly NamedDecision[]
        /** Of the whole register. */
        readonly all: number
      }
    | { readonly kind: 'item'; readonly item: ItemId; readonly name: string; readonly at?: string }
  )
export type ExportKind = Exported['kind']

export const LANGUAGE_CHOICES = ['es-en', 'es', 'en'] as const
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number]

export interface ExportRequest {
  readonly of: Exported
  /** What the screen shows now. */
  readonly again: () => Exported
  readonly languages: LanguageChoice
  readonly paper: PaperSize
  /** For a record. */
  readonly parts: readonly RecordPart[]
  /** For the road map: with the timeline, and with the changes since a moment (a mark; '' for none). */
  readonly timeline: boolean
  readonly since: string
  /** The mark of the moment to show; '' for now, or for the moment of the screen. */
  readonly moment: string
  /** In the data of the road map: those that the server lets this reader see. */
  readonly comments: CommentsInFile
  readonly unsent: number
  /** Of a CSV. */
  readonly separator: CsvSeparator
}
/** What making a file may use. */
export interface ExportContext {
  readonly api: Api
  readonly group: GroupInfo
  /** The reader's. */
  readonly language: Language
  readonly text: Messages
  /** The user has cancelled it. */
  readonly signal: AbortSignal
}
export type ExportResult =
  | { readonly ok: true; readonly name: string; readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> }
  /** In the reader's language; null: no server answered. */
  | { readonly ok: false; readonly message: string | null }
