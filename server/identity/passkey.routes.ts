// Routes for challenges, and for the passkeys of the user's own account.
import type { passkeyApi } from '../../shared/api/passkeys.ts'
import { ok, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { factorChanges } from './factorChanges.ts'
import { callerOf, type Identity } from './identity.ts'

export const passkeyHandlers = (identity: Identity): Handlers<keyof typeof passkeyApi> => {
  const { deps, passkeys, secondFactors } = identity
  const { tooMany, changed } = factorChanges(identity)
  return {
    'POST /api/passkey-challenges': async ({ c }) => {
      const made = await passkeys.challenge(callerOf(c))
      if (!made.ok) return made
      const { options, cookie } = made.value
      if (cookie) c.header('Set-Cookie', cookie, { append: true })
      return ok({ options })
    },
    'POST /api/me/passkey-challenges': async ({ c, actor: { account, name }, email, session }) => {
      const wait = await tooMany(account, 'challenge')
      if (wait) return wait
      return ok({ options: await passkeys.creation({ account, name, email, session }, callerOf(c)) })
    },
    'POST /api/me/passkeys': async ({ c, actor: { account }, session, body }) => {
      const wait = await tooMany(account)
      if (wait) return wait
      const caller = callerOf(c)
      const store = await passkeys.verified(session, body.passkey, caller)
      if (!store) return refuse('wrong-passkey')
      const added = await secondFactors.addPasskey(account, body.name, store)
      if (!added.ok) return added
      await changed(account, session)
      await recordAudit(deps.db, deps.clock, { account, action: 'passkey.added', subject: account, address: caller.address })
      return ok({ recoveryCodes: added.value })
    },
    'PATCH /api/me/passkeys/:id': async ({ actor, id, body }) => {
      const renamed = await passkeys.rename(actor.account, id, body.name)
      return renamed.ok ? NO_BODY : renamed
    },
    'DELETE /api/me/passkeys/:id': async ({ c, actor: { account }, session, id }) => {
      const removed = await secondFactors.removePasskey(account, id)
      if (!removed.ok) return removed
      await changed(account, session)
      await recordAudit(deps.db, deps.clock, { account, action: 'passkey.removed', subject: account, address: callerOf(c).address })
      return NO_BODY
    },
  }
}
