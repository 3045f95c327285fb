// One-time links: set-up, sign-in links requested by chair or secretariat, and password resets. Only the token's hash is stored.

import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import type { Factor } from '../../shared/api/session.ts'
import { type AccountId, type Instant, instant, parseAccountId } from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import { mayAssign } from '../../shared/permissions.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import type { ActDeps } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { OneTimeLinkTable } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import { type Account, readAccount } from './accounts.ts'
import type { IdentityConfirmation } from './caller.ts'
import type { BetweenAppends } from './linkActs.ts'
import { recordRedemption } from './linkSessions.ts'
import { checkPassword, type Passwords } from './passwords.ts'
import { revokeTokens } from './revokeTokens.ts'
import { hasSecondFactor } from './secondFactors.ts'
import type { LoginSessions } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

export const LINK_MS = 60 * 60_000

export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Instant
}

interface LinkFor {
  readonly kind: OneTimeLinkTable['kind']
  readonly account: AccountId | null
  readonly issuedBy: AccountId | null
  /** The sign-in link of this token. */
  readonly link?: string
}

/**
 * The newest link of its kind for an account replaces earlier ones. Anybody can request a password reset, so such a link leaves earlier ones valid:
 * repeated requests must not lock the owner out.
 */
export const issueLink = async (
  { db, clock, random }: Pick<ActDeps, 'db' | 'clock' | 'random'>,
  { kind, account, issuedBy, link }: LinkFor,
): Promise<IssuedToken> => {
  const token = newToken(random)
  const now = clock.now()
  const write = async (transaction: Store) => {
    const before = transaction
      .deleteFrom('one_time_link')
      .where('kind', '=', kind)
      .where('account', account === null ? 'is' : '=', account)
    await (kind === 'password'
      ? before.where((row) => row.or([row('expires_at', '<=', now), row('used_at', 'is not', null)]))
      : before
    ).execute()
    await transaction
      .insertInto('one_time_link')
      .values({
        token_hash: hashToken(token),
        kind,
        account,
        issued_by: issuedBy,
        created_at: now,
        expires_at: now + LINK_MS,
        used_at: null,
        ended_at: null,
        link: link ?? null,
      })
      .execute()
  }
  await (db.isTransaction ? write(db) : db.transaction().execute(write))
  return { token, expiresAt: instant(now + LINK_MS) }
}

/**
 * A sign-in gives access to every group of the account, so the issuer must be allowed to assign the account's role in each of them; and for an
 * operator's account no role in a group is enough.
 */
export const mayIssueFor = (issuer: Account | null, member: Account): boolean =>
  issuer !== null &&
  (issuer.isOperator || !member.isOperator) &&
  member.actor.memberships.every((held) => {
    const own = membershipIn(issuer.actor, held.group)
    return own !== null && mayAssign(own.role, held.role)
  })

export interface Redemption {
  readonly token: string
  /** The new one: a person who redeems a link does not know the old one, and somebody else may. */
  readonly password: string
  /** If the account has a second factor. */
  readonly factor?: FactorGiven | undefined
}

export interface Redeemed {
  readonly account: AccountId
  /** `password`: by a mail that the account's owner requested. */
  readonly kind: 'signIn' | 'password'
  /** Created by the operator of the server. */
  readonly isByOperator: boolean
  readonly factor: Factor | null
}

export interface RedeemParts {
  readonly passwords: Passwords
  readonly sessions: Pick<LoginSessions, 'endOthers'>
  readonly between: BetweenAppends
  /** In the transaction that sets it. */
  readonly passwordSet: (inside: Deps, account: AccountId) => Promise<void>
  /** The account's second factor: a link does not bypass it. */
  readonly checkFactor: (account: AccountId) => Promise<IdentityConfirmation<Factor | null>>
}

/**
 * Signs in by a link and sets a new password, atomically; every other session of the account ends. With a weak password the link stays valid.
 */
