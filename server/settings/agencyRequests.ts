// Requests of members for another agency of their own delegation; its head, the chair or the secretariat decides.
import type { AgencyRequest } from '../../shared/api/accounts.ts'
import { type AccountId, type AgencyId, type GroupId, instant, parseAccountId, parseAgencyId } from '../../shared/ids.ts'
import { type Actor, type Membership, membershipIn } from '../../shared/people.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import { seatExists } from '../identity/memberships.ts'
import { type Changed, changed, changing, same } from './changeSettings.ts'

export const agencyRequestsFor = async (db: Store, actor: Actor, group: GroupId): Promise<readonly AgencyRequest[]> => {
  const rows = await db
    .selectFrom('agency_request')
    .innerJoin('account', 'account.id', 'agency_request.account')
    .innerJoin('membership', (join) =>
      join.onRef('membership.account', '=', 'agency_request.account').onRef('membership.group_id', '=', 'agency_request.group_id'),
    )
    .selectAll('membership')
    .select(['account.name', 'agency_request.agency as wanted', 'agency_request.asked_at'])
    .where('agency_request.group_id', '=', group)
    .orderBy('agency_request.asked_at')
    .execute()
  const own = membershipIn(actor, group)
  return rows.flatMap((row) => {
    const account = must(parseAccountId(row.account), 'an account')
    const mayDecide = own !== null && decides(own, actor.account, { account, membership: parseMembership(row) })
    if (!mayDecide && account !== actor.account) return []
    return [{ account, name: row.name, agency: parseAgencyId(row.wanted), askedAt: instant(row.asked_at), mayDecide }]
  })
}

export const askForAgency = (deps: Deps, actor: Actor, group: GroupId, agency: AgencyId | null): Promise<Result<Changed<null>>> =>
  changing(deps, group, async (inside) => {
    const { db, clock } = inside
    const { account } = actor
    const own = await membershipOf(db, group, account)
    if (!own) return refuse('not-found')
    if (own.delegation === null || !(await seatExists(db, group, { delegation: own.delegation, agency })))
      return refuse('unknown-delegation')
    if (own.agency === agency) return same(null)
    const member = await personOf(inside, group, account)
    await recordAct(inside, { group, by: account, what: { type: 'agencyRequested', member, agency } })
    const row = { agency, asked_at: clock.now() }
    await db
      .insertInto('agency_request')
      .values({ group_id: group, account, ...row })
      .onConflict((conflict) => conflict.columns(['group_id', 'account']).doUpdateSet(row))
      .execute()
    return changed(null)
  })

export const withdrawAgency = async (db: Store, group: GroupId, account: AccountId): Promise<void> => {
  await db.deleteFrom('agency_request').where('group_id', '=', group).where('account', '=', account).execute()
}

/** Approved, the member's seat is changed; only those who may change any seat can decide about themselves. */
export const decideAgency = (
  deps: Deps,
  actor: Actor,
  group: GroupId,
  { account, approve }: { readonly account: AccountId; readonly approve: boolean },
): Promise<Result<Changed<null>>> =>
  changing(deps, group, async (inside) => {
    const { db } = inside
    const own = await membershipOf(db, group, actor.account)
    const membership = await membershipOf(db, group, account)
    const row = await db
      .selectFrom('agency_request')
      .selectAll()
      .where('group_id', '=', group)
      .where('account', '=', account)
      .executeTakeFirst()
    if (!own || !membership || !row) return refuse('not-found')
    if (!decides(own, actor.account, { account, membership })) return refuse('forbidden')
    const agency = parseAgencyId(row.agency)
    const { role, delegation } = membership
    await withdrawAgency(db, group, account)
    if (!approve) {
      const member = await personOf(inside, group, account)
      await recordAct(inside, { group, by: actor.account, what: { type: 'agencyDeclined', member, agency } })
      return changed(null)
    }
    // Retired since, or of a delegation that they have left.
    if (!(await seatExists(db, group, { delegation, agency }))) return refuse('unknown-delegation')
    const member = await personOf(inside, group, account, { role, delegation, agency })
    const from = { role, delegation, agency: membership.agency }
    await recordAct(inside, { group, by: actor.account, what: { type: 'memberChanged', member, from } })
    await db.updateTable('membership').set({ agency }).where('group_id', '=', group).where('account', '=', account).execute()
    inside.bus.publish({ type: 'accessChanged', scope: { group, account }, reason: 'access' })
    return changed(null)
  })

const decides = (
  own: Membership,
  by: AccountId,
  { account, membership }: { readonly account: AccountId; readonly membership: Membership },
): boolean =>
  own.role === 'chair' ||
  (own.role === 'secretariat' && membership.role !== 'chair') ||
  (own.role === 'head' && own.delegation === membership.delegation && account !== by)

const membershipOf = async (db: Store, group: GroupId, account: AccountId): Promise<Membership | null> => {
  const row = await db.selectFrom('membership').selectAll().where('group_id', '=', group).where('account', '=', account).executeTakeFirst()
  return row ? parseMembership(row) : null
}
