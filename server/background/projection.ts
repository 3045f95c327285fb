// Rows that a projector derives from a document: a function of the Y.Doc alone.
import type { Bilingual } from '../../shared/bilingual.ts'
import type { Decision } from '../../shared/meeting/model.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export interface ProjectedStream {
  readonly id: string
  readonly name: Bilingual
  readonly archived: boolean
}

export interface ProjectedDecision extends Decision {
  /** '' without a point. */
  readonly pointTitle: Bilingual
}

/** Data of an item for notices. */
export type ProjectedItem = Pick<Item, 'id' | 'number' | 'kind' | 'title' | 'status' | 'due' | 'lead' | 'agencies' | 'people' | 'archived'>

export interface ProjectedMeeting {
  readonly place: Bilingual
  readonly start: Day | null
  readonly end: Day | null
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly zone: string
  /** Points of the agenda, without archived ones and the backlog. */
  readonly points: { readonly total: number; readonly done: number; readonly deferred: number }
  /** In order; without archived ones and those without a word yet. */
  readonly decisions: readonly ProjectedDecision[]
}

export interface Projection {
  /** For a text or a session; a road map is named by its group. */
  readonly title: Bilingual | null
  /** For a text. */
  readonly archived?: boolean
  /** In order; null when none of them changed. */
  readonly streams: readonly ProjectedStream[] | null
  /** For a session; null for any other document. */
  readonly meeting: ProjectedMeeting | null
  /** For a road map, by key; null removes the item. */
  readonly items?: ReadonlyMap<string, ProjectedItem | null>
  /** By part; null removes the part. Those of `linkLines.ts` contain links, and are not searched. */
  readonly texts: ReadonlyMap<string, Bilingual | null>
  /** True when these are all rows of the document, so that others are removed. */
  readonly whole: boolean
}
