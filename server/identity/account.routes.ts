// Routes of the user's own account: profile, language, name, password, copy key.
import { must, ok, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { createThrottle } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import { changeAccount } from './accounts.ts'
import { callerOf, type Identity } from './identity.ts'
import { tellPasswordChanged } from './mails.ts'
import { meOf } from './me.ts'
import { checkName, isNameTaken } from './names.ts'
import { endPasswordLinks } from './oneTimeLinks.ts'
import { checkPassword } from './passwords.ts'
import { isConfirmationNeeded } from './proof.ts'
import { hasSecondFactor } from './secondFactors.ts'

/** Limit per quarter of an hour. */
const MOST_NAMES = 20
const RETRY_S = 5

type Names = 'GET /api/me' | 'PATCH /api/me' | 'PUT /api/me/password' | 'GET /api/me/copy-key'

export const accountHandlers = (identity: Identity): Handlers<Names> => {
  const { deps, sessions, passwords, signIn, mail } = identity
  const me = async (session: string) => meOf(deps, must(await sessions.byId(session), 'the session of this request'))
  return {
    'GET /api/me': async ({ session }) => ok(await me(session)),
    'PATCH /api/me': async ({ actor, session, body }) => {
      const { account, memberships } = actor
      if (body.name !== undefined) {
        const wrong = checkName(body.name)
        if (wrong) return refuse(wrong)
        const groups = memberships.map(({ group }) => group)
        if (await isNameTaken(deps.db, { name: body.name, groups, except: account })) return refuse('name-taken')
      }
      // Each new name is a permanent act in every group, and makes connections rejoin.
      if (body.name !== undefined && body.name !== actor.name) {
        const wait = await createThrottle(deps.db, deps.clock).take([{ key: `rename ${account}`, failures: MOST_NAMES }])
        if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
      }
      await changeAccount(deps, account, body)
      // The name is part of presence: open connections join again under the new one.
      if (body.name !== undefined) deps.bus.publish({ type: 'accessChanged', scope: { account }, reason: 'access' })
      return ok(await me(session))
    },
    'PUT /api/me/password': async ({ c, actor, email, session, body }) => {
      const caller = callerOf(c)
      // An attacker with the password and an open session does not have the second factor.
      if ((await hasSecondFactor(deps.db, actor.account)) && (await isConfirmationNeeded(identity, session))) return refuse('proof-needed')
      const proof = await signIn.confirm(actor.account, body.current, caller)
      if (!proof.ok) return proof
      const weak = checkPassword(body.next, { email, name: actor.name })
      if (weak) return refuse(weak)
      const password_hash = await passwords.hash(body.next)
      if (password_hash === null) return { ...refuse('too-many'), retryAfter: RETRY_S }
      const set = await transactionOf(deps, async (inside) => {
        const { numUpdatedRows } = await inside.db
          .updateTable('account')
          .set({ password_hash })
          .where('id', '=', actor.account)
          .where('password_hash', '=', proof.value.passwordHash)
          .executeTakeFirst()
        // Another one was set meanwhile, such as by a sign-in link.
        if (numUpdatedRows !== 1n) return refuse('wrong-credentials')
        await endPasswordLinks(inside.db, actor.account)
        await tellPasswordChanged(inside, mail, actor.account)
        return ok(null)
      })
      if (!set.ok) return set
      mail.wake()
      await sessions.endOthers(actor.account, session)
      await signIn.ownPassword(actor.account, caller)
      await recordAudit(deps.db, deps.clock, {
        account: actor.account,
        action: 'password.changed',
        subject: actor.account,
        address: caller.address,
      })
      return NO_BODY
    },
    'GET /api/me/copy-key': async ({ actor }) => {
      const row = await deps.db.selectFrom('account').select('copy_key').where('id', '=', actor.account).executeTakeFirstOrThrow()
      return ok(JSON.parse(row.copy_key))
    },
  }
}
