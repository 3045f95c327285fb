// Memberships and roles. Every change is published on the bus, so that open connections join again with their new permissions.

import type { WhatOf } from '../../shared/acts/whats.ts'
import type { Member } from '../../shared/api/members.ts'
import { type AccountId, type GroupId, parseAccountId } from '../../shared/ids.ts'
import { type Actor, lacksDelegation, type Membership, membershipIn } from '../../shared/people.ts'
import { can, mayAssign, rolesFor } from '../../shared/permissions.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { forgetAddresses } from '../acts/personalWords.ts'
import { type ActDeps, personalAddressHash, personOf, recordAct } from '../acts/recordAct.ts'
import { leaveSeat, newcomersFor, recordSeat } from '../comments/seatRows.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import { isReadOnly } from '../groups/readOnlyGroups.ts'
import { transactionOf } from '../transaction.ts'
import { endTokens } from './apiTokens.ts'
import { type SeatDeps, tellSeatChanged } from './seatChange.ts'

/** The part of a membership that can change. */
export type MembershipSeat = Omit<Membership, 'group'>

/** Inside the caller's transaction, in which its act is recorded; the caller tells the delegation. */
export const addMembership = async (
  deps: ActDeps,
  account: AccountId,
  membership: Membership,
  joining: Pick<WhatOf<'memberJoined'>, 'how' | 'invitedBy'>,
): Promise<Result<null>> => {
  const { db, clock } = deps
  const { group, role, delegation, agency } = membership
  if (!(await seatExists(db, group, membership))) return refuse('unknown-delegation')
  if (await membershipOf(db, group, account)) return refuse('already-member')
  if (await isReadOnly(db, group)) return refuse('group-read-only')
  const member = await personOf(deps, group, account, membership)
  const address = await personalAddressHash(deps, group, account)
  const { act } = await recordAct(deps, { group, by: account, what: { type: 'memberJoined', member, ...joining, address } })
  await db.insertInto('membership').values({ group_id: group, account, role, delegation, agency, created_at: clock.now() }).execute()
  await recordSeat(db, { group, account }, act.at)
  return ok(null)
}

/** As `reader` may see them: others' addresses only if their role allows it; newcomers of their own delegation alone. */
export const membersFor = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, reader: Actor, group: GroupId): Promise<readonly Member[]> => {
  const newcomers = await newcomersFor(db, { group, account: reader.account, now: clock.now() })
  const known = (await membersOf(db, group)).map((member): Member & { readonly email: string } => {
    const earlier = newcomers.get(member.account)
    return earlier ? { ...member, earlier } : member
  })
  // By role alone: a group that is suspended or archived stays readable.
  const tends = rolesFor('account.tend').some((role) => role === membershipIn(reader, group)?.role)
  const members = tends ? known : known.map(({ secondFactor: _factor, providers: _providers, tokens: _tokens, ...member }) => member)
  if (can(reader, 'members.addresses', group).ok) return members
  return members.map((member) => (member.account === reader.account ? member : { ...member, email: null }))
}

export const membersOf = async (db: Store, group: GroupId): Promise<readonly (Member & { readonly email: string })[]> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .selectAll('membership')
    .select(['account.name', 'account.email', 'account.disabled_at'])
    .select((of) =>
      of
        .selectFrom('api_token')
        .select((all) => all.fn.countAll().as('count'))
        .whereRef('api_token.account', '=', 'membership.account')
        .whereRef('api_token.group_id', '=', 'membership.group_id')
        .where('ended_at', 'is', null)
        .as('tokens'),
    )
    .where('membership.group_id', '=', group)
    .orderBy('account.name')
    .execute()
  const protectedOnes = await withSecondFactor(db, group)
  const linked = await providersOfMembers(db, group)
  return rows.map((row) => {
    const { role, delegation, agency } = parseMembership(row)
    const account = must(parseAccountId(row.account), 'a member')
    const disabled = row.disabled_at === null ? {} : { disabled: true }
    const tokens = Number(row.tokens) === 0 ? {} : { tokens: Number(row.tokens) }
    const secondFactor = protectedOnes.has(row.account)
    const providers = linked.get(row.account) ?? []
    return { account, name: row.name, email: row.email, role, delegation, agency, secondFactor, providers, ...tokens, ...disabled }
  })
}

const providersOfMembers = async (db: Store, group: GroupId): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db
    .selectFrom('provider_link')
    .innerJoin('membership', 'membership.account', 'provider_link.account')
    .select(['provider_link.account', 'provider_link.provider'])
    .distinct()
    .where('membership.group_id', '=', group)
    .orderBy('provider_link.provider')
    .execute()
  return new Map([...Map.groupBy(rows, ({ account }) => account)].map(([account, all]) => [account, all.map(({ provider }) => provider)]))
}

const withSecondFactor = async (db: Store, group: GroupId): Promise<ReadonlySet<string>> => {
  const found: string[] = []
  for (const table of ['authenticator', 'passkey'] as const)
    for (const { account } of await db
      .selectFrom(table)
      .select('account')
      .where('account', 'in', (one) => one.selectFrom('membership').select('membership.account').where('group_id', '=', group))
      .execute())
      found.push(account)
  return new Set(found)
}

