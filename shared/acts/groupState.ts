// State of a group after its acts up to a moment: name, delegations, agencies, people, sessions and marks. Pure.
import type { Bilingual } from '../bilingual.ts'
import { type AccountId, type Commitment, type DocumentId, documentKind, type Instant, type MeetingId, type MomentId } from '../ids.ts'
import type { MeetingState } from '../meeting/lifecycle.ts'
import { inOrderOf } from '../order.ts'
import { type GroupSettings, REPORT_DAYS } from '../people.ts'
import type { Act } from './acts.ts'
import { applyToSeats, committedSeats, type StandingSeats } from './standingSeats.ts'
import {
  type ActPerson,
  type ActWhat,
  BRING_BACK_CLOSED,
  BRING_BACK_OPENED,
  type CommittedRows,
  DOCUMENT_BROUGHT_BACK,
  type MarkedHeads,
  type MeetingMove,
  type Snapshot,
} from './whats.ts'

export interface GroupState {
  /** Number of acts read. */
  readonly n: number
  readonly name: Bilingual | null
  /** Null if no act has set them yet. */
  readonly settings: GroupSettings | null
  readonly delegations: Snapshot['delegations']
  readonly agencies: Snapshot['agencies']
  /** Members, by account. */
  readonly people: ReadonlyMap<AccountId, ActPerson>
  readonly meetings: ReadonlyMap<MeetingId, StandingMeeting>
  /** Marks of sessions, and named moments that still exist. */
  readonly marks: ReadonlyMap<MomentId, StandingMark>
  /** Attached files, also those that were removed. */
  readonly files: ReadonlyMap<string, StandingFile>
  /** Until when members may bring back what a restore has lost. */
  readonly bringBackUntil: Instant | null
  /** Their names and addresses are not stored any more. */
  readonly erased: ReadonlySet<AccountId>
  /** Null until the acts tell of these rows: they are the server's word. */
  readonly rows: StandingRows | null
}
/** Rows of which acts tell since `rowsRecorded`, or since the group was created by a version that has it. */
export interface StandingRows {
  readonly since: Instant
  /** Of members. */
  readonly addresses: ReadonlyMap<AccountId, Commitment>
  /** Who created each text; null: the operator. */
  readonly texts: ReadonlyMap<DocumentId, AccountId | null>
  readonly tokens: ReadonlyMap<string, StandingToken>
  readonly lacking: ReadonlySet<Commitment>
  /** Null until the acts tell of seats. */
  readonly seats: StandingSeats | null
}
export interface StandingToken {
  readonly number: number
  readonly account: AccountId
  readonly name: Commitment
}
export interface StandingFile {
  readonly document: DocumentId
  readonly subject: string
  readonly name: string
  readonly hash: string
  readonly size: number
  readonly by: AccountId | null
  readonly at: Instant
  readonly removed: boolean
}
export interface StandingMeeting {
  readonly number: number
  readonly state: MeetingState
  /** False for a draft that only those who prepare it may read; null if the acts do not say. */
  readonly shared: boolean | null
  /** Times when it was first opened, started and closed. */
  readonly openedAt: Instant | null
  readonly startedAt: Instant | null
  readonly closedAt: Instant | null
}
export interface StandingMark {
  readonly kind: string
  readonly meeting: MeetingId | null
  readonly name: string | null
  readonly at: Instant
  /**
   * The heads that it marked, without that of the acts, which is `acts`; or, for a mark older than the acts, the hash of its heads (`headsText`).
   */
  readonly heads: MarkedHeads | string
  /** Who created it; undefined if the acts do not say. */
  readonly by: AccountId | null | undefined
  /** The act that created it, which has the mark's head of `acts:<group>`. Null for a mark older than the acts. */
  readonly act: number | null
}

/** `at`: an instant; now if undefined. */
export const groupStateOf = (acts: readonly Act[], at?: Instant): GroupState => {
  const fold = new Fold()
  for (const act of acts) {
    if (at !== undefined && act.at > at) break
    fold.apply(act)
  }
  return fold
}

/** One line per head, in order: the input of the hash of an older mark's heads. */
export const headsText = (heads: MarkedHeads): string =>
  [...heads]
    .sort((a, b) => (a.document < b.document ? -1 : 1))
    .map(({ document, seq, hash }) => `${document} ${seq} ${hash}\n`)
    .join('')

