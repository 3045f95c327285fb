// Notices in this browser while Ruta is not open: turned on and off, each time for the session that asks.
import type { pushApi } from '../../shared/api/push.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Deps } from '../identity/identityDeps.ts'
import { done, type Handlers } from '../routes.ts'
import { isBrowserKey } from './line.ts'
import type { Push } from './push.ts'
import { browserOf, dropBrowser, keepBrowser } from './subscriptions.ts'

export const pushHandlers = (deps: Deps, push: Push): Handlers<keyof typeof pushApi> => ({
  'GET /api/me/push': async ({ session }) => ok({ key: await push.publicKey(), on: (await browserOf(deps.db, session)) !== null }),
  'PUT /api/me/push': async ({ actor: { account }, session, body }) => {
    if (!push.takes(body.endpoint) || !isBrowserKey(body)) return refuse('push-service')
    await deps.db.transaction().execute((db) => keepBrowser({ ...deps, db }, { account, session }, body))
    return done
  },
  'DELETE /api/me/push': async ({ session }) => {
    const id = await browserOf(deps.db, session)
    if (id !== null) await dropBrowser(deps.db, id)
    return done
  },
})
