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
/** `09:30`, in the zone of the session. */
export type TimeOfDay = string

export interface Meeting {
  readonly title: Bilingual
  readonly place: Bilingual
  readonly start: Day | null
  readonly end: Day | null
  /** IANA, `America/Bogota`; '' while nobody has chosen one. */
  readonly zone: string
  /** When each day's work begins and must end: what the agenda's minutes are added to, and held against. */
  readonly opensAt: TimeOfDay | null
  readonly closesAt: TimeOfDay | null
  /** How many delegations must be present. */
  readonly quorum: number
  /** By order; archived ones included, as everywhere. */
  readonly sections: readonly Section[]
  readonly points: readonly Point[]
  readonly attendance: readonly Attendance[]
  readonly speakers: readonly Speaker[]
  readonly decisions: readonly Decision[]
  /** Plain text of the rich minutes; the editor works on the fragments. */
  readonly minutes: Bilingual
  readonly floor: Floor
  readonly shown: Shown | null
}

export interface Section {
  readonly id: SectionId
  readonly title: Bilingual
  readonly order: string
  readonly archived: boolean
}

/** A point of the agenda; `backlog` ones wait outside of it. */
export interface Point {
  readonly id: PointId
  readonly title: Bilingual
  /** Plain text of the rich note. */
  readonly note: Bilingual
  /** Why it was deferred. */
  readonly reason: Bilingual
  readonly section: SectionId | null
  readonly backlog: boolean
  readonly minutes: number
  readonly presenter: DelegationId | null
  readonly presenterAgency: AgencyId | null
  readonly items: readonly ItemId[]
  readonly texts: readonly DocumentId[]
  readonly state: PointState
  /** Milliseconds of the floor that it has used. */
  readonly spent: number
  readonly carriedFrom: CarriedFrom | null
  readonly order: string
  readonly archived: boolean
}

/** The chain of a point that was put off: `times` counts every deferral since it first stood on an agenda. */
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
  /** Of the group's register: highest + 1 when it was written. */
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

/** What is being dealt with, and its timer. */
export interface Floor {
  readonly point: PointId | null
  /** When the timer was last started; null while it is paused. */
  readonly since: Instant | null
  /** Milliseconds used before `since`. */
  readonly used: number
  /** Minutes that the chair has added. */
  readonly added: number
}

/** What the projector shows, as the secretary last put it there. */
export type Shown =
  | { readonly type: 'point'; readonly id: PointId }
  | { readonly type: 'item'; readonly id: ItemId }
  /** `block` is a paragraph's id. */
  | { readonly type: 'text'; readonly id: DocumentId; readonly block: string | null }
  | { readonly type: 'decision'; readonly id: DecisionId }

export const POINT_STATE_LABELS: Readonly<Record<PointState, Bilingual>> = {
  planned: { es: 'Previsto', en: 'Planned' },
  done: { es: 'Tratado', en: 'Dealt with' },
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
