// Types of acts: one table with a schema for each. Acts are stored for ever, so fields may only be added, as optional ones; a new kind of act is a
// new row.
import { LANGUAGES } from '../bilingual.ts'
import { isFlag, isOneOf, orNull } from '../checks.ts'
import {
  type Instant,
  parseAccountId,
  parseAgencyId,
  parseCommitment,
  parseDelegationId,
  parseDocumentId,
  parseItemId,
  parseMeetingId,
  parseMomentId,
  type Seq,
} from '../ids.ts'
import { MEETING_STATES } from '../meeting/lifecycle.ts'
import { parseRole, READ_ONLY_STATES } from '../people.ts'
import { PROGRESS } from '../roadmap/model.ts'
import { type CheckedBy, isNatural, isText, isTextUpTo, listShape, parsedBy, recordShape, withLater } from './shapes.ts'

export const isInstant = isNatural<Instant>
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const bilingual = recordShape({ es: isText, en: isText })
const account = parsedBy(parseAccountId)
const agency = parsedBy(parseAgencyId)
const delegation = parsedBy(parseDelegationId)
const document = parsedBy(parseDocumentId)
const meeting = parsedBy(parseMeetingId)
const moment = parsedBy(parseMomentId)
const item = parsedBy(parseItemId)
const commitment = parsedBy(parseCommitment)

/** Membership of a person; role null: no member. */
const seatFields = {
  role: orNull(parsedBy(parseRole)),
  delegation: orNull(delegation),
  agency: orNull(agency),
}
const seat = recordShape(seatFields)
/** A person at that moment. Name and address are stored beside the log. */
export const actPerson = recordShape({ account, name: commitment, ...seatFields })

const heads = listShape(recordShape({ document, seq: isNatural<Seq>, hash: isHash }))

/** As in the rows, except for their order. */
const aDelegation = withLater(recordShape({ id: delegation, code: isText, name: bilingual, identity: isNatural<number> }), {
  capital: isText,
  zone: isText,
  retired: isFlag,
})
const anAgency = withLater(recordShape({ id: agency, delegation, acronym: isText, name: bilingual }), { retired: isFlag })
const delegations = listShape(aDelegation)
const agencies = listShape(anAgency)
const settingFields = { zone: isText, firstLanguage: isOneOf(LANGUAGES), quorum: isNatural<number> }
/** Since there are comments, reports, and groups that require a second factor or a provider, or are suspended or archived (absent: it is not so). */
const laterSettings = {
  observersComment: isFlag,
  reportDays: isNatural<number>,
  requiresFactorFrom: isInstant,
  requiresProvider: recordShape({ from: isInstant, providers: listShape(isText), exceptsObservers: isFlag }),
  readOnly: recordShape({ as: isOneOf(READ_ONLY_STATES), since: isInstant, why: bilingual }),
}
const group = withLater(recordShape({ name: bilingual, sample: isFlag }), { ...settingFields, ...laterSettings })
const settings = withLater(recordShape({ name: bilingual, ...settingFields }), laterSettings)

/** Per part of a report and language, so that an act stays far below the maximum size of a log entry. */
export const MOST_REPORT_WORDS = 2_000
const reportSide = isTextUpTo(MOST_REPORT_WORDS)
const reportWords = recordShape({ es: reportSide, en: reportSide })

/** Row of a session. The times are those of the first time. */
const session = recordShape({
  id: meeting,
  number: isNatural<number>,
  state: isOneOf(MEETING_STATES),
  openedAt: orNull(isInstant),
  startedAt: orNull(isInstant),
  closedAt: orNull(isInstant),
})

/** Rows of a group at one moment. The heads of marks are hashed: `digestOfHeads`. */
const snapshotFields = {
  group,
  delegations,
  agencies,
  people: listShape(actPerson),
  meetings: listShape(session),
  marks: listShape(
    recordShape({
      id: moment,
      kind: isText,
      meeting: orNull(meeting),
      name: orNull(isText),
      at: isInstant,
      heads: isHash,
    }),
  ),
}
const snapshot = recordShape(snapshotFields)

