// Tables as Kysely types: one interface per table. Rows are foreign: their reader parses the ids. Instants are milliseconds since 1970; booleans are
// 0 or 1; ids are the text of `shared/ids.ts`.
import type { Generated, Selectable } from 'kysely'
import type { CommentEditTable, CommentMentionTable, CommentTable, CommentThreadTable, ThreadSeenTable } from './commentTables.ts'
import type { AuthenticatorTable, PasskeyChallengeTable, PasskeyTable, RecoveryCodeTable } from './factorTables.ts'
import type { AttachmentTable, ContentRemovalTable, FileChunkTable, FileContentTable, UploadTable } from './fileTables.ts'
import type { AgencyTable, DelegationTable, WorkGroupTable } from './groupTables.ts'
import type {
  AuditHeadTable,
  AuditSegmentTable,
  AuditTable,
  LinkConsenterTable,
  OwedOverwriteTable,
  SignInLinkSeenTable,
  SignInLinkTable,
} from './identityTables.ts'
import {
  type ActWordTable,
  ATTRIBUTIONS,
  type AttributionTable,
  type CheckpointTable,
  type ClientOwnerTable,
  type HeardLifeTable,
  type LogDocumentTable,
  type LogEntryTable,
  type LogHeadTable,
  type LogSegmentTable,
  OPENINGS,
  type SignedDigestTable,
  type SignedHeadTable,
  type SigningKeyTable,
  type VerificationTable,
} from './logTables.ts'
import type { OutboxTable } from './mailTables.ts'
import type { MailLeaveTable, NoticeHolderTable, NoticePreferenceTable, NoticeRoundTable, NoticeTable } from './noticeTables.ts'
import type {
  DecisionTable,
  DocumentTitleTable,
  HistoryEventTable,
  HistoryMovedTable,
  HistoryRemovedTable,
  HistorySubjectTable,
  MeetingFaceTable,
  PastPlanTable,
  PastSummaryTable,
  PlanItemTable,
  ProjectorTable,
  SearchTextTable,
  StreamTable,
} from './projectedTables.ts'
import type { ProviderAttemptTable, ProviderLinkTable, ProviderLogoutTable, ProviderSessionTable } from './providerTables.ts'
import type { PushKeyTable, PushSubscriptionTable } from './pushTables.ts'
import type { GroupRequestTable, ImportWordTable, SavedViewTable, UsualViewTable } from './rememberedTables.ts'
import type { FormerSeatTable, MembershipTable } from './seatTables.ts'
import type { ApiTokenTable } from './tokenTables.ts'
import type { WebhookCursorTable, WebhookDeliveryTable, WebhookTable } from './webhookTables.ts'

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
  readonly sign_in_link: SignInLinkTable
  readonly sign_in_link_seen: SignInLinkSeenTable
  readonly link_consenter: LinkConsenterTable
  readonly failed_sign_in: FailedSignInTable
  readonly authenticator: AuthenticatorTable
  readonly operator: OperatorTable
  readonly owed_overwrite: OwedOverwriteTable
  readonly recovery_code: RecoveryCodeTable
  readonly passkey: PasskeyTable
  readonly passkey_challenge: PasskeyChallengeTable
  readonly provider_link: ProviderLinkTable
  readonly provider_attempt: ProviderAttemptTable
  readonly provider_session: ProviderSessionTable
  readonly provider_logout: ProviderLogoutTable
  readonly email_change: EmailChangeTable
  readonly agency_request: AgencyRequestTable
  readonly audit: AuditTable
  readonly audit_head: AuditHeadTable
  readonly audit_segment: AuditSegmentTable
  readonly document: DocumentRowTable
  readonly log_document: LogDocumentTable
  readonly log_head: LogHeadTable
  readonly log_entry: LogEntryTable
  readonly client_owner: ClientOwnerTable
  readonly checkpoint: CheckpointTable
  readonly projector: ProjectorTable
  readonly document_title: DocumentTitleTable
  readonly stream: StreamTable
  readonly search_text: SearchTextTable
  readonly meeting: MeetingTable
  readonly mark: MarkTable
  readonly mark_head: MarkHeadTable
  readonly visit: VisitTable
  readonly saved_view: SavedViewTable
  readonly usual_view: UsualViewTable
  readonly import_word: ImportWordTable
  readonly group_request: GroupRequestTable
  readonly meeting_face: MeetingFaceTable
  readonly decision: DecisionTable
  readonly history_event: HistoryEventTable
  readonly history_subject: HistorySubjectTable
  readonly history_moved: HistoryMovedTable
  readonly history_removed: HistoryRemovedTable
  readonly past_plan: PastPlanTable
  readonly past_summary: PastSummaryTable
  readonly signing_key: SigningKeyTable
  readonly signed_head: SignedHeadTable
  readonly signed_digest: SignedDigestTable
  readonly verification: VerificationTable
  readonly log_segment: LogSegmentTable
  readonly [ATTRIBUTIONS]: AttributionTable
  readonly [OPENINGS]: OpeningTable
  readonly act_word: ActWordTable
  readonly outbox: OutboxTable
  readonly comment_thread: CommentThreadTable
  readonly comment: CommentTable
  readonly comment_edit: CommentEditTable
  readonly comment_mention: CommentMentionTable
  readonly thread_seen: ThreadSeenTable
  readonly notice: NoticeTable
  readonly notice_preference: NoticePreferenceTable
  readonly former_seat: FormerSeatTable
  readonly mail_leave: MailLeaveTable
  readonly notice_round: NoticeRoundTable
  readonly notice_holder: NoticeHolderTable
  readonly plan_item: PlanItemTable
  readonly calendar_address: CalendarAddressTable
  readonly push_subscription: PushSubscriptionTable
  readonly push_key: PushKeyTable
  readonly upload: UploadTable
  readonly file_chunk: FileChunkTable
  readonly file_content: FileContentTable
  readonly content_removal: ContentRemovalTable
  readonly attachment: AttachmentTable
  readonly api_token: ApiTokenTable
  readonly heard_life: HeardLifeTable
  readonly installation: InstallationTable
  readonly webhook: WebhookTable
  readonly webhook_delivery: WebhookDeliveryTable
  readonly webhook_cursor: WebhookCursorTable
}