export const redeemLink = async (
  deps: Deps,
  { passwords, sessions, between, passwordSet, checkFactor }: RedeemParts,
  { token, password }: Redemption,
): Promise<IdentityConfirmation<Redeemed>> => {
  await endExpired(deps.db, deps.clock.now())
  const link = await deps.db
    .selectFrom('one_time_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('kind', 'in', ['signIn', 'password'])
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const kind: Redeemed['kind'] = link?.kind === 'password' ? 'password' : 'signIn'
  // Of an earlier version, or written directly to the database: there would be no act for it.
  if (!link?.account || (kind === 'signIn' && !link.link)) return refuse('link-invalid')
  const account = must(parseAccountId(link.account), 'the account of a link')
  const linkId = link.link
  const member = await readAccount(deps.db, account)
  if (!member) return refuse('link-invalid')
  const weak = checkPassword(password, { email: member.email, name: member.actor.name })
  if (weak) return refuse(weak)
  // Checked last, because checking uses up the code.
  const factor = await checkFactor(account)
  if (!factor.ok) return factor
  // Before the transaction, which must await only its queries.
  const password_hash = await passwords.hash(password)
  if (password_hash === null) return refuse('too-many')
  const issuedBy = parseAccountId(link.issued_by)
  // Somebody else may know the old password: its sessions end, and their pending edits are written before the link's session begins.
  await sessions.endOthers(account, null)
  const redeemed = await between(() =>
    transactionOf(deps, async (inside) => {
      const issuer = issuedBy && (await readAccount(inside.db, issuedBy))
      const now = await readAccount(inside.db, account)
      if (!now || now.actor.memberships.length === 0) return refuse('link-invalid')
      // Invalid when its issuer has lost the permission since; an operator's link has no issuer.
      if (issuedBy && !mayIssueFor(issuer, now)) return refuse('link-invalid')
      // One may have been set up while the password was hashed.
      if (factor.value === null && (await hasSecondFactor(inside.db, account))) return refuse('second-factor-needed')
      if (!(await spend(inside, token, kind))) return refuse('link-invalid')
      if (linkId !== null && !(await recordRedemption(inside, linkId))) return refuse('link-invalid')
      await inside.db
        .updateTable('account')
        .set({ password_hash, ...(kind === 'password' ? { email_confirmed: 1 } : {}) })
        .where('id', '=', account)
        .execute()
      await endPasswordLinks(inside.db, account)
      await passwordSet(inside, account)
      // The owner resets the password because somebody else may know it, and may have created tokens.
      if (kind === 'password') await revokeTokens(inside, account, { since: 0 })
      return ok({ account, kind, isByOperator: kind === 'signIn' && issuedBy === null, factor: factor.value })
    }),
  )
  // Sign-ins with the old password during this transaction.
  if (redeemed.ok) await sessions.endOthers(account, null)
  return redeemed
}

/** A new password has been set: links mailed earlier become invalid. */
export const endPasswordLinks = async (db: Store, account: AccountId): Promise<void> => {
  await db.deleteFrom('one_time_link').where('account', '=', account).where('kind', '=', 'password').where('used_at', 'is', null).execute()
}

const endExpired = async (db: Store, now: number) => {
  // Read first, since a wrong link must not cost a write.
  const due = await db
    .selectFrom('one_time_link')
    .select('token_hash')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  if (due)
    await db.updateTable('one_time_link').set({ ended_at: now }).where('ended_at', 'is', null).where('expires_at', '<=', now).execute()
}

/** Read without a transaction: a wrong link must cost neither a write lock nor the hash of a password. `spend` decides. */
export const isUsable = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, token: string, kind: LinkFor['kind']): Promise<boolean> => {
  const row = await db
    .selectFrom('one_time_link')
    .select('token_hash')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a link; null when it is wrong, used or expired. Atomic: of two parallel calls only one succeeds. */
export const spend = async ({ db, clock }: { db: Store; clock: Deps['clock'] }, token: string, kind: LinkFor['kind']) => {
  const now = clock.now()
  // Noticed expiry is permanent, even if the clock is set back.
  await endExpired(db, now)
  const row = await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['account', 'issued_by'])
    .executeTakeFirst()
  return row ?? null
}
