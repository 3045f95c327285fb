// Delegations with their agencies, roles, and the authenticated actor of a request.
import type { Bilingual, Language } from './bilingual.ts'
import type { AccountId, AgencyId, DelegationId, GroupId, Instant } from './ids.ts'

export type Role = 'chair' | 'secretariat' | 'head' | 'delegate' | 'translator' | 'observer' | 'guest'
export const ROLES: readonly Role[] = ['chair', 'secretariat', 'head', 'delegate', 'translator', 'observer', 'guest']
export const parseRole = (value: unknown): Role | null => ROLES.find((role) => role === value) ?? null

export interface Delegation {
  readonly id: DelegationId
  /** Two letters, shown on badges: CO, MX, US. */
  readonly code: string
  readonly name: Bilingual
  /** Slot 1…6 of colour and pattern in `tokens.css`. */
  readonly identity: number
  /** City; '' if that of the time zone is used. */
  readonly capital?: string | undefined
  /** An IANA name, or ''. */
  readonly zone?: string | undefined
  /** Retired: nobody can join it; its history remains. */
  readonly retired?: boolean | undefined
}

/** Badge: a delegation, or chair and secretariat. */
export interface AuthorMark {
  readonly code: string
  /** A delegation's slot, or `sec`: the seventh colour and pattern of `tokens.css`. */
  readonly identity: number | 'sec'
  readonly name: Bilingual
}
/** Badge of members without a delegation: chair, secretariat and translators. */
export const SECRETARIAT: AuthorMark = {
  code: 'SEC',
  identity: 'sec',
  name: { es: 'Presidencia y secretaría', en: 'Chair and secretariat' },
}

export interface Agency {
  readonly id: AgencyId
  readonly delegation: DelegationId
  /** The institution's own acronym: FGN, FGR, MLARS. */
  readonly acronym: string
  readonly name: Bilingual
  /** As for a delegation. */
  readonly retired?: boolean | undefined
}

/** Number of colours and patterns. */
export const IDENTITIES = 6

/** Settings of the whole group, changed by chair and secretariat. */
export interface GroupSettings {
  readonly name: Bilingual
  /** An IANA name, or ''. */
  readonly zone: string
  /** Language shown first where both are shown. */
  readonly firstLanguage: Language
  /** Default quorum of new sessions; 0 for none. */
  readonly quorum: number
  /** Whether observers and guests may comment. */
  readonly observersComment: boolean
  /** Days before a session from which reports are requested; 0 for never. */
  readonly reportDays: number
  /** From then on members without a second factor are locked out; absent: none is required. */
  readonly requiresFactorFrom?: Instant | undefined
  /** Absent: every way to sign in is allowed. */
  readonly requiresProvider?: ProviderRule | undefined
  /** Set by operators of the installation; absent: the group can be edited. */
  readonly readOnly?: ReadOnlyGroup | undefined
}

/** A group that members can read and export, but not change. */
export interface ReadOnlyGroup {
  readonly as: ReadOnlyState
  readonly since: Instant
  /** A sentence for its members, in both languages. */
  readonly why: Bilingual
}
/** `suspended`: for a time; `archived`: its work has ended. */
export const READ_ONLY_STATES = ['suspended', 'archived'] as const
export type ReadOnlyState = (typeof READ_ONLY_STATES)[number]
export const MOST_WHY_LETTERS = 300

/** What operators answer to a request for a further group. */
export const GROUP_REQUEST_ANSWERS = ['made', 'refused'] as const
export type GroupRequestAnswer = (typeof GROUP_REQUEST_ANSWERS)[number]
/** Of one group, that wait. */
export const MOST_GROUP_REQUESTS = 3

/** Members need a session opened with one of these providers. */
export interface ProviderRule {
  readonly from: Instant
  /** Their ids in the configuration. */
  readonly providers: readonly string[]
  /** The rule does not apply to observers and guests, who are often of another institution. */
  readonly exceptsObservers: boolean
}
export const MOST_PROVIDERS = 10

/** Default and maximum. */
export const REPORT_DAYS = 14
export const MOST_REPORT_DAYS = 90

/** Maximum number of days before such a requirement takes effect. */
export const MOST_FACTOR_DAYS = 90

export interface Group {
  readonly id: GroupId
  /** A sample group: its members are functions, not people. */
  readonly sample: boolean
  readonly name: Bilingual
  readonly zone: string
  readonly firstLanguage: Language
  readonly quorum: number
  readonly observersComment: boolean
  readonly reportDays: number
  readonly requiresFactorFrom?: Instant | undefined
  readonly requiresProvider?: ProviderRule | undefined
  readonly readOnly?: ReadOnlyGroup | undefined
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
}

export interface Membership {
  readonly group: GroupId
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  /** Access is refused: the account lacks the second factor, or the session the provider, that the group requires. Set by the server. */
  readonly held?: 'factor-required' | 'provider-needed' | undefined
  /** With `provider-needed`: the required providers. */
  readonly providers?: readonly string[] | undefined
  /** The group is suspended or archived: nothing in it may be changed. Set by the server. */
  readonly readOnly?: true | undefined
}

/** Members who write for a delegation have one. */
export const lacksDelegation = ({ role, delegation }: Pick<Membership, 'role' | 'delegation'>): boolean =>
  delegation === null && (role === 'head' || role === 'delegate')

/** The authenticated account of a request. */
export interface Actor {
  readonly account: AccountId
  readonly name: string
  readonly language: Language
  readonly memberships: readonly Membership[]
}

export const membershipIn = (actor: Pick<Actor, 'memberships'>, group: GroupId): Membership | null =>
  actor.memberships.find((membership) => membership.group === group) ?? null

/** Addresses under a reserved domain (RFC 6761): accounts of a sample, which nobody can sign in to. */
export const NOBODYS_DOMAIN = '.invalid'
export const isNobodys = (email: string): boolean => email.endsWith(NOBODYS_DOMAIN)

/** In which orders operators list groups: with the most or the newest first, but for names. `activity`: the last edit; `files`: the space they take. */
export const GROUP_SORTS = ['activity', 'files', 'entries', 'members', 'name', 'created'] as const
export type GroupSort = (typeof GROUP_SORTS)[number]
export const GROUPS_A_PAGE = 50
