// The tables of notices.
import type { Generated } from 'kysely'

export interface NoticeTable {
  id: string
  account: string
  /** Null: about the account itself. */
  group_id: string | null
  /** Deduplication key: an account has one notice of each fact. */
  key: string
  kind: string
  /** JSON, see `shared/api/notices.ts`. */
  subject: string
  caused_by: string | null
  at: number
  seen_at: number | null
  /** `digest`: waits for the next one. `now`: has a mail of its own, `outbox`. `told`: was in a digest, `outbox`. `none`: no mail. */
  mail: 'digest' | 'now' | 'told' | 'none'
  outbox: string | null
}
/** Without a row all preferences are defaults. */
export interface NoticePreferenceTable {
  account: string
  /** JSON: by kind, what differs from the default. */
  kinds: string
  /** An IANA name, or '': the delegation's, or the group's. */
  zone: string
  digest: 'session' | 'weekly' | 'never'
  /** Quiet hours in that zone, without mails; the same twice: none. */
  quiet_from: number
  quiet_until: number
  /** JSON: by kind, whether it is pushed, if that differs from the default. */
  push: Generated<string>
  changed_at: Generated<number>
}
/** Unsubscribe URL in mails; only its hash. */
export interface MailLeaveTable {
  token_hash: string
  account: string
  /** A kind of notice, or `digest`. */
  what: string
  created_at: number
}
/** State of the periodic notices of a group. */
export interface NoticeRoundTable {
  group_id: string
  /** Earlier facts are not announced. */
  since: number
  /** Of the road map, as `notice_holder` has it. */
  seq: number
  /** Null: not yet, or it failed. */
  looked_at: Generated<number | null>
  /** When something may be due although nothing changes. */
  due_at: Generated<number | null>
}
export interface NoticeHolderTable {
  group_id: string
  item: string
  /** `account:<id>` or `agency:<id>`. */
  holder: string
}
