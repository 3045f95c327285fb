// Whose consent a sign-in link needs, read from the acts alone. Pure.
//
// Chair and secretariat assign seats, so a seat counts only after it has been held for a week, or if it is older than the membership of the
// account's owner: neither an accomplice who was just made a head, nor moving the owner to another delegation for a moment, gives a right to
// consent.
import type { AccountId, DelegationId } from '../ids.ts'
import type { Role } from '../people.ts'
import type { Act } from './acts.ts'
import type { ActPerson } from './whats.ts'

/** How long a seat must have been held, without a break, when a link is requested. */
export const SETTLED_MS = 7 * 24 * 3_600_000

interface Point {
  /** The act. */
  readonly n: number
  readonly at: number
}
interface Seat {
  readonly role: Role | null
  readonly delegation: DelegationId | null
}
/** A seat with the period in which it was held. */
interface Tenure extends Seat {
  readonly from: Point
  readonly until: Point | null
}
interface Naming {
  readonly account: AccountId
  readonly delegation: DelegationId
  readonly by: AccountId
  readonly at: Point
}
interface Seats {
  readonly tenures: ReadonlyMap<AccountId, readonly Tenure[]>
  readonly namings: readonly Naming[]
}

export interface ConsentAsked {
  /** Owner of the account that the link opens. */
  readonly account: AccountId
  /** Null: the operator of the server. */
  readonly requestedBy: AccountId | null
  /** When it was requested: acts before `n` count. */
  readonly n: number
  readonly at: number
}

const seatsOf = (acts: readonly Act[]): Seats => {
  const tenures = new Map<AccountId, Tenure[]>()
  let namings: readonly Naming[] = []
  const sit = (account: AccountId, { role, delegation }: Seat, from: Point) => {
    const before = tenures.get(account) ?? []
    const last = before.at(-1)
    if (last && last.until === null) {
      if (last.role === role && last.delegation === delegation) return
      before[before.length - 1] = { ...last, until: from }
    }
    if (role !== null) before.push({ role, delegation, from, until: null })
    tenures.set(account, before)
    namings = namings.filter((one) => one.account !== account || one.delegation === delegation)
  }
  const become = (people: readonly ActPerson[], from: Point) => {
    const there = new Set(people.map(({ account }) => account))
    for (const account of tenures.keys()) if (!there.has(account)) sit(account, { role: null, delegation: null }, from)
    for (const one of people) sit(one.account, one, from)
  }
  for (const { n, at, by, what } of acts) {
    const point = { n, at }
    switch (what.type) {
      case 'begun':
      case 'restored':
        become(what.people, point)
        break
      case 'memberJoined':
      case 'memberChanged':
        sit(what.member.account, what.member, point)
        break
      case 'memberRemoved':
      case 'accountErased':
        sit(what.member.account, { role: null, delegation: null }, point)
        break
      case 'linkConsenterNamed': {
        const { account, delegation } = what.person
        namings = namings.filter((one) => one.account !== account)
        if (what.named && by && delegation !== null) namings = [...namings, { account, delegation, by: by.account, at: point }]
        break
      }
    }
  }
  return { tenures, namings }
}

/** Merges consecutive tenures without a break for which the condition is true. */
const spans = (
  tenures: readonly Tenure[],
  isIt: (seat: Seat) => boolean,
): readonly { readonly from: Point; readonly until: Point | null }[] => {
  const found: { from: Point; until: Point | null }[] = []
  for (const tenure of tenures) {
    if (!isIt(tenure)) continue
    const last = found.at(-1)
    if (last?.until?.n === tenure.from.n) last.until = tenure.until
    else found.push({ from: tenure.from, until: tenure.until })
  }
  return found
}

const firstOf = (seats: Seats, account: AccountId): number => seats.tenures.get(account)?.[0]?.from.n ?? Number.POSITIVE_INFINITY

/** Whether a tenure that began there and lasted until then counts when the link is requested. */
const counts = (
  seats: Seats,
  { account, at, n }: ConsentAsked,
  { from, until }: { readonly from: Point; readonly until: Point | null },
): boolean => from.n < n && (from.n <= firstOf(seats, account) || Math.min(until?.at ?? at, at) - from.at >= SETTLED_MS)

/** Whether the person has this seat now, and had it long enough when the link was requested. */
const sits = (seats: Seats, asked: ConsentAsked, who: AccountId, isIt: (seat: Seat) => boolean): boolean => {
  const last = spans(seats.tenures.get(who) ?? [], isIt).at(-1)
  return last !== undefined && last.until === null && counts(seats, asked, last)
}

/**
 * Delegation of the account: the one in which the person last held a seat for a week, or their first one. It stays after they have left it; null for
 * people who never had one.
 */
export const delegationBehind = (acts: readonly Act[], asked: Pick<ConsentAsked, 'account' | 'at'>): DelegationId | null => {
  const tenures = seatsOf(acts).tenures.get(asked.account) ?? []
  const delegations = [...new Set(tenures.flatMap(({ delegation }) => delegation ?? []))]
  const [first] = delegations
  const settled = delegations.flatMap((delegation) =>
    spans(tenures, (seat) => seat.delegation === delegation)
      .filter(({ from, until }) => (until?.at ?? asked.at) - from.at >= SETTLED_MS)
      .map(({ until }) => ({ delegation, until: until?.n ?? Number.POSITIVE_INFINITY })),
  )
  return settled.sort((a, b) => b.until - a.until)[0]?.delegation ?? first ?? null
}

/**
 * Who may consent for a delegation: its heads, and members named by a head; never the account's owner, nor the person who requested the link.
 */
export const consentersIn = (acts: readonly Act[], delegation: DelegationId, asked: ConsentAsked): readonly AccountId[] => {
  const seats = seatsOf(acts)
  const isHead = (seat: Seat) => seat.role === 'head' && seat.delegation === delegation
  const isNamed = (who: AccountId) =>
    seats.namings.some(
      ({ account, delegation: of, by, at }) =>
        account === who &&
        of === delegation &&
        at.n < asked.n &&
        // The head who named them must still have the seat in which they did so.
        spans(seats.tenures.get(by) ?? [], isHead).some(
          (span) => span.from.n < at.n && (span.until === null || span.until.n > at.n) && counts(seats, asked, span),
        ),
    )
  return [...seats.tenures.keys()].filter(
    (who) => who !== asked.account && who !== asked.requestedBy && (sits(seats, asked, who, isHead) || isNamed(who)),
  )
}

/** For people without a delegation: another member of the chair and the secretariat. */
export const stewardsIn = (acts: readonly Act[], asked: ConsentAsked): readonly AccountId[] => {
  const seats = seatsOf(acts)
  const isSteward = ({ role }: Seat) => role === 'chair' || role === 'secretariat'
  return [...seats.tenures.keys()].filter((who) => who !== asked.account && who !== asked.requestedBy && sits(seats, asked, who, isSteward))
}
