// Invitations: sent ▶ accepted | revoked | expired. What one becomes stands in the row, never in the request that accepts it.
import type { InvitationPreview } from '../../shared/api/arrival.ts'
import type { Invitation } from '../../shared/api/members.ts'
import {
  type AccountId,
  type GroupId,
  instant,
  newId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseGroupId,
} from '../../shared/ids.ts'
import { type Actor, lacksDelegation, membershipIn, parseRole, type Role } from '../../shared/people.ts'
import { can, mayAssign } from '../../shared/permissions.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { InvitationTable } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { dropMail } from '../mail/outbox.ts'
import { addNotices } from '../notices/noticeRows.ts'
import { preferencesIn } from '../notices/preferenceRows.ts'
import { readAccount } from './accounts.ts'
import { plainEmail } from './emails.ts'
import { invitationKey } from './mails.ts'
import { addMembership, type MembershipSeat, seatExists } from './memberships.ts'
import { checkName, isNameTaken } from './names.ts'
import type { IssuedToken } from './oneTimeLinks.ts'
import { isOperator } from './operators.ts'
import { type SeatDeps, tellSeatChanged } from './seatChange.ts'
import { hashToken, newToken } from './tokens.ts'

export interface NewInvitation extends MembershipSeat {
  readonly name: string
  /** If set, only an account with this address can be created with it. */
  readonly email: string | null
}

interface Inviting {
  readonly actor: Actor
  readonly group: GroupId
  readonly invitation: NewInvitation
  readonly validMs: number
  /** The mail has a token of its own: opening that one proves access to the mailbox, unlike the inviter's link. */
  readonly isMailed: boolean
}
export interface Invited extends IssuedToken {
  readonly id: string
  readonly mailed: IssuedToken | null
}

export const invite = async (
  { db, clock, random }: Deps,
  { actor, group, invitation, validMs, isMailed }: Inviting,
): Promise<Result<Invited>> => {
  if (!mayInvite(actor, group, invitation.role)) return refuse('forbidden')
  if (lacksDelegation(invitation)) return refuse('delegation-missing')
  if (!(await seatExists(db, group, invitation))) return refuse('unknown-delegation')
  if (await isNameTaken(db, { name: invitation.name, groups: [group], except: null })) return refuse('name-taken')
  return issue({ db, clock, random }, { by: actor.account, group, invitation, validMs, isMailed })
}

interface InvitingChair extends Pick<Inviting, 'group' | 'validMs' | 'isMailed'> {
  readonly operator: AccountId
  readonly chair: Pick<NewInvitation, 'name' | 'email'>
}
/** Inside the caller's transaction: invites the first chair of a group in which nobody is; an earlier invitation of it is revoked. */
export const inviteFirstChair = async (deps: Deps, { operator, group, chair, ...how }: InvitingChair): Promise<Result<Invited>> => {
  const { db, clock } = deps
  if (await hasMembers(db, group)) return refuse('group-inhabited')
  const earlier = await db
    .updateTable('invitation')
    .set({ revoked_at: clock.now() })
    .where('group_id', '=', group)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  await dropMail(
    db,
    earlier.map(({ id }) => invitationKey(id)),
    clock.now(),
  )
  return issue(deps, { by: operator, group, invitation: { ...chair, ...CHAIR }, ...how })
}
const CHAIR = { role: 'chair', delegation: null, agency: null } as const

const hasMembers = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db.selectFrom('membership').select('account').where('group_id', '=', group).limit(1).executeTakeFirst()) !== undefined

const issue = async (
  { db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>,
  { by, group, invitation, validMs, isMailed }: Omit<Inviting, 'actor'> & { readonly by: AccountId },
): Promise<Result<Invited>> => {
  const wrong = checkName(invitation.name)
  if (wrong) return refuse(wrong)
  const token = newToken(random)
  const mailedToken = isMailed ? newToken(random) : null
  const now = clock.now()
  const expiresAt = instant(now + validMs)
  const id = newId(random)
  const { name, email, role, delegation, agency } = invitation
  await db
    .insertInto('invitation')
    .values({
      id,
      token_hash: hashToken(token),
      mailed_hash: mailedToken === null ? null : hashToken(mailedToken),
      group_id: group,
      email: email === null ? null : plainEmail(email),
      name,
      role,
      delegation,
      agency,
      invited_by: by,
      created_at: now,
      expires_at: expiresAt,
      accepted_at: null,
      accepted_by: null,
      revoked_at: null,
      ended_at: null,
    })
    .execute()
  return ok({ id, token, expiresAt, mailed: mailedToken === null ? null : { token: mailedToken, expiresAt } })
}

const mayInvite = (actor: Actor, group: GroupId, role: Role): boolean => {
  const own = membershipIn(actor, group)
  return own !== null && can(actor, 'members.invite', group).ok && mayAssign(own.role, role)
}

export const invitationsOf = async ({ db, clock }: Deps, group: GroupId): Promise<readonly Invitation[]> => {
  await markExpired(db, clock.now())
  const rows = await db.selectFrom('invitation').selectAll().where('group_id', '=', group).orderBy('created_at', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    ...seatOf(row),
    createdAt: instant(row.created_at),
    expiresAt: instant(row.expires_at),
    state: stateOf(row, clock.now()),
  }))
}

const stateOf = (row: InvitationTable, now: number): Invitation['state'] => {
  if (row.accepted_at !== null) return 'accepted'
  if (row.revoked_at !== null) return 'revoked'
  return row.ended_at === null && now < row.expires_at ? 'sent' : 'expired'
}

