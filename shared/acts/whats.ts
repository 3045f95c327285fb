// What an act may say: one table, a schema for each type. An act that was written stays for ever, so fields are only ever added, and
// only as optional ones; a new kind of act is a new row.
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
import { parseRole } from '../people.ts'
import { PROGRESS } from '../roadmap/model.ts'
import { type CheckedBy, isNatural, isText, isTextUpTo, listOf, parsedBy, record, withLater } from './shapes.ts'

export const isInstant = isNatural<Instant>
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const bilingual = record({ es: isText, en: isText })
const account = parsedBy(parseAccountId)
const agency = parsedBy(parseAgencyId)
const delegation = parsedBy(parseDelegationId)
const document = parsedBy(parseDocumentId)
const meeting = parsedBy(parseMeetingId)
const moment = parsedBy(parseMomentId)
const item = parsedBy(parseItemId)
const commitment = parsedBy(parseCommitment)

/** What somebody is in the group; a role of null: no member. */
const seatFields = {
  role: orNull(parsedBy(parseRole)),
  delegation: orNull(delegation),
  agency: orNull(agency),
}
const seat = record(seatFields)
/** Somebody as they were at that moment. The words of the name are kept beside the log. */
export const person = record({ account, name: commitment, ...seatFields })

const heads = listOf(record({ document, seq: isNatural<Seq>, hash: isHash }))

/** As in the rows, but for their order. */
const aDelegation = withLater(record({ id: delegation, code: isText, name: bilingual, identity: isNatural<number> }), {
  capital: isText,
  zone: isText,
  retired: isFlag,
})
const anAgency = withLater(record({ id: agency, delegation, acronym: isText, name: bilingual }), { retired: isFlag })
const delegations = listOf(aDelegation)
const agencies = listOf(anAgency)
const settingFields = { zone: isText, firstLanguage: isOneOf(LANGUAGES), quorum: isNatural<number> }
/** Since there are comments, reports, and groups that require a second factor or a provider (absent: it does not). */
const laterSettings = {
  observersComment: isFlag,
  reportDays: isNatural<number>,
  requiresFactorFrom: isInstant,
  requiresProvider: record({ from: isInstant, providers: listOf(isText), exceptsObservers: isFlag }),
}
const group = withLater(record({ name: bilingual, sample: isFlag }), { ...settingFields, ...laterSettings })
const settings = withLater(record({ name: bilingual, ...settingFields }), laterSettings)

/** Of each part of a report in each language: an act stays far below what one entry of a log may hold. */
export const MOST_REPORT_WORDS = 2_000
const reportSide = isTextUpTo(MOST_REPORT_WORDS)
const reportWords = record({ es: reportSide, en: reportSide })

/** A session's row. The hours are those of the first time. */
const session = record({
  id: meeting,
  number: isNatural<number>,
  state: isOneOf(MEETING_STATES),
  openedAt: orNull(isInstant),
  startedAt: orNull(isInstant),
  closedAt: orNull(isInstant),
})

/** A group as its rows are at one moment. Of marks the heads are hashed: `digestOfHeads`. */
const snapshotFields = {
  group,
  delegations,
  agencies,
  people: listOf(person),
  meetings: listOf(session),
  marks: listOf(
    record({
      id: moment,
      kind: isText,
      meeting: orNull(meeting),
      name: orNull(isText),
      at: isInstant,
      heads: isHash,
    }),
  ),
}
const snapshot = record(snapshotFields)

/** How a session moved on. `reopened` and `closedAgain` are of one that was held: its first closing stays what it was. */
export const MEETING_MOVES = ['opened', 'withdrawn', 'started', 'closed', 'reopened', 'closedAgain'] as const
export type MeetingMove = (typeof MEETING_MOVES)[number]

/** After a restore, by the names that logs have: members may bring back what was lost, or may not any more. */
export const BRING_BACK_OPENED = 'recoveryOpened'
export const BRING_BACK_CLOSED = 'recoveryClosed'
/** A document has its place again that a restore had taken from it. */
export const DOCUMENT_BROUGHT_BACK = 'documentRecovered'

