// The plan as plain, read-only data: what views, history and exports work with. It is read from the Y.Doc by `read.ts`.
import type { Bilingual } from '../bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, MeetingId, StreamId } from '../ids.ts'
import type { OwnFieldKey } from './ownKeys.ts'

export const ITEM_KINDS = ['objective', 'practice', 'action', 'training', 'milestone'] as const
export const STATUSES = ['proposed', 'agreed', 'inProgress', 'blocked', 'done', 'deferred', 'withdrawn'] as const
export const PROGRESS = ['notStarted', 'limited', 'substantial', 'completed'] as const
export const STAGES = ['development', 'dissemination', 'inUse'] as const
export const PRIORITIES = [0, 1, 2, 3] as const
export const RECURRENCES = ['none', 'eachSession', 'everyMonths'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
export type Status = (typeof STATUSES)[number]
export type Progress = (typeof PROGRESS)[number]
type Stage = (typeof STAGES)[number]
export type Priority = (typeof PRIORITIES)[number]
/** `2019-11-15`: a calendar date without a time zone. */
export type Day = string

export interface Recurrence {
  readonly every: (typeof RECURRENCES)[number]
  /** For `everyMonths`: 1 to 24. */
  readonly months: number
}
export interface Dependency {
  readonly item: ItemId
  /** Finish to start, or start to start. */
  readonly type: 'FS' | 'SS'
  /** Days, may be negative. */
  readonly lag: number
}
export interface ChecklistEntry {
  readonly id: string
  readonly text: Bilingual
  readonly done: boolean
  readonly delegation: DelegationId | null
  readonly order: string
}

export interface Workstream {
  readonly id: StreamId
  readonly name: Bilingual
  readonly order: string
  readonly archived: boolean
}

export interface BuiltInFields {
  readonly id: ItemId
  /** Assigned at creation as highest + 1; two people offline may assign the same one, so `code` adds a letter to the later id. */
  readonly number: number
  /** `WG-014`, or `WG-014b` for the second of two. */
  readonly code: string
  readonly kind: ItemKind
  readonly title: Bilingual
  /** Plain text of the rich description, for search and lists; the editor uses the fragment itself. */
  readonly description: Bilingual
  readonly stream: StreamId | null
  readonly status: Status
  readonly progress: Progress
  readonly stage: Stage | null
  readonly priority: Priority
  readonly lead: DelegationId | null
  readonly coDelegations: readonly DelegationId[]
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly start: Day | null
  readonly due: Day | null
  readonly originalDue: Day | null
  /** Reason for the due date; cleared when the date changes without one. */
  readonly dueReason: string | null
  readonly dependsOn: readonly Dependency[]
  readonly parent: ItemId | null
  readonly labels: readonly string[]
  readonly checklist: readonly ChecklistEntry[]
  readonly recurs: Recurrence
  readonly origin: MeetingId | null
  readonly marking: string | null
  readonly order: string
  readonly archived: boolean
}

/** One of a list. */
export interface OwnChoice {
  readonly id: string
  readonly name: Bilingual
  readonly order: string
  /** No longer offered; it stays where it is used. */
  readonly archived: boolean
}
export interface OwnField {
  readonly id: OwnFieldKey
  readonly name: Bilingual
  /** Of a number. */
  readonly unit: Bilingual
  /** Of a list, in order; archived ones included. */
  readonly choices: readonly OwnChoice[]
  readonly order: string
  readonly archived: boolean
}
/** Of several of a list: the ids of the choices. */
export type OwnValue = string | number | readonly string[]

/** With the values of the group's own fields that it has, by key. */
export type Item = BuiltInFields & { readonly [key: OwnFieldKey]: OwnValue | null | undefined }

export interface RoadMap {
  /** By `order`, then id; archived ones included. */
  readonly fields: readonly OwnField[]
  /** By `order`, then id. */
  readonly streams: readonly Workstream[]
  /** By `order`, then id; archived ones included. */
  readonly items: readonly Item[]
}
/** All of a road map but its items. */
export type BesideItems = Omit<RoadMap, 'items'>
