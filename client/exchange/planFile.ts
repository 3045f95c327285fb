// Input of all plan exports: items as shown, names, and the log entry that proves them.
import type { Threads } from '../../shared/api/comments.ts'
import type { ReportInfo } from '../../shared/api/reports.ts'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { FacetNames } from '../item/facets/names.ts'

export interface FileProof {
  readonly document: string
  /** Null if the file could not be compared with the server. */
  readonly seq: number | null
  /** Hex; null if the server did not send it. */
  readonly hash: string | null
  /** `2 Sep 2019, 16:40`, per language. */
  readonly when: Readonly<Record<Language, string>>
  readonly zone: string
  /** The number of edits of this device that are in the file and in no entry. */
  readonly unsent: number
  /** URL of the plan. */
  readonly address?: string
}

export interface PlanFile {
  /** As shown: filtered and sorted. */
  readonly items: readonly Item[]
  /** Total number of items. */
  readonly all: number
  readonly streams: readonly Workstream[]
  /** Null while offline. */
  readonly reports: readonly ReportInfo[] | null
  /** Null if not requested, or while offline. */
  readonly comments: Pick<Threads, 'threads' | 'people'> | null
  readonly group: Bilingual
  readonly names: FacetNames
  readonly text: Messages
  readonly proof: FileProof
}