const STATE_AFTER: Readonly<Record<MeetingMove, MeetingState>> = {
  opened: 'open',
  withdrawn: 'draft',
  started: 'inSession',
  closed: 'closed',
  reopened: 'open',
  closedAgain: 'closed',
}

class Fold implements GroupState {
  n = 0
  name: Bilingual | null = null
  settings: GroupSettings | null = null
  delegations: Snapshot['delegations'] = []
  agencies: Snapshot['agencies'] = []
  people = new Map<AccountId, ActPerson>()
  meetings = new Map<MeetingId, StandingMeeting>()
  marks = new Map<MomentId, StandingMark>()
  files = new Map<string, StandingFile>()
  bringBackUntil: Instant | null = null
  erased = new Set<AccountId>()
  rows: FoldedRows | null = null

  apply(act: Act): void {
    this.n = act.n
    this.#apply(act)
    if ('rows' in act.what && act.what.rows) this.#commit(act.what.rows, act.at)
    if (this.rows) this.#applyToRows(this.rows, act)
    if (this.rows?.seats && !('rows' in act.what)) applyToSeats(this.rows.seats, act)
  }

  #apply({ n, at, by, what }: Act): void {
    switch (what.type) {
      case 'begun':
      case 'restored':
        this.#become(what)
        break
      case 'groupCreated':
        this.#call(what.group)
        this.delegations = what.delegations
        this.agencies = what.agencies
        break
      case 'groupChanged':
        this.#call(what.to)
        break
      case 'delegationAdded':
        this.delegations = [...this.delegations, what.added]
        break
      case 'delegationChanged':
        this.delegations = this.delegations.map((one) => (one.id === what.to.id ? what.to : one))
        break
      case 'delegationsOrdered':
        this.delegations = inOrderOf(this.delegations, what.order)
        break
      case 'agencyAdded':
        this.agencies = [...this.agencies, what.added]
        break
      case 'agencyChanged':
        this.agencies = this.agencies.map((one) => (one.id === what.to.id ? what.to : one))
        break
      case 'agenciesOrdered':
        this.agencies = inOrderOf(this.agencies, what.order)
        break
      case 'meetingCreated':
        this.meetings.set(what.meeting, {
          number: what.number,
          state: 'draft',
          shared: what.shared ?? null,
          openedAt: null,
          startedAt: null,
          closedAt: null,
        })
        break
      case 'meetingMoved':
        this.#move(what, { n, at, by })
        break
      case 'memberJoined':
      case 'memberChanged':
        this.people.set(what.member.account, what.member)
        break
      case 'accountErased':
        this.erased.add(what.member.account)
        this.people.delete(what.member.account)
        break
      case 'memberRemoved':
        this.people.delete(what.member.account)
        break
      case 'personRenamed':
        this.#rename(what.account, what.to)
        break
      case 'momentNamed':
        this.marks.set(what.moment, { kind: 'named', meeting: null, name: what.name, at, by: accountOf(by), heads: what.heads, act: n })
        break
      case 'momentRemoved':
        this.marks.delete(what.moment)
        break
      case DOCUMENT_BROUGHT_BACK:
        if (what.session) this.meetings.set(what.session.id, { ...rowOf(what.session), shared: what.shared ?? null })
        break
      case 'fileAttached': {
        const { file, document, subject, name, hash, size } = what
        this.files.set(file, { document, subject, name, hash, size, by: accountOf(by), at, removed: false })
        break
      }
      case 'fileRemoved': {
        const file = this.files.get(what.file)
        if (file) this.files.set(what.file, { ...file, removed: true })
        break
      }
      case BRING_BACK_OPENED:
        this.bringBackUntil = what.until
        break
      case BRING_BACK_CLOSED:
        this.bringBackUntil = null
        break
    }
  }

  #commit(committed: CommittedRows, since: Instant): void {
    const { addresses, texts, tokens, sessions, marks, bringBackUntil, lacking, hours = [] } = committed
    this.bringBackUntil = bringBackUntil
    for (const { meeting, shared } of sessions) {
      const known = this.meetings.get(meeting)
      if (known) this.meetings.set(meeting, { ...known, shared })
    }
    for (const { moment, by } of marks) {
      const known = this.marks.get(moment)
      if (known) this.marks.set(moment, { ...known, by })
    }
    for (const { file, at } of hours) {
      const known = this.files.get(file)
      if (known) this.files.set(file, { ...known, at })
    }
    this.rows = {
      since: this.rows?.since ?? since,
      addresses: new Map(addresses.map((one) => [one.account, one.address])),
      texts: new Map(texts.map((one) => [one.document, one.by])),
      tokens: new Map(tokens.map(({ token, ...one }) => [token, one])),
      lacking: new Set(lacking),
      seats: committedSeats(committed, since),
    }
  }

  #applyToRows({ addresses, texts, tokens }: FoldedRows, { by, what }: Act): void {
    switch (what.type) {
      case 'memberJoined':
      case 'emailChanged':
        if (what.address) addresses.set(what.member.account, what.address)
        break
      case 'memberRemoved':
      case 'accountErased':
        addresses.delete(what.member.account)
        break
      case 'textCreated':
        texts.set(what.document, accountOf(by))
        break
      case DOCUMENT_BROUGHT_BACK:
        if (documentKind(what.document) === 'page') texts.set(what.document, what.by ?? null)
        break
      case 'tokenMade':
        if (by) tokens.set(what.token, { number: what.number, account: by.account, name: what.name })
        break
    }
  }

  #become({ group, delegations, agencies, people, meetings, marks }: Snapshot): void {
    this.#call(group)
    this.delegations = delegations
    this.agencies = agencies
    this.people = new Map(people.map((one) => [one.account, one]))
    this.meetings = new Map(meetings.map((one) => [one.id, { ...rowOf(one), shared: null }]))
    this.marks = new Map(marks.map(({ id, ...mark }) => [id, { ...mark, by: undefined, act: null }]))
    this.bringBackUntil = null
    this.rows = null
  }

  #call({
    name,
    zone = '',
    firstLanguage = 'es',
    quorum = 0,
    observersComment = false,
    reportDays = REPORT_DAYS,
    requiresFactorFrom,
    requiresProvider,
    readOnly,
  }: Pick<GroupSettings, 'name'> & { readonly [Name in keyof GroupSettings]?: GroupSettings[Name] | undefined }): void {
    this.name = name
    this.settings = { name, zone, firstLanguage, quorum, observersComment, reportDays, requiresFactorFrom, requiresProvider, readOnly }
  }

  #move(
    { meeting, number, how, mark, heads }: Extract<ActWhat, { type: 'meetingMoved' }>,
    { n, at, by }: Pick<Act, 'n' | 'at' | 'by'>,
  ): void {
    const before = this.meetings.get(meeting) ?? { number, openedAt: null, startedAt: null, closedAt: null }
    // Opening it shares it for good.
    this.meetings.set(meeting, { ...before, state: STATE_AFTER[how], shared: true, ...timesOf(how, at) })
    if (mark !== null) this.marks.set(mark, { kind: how, meeting, name: null, at, by: accountOf(by), heads, act: n })
  }

  #rename(account: AccountId, name: Commitment): void {
    const member = this.people.get(account)
    if (member) this.people.set(account, { ...member, name })
  }
}

interface FoldedRows extends StandingRows {
  readonly addresses: Map<AccountId, Commitment>
  readonly texts: Map<DocumentId, AccountId | null>
  readonly tokens: Map<string, StandingToken>
}

const accountOf = (by: ActPerson | null): AccountId | null => by?.account ?? null

const rowOf = ({ number, state, openedAt, startedAt, closedAt }: Snapshot['meetings'][number]): Omit<StandingMeeting, 'shared'> => ({
  number,
  state,
  openedAt,
  startedAt,
  closedAt,
})

const timesOf = (how: MeetingMove, at: Instant): Partial<StandingMeeting> => {
  switch (how) {
    case 'opened':
      return { openedAt: at }
    case 'withdrawn':
      return { openedAt: null }
    case 'started':
      return { startedAt: at }
    case 'closed':
      return { closedAt: at }
    case 'reopened':
    case 'closedAgain':
      return {}
  }
}
