// Seats in delegations, by which private comments open; disabled accounts; and who may agree to sign-in links.
import type { StandingSeat } from '../../../shared/acts/standingSeats.ts'
import { type DatabaseRow, hasTable } from '../../db/queries.ts'
import { isNotBefore, type RowsCheck } from './rowsCheck.ts'

/** A seat may open less than its acts say (while a clock was set back it begins later), and never more. */
export const seatsFault: RowsCheck = async ({ queries, group, standing: { rows: later } }) => {
  // A backup of a version that knew no seats.
  if (!later?.seats || !(await hasTable(queries, 'former_seat'))) return null
  const { seats, former, consenters } = later.seats
  const members = new Map([...seats].map(([account, seat]) => [String(account), seat]))
  for (const row of await queries.all(SEATS, group)) {
    const seat = members.get(String(row.account))
    if (!seat) return `no act gave ${row.account} a seat`
    if ((row.disabled_at !== null) !== seat.disabled)
      return `the account ${row.account} is ${seat.disabled ? 'enabled' : 'disabled'}, and no act did that`
    const why = opensMore(row, seat)
    if (why !== null) return `${row.account} ${why}`
  }
  for (const row of await queries.all('SELECT * FROM former_seat WHERE group_id = ?', group)) {
    const isKnown = former.some(
      ({ account, delegation, since, until }) =>
        account === row.account &&
        delegation === row.delegation &&
        isNotBefore(row.since, since) &&
        isNotBefore(until, Number(row.until)) &&
        (row.told_at === null || isNotBefore(row.told_at, since)),
    )
    if (!isKnown) return `${row.account} is said to have had a seat in ${row.delegation} of which no act tells so`
  }
  const named = await queries.all('SELECT account, delegation, named_by FROM link_consenter WHERE group_id = ?', group)
  const known = new Map([...consenters].map(([account, one]) => [String(account), one]))
  for (const row of named) {
    const one = known.get(String(row.account))
    if (!one || one.delegation !== row.delegation || one.by !== row.named_by)
      return `${row.account} is said to be named to agree to sign-in links, and no act says so`
  }
  return named.length === known.size ? null : 'a member who was named to agree to sign-in links is missing'
}

const opensMore = (row: DatabaseRow, { since, toldFrom, admittedAt, admittedBy }: StandingSeat): string | null => {
  if (row.seat_since === null) return null
  if (since === null || !isNotBefore(row.seat_since, since)) return 'has an earlier seat than the acts say'
  if (row.seat_told_at !== null && !isNotBefore(row.seat_told_at, toldFrom ?? since))
    return 'has a seat of which the delegation is said to have been told before it was given'
  if (row.seat_admitted_at === null) return null
  if (admittedAt === null || !isNotBefore(row.seat_admitted_at, admittedAt) || row.seat_admitted_by !== admittedBy)
    return 'is said to be admitted to earlier comments otherwise than the acts say'
  return null
}

const SEATS = `
  SELECT membership.account, seat_since, seat_told_at, seat_admitted_at, seat_admitted_by, disabled_at
  FROM membership JOIN account ON account.id = membership.account WHERE membership.group_id = ?`
