// What the routes of history answer. Comparison and TextDiff stand in `shared/history`.
import type { Bilingual } from '../bilingual.ts'
import type { ActNames } from '../history/actWords.ts'
import type { AuthorContext, Credit } from '../history/credit.ts'
import type { HistoryEvent } from '../history/events.ts'
import type { ByLink, Then } from '../history/then.ts'
import type { AccountId, DelegationId, DocumentId, GroupId, Instant, MeetingId, Seq } from '../ids.ts'
import type { Reading } from '../log/reading.ts'

/**
 * GET /api/groups/:group/history: newest first. Query: `subject` (`item:<id>`), `document`, `account`, `delegation`
 * (`-`: of those who have none), `agency`,
 * `kind` (a Change's type, a field, or `both`: two changed it at once; several with commas), `meeting`, `from` and `to` (marks), `q` (words of values and titles), `acts=hide`
 * (without the log of acts), `before` (a cursor),
 * `limit` (≤ 200).
 */
export interface HistoryPage {
  readonly events: readonly NamedEvent[]
  /** Of the next page; null on the last one. */
  readonly next: string | null
}

/** GET /api/groups/:group/since answers a SinceVisit (shared/history/since.ts): what others did since the caller's last visit. */

/** An event with the title that its subject has now, so that archived ones can be named too. */
export interface NamedEvent extends HistoryEvent {
  readonly title: Bilingual
  /** Of an item: its code. */
  readonly code: string | null
  /** Of what came back after a restore: whether its owner has offered the same. */
  readonly verified?: boolean
  /** Who its author was when it happened, by the record of acts; null where that does not reach back. */
  readonly was?: Then | null
  /** Of an act: the words that its commitments stand for; null where they were erased. */
  readonly names?: ActNames
  /**
   * It was written in a session that somebody else's sign-in link had opened, before the account's owner had signed in again by their own
   * means: who requested the link (null: the operator of the server) and who consented (null: none was needed), as they were called then.
   */
  readonly byLink?: ByLink
}

/** GET /api/documents/:document/course: runs of edits by one delegation in one session, oldest first. What the slider's bars show. */
export interface EditRuns {
  readonly runs: readonly Run[]
  readonly head: Seq
}
export interface Run {
  readonly first: Seq
  readonly last: Seq
  readonly from: Instant
  readonly to: Instant
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
  /** Null where nobody knows. */
  readonly accounts: readonly (AccountId | null)[]
  readonly cameBack?: readonly CameBack[]
  /** Which of `accounts` was somebody else then, or wrote in a session that a sign-in link had opened. */
  readonly hands?: readonly (AuthorContext & { readonly account: number })[]
  /** As many as it has steps. */
  readonly changes: number
  readonly steps: readonly Step[]
}
/** After a restore: what this one of `accounts` did was not written when it came. */
export interface CameBack extends Pick<Credit, 'unverified'> {
  readonly account: number
}
/**
 * Where a slider stops: its seq, milliseconds after the run's `from`, and which of `accounts`. What somebody types without a rest is
 * one step; of a course of one subject, each event is.
 */
export type Step = readonly [seq: number, after: number, account: number]

/**
 * GET /api/documents/:document/state?at=<mark>: the document as it was, as one Yjs update (application/octet-stream);
 * the header `ruta-seq` says at which seq, `ruta-at` when.
 * GET /api/documents/:document/diff?from=&to=&part= answers a TextDiff; `part` is `body.es`, `minutes.en`, `item:<id>/description.es` …
 * GET /api/documents/:document/words?from=&to=&part=&account= answers Passages: the words that this person changed there.
 * GET /api/documents/:document/authorship?part=&at= answers an Authorship.
 */

/** GET /api/documents/:document/head?seq=<n>: the chain's hash at that entry, hex, and the newest one. */
export interface HeadInfo {
  readonly document: DocumentId
  readonly group: GroupId
  readonly at: { readonly seq: Seq; readonly hash: string } | null
  readonly head: { readonly seq: Seq; readonly hash: string }
}

/** GET /api/groups/:group/heads: what a delegation downloads and keeps elsewhere. Newest first, with the keys that they are signed by. */
export interface SignedHeads {
  readonly group: GroupId
  readonly heads: readonly SignedHead[]
  readonly keys: readonly SigningKey[]
}
export interface SignedHead {
  readonly document: DocumentId
  readonly seq: Seq
  /** Hex. */
  readonly hash: string
  readonly at: Instant
  readonly key: string
  /** Ed25519 over the canonical bytes of the five above (shared/proof/signedHead.ts), hex. */
  readonly signature: string
  readonly reason: 'meeting' | 'export' | 'periodic'
  /** What the log gives at this head. An earlier version signed none, and a log that cannot be read has none. */
  readonly digests?: SignedDigests
}
/** Of the state and of the history of a document at a signed head (DOCUMENTS.md), hex. */
export interface SignedDigests {
  readonly state: string
  readonly history: string
  /** Of the reading of logs that gave the history: only the same one gives the same digest. */
  readonly historyVersion: number
  readonly key: string
  /** Ed25519 over their canonical bytes (shared/proof/signedDigest.ts), hex. */
  readonly signature: string
}
/** GET /api/keys: an array of these. `id` is the beginning of the key's own SHA-256. */
export interface SigningKey {
  readonly id: string
  /** SPKI, hex. */
  readonly publicKey: string
  readonly since: Instant
}
/** A key's id as people read it to each other: groups of four. */
export const fingerprintOf = (id: string): string => (id.match(/.{1,4}/g) ?? []).join(' ')

/**
 * GET /api/groups/:group/verification: the last check of each log; POST checks now, and answers the same when it is done.
 * GET /api/groups/:group/archive answers one file (shared/proof/archive.ts) for `npm run verify`.
 */
export interface Verification {
  readonly at: Instant | null
  readonly documents: readonly {
    readonly document: DocumentId
    readonly entries: number
    readonly ok: boolean
    /** The first entry that is not as it was; where the log is sound, the entry of which something else is told than it says. */
    readonly seq: Seq | null
    readonly why: string | null
    /** What is not what the log gives, where the log itself is sound. */
    readonly reading: Reading | null
  }[]
  /** The chain of the installation's audit; null while it was not checked. */
  readonly audit: { readonly entries: number; readonly ok: boolean; readonly why: string | null } | null
}
