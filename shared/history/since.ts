// What others did since a moment, summed up: by delegation, one line for each thing, with what came of it in the end. Made by the server
// over all events (`server/history/since.ts`), said by `sinceWords.ts`.

import type { Bilingual } from '../bilingual.ts'
import type { AccountId, DelegationId, DocumentId } from '../ids.ts'
import type { ByToken } from '../tokens/tokens.ts'
import type { Change, Subject } from './events.ts'
import type { ByLink } from './then.ts'

/** GET /api/groups/:group/since: since the caller's last visit; what the caller did is no news and only counts in what is shared. */
export interface SinceVisit {
  readonly delegations: readonly SinceDelegation[]
}

export interface SinceDelegation {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** It was brought back after a restore: author and delegation are unverified. */
  readonly isUnverified: boolean
  /** The weightiest first, at most `MOST_LINES`. */
  readonly lines: readonly SinceLine[]
  /** How many lines were left out. */
  readonly more: number
  /** Changes that this delegation made and unmade: they left everything as it was. */
  readonly undone: number
}
export const MOST_LINES = 5

export interface SinceLine {
  readonly event: SinceEvent
  /** How many other fields of it this delegation changed. */
  readonly others: number
  /** Others changed the same value. */
  readonly shared: SharedValue | null
  /** The same edit of several items; `named` are the first of them. Null where it is one. */
  /** Some of it was written in a session that a sign-in link had opened: the first such one. */
  readonly byLink?: ByLink
  /** Some of it was written by an API token: the first such one. */
  readonly byToken?: ByToken
  readonly bulk: { readonly count: number; readonly named: readonly SinceThing[] } | null
}
export const MOST_NAMED = 6

export interface SinceThing {
  readonly subject: Subject
  /** What it is called now. */
  readonly title: Bilingual
  readonly code: string | null
}

/** All that one delegation did to one value of one thing: from what it was before its first edit to what it was after its last one. */
export interface SinceEvent extends SinceThing {
  readonly document: DocumentId
  readonly field: string | null
  readonly change: SinceChange
  readonly author: AccountId
}
export type SinceChange =
  | Change
  /** Of a set: how many members came and went. */
  | { readonly type: 'members'; readonly added: number; readonly removed: number }

/** A value that several changed: what it was, what it is, and each one's part. */
export interface SharedValue {
  readonly from: unknown
  readonly to: unknown
  /** The change by which it became what it is. */
  readonly last: { readonly actor: Actor; readonly type: Change['type'] }
  /** Those who changed it, in the order of their first change. */
  readonly parts: readonly SharedPart[]
}
export interface SharedPart {
  readonly actor: Actor
  readonly times: number
  /** Of dates: by how many days in all; null where it was set or cleared. */
  readonly days: number | null
}

export type Actor =
  | { readonly type: 'reader' }
  | { readonly type: 'unverified' }
  /** Null: chair, secretariat and translators. */
  | { readonly type: 'delegation'; readonly delegation: DelegationId | null }
