// One's own account: who I am, my language and name, my password, my copy key.
import { Hono } from 'hono'
import { z } from 'zod'
import type { CopyKey } from '../../shared/api/answers.ts'
import { must } from '../../shared/result.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { changeAccount } from './accounts.ts'
import { needSignIn } from './actor.ts'
import { recordAudit } from './audit.ts'
import { languageField, nameField, passwordField } from './fields.ts'
import { callerOf, type Identity } from './identity.ts'
import { meOf } from './me.ts'
import { checkName, isNameTaken } from './names.ts'
import { checkPassword } from './passwords.ts'
import { createThrottle } from './throttle.ts'

/** In a quarter of an hour. */
const MOST_NAMES = 20

const Change = z.object({ language: languageField.optional(), name: nameField.optional() })
const NewPassword = z.object({ current: passwordField, next: passwordField })

export const accountRoutes = (identity: Identity) => {
  const { deps, sessions, passwords, signIn } = identity
  const me = async (session: string) => meOf(deps, must(await sessions.byId(session), 'the session of this request'))
  return new Hono<Env>()
    .get('/api/me', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      return c.json(await me(signedIn.value.session))
    })
    .patch('/api/me', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const body = readBody(c, Change)
      if (!body.ok) return answer(c, body.refusal)
      const { account, memberships } = signedIn.value.actor
      if (body.value.name !== undefined) {
        const wrong = checkName(body.value.name)
        if (wrong) return answer(c, wrong)
        const groups = memberships.map(({ group }) => group)
        if (await isNameTaken(deps.db, { name: body.value.name, groups, except: account })) return answer(c, 'name-taken')
      }
      // Each new name is an act of every group, for good, and sends everybody's sockets for it.
      if (body.value.name !== undefined && body.value.name !== signedIn.value.actor.name) {
        const wait = await createThrottle(deps.db, deps.clock).take([{ key: `rename ${account}`, failures: MOST_NAMES }])
        if (wait > 0) return answer(c, 'too-many', wait)
      }
      await changeAccount(deps, account, body.value)
      // The name stands in everybody's presence: open connections join again under the new one.
      if (body.value.name !== undefined) deps.bus.publish({ type: 'accessChanged', scope: { account }, reason: 'access' })
      return c.json(await me(signedIn.value.session))
    })
    .put('/api/me/password', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const body = readBody(c, NewPassword)
      if (!body.ok) return answer(c, body.refusal)
      const { actor, email, session } = signedIn.value
      const caller = callerOf(c)
      const proof = await signIn.confirm(actor.account, body.value.current, caller)
      if (!proof.ok) return answer(c, proof.refusal, proof.retryAfter)
      const weak = checkPassword(body.value.next, { email, name: actor.name })
      if (weak) return answer(c, weak)
      const password_hash = await passwords.hash(body.value.next)
      if (password_hash === null) return answer(c, 'too-many', 5)
      const set = await deps.db
        .updateTable('account')
        .set({ password_hash })
        .where('id', '=', actor.account)
        .where('password_hash', '=', proof.value.passwordHash)
        .executeTakeFirst()
      // Somebody has set another one meanwhile, by a sign-in link perhaps.
      if (set.numUpdatedRows !== 1n) return answer(c, 'wrong-credentials')
      await sessions.endOthers(actor.account, session)
      await signIn.ownPassword(actor.account, caller)
      await recordAudit(deps.db, deps.clock, {
        account: actor.account,
        action: 'password.changed',
        subject: actor.account,
        address: caller.address,
      })
      return c.body(null, 204)
    })
    .get('/api/me/copy-key', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const row = await deps.db
        .selectFrom('account')
        .select('copy_key')
        .where('id', '=', signedIn.value.actor.account)
        .executeTakeFirstOrThrow()
      const key: CopyKey = JSON.parse(row.copy_key)
      return c.json(key)
    })
}
