// Disables, enables and erases accounts: acts of each of their groups. Sessions and sockets are closed at once.
import { type AccountId, type GroupId, newId, parseGroupId } from '../../shared/ids.ts'
import { type Actor, membershipIn, NOBODYS_DOMAIN } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import { leaveSeat, recordSeat } from '../comments/seatRows.ts'
import { eraseRows } from '../db/eraseRows.ts'
import { oweOverwrite } from '../db/owedOverwrites.ts'
import { holdsText, type Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { type Account, readAccount, readAnyAccount } from '../identity/accounts.ts'
import { endTokens } from '../identity/apiTokens.ts'
import { factorTeller } from '../identity/mails.ts'
import { hasChair } from '../identity/memberships.ts'
import { mayIssueFor } from '../identity/oneTimeLinks.ts'
import { type SeatDeps, tellSeatsOf } from '../identity/seatChange.ts'
import { resetSecondFactor } from '../identity/secondFactors.ts'
import type { LoginSessions } from '../identity/sessions.ts'
import type { Mail } from '../mail/mail.ts'
import { transactionOf } from '../transaction.ts'

/** A steward of a group of the account, or an operator of the installation. */
export type Tender = { readonly actor: Actor; readonly group: GroupId } | { readonly operator: AccountId }
/** For acts of groups: an operator is not a member. */
const authorOf = (by: Tender): AccountId | null => ('operator' in by ? null : by.actor.account)

type Ending = Pick<LoginSessions, 'endOthers'>

export const setDisabled = async (
  deps: SeatDeps,
  sessions: Ending,
  by: Tender,
  { account, disabled }: { readonly account: AccountId; readonly disabled: boolean },
): Promise<Result<{ readonly isNew: boolean }>> => {
  const done = await transactionOf(deps, async (inside): Promise<Result<{ readonly isNew: boolean }>> => {
    const { db, clock } = inside
    const found = await tended(db, by, account)
    if (!found.ok) return found
    if (isFormer(by, found.value)) return refuse('not-found')
    if (found.value.isDisabled === disabled) return ok({ isNew: false })
    const hours = new Map<GroupId, number>()
    for (const held of found.value.actor.memberships) {
      const member = await personOf(inside, held.group, account)
      const type = disabled ? 'accountDisabled' : 'accountEnabled'
      const { act } = await recordAct(inside, { group: held.group, by: authorOf(by), what: { type, member } })
      hours.set(held.group, act.at)
    }
    await db
      .updateTable('account')
      .set({ disabled_at: disabled ? clock.now() : null })
      .where('id', '=', account)
      .execute()
    const { memberships } = found.value.actor
    for (const { group } of memberships) await (disabled ? leaveSeat : recordSeat)(db, { group, account }, hours.get(group) ?? clock.now())
    if (!(await everyGroupHasChair(db, found.value))) return refuse('last-chair')
    await tellSeatsOf(inside, deps.telling, { account, by: authorOf(by), memberships, what: disabled ? 'disabled' : 'enabled' })
    // Requests and links of this account become invalid.
    await db.deleteFrom('one_time_link').where('account', '=', account).where('used_at', 'is', null).execute()
    await db.deleteFrom('email_change').where('account', '=', account).execute()
    await db.deleteFrom('calendar_address').where('account', '=', account).execute()
    await endTokens(inside, { account })
    publishTo(inside, found.value)
    return ok({ isNew: true })
  })
  // Also those opened during this transaction.
  if (done.ok) await sessions.endOthers(account, null)
  return done
}

/** For a member who has lost the second factor. All sessions end, since one may be open on a lost device. */
export const resetFactorOf = async (
  deps: Deps,
  { sessions, mail }: { readonly sessions: Ending; readonly mail: Mail },
  by: Tender,
  account: AccountId,
): Promise<Result<null>> => {
  const done = await transactionOf(deps, async (inside): Promise<Result<null>> => {
    const found = await tended(inside.db, by, account)
    if (!found.ok) return found
    if (isFormer(by, found.value)) return refuse('not-found')
    const isReset = await resetSecondFactor(inside, factorTeller(mail), account)
    return isReset ? ok(null) : refuse('no-second-factor')
  })
  if (done.ok) await sessions.endOthers(account, null)
  return done
}

/**
 * Permanent. The row stays, without name, address and password, so that ids remain valid; acts only contain hashes of the erased data.
 */
export const eraseAccount = async (
  deps: SeatDeps,
  sessions: Ending,
  by: Tender,
  account: AccountId,
): Promise<Result<{ readonly isNew: boolean }>> => {
  const done = await transactionOf(deps, async (inside): Promise<Result<{ readonly isNew: boolean }>> => {
    const { db, clock, random } = inside
    const found = await tended(db, by, account)
    if (!found.ok) return found
    if (found.value.isErased) return ok({ isNew: false })
    const groups = await groupsThatKnow(db, account)
    const hours = new Map<GroupId, number>()
    for (const held of groups) {
      const member = await personOf(inside, held, account)
      const { act } = await recordAct(inside, { group: held, by: authorOf(by), what: { type: 'accountErased', member } })
      hours.set(held, act.at)
    }
    const { memberships } = found.value.actor
    for (const { group } of memberships) await leaveSeat(db, { group, account }, hours.get(group) ?? clock.now())
    await db.deleteFrom('membership').where('account', '=', account).execute()
    if (!(await everyGroupHasChair(db, found.value))) return refuse('last-chair')
    await endTokens(inside, { account })
    // An invitation was mailed to the address only.
    await db.deleteFrom('outbox').where('address', '=', found.value.email).execute()
    await db.updateTable('invitation').set({ name: '', email: null }).where('email', '=', found.value.email).execute()
    await eraseRows(db, account)
    // They are shown with the name, which is gone.
    await db.deleteFrom('notice').where('kind', '=', 'seat').where(holdsText('subject', account)).execute()
    await db
      .updateTable('account')
      .set({
        name: '',
        // Not an address that exists, nor one that another account could have taken first.
        email: `${newId(random)}@erased${NOBODYS_DOMAIN}`,
        password_hash: null,
        copy_key: '{}',
        disabled_at: clock.now(),
        erased_at: clock.now(),
      })
      .where('id', '=', account)
      .execute()
    await oweOverwrite(db, account, clock.now())
    await tellSeatsOf(inside, deps.telling, { account, by: authorOf(by), memberships, what: 'erased' })
    publishTo(inside, found.value)
    return ok({ isNew: true })
  })
  if (done.ok) await sessions.endOthers(account, null)
  return done
}

/** Any account for an operator; else a current or former member of the group whose role the actor may assign in every group. Never oneself. */
const tended = async (db: Store, by: Tender, account: AccountId): Promise<Result<AnyAccount>> => {
  const found = await readAnyAccount(db, account)
  if ('operator' in by) {
    if (!found || found.isErased) return refuse('not-found')
    return account === by.operator ? refuse('forbidden') : ok(found)
  }
  const { actor, group } = by
  if (!found || !(await groupsThatKnow(db, account)).includes(group)) return refuse('not-found')
  if (account === actor.account || !mayIssueFor(await readAccount(db, actor.account), found)) return refuse('forbidden')
  return ok(found)
}
/** No longer a member of the steward's group. */
const isFormer = (by: Tender, { actor }: AnyAccount): boolean => !('operator' in by) && !membershipIn(actor, by.group)

type AnyAccount = Account & { readonly isDisabled: boolean; readonly isErased: boolean }

/** Commitments to the person's data in acts; an erased account has none. */
const groupsThatKnow = async (db: Store, account: AccountId): Promise<readonly GroupId[]> => {
  const rows = await db.selectFrom('act_word').select('group_id').distinct().where('account', '=', account).orderBy('group_id').execute()
  return rows.map((row) => must(parseGroupId(row.group_id), 'a group'))
}

const everyGroupHasChair = async (db: Store, { actor }: Account): Promise<boolean> => {
  for (const { group } of actor.memberships) if (!(await hasChair(db, group))) return false
  return true
}

const publishTo = ({ bus }: Deps, { actor }: Account): void => {
  bus.publish({ type: 'accessChanged', scope: { account: actor.account }, reason: 'signedOut' })
  for (const { group } of actor.memberships) bus.publish({ type: 'news', group, of: 'group' })
}
