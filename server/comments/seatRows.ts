// Seats in delegations as rows: since when each stands, and the earlier ones. Each function is called in the transaction that changes the membership.
import {
  type DelegationSeat,
  type EarlierSeen,
  hasSettled,
  opensAt,
  type SeatAmong,
  seesEarlier,
  toldTimes,
} from '../../shared/comments/whoSees.ts'
import {
  type AccountId,
  type DelegationId,
  type GroupId,
  type Instant,
  instant,
  parseAccountId,
  parseDelegationId,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import type { MembershipTable } from '../db/seatTables.ts'
import { nextMoment, writtenSince, wroteBetween } from './visibleThreads.ts'

/** Of one person in one group. */
export interface SeatOwner {
  readonly group: GroupId
  readonly account: AccountId
}

/** A row this near to its act is the hour of the act (`server/trust/rows`). */
const FUTURE_MS = 4_000

type SeatColumns = Pick<MembershipTable, 'seat_since' | 'seat_told_at' | 'seat_admitted_at'>
const seatOf = ({ seat_since: since, seat_told_at: toldAt, seat_admitted_at: admittedAt }: SeatColumns): DelegationSeat | null =>
  since === null ? null : { since, toldAt, admittedAt }

/** The seat that they have now, in a delegation; null: none. */
export const seatIn = async (
  db: Store,
  { group, account }: SeatOwner,
): Promise<(DelegationSeat & { readonly delegation: DelegationId }) | null> => {
  const row = await db.selectFrom('membership').selectAll().where('group_id', '=', group).where('account', '=', account).executeTakeFirst()
  const delegation = parseDelegationId(row?.delegation)
  const seat = row && seatOf(row)
  return seat && delegation ? { ...seat, delegation } : null
}

/**
 * After its row was written: another delegation than before, or a new or enabled account. Nothing that was written before is theirs. A disabled
 * account has no seat, in whichever delegation it is put: nobody there could be told of others.
 */
export const recordSeat = async (db: Store, { group, account }: SeatOwner, now: number): Promise<void> => {
  const row = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select(['membership.delegation', 'account.disabled_at'])
    .where('group_id', '=', group)
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  if (row.disabled_at !== null) return void (await setSeat(db, { group, account }, null))
  const delegation = parseDelegationId(row.delegation)
  const since = delegation === null ? now : await nextMoment(db, { group, visibility: 'delegation', delegation }, now)
  await setSeat(db, { group, account }, since)
}

/** Before its row is changed or deleted. What was written until now stays theirs, should they come back. */
export const leaveSeat = async (db: Store, { group, account }: SeatOwner, now: number): Promise<void> => {
  const seat = await seatIn(db, { group, account })
  await setSeat(db, { group, account }, null)
  if (!seat) return
  const { delegation, since, toldAt } = seat
  // While a clock was set back, what was written last stands in its future; the act does not end there.
  const until = Math.min(await nextMoment(db, { group, visibility: 'delegation', delegation }, now), now + FUTURE_MS)
  await db.insertInto('former_seat').values({ group_id: group, account, delegation, since, until, told_at: toldAt }).execute()
}

const setSeat = (db: Store, { group, account }: SeatOwner, since: number | null) =>
  db
    .updateTable('membership')
    .set({ seat_since: since, seat_told_at: null, seat_admitted_at: null, seat_admitted_by: null })
    .where('group_id', '=', group)
    .where('account', '=', account)
    .execute()

interface OfDelegation {
  readonly group: GroupId
  readonly delegation: DelegationId
  readonly now: number
}

/** Who may sign in and sit there now. */
const seatedIn = (db: Store, group: GroupId, delegation: DelegationId) =>
  db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .selectAll('membership')
    .where('group_id', '=', group)
    .where('delegation', '=', delegation)
    .where('seat_since', 'is not', null)
    .where('account.disabled_at', 'is', null)
    .execute()

const formerSeatsIn = (db: Store, group: GroupId, delegation: DelegationId) =>
  db.selectFrom('former_seat').selectAll().where('group_id', '=', group).where('delegation', '=', delegation).execute()

/** What somebody sees of what their delegation wrote before their seat; null: they have none. */
export const earlierSeenBy = async (
  db: Store,
  { group, account, now }: SeatOwner & { readonly now: number },
): Promise<EarlierSeen | null> => {
  const seat = await seatIn(db, { group, account })
  if (!seat) return null
  const former = (await formerSeatsIn(db, group, seat.delegation)).filter((one) => one.account === account)
  return seesEarlier(seat, former.map(spanOf), await writtenSince(db, group, seat.delegation), now)
}
/** PostgreSQL gives a wide integer as text. */
const spanOf = ({ since, until }: { readonly since: number | string; readonly until: number | string }) => ({
  since: Number(since),
  until: Number(until),
})

/** After any change: stores when the delegation was told of each of its seats. Returns the accounts of those of which it is to be told now. */
export const recordTold = async (db: Store, { group, delegation, now }: OfDelegation): Promise<readonly AccountId[]> => {
  const rows = await seatedIn(db, group, delegation)
  const former = await formerSeatsIn(db, group, delegation)
  const seats: SeatAmong[] = []
  for (const row of rows) {
    const seat = seatOf(row)
    if (!seat) continue
    const own = former.filter(({ account }) => account === row.account)
    const settled = own.filter(({ told_at, until }) => hasSettled({ toldAt: told_at }, until)).map(({ until }) => Number(until))
    const hasMissed =
      settled.length > 0 && (await wroteBetween(db, { group, delegation }, { from: Math.max(...settled), until: seat.since }))
    seats.push({ ...seat, account: row.account, hadSettled: settled.length > 0 && !hasMissed })
  }
  const told = toldTimes(seats, await writtenSince(db, group, delegation), now)
  const changed = seats.filter(({ account, toldAt }) => told.get(account) !== toldAt)
  for (const { account } of changed)
    await db
      .updateTable('membership')
      .set({ seat_told_at: told.get(account) ?? null })
      .where('group_id', '=', group)
      .where('account', '=', account)
      .execute()
  return changed.flatMap(({ account, toldAt }) =>
    toldAt === null && told.get(account) != null ? [must(parseAccountId(account), 'a member')] : [],
  )
}

/** What a newcomer of a delegation has not been admitted to yet, as a reader of the same delegation sees it. */
interface Earlier {
  /** When it opens by itself; null: not until a member admits them. */
  readonly opensAt: Instant | null
  /** Whether they see what was written while they had an earlier seat. */
  readonly seesFormer: boolean
  /** Whether the reader may admit them. */
  readonly mayAdmit: boolean
}

/** Those of the reader's own delegation, themselves included, who do not see yet what was written before their seat; none if nothing was. */
export const newcomersFor = async (
  db: Store,
  { group, account, now }: SeatOwner & { readonly now: number },
): Promise<ReadonlyMap<string, Earlier>> => {
  const own = await seatIn(db, { group, account })
  if (!own) return new Map()
  const { delegation } = own
  const rows = await seatedIn(db, group, delegation)
  const former = Map.groupBy(await formerSeatsIn(db, group, delegation), (one) => one.account)
  const written = await writtenSince(db, group, delegation)
  return new Map(
    rows.flatMap((row) => {
      const seat = seatOf(row)
      if (!seat) return []
      const sees = seesEarlier(seat, (former.get(row.account) ?? []).map(spanOf), written, now)
      if (sees === 'all') return []
      const at = opensAt(seat)
      const mayAdmit = row.account !== account && hasSettled(own, now)
      return [[row.account, { opensAt: at === null ? null : instant(at), seesFormer: sees === 'former', mayAdmit }] as const]
    }),
  )
}
