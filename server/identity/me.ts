// The user's own account: profile, memberships, and expiry of the session.
import type { Me } from '../../shared/api/session.ts'
import { must } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { readOnlyAmong } from '../groups/readOnlyGroups.ts'
import { readAccount } from './accounts.ts'
import type { LoginSession } from './sessions.ts'

export const meOf = async ({ db, clock }: Deps, session: LoginSession): Promise<Me> => {
  const { actor, email, isOperator } = must(await readAccount(db, session.account), 'the account of a session')
  const waiting = await db
    .selectFrom('email_change')
    .select('email')
    .where('account', '=', session.account)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  const readOnly = await readOnlyAmong(
    db,
    actor.memberships.map(({ group }) => group),
  )
  return {
    account: { id: actor.account, name: actor.name, email, ...(waiting ? { newEmail: waiting.email } : {}) },
    ...(isOperator ? { operator: true } : {}),
    language: actor.language,
    memberships: actor.memberships.map((one) => (readOnly.has(one.group) ? { ...one, readOnly: true } : one)),
    session: { idleEndsAt: session.idleEndsAt, endsAt: session.endsAt, now: clock.now() },
  }
}
