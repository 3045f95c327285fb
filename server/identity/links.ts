// One-time links: for setting up, and for signing in when somebody has no password at hand. Only the token's hash is kept.
import { type AccountId, type GroupId, type Instant, instant, parseAccountId } from '../../shared/ids.ts'
import { type Actor, isNobodys, membershipIn } from '../../shared/people.ts'
import { mayAssign } from '../../shared/permissions.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Store } from '../db/store.ts'
import { readAccount } from './accounts.ts'
import type { Deps } from './deps.ts'
import { hashToken, newToken } from './tokens.ts'

export const LINK_MS = 60 * 60_000

export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Instant
}

interface LinkFor {
  readonly kind: 'setup' | 'signIn'
  readonly account: AccountId | null
  readonly issuedBy: AccountId | null
}

/** The newest link of its kind for this account is the only valid one. */
export const issueLink = async ({ db, clock, random }: Deps, { kind, account, issuedBy }: LinkFor): Promise<IssuedToken> => {
  const token = newToken(random)
  const now = clock.now()
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('one_time_link')
      .where('kind', '=', kind)
      .where('account', account === null ? 'is' : '=', account)
      .execute()
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
      })
      .execute()
  })
  return { token, expiresAt: instant(now + LINK_MS) }
}

/** A steward's sign-in link for a member of their group; nobody gets into an account above their own role by one. */
export const issueSignInLink = async (deps: Deps, actor: Actor, group: GroupId, account: AccountId): Promise<Result<IssuedToken>> => {
  const member = await readAccount(deps.db, account)
  const membership = member && membershipIn(member.actor, group)
  if (!membership) return refuse('not-found')
  if (isNobodys(member.email) || !mayIssueFor(actor, member.actor)) return refuse('forbidden')
  return ok(await issueLink(deps, { kind: 'signIn', account, issuedBy: actor.account }))
}

/** Signing in opens every group of the account, so the issuer must have the say over the account's role in each of them. */
const mayIssueFor = (actor: Actor, member: Actor): boolean =>
  member.memberships.every((held) => {
    const own = membershipIn(actor, held.group)
    return own !== null && mayAssign(own.role, held.role)
  })

export const redeemLink = async (deps: Deps, token: string): Promise<Result<AccountId, 'link-invalid'>> => {
  const invalid = { ok: false, refusal: 'link-invalid' } as const
  const link = await spend(deps, token, 'signIn')
  if (!link?.account || !link.issued_by) return invalid
  const issuer = await readAccount(deps.db, must(parseAccountId(link.issued_by), 'the issuer of a link'))
  const account = must(parseAccountId(link.account), 'the account of a link')
  const member = await readAccount(deps.db, account)
  // Void when its issuer has lost the right since.
  return issuer && member && member.actor.memberships.length > 0 && mayIssueFor(issuer.actor, member.actor) ? ok(account) : invalid
}

/** Uses a link up; null when it is wrong, used or expired. Atomic: of two parallel calls one gets it. */
export const spend = async ({ db, clock }: { db: Store; clock: Deps['clock'] }, token: string, kind: LinkFor['kind']) => {
  const now = clock.now()
  const row = await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['account', 'issued_by'])
    .executeTakeFirst()
  return row ?? null
}
