// The content of every file of the plan: the items as shown, the names, and the log entry that proves it.
import type { Threads } from '../../shared/api/comments.ts'
import type { ReportInfo } from '../../shared/api/reports.ts'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { Names } from '../item/facets/names.ts'

export interface FileProof {
  readonly document: string
  /** Null where no server could be asked. */
  readonly seq: number | null
  /** Hex; null where the server did not say. */
  readonly hash: string | null
  /** `2 Sep 2019, 16:40`, per language. */
  readonly when: Readonly<Record<Language, string>>
  readonly zone: string
  /** Where it can be looked at. */
  readonly address?: string
}

export interface PlanFile {
  /** As shown: filtered and sorted. */
  readonly items: readonly Item[]
  /** How many there are in all. */
  readonly all: number
  readonly streams: readonly Workstream[]
  /** Null where nobody could be asked. */
  readonly reports: readonly ReportInfo[] | null
  /** Null where nobody asked for them, or could be asked. */
  readonly comments: Pick<Threads, 'threads' | 'people'> | null
  readonly group: Bilingual
  readonly names: Names
  readonly text: Messages
  readonly proof: FileProof
}
