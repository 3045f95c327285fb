// What a projector makes of a document: plain rows, a function of the Y.Doc alone.
import type { Bilingual } from '../../shared/bilingual.ts'
import type { Decision } from '../../shared/meeting/model.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export interface ProjectedStream {
  readonly id: string
  readonly name: Bilingual
  readonly archived: boolean
}

export interface ProjectedDecision extends Decision {
  /** Empty when it is of no point. */
  readonly pointTitle: Bilingual
}

/** Of an item, what notices are made from. */
export type ProjectedItem = Pick<Item, 'id' | 'number' | 'kind' | 'title' | 'status' | 'due' | 'lead' | 'agencies' | 'people' | 'archived'>

export interface ProjectedMeeting {
  readonly place: Bilingual
  readonly start: Day | null
  readonly end: Day | null
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly zone: string
  /** Of the agenda: neither archived nor in the backlog. */
  readonly points: { readonly total: number; readonly done: number; readonly deferred: number }
  /** In their order; without the archived ones. */
  readonly decisions: readonly ProjectedDecision[]
}

export interface Projection {
  /** Of a text or a session; a road map is called by the name of its group. */
  readonly title: Bilingual | null
  /** Of a text. */
  readonly archived?: boolean
  /** In their order; null when none of them changed. */
  readonly streams: readonly ProjectedStream[] | null
  /** Of a session; null for any other document. */
  readonly meeting: ProjectedMeeting | null
  /** Of a road map, by key; a null removes the item. */
  readonly items?: ReadonlyMap<string, ProjectedItem | null>
  /** By part; a null removes the part. Those of `linkLines.ts` say what a part links to, and are not searched. */
  readonly texts: ReadonlyMap<string, Bilingual | null>
  /** True when these are all rows of the document, so that any other is removed. */
  readonly whole: boolean
}
