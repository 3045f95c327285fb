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
  /** Its place in the chain; null until it is taken in, which its writer does at once (`server/audit`). */
  n: number | null
  /** The group that it is about, if it is about one. */
  group_id: string | null
  /** Null once `detail` and `address` were erased. */
  salt: Uint8Array | null
  /** The chain's commitment to `detail` and `address`. */
  words: Uint8Array | null
  hash: Uint8Array | null
}
/** One row: the newest entry of the chain. */
export interface AuditHeadTable {
  one: number
  n: number
  hash: Uint8Array
}
/** Entries `first` … `last`, which are gone; `hash` is the chain's after `last`. */
export interface AuditSegmentTable {
  first: number
  last: number
  hash: Uint8Array
  /** Of its first and its last entry. */
  from_at: number
  until_at: number
  closed_at: number
}

/** What became of a sign-in link; its secret stands in `one_time_link`. */
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
/** How it stood when this account said that it has seen it. */
export interface SignInLinkSeenTable {
  link: string
  account: string
  state: string
}
/** A member whom a head of their delegation has named to consent. */
export interface LinkConsenterTable {
  group_id: string
  account: string
  delegation: string
  named_by: string
  named_at: number
}
