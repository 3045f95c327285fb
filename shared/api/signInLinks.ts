// Sign-in links as those whom they concern are told of them.
import type { AccountId, DelegationId, Instant } from '../ids.ts'
import type { Role } from '../people.ts'
import type { IssuedLink } from './answers.ts'

/** `waiting` for consent ▶ `declined` | `issued` ▶ `expired` | `redeemed` ▶ `ended` (it is the owner’s alone again). */
export type SignInLinkState = 'waiting' | 'declined' | 'issued' | 'expired' | 'redeemed' | 'ended'

/** GET /api/groups/:group/sign-in-links: of one's own account and delegation; chair and secretariat read all. Declined ones last, the newest first. */
export interface SignInLinkInfo {
  readonly id: string
  /** Whose account it opens. */
  readonly account: AccountId
  readonly name: string
  readonly delegation: DelegationId | null
  readonly state: SignInLinkState
  /** Null: the operator of the server. */
  readonly requestedBy: string | null
  readonly requestedAt: Instant
  /** Who consented or declined; null where no consent was needed, or nobody has answered. */
  readonly decidedBy: string | null
  readonly redeemedAt: Instant | null
  readonly endedAt: Instant | null
  /** The reader may consent or decline now. */
  readonly mayDecide: boolean
  /** The reader may say that it is the person. */
  readonly mayConfirm: boolean
  /** It concerns the reader's account or delegation, and they have not yet said that they have seen how it stands. */
  readonly unseen: boolean
}

/** POST /api/groups/:group/members/:account/sign-in-links: 201 with the link, or 202 with the names of those who may consent. */
export type RequestedLink = IssuedLink | { readonly waitsFor: readonly string[] }

/**
 * GET /api/groups/:group/seat-changes: of one's own delegation within the last week, made by others and not yet seen; the oldest first.
 * PUT /api/groups/:group/seat-changes/seen `{ n }`: those up to that one are seen.
 */
export interface SeatChange {
  /** The act's number. */
  readonly n: number
  readonly at: Instant
  /** Whose seat. */
  readonly name: string
  /** Null: the operator of the server. */
  readonly by: string | null
  /** The role in the delegation before and after; null: not in it. */
  readonly from: Role | null
  readonly to: Role | null
}

/** GET /api/groups/:group/consenters: members whom a head of their delegation has named. */
export interface LinkConsenter {
  readonly account: AccountId
  readonly delegation: DelegationId
}
