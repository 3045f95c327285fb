// Change of an e-mail address: requested by its owner with the password, and effective once the link sent there is opened. If mail is off, the link
// is shown to chair or secretariat, like those of invitations.
import type { EmailChange } from '../../shared/api/accounts.ts'
import { type AccountId, type GroupId, instant, parseAccountId } from '../../shared/ids.ts'
import { type Actor, isNobodys, membershipIn } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { commitAddress } from '../acts/personalWords.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { readAccount } from '../identity/accounts.ts'
import { normalEmail } from '../identity/emails.ts'
import { type IssuedToken, mayIssueFor } from '../identity/oneTimeLinks.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import type { Mail } from '../mail/mail.ts'
import { transactionOf } from '../transaction.ts'

export const askForEmail = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  account: AccountId,
  { email, validMs }: { readonly email: string; readonly validMs: number },
): Promise<Result<null>> => {
  const address = normalEmail(email)
  // If it cannot be mailed, somebody must be able to show the link.
  if (address === null || isNobodys(address)) return refuse('bad-request')
  const now = clock.now()
  const row = { email: address, token_hash: null, mailed: 0, asked_at: now, expires_at: now + validMs }
  await db
    .insertInto('email_change')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute()
  return ok(null)
}

export const withdrawEmail = async (db: Store, account: AccountId): Promise<void> => {
  await db.deleteFrom('email_change').where('account', '=', account).execute()
}

export const emailChangesIn = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, group: GroupId): Promise<readonly EmailChange[]> => {
  const rows = await db
    .selectFrom('email_change')
    .innerJoin('membership', 'membership.account', 'email_change.account')
    .innerJoin('account', 'account.id', 'email_change.account')
    .select(['email_change.account', 'account.name', 'email_change.email', 'email_change.asked_at', 'email_change.expires_at'])
    .where('membership.group_id', '=', group)
    .where('email_change.expires_at', '>', clock.now())
    .orderBy('email_change.asked_at')
    .execute()
  return rows.map((row) => ({
    account: must(parseAccountId(row.account), 'an account'),
    name: row.name,
    email: row.email,
    askedAt: instant(row.asked_at),
    expiresAt: instant(row.expires_at),
  }))
}

/** Mailed to the new address, and shown to nobody. */
export const mailedEmailLink = (deps: Deps, account: AccountId): Promise<EmailLink | null> => emailLink(deps, account, true)

type EmailLink = IssuedToken & { readonly address: string }

/** The newest link replaces earlier ones. */
const emailLink = async ({ db, clock, random }: Deps, account: AccountId, isMailed: boolean): Promise<EmailLink | null> => {
  const row = await waitingFor(db, clock.now(), account)
  if (!row) return null
  const token = newToken(random)
  await db
    .updateTable('email_change')
    .set({ token_hash: hashToken(token), mailed: isMailed ? 1 : 0 })
    .where('account', '=', account)
    .execute()
  return { token, expiresAt: instant(row.expires_at), address: row.email }
}

/** For users who may assign the account's role in each of its groups. The newest link replaces earlier ones. */
export const issueEmailLink = (deps: Deps, actor: Actor, group: GroupId, account: AccountId): Promise<Result<IssuedToken>> =>
  transactionOf(deps, async (inside): Promise<Result<IssuedToken>> => {
    const { db, clock } = inside
    const member = await readAccount(db, account)
    const row = await waitingFor(db, clock.now(), account)
    if (!member || !row || !membershipIn(member.actor, group)) return refuse('not-found')
    if (!mayIssueFor(await readAccount(db, actor.account), member)) return refuse('forbidden')
    return ok(must(await emailLink(inside, account, false), 'the change that was just read'))
  })

interface Confirmed {
  readonly account: AccountId
}

/** The link was opened. Recorded as an act of each group, with a hash of the address, and mailed to the former address. */
export const confirmEmail = async (deps: Deps, mail: Pick<Mail, 'add'>, token: string): Promise<Result<Confirmed>> => {
  // Read first, since a wrong link must not cost a write lock.
  if (!(await changeOf(deps, token))) return refuse('link-invalid')
  return transactionOf(deps, async (inside): Promise<Result<Confirmed>> => {
    const { db } = inside
    const row = await changeOf(inside, token)
    const account = parseAccountId(row?.account)
    const member = account && (await readAccount(db, account))
    if (!row || !account || !member) return refuse('link-invalid')
    const other = await db.selectFrom('account').select('id').where('email', '=', row.email).where('id', '!=', account).executeTakeFirst()
    if (other) return refuse('email-taken')
    for (const { group } of member.actor.memberships) {
      const address = await commitAddress(inside, { group, account, words: row.email })
      await recordAct(inside, {
        group,
        by: account,
        what: { type: 'emailChanged', member: await personOf(inside, group, account), address },
      })
    }
    // A link shown to somebody else does not prove access to the mailbox.
    await db.updateTable('account').set({ email: row.email, email_confirmed: row.mailed }).where('id', '=', account).execute()
    await withdrawEmail(db, account)
    // Links sent to the former mailbox become invalid.
    await db.deleteFrom('one_time_link').where('account', '=', account).where('used_at', 'is', null).execute()
    await mail.add(db, { to: { account, address: member.email }, group: null, content: { kind: 'emailChanged' } })
    return ok({ account })
  })
}

const changeOf = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, token: string) =>
  db
    .selectFrom('email_change')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()

const waitingFor = (db: Store, now: number, account: AccountId) =>
  db.selectFrom('email_change').selectAll().where('account', '=', account).where('expires_at', '>', now).executeTakeFirst()