/** Names the installation at the destination of its off-site backups: one row, from its first backup there on. */
export interface InstallationTable {
  number: number
  id: string
}

/** Secret calendar URL of an account in a group, read without a sign-in: one, of which only the hash is stored. */
export interface CalendarAddressTable {
  account: string
  group_id: string
  token_hash: string
  /** `mine`, `delegation` or `all`. */
  scope: string
  created_at: number
  /** To the hour; null before the first request. */
  read_at: number | null
}
export interface AccountTable {
  id: string
  /** Lower case, unique. */
  email: string
  name: string
  password_hash: string | null
  language: string
  /** A JWK key pair as JSON: its public key encrypts the copies on a signed-out device. */
  copy_key: string
  created_at: number
  /** Disabled since then: nobody can sign in. */
  disabled_at: Generated<number | null>
  /** Erased since then: name, address and password are deleted. */
  erased_at: Generated<number | null>
  /** 1: verified by a link mailed there and shown to nobody, or by a provider. */
  email_confirmed: Generated<number>
}
/** Operators of the installation: created by set-up or `npm run make-operator`, removed by `npm run remove-operator`. */
export interface OperatorTable {
  account: string
  since: number
}
/** New address of an account, used once its link is opened. One per account. */
export interface EmailChangeTable {
  account: string
  email: string
  /** Null until the link is created by somebody who may show it. */
  token_hash: string | null
  /** 1: the link was mailed to the new address; otherwise it was shown to chair or secretariat. */
  mailed: Generated<number>
  asked_at: number
  expires_at: number
}
/** A member's request for another agency, or none. */
export interface AgencyRequestTable {
  group_id: string
  account: string
  agency: string | null
  asked_at: number
}
export interface SessionTable {
  /** SHA-256, hex, of the id in the cookie. */
  id: string
  account: string
  created_at: number
  last_used: number
  expires_at: number
  device: string
  /** How it was opened; '' for sessions from before this was recorded. */
  way: string
  /** The second factor that was given. */
  factor: string | null
  /** When the user last confirmed their identity in this session; null: never. */
  proven_at: number | null
  /** First half of the client address; '' if it was not recorded or is local. */
  network: Generated<string>
  /** 1: opened by a link that the operator of the server created. */
  by_operator: Generated<number>
}
export type LoginSessionRow = Selectable<SessionTable>
/** A browser in which this account has signed in before has a throttle budget of its own. */
export interface RememberedBrowserTable {
  id_hash: string
  account: string
  created_at: number
  /** Consecutive wrong passwords. */
  failures: Generated<number>
}
/** Consecutive wrong passwords from unknown browsers, for each address, whether it is an account's or not. */
export interface FailedSignInTable {
  /** As for the throttle of an account: a hash of the address. */
  key: string
  failures: number
  /** Of the last one. */
  at: number
}
export interface ThrottleTable {
  key: string
  failures: number
  window_start: number
}

export interface InvitationTable {
  id: string
  token_hash: string
  /** Hash of the token in its mail, which is shown to nobody; null: none was sent. */
  mailed_hash: string | null
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
  /** When its expiry was noticed: from then on it is expired, whatever the clock says. */
  ended_at: number | null
}
export interface OneTimeLinkTable {
  token_hash: string
  kind: 'setup' | 'signIn' | 'password'
  account: string | null
  issued_by: string | null
  created_at: number
  expires_at: number
  used_at: number | null
  /** As for an invitation. */
  ended_at: number | null
  /** For a sign-in link: its id. */
  link: string | null
}

/** The registry: all documents and their groups. A document is registered before anyone can join it. */
export interface DocumentRowTable {
  id: string
  kind: string
  group_id: string
  created_at: number
  created_by: string | null
}

/** A group whose clients may bring back what a restore has lost: opened by an operator, closed by one or at its end. */
export interface OpeningTable {
  group_id: string
  opened_at: number
  closes_at: number
}

/** A session of a group. A unique index allows only one in session per group. */
export interface MeetingTable {
  id: string
  group_id: string
  number: number
  state: string
  /** 0: a draft that only those who prepare it may read. Once shared it stays so; drafts from before this choice are shared. */
  shared: number
  created_at: number
  created_by: string | null
  opened_at: number | null
  started_at: number | null
  closed_at: number | null
}
/** A moment with the head of every document of its group: `opened`, `started`, `closed`, `reopened`, `closedAgain` (of a session), or `named`. */
export interface MarkTable {
  id: string
  group_id: string
  kind: string
  meeting: string | null
  name: string | null
  at: number
  account: string | null
}
export interface MarkHeadTable {
  mark: string
  document: string
  seq: number
  hash: Uint8Array
}
export interface VisitTable {
  account: string
  group_id: string
  last_seen: number
  previous: number | null
}
