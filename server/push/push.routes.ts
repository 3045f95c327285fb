// Notices in this browser while Ruta is not open: turned on and off, each time for the one that asks.
import type { pushApi } from '../../shared/api/push.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { isBrowserKey } from './line.ts'
import type { Push } from './push.ts'
import { browserOf, dropBrowser, keepBrowser } from './subscriptions.ts'

export const pushHandlers = ({ deps, browsers }: Identity, push: Push): Handlers<keyof typeof pushApi> => ({
  'GET /api/me/push': async ({ session }) => ok({ key: await push.publicKey(), on: (await browserOf(deps.db, session)) !== null }),
  'PUT /api/me/push': async ({ c, actor: { account }, session, body }) => {
    if (!push.takes(body.endpoint) || !isBrowserKey(body)) return refuse('push-service')
    const own = { account, session, browser: await browsers.known(c.req.header('Cookie'), account) }
    const isOpen = await deps.db.transaction().execute((db) => keepBrowser({ ...deps, db }, own, body))
    return isOpen ? NO_BODY : refuse('sign-in-needed')
  },
  'DELETE /api/me/push': async ({ session }) => {
    const id = await browserOf(deps.db, session)
    if (id !== null) await dropBrowser(deps.db, id)
    return NO_BODY
  },
})