export const changeMember = async (
  deps: SeatDeps,
  actor: Actor,
  group: GroupId,
  account: AccountId,
  seat: MembershipSeat,
): Promise<Result<Membership>> => {
  const changed = await transactionOf(deps, async (inside): Promise<Result<Membership>> => {
    const { db } = inside
    const before = await membershipOf(db, group, account)
    if (!before) return refuse('not-found')
    if (!(await mayChange(db, actor, group, before, seat))) return refuse('forbidden')
    if (lacksDelegation(seat)) return refuse('delegation-missing')
    if (!(await seatExists(db, group, seat))) return refuse('unknown-delegation')
    const { role, delegation, agency } = seat
    const member = await personOf(inside, group, account, seat)
    const from = { role: before.role, delegation: before.delegation, agency: before.agency }
    const { act } = await recordAct(inside, { group, by: actor.account, what: { type: 'memberChanged', member, from } })
    const isMoved = delegation !== before.delegation
    if (isMoved) await leaveSeat(db, { group, account }, act.at)
    await db
      .updateTable('membership')
      .set({ role, delegation, agency })
      .where('group_id', '=', group)
      .where('account', '=', account)
      .execute()
    if (!(await hasChair(db, group))) return refuse('last-chair')
    if (isMoved) await recordSeat(db, { group, account }, act.at)
    await tellSeatChanged(inside, deps.telling, { group, account, by: actor.account, before, after: seat })
    return ok({ group, ...seat })
  })
  if (changed.ok) publishAccess(deps, group, account)
  return changed
}

export const removeMembership = async (deps: SeatDeps, actor: Actor, group: GroupId, account: AccountId): Promise<Result<null>> => {
  const removed = await transactionOf(deps, async (inside): Promise<Result<null>> => {
    const { db } = inside
    const before = await membershipOf(db, group, account)
    if (!before) return refuse('not-found')
    if (!(await mayChange(db, actor, group, before, before))) return refuse('forbidden')
    const member = await personOf(inside, group, account)
    const { act } = await recordAct(inside, { group, by: actor.account, what: { type: 'memberRemoved', member } })
    await forgetAddresses(db, { group, account })
    await leaveSeat(db, { group, account }, act.at)
    await db.deleteFrom('membership').where('group_id', '=', group).where('account', '=', account).execute()
    // Also in case they become members again.
    await db.deleteFrom('calendar_address').where('group_id', '=', group).where('account', '=', account).execute()
    await endTokens(inside, { account, group })
    const other = await db.selectFrom('membership').select('group_id').where('account', '=', account).limit(1).executeTakeFirst()
    // In another group: its browsers get no more notices of this one (`push/preparePush.ts`).
    if (!other) await db.deleteFrom('push_subscription').where('account', '=', account).execute()
    if (!(await hasChair(db, group))) return refuse('last-chair')
    await tellSeatChanged(inside, deps.telling, { group, account, by: actor.account, before, after: null })
    return ok(null)
  })
  if (removed.ok) publishAccess(deps, group, account)
  return removed
}

/** The actor's own role is read inside the transaction: it may have been revoked since the request arrived. */
const mayChange = async (db: Store, actor: Actor, group: GroupId, before: MembershipSeat, after: MembershipSeat): Promise<boolean> => {
  const own = await membershipOf(db, group, actor.account)
  return own !== null && mayAssign(own.role, before.role) && mayAssign(own.role, after.role)
}

export const membershipOf = async (db: Store, group: GroupId, account: AccountId): Promise<Membership | null> => {
  const row = await db.selectFrom('membership').selectAll().where('group_id', '=', group).where('account', '=', account).executeTakeFirst()
  return row ? parseMembership(row) : null
}

/** An account that can sign in. */
export const hasChair = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select('account.id')
    .where('membership.group_id', '=', group)
    .where('membership.role', '=', 'chair')
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()) !== undefined

/** The delegation and the agency belong to the group, the agency to the delegation, and neither is retired. */
export const seatExists = async (
  db: Store,
  group: GroupId,
  { delegation, agency }: Pick<MembershipSeat, 'delegation' | 'agency'>,
): Promise<boolean> => {
  if (delegation === null) return agency === null
  const found = await db
    .selectFrom('delegation')
    .select('id')
    .where('group_id', '=', group)
    .where('id', '=', delegation)
    .where('retired', '=', 0)
    .executeTakeFirst()
  if (!found || agency === null) return found !== undefined
  const held = await db
    .selectFrom('agency')
    .select('id')
    .where('group_id', '=', group)
    .where('id', '=', agency)
    .where('delegation', '=', delegation)
    .where('retired', '=', 0)
    .executeTakeFirst()
  return held !== undefined
}

const publishAccess = ({ bus }: Deps, group: GroupId, account: AccountId) =>
  bus.publish({ type: 'accessChanged', scope: { group, account }, reason: 'access' })
