// What the routes of sessions, decisions, moments and visits answer.
import type { Bilingual } from '../bilingual.ts'
import type { AccountId, DecisionId, DocumentId, GroupId, Instant, ItemId, MeetingId, MomentId, PointId } from '../ids.ts'
import type { MeetingState } from '../meeting/lifecycle.ts'
import type { DecisionMethod, DecisionStatus } from '../meeting/model.ts'
import type { Day } from '../roadmap/model.ts'

/** GET /api/groups/:group/meetings, by number; POST makes a draft; PUT …/meetings/:meeting/state {state} moves one on. */
export interface MeetingInfo {
  readonly id: MeetingId
  readonly document: DocumentId
  readonly group: GroupId
  readonly number: number
  readonly state: MeetingState
  /** Read from its document by the projector. */
  readonly title: Bilingual
  readonly place: Bilingual
  readonly start: Day | null
  readonly end: Day | null
  readonly zone: string
  readonly openedAt: Instant | null
  readonly startedAt: Instant | null
  readonly closedAt: Instant | null
  /** Of its agenda, for the list. */
  readonly points: { readonly total: number; readonly done: number; readonly deferred: number }
  readonly decisions: number
}

/** GET /api/groups/:group/decisions: the register, newest first. */
export interface DecisionInfo {
  readonly id: DecisionId
  readonly meeting: MeetingId
  readonly number: number
  readonly text: Bilingual
  readonly status: DecisionStatus
  readonly method: DecisionMethod
  readonly point: PointId | null
  readonly pointTitle: Bilingual
  readonly items: readonly ItemId[]
  readonly texts: readonly DocumentId[]
}

/** GET /api/groups/:group/moments: the named ones, newest first; POST {name} names now. */
export interface NamedMoment {
  readonly id: MomentId
  readonly name: string
  readonly at: Instant
  readonly by: AccountId
}

/** PUT /api/groups/:group/visit: I am here. A visit ends after two hours without one. */
export interface Visit {
  /** When the visit before this one ended; null on the first. */
  readonly previous: Instant | null
}