/**
 * Rows of which the other acts do not tell, as they stood: those that are older than this version are the server's word up to here. Later acts
 * contain each change.
 */
const rows = withLater(
  recordShape({
    addresses: listShape(recordShape({ account, address: commitment })),
    texts: listShape(recordShape({ document, by: orNull(account) })),
    tokens: listShape(recordShape({ token: isText, number: isNatural<number>, account, name: commitment })),
    /** `shared`: false for one that only those who prepare it may read. */
    sessions: listShape(recordShape({ meeting, shared: isFlag })),
    marks: listShape(recordShape({ moment, by: orNull(account) })),
    bringBackUntil: orNull(isInstant),
    /** Names of which the words were not there any more, without an act that erased their account. */
    lacking: listShape(commitment),
  }),
  {
    /** Of members. */
    seats: listShape(
      recordShape({
        account,
        delegation: orNull(delegation),
        disabled: isFlag,
        since: orNull(isInstant),
        toldAt: orNull(isInstant),
        admittedAt: orNull(isInstant),
        admittedBy: orNull(account),
      }),
    ),
    formerSeats: listShape(recordShape({ account, delegation, since: isInstant, until: isInstant })),
    consenters: listShape(recordShape({ account, delegation, by: account })),
    /** Of files whose row has another hour than their act: an earlier version took it from a clock that was set back. */
    hours: listShape(recordShape({ file: isText, at: isInstant })),
  },
)
const withRows = { rows }

/** Change of a session's state. `reopened` and `closedAgain` follow a first closing, which remains unchanged. */
export const MEETING_MOVES = ['opened', 'withdrawn', 'started', 'closed', 'reopened', 'closedAgain'] as const
export type MeetingMove = (typeof MEETING_MOVES)[number]

/** After a restore, by the names that logs have: members may bring back what was lost, or may not any more. */
export const BRING_BACK_OPENED = 'recoveryOpened'
export const BRING_BACK_CLOSED = 'recoveryClosed'
/** A document has its place again that a restore had taken from it. */
export const DOCUMENT_BROUGHT_BACK = 'documentRecovered'

