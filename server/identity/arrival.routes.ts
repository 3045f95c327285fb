// Routes for new accounts: the first chair by the set-up link, everybody else by an invitation.
import type { arrivalApi } from '../../shared/api/arrival.ts'
import { ok, refuse } from '../../shared/result.ts'
import { requestLanguage } from '../answers.ts'
import type { Handlers } from '../routes.ts'
import { arriveAsFirstChair, arriveByInvitation } from './arrival.ts'
import { normalEmail } from './emails.ts'
import { callerOf, type Identity } from './identity.ts'
import { previewInvitation } from './invitations.ts'
import { openSession } from './session.routes.ts'
import { setUpOpen } from './setUp.ts'

export const arrivalHandlers = (identity: Identity): Handlers<keyof typeof arrivalApi> => {
  const { deps, signIn } = identity
  return {
    'GET /api/set-up': async () => ok({ open: await setUpOpen(deps) }),
    'POST /api/set-up': async ({ c, body }) => {
      if (normalEmail(body.email) === null) return refuse('bad-request')
      const done = await arriveAsFirstChair(identity, { ...body, language: body.language ?? requestLanguage(c) }, callerOf(c))
      return done.ok ? ok(await openSession(identity, c, done.value, { way: 'setUp' })) : done
    },
    'POST /api/invitations/preview': ({ c, body }) => signIn.guarded(callerOf(c), () => previewInvitation(deps, body.token)),
    'POST /api/invitations/acceptance': async ({ c, body }) => {
      if (body.email !== undefined && normalEmail(body.email) === null) return refuse('bad-request')
      const joined = await arriveByInvitation(identity, { ...body, language: requestLanguage(c) }, c.get('signedIn'), callerOf(c))
      // Also for a signed-in account: its permissions increase, so it gets a new session.
      return joined.ok
        ? ok(await openSession(identity, c, joined.value, { way: 'invitation', isUnproven: c.get('signedIn') !== null }))
        : joined
    },
  }
}
