// The audit of the installation as the chair and the secretariat of a group read it.
import type { Instant } from '../ids.ts'

/** What the ids in an entry's subject and detail are called now; null where it names none, or what it names is gone. */
export interface AuditAbout {
  /** Whose role, whose link. */
  readonly person: string | null
  /** The number of a session. */
  readonly session: number | null
  /** The name of a moment. */
  readonly moment: string | null
}

export interface AuditLine {
  /** Its place in the chain. */
  readonly n: number
  readonly at: Instant
  /** Null when nobody was signed in, or an operator did it. */
  readonly account: string | null
  /** As the account is called now. */
  readonly name: string | null
  /** `session.opened`, `member.changed`, …: shared/audit/actions.ts. */
  readonly action: string
  readonly subject: string
  readonly detail: string
  /** From where: an address of the network, or nothing. */
  readonly address: string
  readonly about: AuditAbout
  /** Of the chain, after it; hex. */
  readonly hash: string
}

/**
 * GET /api/groups/:group/audit: newest first. Query: `account`, `action` (several with commas; `session` for all that begin so), `from`
 * and `until` (milliseconds since 1970), `address` (a part of it), `before` (an entry's `n`), `limit` (≤ 200).
 * GET …/audit/export?format=csv|json with the same filters: all of it.
 */
export interface AuditPage {
  readonly lines: readonly AuditLine[]
  /** `before` of the next page; null on the last one. */
  readonly next: number | null
  readonly head: { readonly n: number; readonly hash: string }
  /** The first entry that is kept: those before it were removed after AUDIT_DAYS, and a hash stands for them. */
  readonly keptFrom: number
}
