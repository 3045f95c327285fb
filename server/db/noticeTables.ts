// The tables of notices.
import type { Generated } from 'kysely'

export interface NoticeTable {
  id: string
  account: string
  /** Null: of the account alone. */
  group_id: string | null
  /** Names the fact: of one fact an account has one notice. */
  key: string
  kind: string
  /** JSON, see `shared/api/notices.ts`. */
  subject: string
  caused_by: string | null
  at: number
  seen_at: number | null
  /** `digest`: waits for the next one. `now`: a mail of its own tells it, `outbox`. `told`: a digest told it, `outbox`. `none`: no mail does. */
  mail: 'digest' | 'now' | 'told' | 'none'
  outbox: string | null
}
/** Without a row everything is as usual. */
export interface NoticePreferenceTable {
  account: string
  /** JSON: by kind, what differs from the usual. */
  kinds: string
  /** An IANA name, or '': the delegation's, or the group's. */
  zone: string
  digest: 'session' | 'weekly' | 'never'
  /** Hours of the zone between which no mail is sent; the same twice: none. */
  quiet_from: number
  quiet_until: number
  /** JSON: by kind, whether it is pushed, where it differs from the usual. */
  push: Generated<string>
}
/** The address in a mail that ends such mails; only its hash. */
export interface MailLeaveTable {
  token_hash: string
  account: string
  /** A kind of notice, or `digest`. */
  what: string
  created_at: number
}
/** What rounds have told of a group. */
export interface NoticeRoundTable {
  group_id: string
  /** Nothing from before is told. */
  since: number
  /** Of the road map, as `notice_holder` has it. */
  seq: number
}
export interface NoticeHolderTable {
  group_id: string
  item: string
  /** `account:<id>` or `agency:<id>`. */
  holder: string
}
