// Who sees what a delegation writes for itself: one rule over the seats that people have and had in it. Pure; `server/comments/visibleThreads.ts` asks the same of the
// rows in SQL, and a test compares both.
//
// Chair and secretariat give seats, so a new seat opens only what is written from then on. What was written before opens when a settled member admits
// the newcomer, or a week after the delegation was told, which leaves its members time to object.
import { SETTLED_MS } from '../acts/consent.ts'

/** The seat that a person has in a delegation now. */
export interface DelegationSeat {
  readonly since: number
  /** When the delegation was told of it; null: nobody was there to be told. */
  readonly toldAt: number | null
  readonly admittedAt: number | null
}
export interface FormerSeat {
  readonly since: number
  readonly until: number
}
/** When a thread was begun, and when each of its comments was written, and each time corrected or translated. */
interface Written {
  readonly begunAt: number
  readonly writtenAt: readonly number[]
}

/** The seat stood a week since the delegation was told: its holder may admit others. */
export const hasSettled = ({ toldAt }: Pick<DelegationSeat, 'toldAt'>, at: number): boolean => toldAt !== null && at - toldAt >= SETTLED_MS

/** When what was written before the seat becomes visible to its holder; null: not until a member admits them. */
export const opensAt = ({ toldAt, admittedAt }: DelegationSeat): number | null =>
  admittedAt ?? (toldAt === null ? null : toldAt + SETTLED_MS)

export const isOpenSeat = (seat: DelegationSeat, now: number): boolean => {
  const at = opensAt(seat)
  return at !== null && at <= now
}

/** `seat` null: none in this delegation, or the account is disabled. `former`: the person's own, in this delegation. */
export const seesThread = (
  { begunAt, writtenAt }: Written,
  { seat, former }: { readonly seat: DelegationSeat | null; readonly former: readonly FormerSeat[] },
  now: number,
): boolean => {
  if (seat === null) return false
  if (seat.since <= begunAt || isOpenSeat(seat, now)) return true
  // In an earlier seat they saw it as far as it was written then; what was added in between was not for them.
  const sat = (at: number) => seat.since <= at || former.some(({ since, until }) => since <= at && at < until)
  return [begunAt, ...writtenAt].every(sat)
}

/**
 * Nothing was written before the seat, so it opens nothing and needs nobody to be told. Threads say this also of a delegation that was emptied
 * before seats were recorded.
 */
const isFirst = ({ since }: DelegationSeat, writtenSince: number | null): boolean => writtenSince === null || since <= writtenSince

/** `former`: what was written while they had an earlier seat in the delegation. */
export type EarlierSeen = 'all' | 'former' | 'none'

/** What the holder sees of what was written before the seat. `former`: their own earlier seats in this delegation. */
export const seesEarlier = (seat: DelegationSeat, former: readonly FormerSeat[], writtenSince: number | null, now: number): EarlierSeen => {
  if (writtenSince === null || isFirst(seat, writtenSince) || isOpenSeat(seat, now)) return 'all'
  return former.some(({ until }) => until > writtenSince) ? 'former' : 'none'
}

export interface SeatAmong extends DelegationSeat {
  readonly account: string
  /** An earlier seat of theirs in this delegation had settled, and nothing was written in it since: they come back to what they know. */
  readonly hadSettled: boolean
}

/**
 * When the delegation was told of each seat that may sign in now. It takes somebody who belonged there before: two accounts that come to a
 * delegation that was emptied tell nobody. `writtenSince`: when its first thread was begun.
 */
export const toldTimes = (seats: readonly SeatAmong[], writtenSince: number | null, now: number): ReadonlyMap<string, number | null> => {
  const belongs = (one: SeatAmong) => hasSettled(one, now) || one.hadSettled || isFirst(one, writtenSince)
  return new Map(
    seats.map((seat) => {
      if (hasSettled(seat, now)) return [seat.account, seat.toldAt]
      if (isFirst(seat, writtenSince)) return [seat.account, seat.since]
      const isAnybodyThere = seats.some((other) => other.account !== seat.account && belongs(other))
      return [seat.account, isAnybodyThere ? (seat.toldAt ?? Math.max(now, seat.since)) : null]
    }),
  )
}
