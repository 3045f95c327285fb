// A session of the group (code word: Meeting) as plain, read-only data: what its `meeting:<id>` document holds. Its number and
// state are rows behind REST, because a CRDT cannot refuse.
import type { Bilingual } from '../bilingual.ts'
import type { AgencyId, DecisionId, DelegationId, DocumentId, Instant, ItemId, MeetingId, PointId, SectionId, SpeakerId } from '../ids.ts'
import type { Day } from '../roadmap/model.ts'

export const POINT_STATES = ['planned', 'done', 'deferred'] as const
export const SPEAKER_STATES = ['waiting', 'speaking', 'spoken'] as const
export const DECISION_STATUSES = ['proposed', 'adopted', 'withdrawn'] as const
export const DECISION_METHODS = ['consensus', 'signature', 'silence'] as const
export type PointState = (typeof POINT_STATES)[number]
export type SpeakerState = (typeof SPEAKER_STATES)[number]
export type DecisionStatus = (typeof DECISION_STATUSES)[number]
export type DecisionMethod = (typeof DECISION_METHODS)[number]
/** `09:30`, in the time zone of the session. */
export type TimeOfDay = string

export interface Meeting {
  readonly title: Bilingual
  readonly place: Bilingual
  readonly start: Day | null
  readonly end: Day | null
  /** IANA, `America/Bogota`; '' if not set. */
  readonly zone: string
  /** Start and end of each day: used to compute the agenda's times. */
  readonly opensAt: TimeOfDay | null
  readonly closesAt: TimeOfDay | null
  /** Required number of delegations. */
  readonly quorum: number
  /** By order; includes archived ones. */
  readonly sections: readonly AgendaSection[]
  readonly points: readonly Point[]
  readonly attendance: readonly Attendance[]
  readonly speakers: readonly Speaker[]
  readonly decisions: readonly Decision[]
  /** Plain text of the rich minutes; the editor uses the fragments. */
  readonly minutes: Bilingual
  readonly floor: Floor
  readonly shown: Shown | null
}

export interface AgendaSection {
  readonly id: SectionId
  readonly title: Bilingual
  readonly order: string
  readonly archived: boolean
}

/** A point of the agenda; `backlog` points are outside of it. */
export interface Point {
  readonly id: PointId
  readonly title: Bilingual
  /** Plain text of the rich note. */
  readonly note: Bilingual
  /** Reason for the deferral. */
  readonly reason: Bilingual
  readonly section: SectionId | null
  readonly backlog: boolean
  readonly minutes: number
  readonly presenter: DelegationId | null
  readonly presenterAgency: AgencyId | null
  readonly items: readonly ItemId[]
  readonly texts: readonly DocumentId[]
  readonly state: PointState
  /** Milliseconds used. */
  readonly spent: number
  readonly carriedFrom: CarriedFrom | null
  readonly order: string
  readonly archived: boolean
}

/** Origin of a deferred point: `times` counts all deferrals. */
export interface CarriedFrom {
  readonly meeting: MeetingId
  readonly point: PointId
  readonly times: number
}

export interface Attendance {
  readonly delegation: DelegationId
  /** People in the room; 0 is absent. */
  readonly count: number
}

export interface Speaker {
  readonly id: SpeakerId
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  readonly state: SpeakerState
  readonly since: Instant | null
  readonly order: string
}

export interface Decision {
  readonly id: DecisionId
  /** In the group's register: highest + 1 when it was created. */
  readonly number: number
  readonly text: Bilingual
  readonly status: DecisionStatus
  readonly method: DecisionMethod
  readonly point: PointId | null
  readonly items: readonly ItemId[]
  readonly texts: readonly DocumentId[]
  readonly order: string
  readonly archived: boolean
}

/** Current point, and its timer. */
export interface Floor {
  readonly point: PointId | null
  /** When the timer was last started; null while it is paused. */
  readonly since: Instant | null
  /** Milliseconds used before `since`. */
  readonly used: number
  /** Minutes added by the chair. */
  readonly added: number
}

/** What the projector presents. */
export type Shown =
  | { readonly type: 'point'; readonly id: PointId }
  | { readonly type: 'item'; readonly id: ItemId }
  /** `block` is a paragraph's id. */
  | { readonly type: 'text'; readonly id: DocumentId; readonly block: string | null }
  | { readonly type: 'decision'; readonly id: DecisionId }

export const POINT_STATE_LABELS: Readonly<Record<PointState, Bilingual>> = {
  planned: { es: 'Previsto', en: 'Planned' },
  done: { es: 'Tratado', en: 'Discussed' },
  deferred: { es: 'Aplazado', en: 'Deferred' },
}
export const DECISION_STATUS_LABELS: Readonly<Record<DecisionStatus, Bilingual>> = {
  proposed: { es: 'Propuesta', en: 'Proposed' },
  adopted: { es: 'Adoptada', en: 'Adopted' },
  withdrawn: { es: 'Retirada', en: 'Withdrawn' },
}
export const DECISION_METHOD_LABELS: Readonly<Record<DecisionMethod, Bilingual>> = {
  consensus: { es: 'Consenso', en: 'Consensus' },
  signature: { es: 'Firma', en: 'Signature' },
  silence: { es: 'Procedimiento de silencio', en: 'Silence procedure' },
}
