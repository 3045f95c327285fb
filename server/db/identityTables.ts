// Tables of the audit and of sign-in links.
import type { Generated } from 'kysely'

export interface AuditTable {
  id: Generated<number>
  at: number
  account: string | null
  action: string
  subject: string
  detail: string
  address: string
  /** Number in the chain; null until its writer chains it, immediately (`server/audit`). */
  n: number | null
  /** The group that it is about, or null. */
  group_id: string | null
  /** Null until it is chained. */
  salt: Uint8Array | null
  /** The chain's commitment to `detail` and `address`. */
  words: Uint8Array | null
  hash: Uint8Array | null
}
/** A single row: the newest entry of the chain. */
export interface AuditHeadTable {
  one: number
  n: number
  hash: Uint8Array
}
/** Entries `first` … `last`, which were removed; `hash` is the chain's after `last`. */
export interface AuditSegmentTable {
  first: number
  last: number
  hash: Uint8Array
  /** Times of its first and its last entry. */
  from_at: number
  until_at: number
  closed_at: number
}

/** State of a sign-in link; its token is in `one_time_link`. */
export interface SignInLinkTable {
  id: string
  group_id: string
  account: string
  delegation: string | null
  requested_by: string | null
  requested_at: number
  state: 'waiting' | 'declined' | 'issued' | 'redeemed' | 'ended'
  decided_by: string | null
  decided_at: number | null
  redeemed_at: number | null
  ended_at: number | null
}
/** State that this account has acknowledged. */
export interface SignInLinkSeenTable {
  link: string
  account: string
  state: string
}
/** A member named by a head of their delegation to consent. */
export interface LinkConsenterTable {
  group_id: string
  account: string
  delegation: string
  named_by: string
  named_at: number
}
/** What was erased and may still stand in unused parts of the database's files. */
export interface OwedOverwriteTable {
  /** An erased account, or `WHOLE_FILE`. */
  what: string
  since: number
}
