// Changes by others since a moment: grouped by delegation, one line per subject with the net result. Computed by the server over all events
// (`server/history/since.ts`), formatted by `sinceWords.ts`.

import type { Bilingual } from '../bilingual.ts'
import type { AccountId, DelegationId, DocumentId, Instant, Seq } from '../ids.ts'
import type { OwnNames } from '../roadmap/ownRows.ts'
import type { ByToken } from '../tokens/tokens.ts'
import type { EventChange, EventSubject } from './events.ts'
import type { ByLink } from './then.ts'

/** GET /api/groups/:group/since: since the caller's last visit; the caller's own changes only affect the net result. */
export interface SinceVisit {
  readonly delegations: readonly SinceDelegation[]
}

export interface SinceDelegation {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** Brought back after a restore: author and delegation are unverified. */
  readonly isUnverified: boolean
  /** The most important first, at most `MOST_LINES`. */
  readonly lines: readonly SinceLine[]
  /** Number of omitted lines. */
  readonly more: number
  /** Changes that this delegation made and reverted: no net result. */
  readonly undone: number
  /** All of its changes, in lines or not. */
  readonly changes: number
}
export const MOST_SINCE_LINES = 5

export interface SinceLine {
  readonly event: SinceEvent
  /** Number of its other fields changed by this delegation. */
  readonly others: number
  /** Others changed the same value. */
  readonly shared: SharedValue | null
  /** The same edit of several items; `named` are the first of them. Null for a single item. */
  /** Some of it was written in a session opened by a sign-in link: the first such one. */
  readonly byLink?: ByLink
  /** Some of it was not. */
  readonly byLinkInPart?: true
  /** Some of it was written by an API token: the first such one. */
  readonly byToken?: ByToken
  readonly byTokenInPart?: true
  readonly bulk: { readonly count: number; readonly named: readonly SinceThing[] } | null
}
export const MOST_NAMED = 6

export interface SinceThing {
  readonly subject: EventSubject
  /** Its current title. */
  readonly title: Bilingual
  readonly code: string | null
}

/** All changes of one value by one delegation: from before its first edit to after its last one. */
export interface SinceEvent extends SinceThing {
  readonly document: DocumentId
  readonly field: string | null
  readonly change: SinceChange
  readonly author: AccountId
  /** The first entry that changed this value, by anyone. */
  readonly seq: Seq
  /** When this delegation changed it last. */
  readonly at: Instant
}
export type SinceChange =
  | EventChange
  /** For a set: number of members added and removed. */
  | { readonly type: 'members'; readonly added: number; readonly removed: number; readonly own?: OwnNames }

/** A value changed by several people: before, after, and the part of each. */
export interface SharedValue {
  readonly from: unknown
  readonly to: unknown
  /** The change that set the current value. */
  readonly last: { readonly actor: SinceActor; readonly type: EventChange['type'] }
  /** Its authors, in the order of their first change. */
  readonly parts: readonly SharedPart[]
}
export interface SharedPart {
  readonly actor: SinceActor
  readonly times: number
  /** For dates: sum of days; null if it was set or cleared. */
  readonly days: number | null
}

export type SinceActor =
  | { readonly type: 'reader' }
  | { readonly type: 'unverified' }
  /** Null: chair, secretariat and translators. */
  | { readonly type: 'delegation'; readonly delegation: DelegationId | null }