export const WHATS = {
  /** The first act of a group that was there before its acts were recorded: nothing earlier is claimed. */
  begun: record({ ...snapshotFields }),
  /** A backup was put in place, with the people of the database that it replaced. */
  restored: record({ ...snapshotFields }),
  groupCreated: record({ group, delegations, agencies }),
  groupChanged: record({ from: settings, to: settings }),
  delegationAdded: record({ added: aDelegation }),
  /** Corrected, retired, or back in use. */
  delegationChanged: record({ from: aDelegation, to: aDelegation }),
  delegationsOrdered: record({ order: listOf(delegation) }),
  agencyAdded: record({ added: anAgency }),
  agencyChanged: record({ from: anAgency, to: anAgency }),
  /** Of one delegation. */
  agenciesOrdered: record({ delegation, order: listOf(agency) }),
  meetingCreated: record({ meeting, number: isNatural<number> }),
  /** `heads`: of all documents of the group but its acts, at that moment; empty where nothing is marked. */
  meetingMoved: record({ meeting, number: isNatural<number>, how: isOneOf(MEETING_MOVES), mark: orNull(moment), heads }),
  memberJoined: record({ member: person, how: isOneOf(['setUp', 'invitation', 'sample']), invitedBy: orNull(account) }),
  memberChanged: record({ member: person, from: seat }),
  memberRemoved: record({ member: person }),
  personRenamed: record({ account, from: commitment, to: commitment }),
  /** A new address took the place of the former one; neither is in the acts. */
  emailChanged: record({ member: person }),
  /** A member asks for another agency, or for none; approved, it is a `memberChanged`. */
  agencyRequested: record({ member: person, agency: orNull(agency) }),
  agencyDeclined: record({ member: person, agency: orNull(agency) }),
  accountDisabled: record({ member: person }),
  accountEnabled: record({ member: person }),
  /** Also ends the membership. Of the words about the person only their hashes are left. */
  accountErased: record({ member: person }),
  momentNamed: record({ moment, name: isText, heads }),
  momentRemoved: record({ moment, name: isText }),
  /** The chair or the secretariat asks for a link by which `person` signs in. Without need of consent it exists from then on. */
  signInLinkRequested: record({ link: isText, person, needsConsent: isFlag }),
  /** Somebody who consents for the delegation: the link exists from then on, and was shown to them. */
  signInLinkApproved: record({ link: isText, person }),
  signInLinkDeclined: record({ link: isText, person }),
  /** Somebody came into the account by the link and set a password; every other session of it was ended before these heads. */
  signInLinkRedeemed: record({ link: isText, person, requestedBy: orNull(person), consentBy: orNull(person), heads }),
  /** Its owner signed in by their own means: entries after these heads are theirs alone again. */
  ownSignIn: record({ link: isText, person, how: isOneOf(['browser', 'confirmed']), heads }),
  /** A head names another member who consents for the delegation, or takes it back. */
  linkConsenterNamed: record({ person, named: isFlag }),
  /**
   * How an item stands, told in the name of an agency, or of a delegation without one; corrected by another report alone. `report`: the id
   * that its author’s device gave it. `period`: the session for which it was asked.
   */
  reported: record({
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
  /** On an item, a text, an agenda point or a decision, as comments name them; `hash`: SHA-256 of its content. */
  fileAttached: record({ file: isText, document, subject: isText, name: isText, hash: isHash, size: isNatural<number> }),
  fileRemoved: record({ file: isText, document, subject: isText, name: isText, hash: isHash }),
  headsExported: record({}),
  archiveExported: record({}),
  [BRING_BACK_OPENED]: record({ until: isInstant }),
  [BRING_BACK_CLOSED]: record({}),
  [DOCUMENT_BROUGHT_BACK]: record({ document, session: orNull(session) }),
}

export type WhatType = keyof typeof WHATS
export type WhatOf<Type extends WhatType> = { readonly type: Type } & CheckedBy<(typeof WHATS)[Type]>
/** What was done: `{ type: 'meetingMoved', meeting, … }`. */
export type What = { readonly [Type in WhatType]: WhatOf<Type> }[WhatType]
export type Seated = CheckedBy<typeof seat>
export type ActPerson = CheckedBy<typeof person>
export type Snapshot = CheckedBy<typeof snapshot>
export type MarkedHeads = WhatOf<'meetingMoved'>['heads']

export const isWhat = (value: unknown): value is What =>
  typeof value === 'object' && value !== null && 'type' in value && isWhatType(value.type) && WHATS[value.type](value)
const isWhatType = (type: unknown): type is WhatType => typeof type === 'string' && Object.hasOwn(WHATS, type)