export const WHATS = {
  /** First act of a group that is older than the log of acts: nothing earlier is known. */
  begun: withLater(snapshot, withRows),
  /** A backup was restored, with the people of the database that it replaced. */
  restored: withLater(snapshot, withRows),
  /** At the first start of a version that commits to these rows, and where the operator's sample is exchanged. */
  rowsRecorded: recordShape({ rows }),
  groupCreated: withLater(recordShape({ group, delegations, agencies }), withRows),
  groupChanged: recordShape({ from: settings, to: settings }),
  delegationAdded: recordShape({ added: aDelegation }),
  /** Edited, deactivated, or reactivated. */
  delegationChanged: recordShape({ from: aDelegation, to: aDelegation }),
  delegationsOrdered: recordShape({ order: listShape(delegation) }),
  agencyAdded: recordShape({ added: anAgency }),
  agencyChanged: recordShape({ from: anAgency, to: anAgency }),
  /** Of one delegation. */
  agenciesOrdered: recordShape({ delegation, order: listShape(agency) }),
  meetingCreated: withLater(recordShape({ meeting, number: isNatural<number> }), { shared: isFlag }),
  textCreated: recordShape({ document }),
  /**
   * `heads`: of all documents of the group but its acts, at that moment; empty where nothing is marked. `reason`: why it was reopened (absent: before
   * a reason was asked for).
   */
  meetingMoved: withLater(recordShape({ meeting, number: isNatural<number>, how: isOneOf(MEETING_MOVES), mark: orNull(moment), heads }), {
    reason: bilingual,
  }),
  memberJoined: withLater(recordShape({ member: actPerson, how: isOneOf(['setUp', 'invitation', 'sample']), invitedBy: orNull(account) }), {
    address: commitment,
  }),
  memberChanged: recordShape({ member: actPerson, from: seat }),
  memberRemoved: recordShape({ member: actPerson }),
  /** A member of the same delegation admits a newcomer to its earlier comments. */
  memberAdmitted: recordShape({ member: actPerson }),
  personRenamed: recordShape({ account, from: commitment, to: commitment }),
  /** An account's address was replaced; only a hash of the new one is in the acts. */
  emailChanged: withLater(recordShape({ member: actPerson }), { address: commitment }),
  /** A member requests another agency, or none; when approved, a `memberChanged` follows. */
  agencyRequested: recordShape({ member: actPerson, agency: orNull(agency) }),
  agencyDeclined: recordShape({ member: actPerson, agency: orNull(agency) }),
  accountDisabled: recordShape({ member: actPerson }),
  accountEnabled: recordShape({ member: actPerson }),
  /** Also ends the membership. Only hashes of the personal data remain. */
  accountErased: recordShape({ member: actPerson }),
  /** The history names API tokens. */
  tokenMade: recordShape({ token: isText, number: isNatural<number>, name: commitment }),
  momentNamed: recordShape({ moment, name: isText, heads }),
  momentRemoved: recordShape({ moment, name: isText }),
  /** The chair or the secretariat requests a sign-in link for `person`. If no consent is needed, it is created at once. */
  signInLinkRequested: recordShape({ link: isText, person: actPerson, needsConsent: isFlag }),
  /** A member who may consent for the delegation did: the link was created and shown to them. */
  signInLinkApproved: recordShape({ link: isText, person: actPerson }),
  signInLinkDeclined: recordShape({ link: isText, person: actPerson }),
  /** The link was redeemed and a password set; all other sessions of the account were ended before these heads. */
  signInLinkRedeemed: recordShape({ link: isText, person: actPerson, requestedBy: orNull(actPerson), consentBy: orNull(actPerson), heads }),
  /** The owner signed in by their own means: entries after these heads are theirs alone. */
  ownSignIn: recordShape({ link: isText, person: actPerson, how: isOneOf(['browser', 'confirmed']), heads }),
  /** A head names another member who may consent for the delegation, or revokes it. */
  linkConsenterNamed: recordShape({ person: actPerson, named: isFlag }),
  /**
   * Report on an item, in the name of an agency, or of a delegation without one; it can only be corrected by another report. `report`: id from its
   * author’s device. `period`: the session for which it was requested.
   */
  reported: recordShape({
    report: isText,
    item,
    delegation,
    agency: orNull(agency),
    period: orNull(meeting),
    progress: isOneOf(PROGRESS),
    done: reportWords,
    obstacles: reportWords,
    next: reportWords,
  }),
  /** On an item, a text, an agenda point or a decision, named as in comments; `hash`: SHA-256 of its content. */
  fileAttached: recordShape({ file: isText, document, subject: isText, name: isText, hash: isHash, size: isNatural<number> }),
  fileRemoved: recordShape({ file: isText, document, subject: isText, name: isText, hash: isHash }),
  headsExported: recordShape({}),
  archiveExported: recordShape({}),
  [BRING_BACK_OPENED]: recordShape({ until: isInstant }),
  [BRING_BACK_CLOSED]: recordShape({}),
  /** `by`: who had made it; `shared`: of a session. */
  [DOCUMENT_BROUGHT_BACK]: withLater(recordShape({ document, session: orNull(session) }), { by: orNull(account), shared: isFlag }),
}

export type WhatType = keyof typeof WHATS
export type WhatOf<Type extends WhatType> = { readonly type: Type } & CheckedBy<(typeof WHATS)[Type]>
/** The act itself: `{ type: 'meetingMoved', meeting, … }`. */
export type ActWhat = { readonly [Type in WhatType]: WhatOf<Type> }[WhatType]
export type Seated = CheckedBy<typeof seat>
export type ActPerson = CheckedBy<typeof actPerson>
export type Snapshot = CheckedBy<typeof snapshot>
export type CommittedRows = CheckedBy<typeof rows>
export type MarkedHeads = WhatOf<'meetingMoved'>['heads']

export const isWhat = (value: unknown): value is ActWhat =>
  typeof value === 'object' && value !== null && 'type' in value && isWhatType(value.type) && WHATS[value.type](value)
const isWhatType = (type: unknown): type is WhatType => typeof type === 'string' && Object.hasOwn(WHATS, type)
