// Seats in delegations, disabled accounts and who may agree to sign-in links, as the acts tell of them since their rows were committed. Pure.
import type { AccountId, DelegationId, Instant } from '../ids.ts'
import type { Act } from './acts.ts'
import type { CommittedRows } from './whats.ts'

/** Of a member. */
export interface StandingSeat {
  readonly delegation: DelegationId | null
  readonly disabled: boolean
  /** Null: none, since the account is disabled. */
  readonly since: Instant | null
  /** The earliest moment in which the delegation can have been told of it. */
  readonly toldFrom: Instant | null
  readonly admittedAt: Instant | null
  readonly admittedBy: AccountId | null
}
export interface StandingFormerSeat {
  readonly account: AccountId
  readonly delegation: DelegationId
  readonly since: Instant
  readonly until: Instant
}
export interface Consenter {
  readonly delegation: DelegationId
  readonly by: AccountId
}
export interface StandingSeats {
  readonly seats: Map<AccountId, StandingSeat>
  readonly former: StandingFormerSeat[]
  readonly consenters: Map<AccountId, Consenter>
}

/** As the rows were at that moment; null where an act of an earlier version did not record them. */
export const committedSeats = ({ seats, formerSeats, consenters }: CommittedRows, at: Instant): StandingSeats | null =>
  seats && formerSeats && consenters
    ? {
        seats: new Map(seats.map(({ account, toldAt, ...seat }) => [account, { ...seat, toldFrom: toldAt ?? at }])),
        former: [...formerSeats],
        consenters: new Map(consenters.map(({ account, ...one }) => [account, one])),
      }
    : null

const newSeat = (delegation: DelegationId | null, since: Instant): StandingSeat => ({
  delegation,
  disabled: false,
  since,
  toldFrom: since,
  admittedAt: null,
  admittedBy: null,
})
const NO_SEAT = { since: null, toldFrom: null, admittedAt: null, admittedBy: null } as const

export const applyToSeats = ({ seats, former, consenters }: StandingSeats, { at, by, what }: Act): void => {
  const leave = (account: AccountId) => {
    const seat = seats.get(account)
    if (seat && seat.since !== null && seat.delegation !== null)
      former.push({ account, delegation: seat.delegation, since: seat.since, until: at })
  }
  switch (what.type) {
    case 'memberJoined':
      seats.set(what.member.account, newSeat(what.member.delegation, at))
      break
    case 'memberChanged': {
      const { account, delegation } = what.member
      const seat = seats.get(account)
      if (!seat || delegation === what.from.delegation) break
      leave(account)
      seats.set(account, seat.disabled ? { ...NO_SEAT, delegation, disabled: true } : newSeat(delegation, at))
      break
    }
    case 'memberAdmitted': {
      const seat = seats.get(what.member.account)
      if (seat) seats.set(what.member.account, { ...seat, admittedAt: at, admittedBy: by?.account ?? null })
      break
    }
    case 'accountDisabled':
    case 'accountEnabled': {
      const { account } = what.member
      const seat = seats.get(account)
      if (!seat) break
      leave(account)
      const { delegation } = seat
      seats.set(account, what.type === 'accountDisabled' ? { ...NO_SEAT, delegation, disabled: true } : newSeat(delegation, at))
      break
    }
    case 'memberRemoved':
    case 'accountErased':
      leave(what.member.account)
      seats.delete(what.member.account)
      if (what.type === 'accountErased') consenters.delete(what.member.account)
      break
    case 'linkConsenterNamed': {
      const { account, delegation } = what.person
      consenters.delete(account)
      if (what.named && by && delegation !== null) consenters.set(account, { delegation, by: by.account })
      break
    }
  }
}