const seatOf = (row: InvitationTable): MembershipSeat => ({
  role: must(parseRole(row.role), 'the role of an invitation'),
  delegation: parseDelegationId(row.delegation),
  agency: parseAgencyId(row.agency),
})

export const revokeInvitation = async ({ db, clock }: Deps, actor: Actor, group: GroupId, id: string): Promise<Result<null>> => {
  const row = await db.selectFrom('invitation').selectAll().where('group_id', '=', group).where('id', '=', id).executeTakeFirst()
  if (!row) return refuse('not-found')
  if (!mayInvite(actor, group, seatOf(row).role)) return refuse('forbidden')
  await db.transaction().execute(async (inside) => {
    await inside
      .updateTable('invitation')
      .set({ revoked_at: clock.now() })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute()
    await dropMail(inside, [invitationKey(id)], clock.now())
  })
  return ok(null)
}

/** An invitation once reported as expired stays expired, even if the clock is set back. */
const markExpired = async (db: Store, now: number) => {
  // Read first, since a wrong invitation must not cost a write.
  const due = await db
    .selectFrom('invitation')
    .select('id')
    .where('ended_at', 'is', null)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute()
  const ids = due.map(({ id }) => id)
  if (ids.length > 0)
    await db.updateTable('invitation').set({ ended_at: now }).where('id', 'in', ids).where('ended_at', 'is', null).execute()
}

/** The open invitation with the hash of a token; invalid when its inviter may no longer assign this role. */
export const openInvitation = async (db: Store, now: number, tokenHash: string): Promise<InvitationTable | null> => {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where((row) => row.or([row('token_hash', '=', tokenHash), row('mailed_hash', '=', tokenHash)]))
    .executeTakeFirst()
  if (!row || stateOf(row, now) !== 'sent') return null
  const inviter = await readAccount(db, must(parseAccountId(row.invited_by), 'the inviter'))
  if (!inviter) return null
  return mayInvite(inviter.actor, groupIdOf(row), seatOf(row).role) || (await isForFirstChair(db, row)) ? row : null
}

/** From an operator, who still is one, for a group in which nobody is yet. */
const isForFirstChair = async (db: Store, row: InvitationTable): Promise<boolean> =>
  seatOf(row).role === 'chair' && (await isOperator(db, row.invited_by)) && !(await hasMembers(db, groupIdOf(row)))

const groupIdOf = (row: InvitationTable): GroupId => must(parseGroupId(row.group_id), 'the group of an invitation')

/** Reading an invitation does not use it up. */
export const previewInvitation = async ({ db, clock }: Deps, token: string): Promise<Result<InvitationPreview, 'link-invalid'>> => {
  await markExpired(db, clock.now())
  const row = await openInvitation(db, clock.now(), hashToken(token))
  const group = row && (await readGroupRow(db, groupIdOf(row)))
  if (!row || !group) return { ok: false, refusal: 'link-invalid' }
  const { role, delegation, agency } = seatOf(row)
  return ok({
    group: group.name,
    name: row.name,
    email: row.email,
    role,
    delegation: group.delegations.find(({ id }) => id === delegation) ?? null,
    agency: group.agencies.find(({ id }) => id === agency) ?? null,
    expiresAt: instant(row.expires_at),
  })
}

/**
 * Inside the caller's transaction: uses the invitation and creates the membership. `isByMail`: its address is verified as that of the person who
 * accepts.
 */
export const acceptInvitation = async (
  deps: SeatDeps,
  tokenHash: string,
  accountIn: (inside: Deps, isByMail: boolean) => Promise<Result<AccountId>>,
): Promise<Result<{ readonly account: AccountId; readonly group: GroupId }>> => {
  const { db, clock } = deps
  const row = await openInvitation(db, clock.now(), tokenHash)
  if (!row) return refuse('link-invalid')
  const account = await accountIn(deps, row.mailed_hash === tokenHash)
  if (!account.ok) return account
  const group = groupIdOf(row)
  const { name } = must(await readAccount(db, account.value), 'the account that joins').actor
  if (await isNameTaken(db, { name, groups: [group], except: account.value })) return refuse('name-taken')
  const invitedBy = must(parseAccountId(row.invited_by), 'the inviter')
  // The operator who invited the first chair is nobody in the group: its acts do not name them, and they get no notice of it.
  const isFirst = await isForFirstChair(db, row)
  const joining = isFirst ? ({ how: 'setUp', invitedBy: null } as const) : ({ how: 'invitation', invitedBy } as const)
  const added = await addMembership(deps, account.value, { group, ...seatOf(row) }, joining)
  if (!added.ok) return added
  await tellSeatChanged(deps, deps.telling, { group, account: account.value, by: invitedBy, before: null, after: seatOf(row) })
  await db.updateTable('invitation').set({ accepted_at: clock.now(), accepted_by: account.value }).where('id', '=', row.id).execute()
  if (isFirst) return ok({ account: account.value, group })
  const joined = {
    key: `joined:${row.id}`,
    kind: 'joined',
    subject: { type: 'person', name },
    to: [invitedBy],
    causedBy: account.value,
  } as const
  await addNotices(deps, { group, facts: [joined], preferences: await preferencesIn(db, group), isMailed: () => false })
  deps.bus.publish({ type: 'news', group, of: 'inbox', account: invitedBy })
  return ok({ account: account.value, group })
}
