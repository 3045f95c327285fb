// The tables as Kysely sees them: one interface per table, no behaviour. Rows are foreign: whoever reads one parses its ids.
// Instants are milliseconds since 1970; truth is 0 or 1; an id is the text of `shared/ids.ts`.
import type { Generated } from 'kysely'

export interface Schema {
  readonly account: AccountTable
  readonly session: SessionTable
  readonly remembered_browser: RememberedBrowserTable
  readonly throttle: ThrottleTable
  readonly work_group: WorkGroupTable
  readonly delegation: DelegationTable
  readonly agency: AgencyTable
  readonly membership: MembershipTable
  readonly invitation: InvitationTable
  readonly one_time_link: OneTimeLinkTable
  readonly audit: AuditTable
  readonly document: DocumentTable
  readonly log_document: LogDocumentTable
  readonly log_head: LogHeadTable
  readonly log_entry: LogEntryTable
  readonly client_owner: ClientOwnerTable
  readonly checkpoint: CheckpointTable
  readonly projector: ProjectorTable
  readonly document_title: DocumentTitleTable
  readonly stream: StreamTable
  readonly search_text: SearchTextTable
}

export interface AccountTable {
  id: string
  /** Lower case, unique. */
  email: string
  name: string
  password_hash: string | null
  language: string
  /** A JWK pair as JSON: the key that the copies on a signed-out device are encrypted under. */
  copy_key: string
  created_at: number
}
export interface SessionTable {
  /** SHA-256, hex, of the id in the cookie. */
  id: string
  account: string
  created_at: number
  last_used: number
  expires_at: number
  device: string
}
/** A browser in which this account has signed in before has a throttle budget of its own. */
export interface RememberedBrowserTable {
  id_hash: string
  account: string
  created_at: number
}
export interface ThrottleTable {
  key: string
  failures: number
  window_start: number
}

export interface WorkGroupTable {
  id: string
  name_es: string
  name_en: string
  created_at: number
  /** 1 for the sample group of the demo. */
  sample: number
}
export interface DelegationTable {
  group_id: string
  id: string
  code: string
  name_es: string
  name_en: string
  identity: number
  position: number
}
export interface AgencyTable {
  group_id: string
  id: string
  delegation: string
  acronym: string
  name_es: string
  name_en: string
  position: number
}
export interface MembershipTable {
  group_id: string
  account: string
  role: string
  delegation: string | null
  agency: string | null
  created_at: number
}
export interface InvitationTable {
  id: string
  token_hash: string
  group_id: string
  email: string | null
  name: string
  role: string
  delegation: string | null
  agency: string | null
  invited_by: string
  created_at: number
  expires_at: number
  accepted_at: number | null
  accepted_by: string | null
  revoked_at: number | null
}
export interface OneTimeLinkTable {
  token_hash: string
  kind: 'setup' | 'signIn'
  account: string | null
  issued_by: string | null
  created_at: number
  expires_at: number
  used_at: number | null
}
export interface AuditTable {
  id: Generated<number>
  at: number
  account: string | null
  action: string
  subject: string
  detail: string
  address: string
}

/** The registry: which documents exist and whose they are. A document is here before anyone can join it. */
export interface DocumentTable {
  id: string
  kind: string
  group_id: string
  created_at: number
  created_by: string | null
}

/** The log's own numbering, so that the log needs no registry and an entry's key is 2 bytes, not 28. Numbers are never hashed. */
export interface LogDocumentTable {
  number: Generated<number>
  id: string
}
export interface LogHeadTable {
  document: number
  seq: number
  /** Of the newest entry, so that time never goes back. */
  at: number
  hash: Uint8Array
}
export interface LogEntryTable {
  document: number
  seq: number
  at: number
  kind: string
  author: string
  delegation: string | null
  meeting: string | null
  source: number | null
  /** The entry's updates as consecutive var byte arrays. */
  updates: Uint8Array
  /** The first 8 bytes of a hash of this row alone: the chain says that something changed, this says which entry. */
  digest: Uint8Array
}
export interface ClientOwnerTable {
  document: number
  client: number
  account: string
}
export interface CheckpointTable {
  document: number
  seq: number
  state: Uint8Array
  state_vector: Uint8Array
  /** SHA-256 of document, seq, state vector and state. */
  hash: Uint8Array
}

/** Everything below is read from the log by a projector and can be dropped and rebuilt. */
export interface ProjectorTable {
  document: string
  name: string
  version: number
  seq: number
}
export interface DocumentTitleTable {
  document: string
  es: string
  en: string
  /** Receipt of the newest entry. */
  updated_at: number
}
export interface StreamTable {
  document: string
  id: string
  name_es: string
  name_en: string
  position: number
  archived: number
}
/** What search looks through: a text's title or body, or one item of a road map (title, then description). */
export interface SearchTextTable {
  document: string
  /** `title`, `body`, or `item:<id>`. */
  part: string
  es: string
  en: string
}
