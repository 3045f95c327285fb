// A change of a person's seat, told to the delegations that it concerns, and admitting a newcomer to what a delegation wrote before.

import type { Seated } from '../../shared/acts/whats.ts'
import { hasSettled, isOpenSeat } from '../../shared/comments/whoSees.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import type { Actor, Membership } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import { type SeatOwner, seatIn } from '../comments/seatRows.ts'
import type { Deps } from '../deps.ts'
import { type SeatTelling, tellSeat } from '../notices/seatNotices.ts'
import { transactionOf } from '../transaction.ts'

export interface SeatDeps extends Deps {
  readonly telling: SeatTelling
}

type Held = Pick<Seated, 'role' | 'delegation'>
export interface SeatChanged extends SeatOwner {
  /** Null: the operator of the server. */
  readonly by: AccountId | null
  /** Null: no member. */
  readonly before: Held | null
  readonly after: Held | null
}

/** Inside the transaction, after the rows changed; the caller wakes the mail afterwards. */
export const tellSeatChanged = async (
  inside: Deps,
  telling: SeatTelling,
  { group, account, by, before, after }: SeatChanged,
): Promise<void> => {
  const news = { group, account, by, from: before?.role ?? null, to: after?.role ?? null }
  const deps = { ...inside, ...telling }
  const [left, came] = [before?.delegation ?? null, after?.delegation ?? null]
  if (left !== null && left === came) {
    if (before?.role !== after?.role) await tellSeat(deps, { ...news, delegation: left, what: 'changed' })
    return
  }
  if (left !== null) await tellSeat(deps, { ...news, delegation: left, what: 'left', to: null })
  if (came !== null) await tellSeat(deps, { ...news, delegation: came, what: 'came', from: null })
}

interface OfAccount {
  readonly account: AccountId
  /** Null: the operator of the server. */
  readonly by: AccountId | null
  readonly memberships: readonly Membership[]
  readonly what: 'disabled' | 'enabled' | 'erased'
}

/** What happened to an account, told to its delegation in each of its groups. */
export const tellSeatsOf = async (inside: Deps, telling: SeatTelling, { account, by, memberships, what }: OfAccount): Promise<void> => {
  for (const { group, delegation, role } of memberships)
    if (delegation !== null) await tellSeat({ ...inside, ...telling }, { group, delegation, account, by, what, from: role, to: role })
}

/** Whether giving, changing or taking this seat needs fresh proof: a chair can take away everybody else's, and a delegation trusts who sits in it. */
export const needsConfirmation = (before: Held | null, after: Held | null): boolean =>
  isSame(before, after) ? before?.role === 'chair' : [before, after].some((held) => held?.role === 'chair' || held?.delegation != null)
const isSame = (before: Held | null, after: Held | null) => before?.role === after?.role && before?.delegation === after?.delegation

/** By a settled member of the same delegation: what was written before the newcomer's seat becomes visible to them. */
export const admitToSeat = async (
  deps: SeatDeps,
  actor: Actor,
  group: GroupId,
  account: AccountId,
): Promise<Result<{ readonly isNew: boolean }>> =>
  transactionOf(deps, async (inside): Promise<Result<{ readonly isNew: boolean }>> => {
    const { db, clock } = inside
    const now = clock.now()
    const [own, seat] = [await seatIn(db, { group, account: actor.account }), await seatIn(db, { group, account })]
    const member = await personOf(inside, group, account)
    if (member.role === null) return refuse('not-found')
    if (!own || !seat || own.delegation !== seat.delegation || account === actor.account) return refuse('forbidden')
    if (isOpenSeat(seat, now)) return ok({ isNew: false })
    if (!hasSettled(own, now)) return refuse('not-settled')
    const { act } = await recordAct(inside, { group, by: actor.account, what: { type: 'memberAdmitted', member } })
    await db
      .updateTable('membership')
      .set({ seat_admitted_at: act.at, seat_admitted_by: actor.account })
      .where('group_id', '=', group)
      .where('account', '=', account)
      .execute()
    const news = { group, account, by: actor.account, delegation: seat.delegation, from: member.role, to: member.role }
    for (const what of ['admitted', 'youAdmitted'] as const) await tellSeat({ ...inside, ...deps.telling }, { ...news, what })
    inside.bus.publish({ type: 'news', group, of: 'comments', account })
    inside.bus.publish({ type: 'news', group, of: 'group' })
    return ok({ isNew: true })
  })
