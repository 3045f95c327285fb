// Routes for signing in through a provider, links to providers, and back-channel logout.
import type { providerApi } from '../../shared/api/providers.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isMoreThanPasswordNeeded } from '../identity/beyondPassword.ts'
import { callerOf } from '../identity/identity.ts'
import { previewInvitation } from '../identity/invitations.ts'
import { isConfirmationNeeded } from '../identity/proof.ts'
import { hashToken } from '../identity/tokens.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { byAddress, createThrottle } from '../throttle.ts'
import { beginSignIn } from './begin.ts'
import { completeSignIn, receiveCallback } from './callback.ts'
import { providerLinks, removeProviderLink } from './links.ts'
import { keepReceived, readLogoutToken, wasReceived } from './logoutToken.ts'
import { endSessionsOf } from './providerSessions.ts'
import type { Providers } from './providers.ts'
import { ownPage } from './returnTo.ts'

/** Limit per account in a quarter of an hour; each notifies its owner. */
const MOST_CHANGES = 20

export const providerHandlers = (providers: Providers): Handlers<keyof typeof providerApi> => {
  const { identity } = providers
  const { deps, sessions, signIn, url } = identity
  const nothing = { invitation: null, session: null }
  return {
    'GET /api/providers': () => ok(providers.all.map(({ settings: { id, name } }) => ({ id, name }))),
    'POST /api/provider-sign-ins': async ({ c, body: { provider, returnTo, invitation } }) => {
      if (invitation === undefined) {
        const session = c.get('signedIn')?.session ?? null
        return beginSignIn(providers, c, { ...nothing, provider, purpose: 'signIn', returnTo: ownPage(returnTo), session })
      }
      const looked = await signIn.guarded(callerOf(c), () => previewInvitation(deps, invitation))
      if (!looked.ok) return looked
      return beginSignIn(providers, c, { ...nothing, provider, purpose: 'invitation', returnTo: '/', invitation: hashToken(invitation) })
    },
    'PUT /api/provider-sign-ins/factor': ({ c, body }) => completeSignIn(providers, c, body.factor),
    'GET /api/providers/:provider/sign-in': async ({ c, provider: id }) => {
      const provider = providers.byId(id)
      return provider ? c.redirect(`${url}${await receiveCallback(providers, c, provider)}`, 302) : refuse('not-found')
    },
    'POST /api/providers/:provider/logout-tokens': async ({ c, provider: id }) => {
      const provider = providers.byId(id)
      if (!provider) return refuse('not-found')
      const { address } = callerOf(c)
      const throttle = createThrottle(deps.db, deps.clock)
      const wait = await throttle.wait(byAddress(address))
      if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
      const described = await provider.describe()
      if (!described.ok) return described
      const [token, ...more] = new URLSearchParams(c.get('body')).getAll('logout_token')
      const { clientId } = provider.settings
      const read =
        token === undefined || more.length > 0
          ? 'invalid'
          : await readLogoutToken(described.value, { token, clientId, now: deps.clock.now() })
      if (read === 'unreachable') return refuse('provider-down')
      if (read === 'invalid' || (await wasReceived(deps, read))) {
        await throttle.fail(byAddress(address))
        return refuse('bad-request')
      }
      await endSessionsOf(deps, sessions, read, { provider: id, address })
      await keepReceived(deps, read)
      return c.body(null, 200)
    },
    'POST /api/session/provider-proofs': ({ c, session, body: { provider, returnTo } }) =>
      beginSignIn(providers, c, { ...nothing, provider, purpose: 'proof', returnTo: ownPage(returnTo), session }),
    'GET /api/me/provider-links': async ({ actor }) => ok(await providerLinks(deps.db, actor.account)),
    'POST /api/me/provider-links': async ({ c, actor, session, body: { provider } }) => {
      if (await isMoreThanPasswordNeeded(deps, actor, await sessions.byId(session))) return refuse('more-than-password')
      if (await isConfirmationNeeded(identity, session)) return refuse('proof-needed')
      return beginSignIn(providers, c, { ...nothing, provider, purpose: 'link', returnTo: '/me', session })
    },
    'DELETE /api/me/provider-links/:id': async ({ c, actor: { account }, session, id }) => {
      if (await isConfirmationNeeded(identity, session)) return refuse('proof-needed')
      const wait = await createThrottle(deps.db, deps.clock).take([{ key: `provider ${account}`, failures: MOST_CHANGES }])
      if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
      const [known] = (await providerLinks(deps.db, account)).filter((link) => link.id === id)
      const tell = providers.tellOf(known ? providers.byId(known.provider) : null)
      const removed = await removeProviderLink(deps, { account, id }, { address: callerOf(c).address, tell })
      if (!removed.ok) return removed
      identity.mail.wake()
      await sessions.endOthers(account, session)
      return NO_BODY
    },
  }
}
