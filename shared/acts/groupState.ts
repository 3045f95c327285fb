// State of a group after its acts up to a moment: name, delegations, agencies, people, sessions and marks. Pure.
import type { Bilingual } from '../bilingual.ts'
import type { AccountId, Commitment, Instant, MeetingId, MomentId } from '../ids.ts'
import type { MeetingState } from '../meeting/lifecycle.ts'
import { inOrderOf } from '../order.ts'
import { type GroupSettings, REPORT_DAYS } from '../people.ts'
import type { Act } from './acts.ts'
import { type ActPerson, DOCUMENT_BROUGHT_BACK, type MarkedHeads, type MeetingMove, type Snapshot, type What } from './whats.ts'

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
}
export interface StandingMeeting {
  readonly number: number
  readonly state: MeetingState
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

  apply({ n, at, what }: Act): void {
    this.n = n
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
        this.meetings.set(what.meeting, { number: what.number, state: 'draft', openedAt: null, startedAt: null, closedAt: null })
        break
      case 'meetingMoved':
        this.#move(what, n, at)
        break
      case 'memberJoined':
      case 'memberChanged':
        this.people.set(what.member.account, what.member)
        break
      case 'memberRemoved':
      case 'accountErased':
        this.people.delete(what.member.account)
        break
      case 'personRenamed':
        this.#rename(what.account, what.to)
        break
      case 'momentNamed':
        this.marks.set(what.moment, { kind: 'named', meeting: null, name: what.name, at, heads: what.heads, act: n })
        break
      case 'momentRemoved':
        this.marks.delete(what.moment)
        break
      case DOCUMENT_BROUGHT_BACK:
        if (what.session) this.meetings.set(what.session.id, rowOf(what.session))
        break
    }
  }

  #become({ group, delegations, agencies, people, meetings, marks }: Snapshot): void {
    this.#call(group)
    this.delegations = delegations
    this.agencies = agencies
    this.people = new Map(people.map((one) => [one.account, one]))
    this.meetings = new Map(meetings.map((one) => [one.id, rowOf(one)]))
    this.marks = new Map(marks.map(({ id, ...mark }) => [id, { ...mark, act: null }]))
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
  }: Pick<GroupSettings, 'name'> & { readonly [Name in keyof GroupSettings]?: GroupSettings[Name] | undefined }): void {
    this.name = name
    this.settings = { name, zone, firstLanguage, quorum, observersComment, reportDays, requiresFactorFrom, requiresProvider }
  }

  #move({ meeting, number, how, mark, heads }: Extract<What, { type: 'meetingMoved' }>, n: number, at: Instant): void {
    const before = this.meetings.get(meeting) ?? { number, openedAt: null, startedAt: null, closedAt: null }
    this.meetings.set(meeting, { ...before, state: STATE_AFTER[how], ...timesOf(how, at) })
    if (mark !== null) this.marks.set(mark, { kind: how, meeting, name: null, at, heads, act: n })
  }

  #rename(account: AccountId, name: Commitment): void {
    const member = this.people.get(account)
    if (member) this.people.set(account, { ...member, name })
  }
}

const rowOf = ({ number, state, openedAt, startedAt, closedAt }: Snapshot['meetings'][number]): StandingMeeting => ({
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
