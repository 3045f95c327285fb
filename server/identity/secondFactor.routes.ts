// Routes for the user's own second factor and for confirming their identity again.
import type { secondFactorApi } from '../../shared/api/secondFactor.ts'
import { ok } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { qrOf } from '../outcome/qr.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { factorChanges } from './factorChanges.ts'
import { callerOf, type Identity } from './identity.ts'
import { proveAgain } from './proof.ts'
import { newTotpSecret, uriOf } from './totp.ts'

export const secondFactorHandlers = (identity: Identity): Handlers<keyof typeof secondFactorApi> => {
  const { deps, secondFactors, mail, url } = identity
  const { tooMany, changed } = factorChanges(identity)
  return {
    'PUT /api/session/proof': ({ c, actor, session, body: given }) =>
      proveAgain(identity, { account: actor.account, session, given, caller: callerOf(c) }),
    'GET /api/me/second-factor': async ({ actor }) => ok(await secondFactors.of(actor.account)),
    'POST /api/me/authenticator-secrets': async ({ email }) => {
      const secret = newTotpSecret(deps.random)
      const uri = uriOf(secret, { host: new URL(url).hostname, email })
      return ok({ secret, uri, qr: qrOf(uri) })
    },
    'PUT /api/me/authenticator': async ({ c, actor: { account }, session, body }) => {
      const wait = await tooMany(account)
      if (wait) return wait
      const set = await secondFactors.setAuthenticator(account, body)
      if (!set.ok) return set
      await changed(account, session)
      const { address } = callerOf(c)
      await recordAudit(deps.db, deps.clock, { account, action: 'factor.added', subject: account, address })
      return ok({ recoveryCodes: set.value })
    },
    'DELETE /api/me/authenticator': async ({ c, actor: { account }, session }) => {
      const removed = await secondFactors.removeAuthenticator(account)
      if (!removed.ok) return removed
      await changed(account, session)
      const { address } = callerOf(c)
      await recordAudit(deps.db, deps.clock, { account, action: 'factor.removed', subject: account, address })
      return NO_BODY
    },
    'POST /api/me/recovery-codes': async ({ c, actor: { account } }) => {
      const wait = await tooMany(account)
      if (wait) return wait
      const made = await secondFactors.renewCodes(account)
      if (!made.ok) return made
      mail.wake()
      const { address } = callerOf(c)
      await recordAudit(deps.db, deps.clock, { account, action: 'recoveryCodes.renewed', subject: account, address })
      return ok({ recoveryCodes: made.value })
    },
  }
}
