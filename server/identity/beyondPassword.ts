// What a session shows of its person beyond that they know the password. A group that requires a provider is closed to a stolen password, so
// the password alone must not link the thief's own account at that provider, nor bring the address by which it would be linked.
import type { Actor } from '../../shared/people.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { openersOf, opens, rulesNow } from './providerRules.ts'
import type { LoginSession } from './sessions.ts'

/** A second factor that is younger may have been set up by somebody who knew the password alone; its owner was told of it by mail. */
const FACTOR_AGE_MS = 7 * 24 * 3_600_000
/** An account is made and signed in to at once: its first session is that of who was invited. */
const FIRST_SESSION_MS = 60_000

/**
 * True where the session does not open a group of the account because of its provider, and nothing shows that more than the password is known:
 * a link (mailed, or by chair, secretariat or operator), a provider, an invitation, or a second factor that has been there for a week. Who has
 * one has given it: a fresh proof of identity needs it.
 */
export const isMoreThanPasswordNeeded = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  session: LoginSession | null,
): Promise<boolean> => {
  if (!session) return true
  if (!(await isOutside(deps, actor, session.id))) return false
  return !(await showsMore(deps, session))
}

const isOutside = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, session: string): Promise<boolean> => {
  const { memberships } = actor
  const rules = await rulesNow(
    db,
    memberships.map(({ group }) => group),
    clock.now(),
  )
  if (rules.size === 0) return false
  const by = (await openersOf(db, [session])).get(session)
  return memberships.some((one) => {
    const rule = rules.get(one.group)
    return rule !== undefined && !opens(rule, one, by)
  })
}

const showsMore = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { account, way, createdAt }: LoginSession): Promise<boolean> => {
  if (way === 'link' || way === 'provider' || way === 'setUp') return true
  if (way === 'invitation') {
    const made = await db.selectFrom('account').select('created_at').where('id', '=', account).executeTakeFirst()
    if (made && createdAt - Number(made.created_at) < FIRST_SESSION_MS) return true
  }
  const since = clock.now() - FACTOR_AGE_MS
  return (await hasFactorSince(db, 'authenticator', { account, since })) || (await hasFactorSince(db, 'passkey', { account, since }))
}

const hasFactorSince = async (
  db: Store,
  table: 'authenticator' | 'passkey',
  { account, since }: { readonly account: string; readonly since: number },
): Promise<boolean> =>
  (await db
    .selectFrom(table)
    .select('account')
    .where('account', '=', account)
    .where('created_at', '<=', since)
    .limit(1)
    .executeTakeFirst()) !== undefined
