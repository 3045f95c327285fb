// Who sits at the table: delegations with their agencies, roles, and the person who makes a request.
import type { Bilingual, Language } from './bilingual.ts'
import type { AccountId, AgencyId, DelegationId, GroupId, Instant } from './ids.ts'

export type Role = 'chair' | 'secretariat' | 'head' | 'delegate' | 'translator' | 'observer' | 'guest'
export const ROLES: readonly Role[] = ['chair', 'secretariat', 'head', 'delegate', 'translator', 'observer', 'guest']
export const parseRole = (value: unknown): Role | null => ROLES.find((role) => role === value) ?? null

export interface Delegation {
  readonly id: DelegationId
  /** Two letters, shown on marks: CO, MX, US. */
  readonly code: string
  readonly name: Bilingual
  /** Slot 1…6 of colour and pattern in `tokens.css`. */
  readonly identity: number
  /** As people write it; '' where the city of the zone says enough. */
  readonly capital?: string | undefined
  /** An IANA name, or ''. */
  readonly zone?: string | undefined
  /** Nobody joins it any more; what it wrote stays its own. */
  readonly retired?: boolean | undefined
}

/** What a mark shows: a delegation, or the chair and secretariat. */
export interface AuthorMark {
  readonly code: string
  /** A delegation's slot, or `sec`: the seventh colour and pattern of `tokens.css`. */
  readonly identity: number | 'sec'
  readonly name: Bilingual
}
/** For people who act without a delegation: chair, secretariat and translators. */
export const SECRETARIAT: AuthorMark = {
  code: 'SEC',
  identity: 'sec',
  name: { es: 'Presidencia y secretaría', en: 'Chair and secretariat' },
}

export interface Agency {
  readonly id: AgencyId
  readonly delegation: DelegationId
  /** As the institution calls itself: FGN, FGR, MLARS. */
  readonly acronym: string
  readonly name: Bilingual
  /** As a delegation's. */
  readonly retired?: boolean | undefined
}

/** How many colours and patterns there are. */
export const IDENTITIES = 6

/** What chair and secretariat set for the whole group. */
export interface GroupSettings {
  readonly name: Bilingual
  /** An IANA name, or ''. */
  readonly zone: string
  /** Which language comes first where both are shown. */
  readonly firstLanguage: Language
  /** Of new sessions; 0 for none. */
  readonly quorum: number
  /** Observers and guests write comments, too. */
  readonly observersComment: boolean
  /** So many days before a session agencies are asked for reports; 0 for never. */
  readonly reportDays: number
  /** From then on members without a second factor are held; absent: none is required. */
  readonly requiresFactorFrom?: Instant | undefined
  /** Absent: every way to sign in opens the group. */
  readonly requiresProvider?: ProviderRule | undefined
}

/** Members reach the group only in sessions that one of these providers opened. */
export interface ProviderRule {
  readonly from: Instant
  /** Their ids in the configuration. */
  readonly providers: readonly string[]
  /** Observers and guests come in as before: they are often of another institution. */
  readonly exceptsObservers: boolean
}
export const MOST_PROVIDERS = 10

/** Where a group has chosen nothing else, and at most. */
export const REPORT_DAYS = 14
export const MOST_REPORT_DAYS = 90

/** So many days ahead a group says at most that it will require a second factor, or a provider. */
export const MOST_FACTOR_DAYS = 90

export interface Group {
  readonly id: GroupId
  /** Made to look around in: its people are functions. */
  readonly sample: boolean
  readonly name: Bilingual
  readonly zone: string
  readonly firstLanguage: Language
  readonly quorum: number
  readonly observersComment: boolean
  readonly reportDays: number
  readonly requiresFactorFrom?: Instant | undefined
  readonly requiresProvider?: ProviderRule | undefined
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
}

export interface Membership {
  readonly group: GroupId
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  /** Nothing is allowed here: the account lacks the second factor, or the session the provider, that the group requires. Marked by the server. */
  readonly held?: 'factor-required' | 'provider-needed' | undefined
  /** With `provider-needed`: the providers that open the group. */
  readonly providers?: readonly string[] | undefined
}

/** People who write for a delegation have one. */
export const lacksDelegation = ({ role, delegation }: Pick<Membership, 'role' | 'delegation'>): boolean =>
  delegation === null && (role === 'head' || role === 'delegate')

/** The person who makes this request, as the server authenticated them. */
export interface Actor {
  readonly account: AccountId
  readonly name: string
  readonly language: Language
  readonly memberships: readonly Membership[]
}

export const membershipIn = (actor: Pick<Actor, 'memberships'>, group: GroupId): Membership | null =>
  actor.memberships.find((membership) => membership.group === group) ?? null

/** What ends so never exists (RFC 6761): the people of a sample are functions, and nobody gets in as one of them. */
export const NOBODYS_DOMAIN = '.invalid'
export const isNobodys = (email: string): boolean => email.endsWith(NOBODYS_DOMAIN)
