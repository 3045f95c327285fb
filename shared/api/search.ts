// What the search of a group answers.
import type { Bilingual } from '../bilingual.ts'
import type { DecisionId, DocumentId, ItemId, MeetingId, PointId, TermId } from '../ids.ts'

/** GET /api/groups/:group/search?q=: the best first, at most 40. Accents and capitals do not matter; all words must be there. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
}
export interface SearchHit {
  readonly document: DocumentId
  readonly found:
    | { readonly type: 'item'; readonly id: ItemId; readonly code: string | null }
    | { readonly type: 'text' }
    | { readonly type: 'term'; readonly id: TermId }
    | { readonly type: 'session'; readonly meeting: MeetingId; readonly number: number }
    | { readonly type: 'point'; readonly meeting: MeetingId; readonly number: number; readonly id: PointId }
    | {
        readonly type: 'decision'
        readonly meeting: MeetingId
        readonly number: number
        readonly id: DecisionId
        readonly decision: number
      }
  readonly title: Bilingual
  /** Where the words stand when they do not stand in the title; '' in a language that has none of them. */
  readonly excerpt: Bilingual
}
