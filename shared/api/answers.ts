// What the REST routes answer: types only, so that the client needs no validator. Request schemas stand beside their routes.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId, AgencyId, DelegationId, DocumentId, DocumentKind, GroupId, Instant, StreamId } from '../ids.ts'
import type { Agency, Delegation, Membership, Role } from '../people.ts'
import type { Access } from '../permissions.ts'
import type { Refusal } from '../refusals.ts'

export interface RefusalAnswer {
  readonly refusal: Refusal
  /** In the caller's language. */
  readonly message: string
  readonly requestId: string
  /** Seconds, with whatever passes by itself. */
  readonly retryAfter?: number
}

/** GET /api/me */
export interface Me {
  readonly account: { readonly id: AccountId; readonly name: string; readonly email: string }
  readonly language: Language
  readonly memberships: readonly Membership[]
  readonly session: { readonly idleEndsAt: Instant; readonly endsAt: Instant; readonly now: Instant }
}
/** GET /api/session: who is signed in here, if anybody. Asked first: nobody is no error, and a browser's console stays silent. */
/** DELETE /api/session, while the server cannot write: signed out here and on this server, and not recorded yet. */
export interface SignedOutUnrecorded {
  readonly recorded: false
}
export interface SessionState {
  readonly me: Me | null
}
/** GET /api/me/copy-key: P-256 key pair (JWK) of the account; the device keeps only the public one after sign-out. */
export interface CopyKey {
  readonly publicKey: JsonWebKey
  readonly privateKey: JsonWebKey
}
/** GET /api/sessions */
export interface SessionInfo {
  readonly id: string
  readonly current: boolean
  readonly createdAt: Instant
  readonly lastUsed: Instant
  readonly device: string
}
export interface DocumentInfo {
  readonly id: DocumentId
  readonly kind: DocumentKind
  readonly title: Bilingual
  readonly access: Access
  readonly updatedAt: Instant | null
  /** Of a text: it stands apart in the lists. */
  readonly archived: boolean
}
/** GET /api/groups/:group */
export interface GroupInfo {
  readonly id: GroupId
  readonly sample: boolean
  readonly name: Bilingual
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
  readonly streams: readonly { readonly id: StreamId; readonly name: Bilingual }[]
  readonly documents: readonly DocumentInfo[]
}
/** POST /api/samples: the caller's own, made when they have none. */
export interface OpenedSample {
  readonly group: GroupId
}
/** GET /api/set-up */
export interface SetUpState {
  /** True until the first group exists. */
  readonly open: boolean
}
/** POST /api/groups/:group/pages */
export interface CreatedPage {
  readonly id: DocumentId
}
/** GET /api/groups/:group/members */
export interface Member {
  readonly account: AccountId
  readonly name: string
  /** Null for readers who may not see addresses (`members.addresses`); one's own is always there. */
  readonly email: string | null
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
}
/** GET /api/groups/:group/invitations */
export interface Invitation {
  readonly id: string
  readonly email: string | null
  readonly name: string
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly state: 'sent' | 'accepted' | 'revoked' | 'expired'
}
/** POST /api/groups/:group/invitations and …/members/:account/sign-in-links: the link is shown once. */
export interface IssuedLink {
  readonly link: string
  readonly expiresAt: Instant
}
/** POST /api/invitations/preview {token} */
export interface InvitationPreview {
  readonly group: Bilingual
  readonly name: string
  /** The address that the new account gets; null when its owner gives one. */
  readonly email: string | null
  readonly role: Role
  readonly delegation: Delegation | null
  readonly agency: Agency | null
  readonly expiresAt: Instant
}
