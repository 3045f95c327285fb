// Middleware that authenticates a request by cookie or token, and permission checks for handlers.
import type { Context, MiddlewareHandler } from 'hono'
import { type DocumentId, type GroupId, isActs, parseDocumentId } from '../../shared/ids.ts'
import { type Actor, membershipIn } from '../../shared/people.ts'
import { type Action, accessTo, can } from '../../shared/permissions.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { answer, type Env, type More, type SignedInRequest } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { registeredGroup, statesAmong } from '../groups/documentRegistry.ts'
import { readAccount } from './accounts.ts'
import { signedInByToken, tokenIn } from './apiTokens.ts'
import { recordDenial } from './denials.ts'
import { withHeld } from './heldMemberships.ts'
import type { Identity } from './identity.ts'
import { REQUEST_LIMITS } from './requestLimits.ts'
import type { LoginSessions } from './sessions.ts'

export const signedInBy = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  sessions: LoginSessions,
  cookieHeader: string | undefined,
): Promise<SignedInRequest | null> => {
  const session = await sessions.find(cookieHeader)
  const account = session && (await readAccount(deps.db, session.account))
  return session && account ? { ...account, actor: await withHeld(deps, account.actor, session.id), session: session.id } : null
}

export const actorMiddleware =
  ({ deps, sessions, tokenPlaces, requestLimits }: Needs): MiddlewareHandler<Env> =>
  async (c, next) => {
    const isChange = !isReading(c)
    const token = tokenIn(c.req.header('Authorization'))
    if (token === null) {
      const signedIn = await signedInBy(deps, sessions, c.req.header('Cookie'))
      // The number of upload chunks depends on the size of the file.
      const wait = signedIn && isChange && c.get('bytes').length === 0 ? requestLimits.bySession(signedIn.session) : 0
      if (wait > 0) return answer(c, 'too-many', { retryAfter: wait })
      c.set('signedIn', signedIn)
    } else {
      // A cookie in the same request is ignored: it must not allow more than the token does.
      const byToken = await signedInByToken(deps, token)
      if (!byToken) return answer(c, 'token-invalid')
      const wait = requestLimits.byToken(byToken.session, isChange ? 'change' : 'read')
      const { units, fullIn } = requestLimits.leftOfToken(byToken.session)
      const addLimit = () => {
        c.header('RateLimit-Policy', TOKEN_POLICY)
        c.header('RateLimit', `"token";r=${units};t=${fullIn}`)
      }
      addLimit()
      if (wait > 0) return answer(c, 'too-many', { retryAfter: wait })
      // A token has access to this group only.
      const closed = byToken.actor.memberships.find(({ held }) => held)
      if (closed?.held) return answer(c, closed.held, closed)
      await tokenPlaces.used(byToken.token, byToken.actor.account, c.get('address'))
      c.set('signedIn', byToken)
      await next()
      // A handler may have answered with a response of its own.
      addLimit()
      return
    }
    await next()
  }

/** As in the draft of the IETF on rate limit headers: so many units in so many seconds. */
const { burst, perSecond } = REQUEST_LIMITS.token
const TOKEN_POLICY = `"token";q=${burst};w=${burst / perSecond}`

type Needs = Pick<Identity, 'deps' | 'sessions' | 'tokenPlaces' | 'requestLimits'>

export const needSignIn = (c: Context<Env>): Result<SignedInRequest> => {
  const signedIn = c.get('signedIn')
  return signedIn ? ok(signedIn) : refuse('sign-in-needed')
}

/** Whether the actor may do this in this group; a refusal is recorded. `group` is null for an invalid id. */
export const permit = async (
  deps: Deps,
  c: Context<Env>,
  action: Action,
  group: GroupId | null,
): Promise<Allowed<{ actor: Actor; group: GroupId }>> => {
  const signedIn = needSignIn(c)
  if (!signedIn.ok) return signedIn
  const { actor } = signedIn.value
  if (!group) return refuse('not-found')
  const verdict = can(isReading(c) ? reading(actor) : actor, action, group)
  if (verdict.ok) return ok({ actor, group })
  const denial = { account: actor.account, subject: group, detail: action, address: c.get('address') }
  if (verdict.refusal !== 'group-read-only') await recordDenial(deps, denial)
  return { ...verdict, providers: membershipIn(actor, group)?.providers }
}
export const isReading = (c: Context<Env>): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'
/** What a role may see stays visible in a group that is suspended or archived. */
const reading = ({ memberships }: Actor): Pick<Actor, 'memberships'> => ({
  memberships: memberships.map(({ readOnly: _, ...membership }) => membership),
})
/** With additional fields of some refusals. */
type Allowed<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false; readonly refusal: Refusal } & More)

/** Whether the actor is an operator of the installation; a refusal is recorded and reveals nothing. */
export const permitOperator = async (deps: Deps, c: Context<Env>): Promise<Result<SignedInRequest>> => {
  const signedIn = needSignIn(c)
  if (!signedIn.ok || signedIn.value.isOperator) return signedIn
  const { account } = signedIn.value.actor
  await recordDenial(deps, { account, subject: '', detail: 'operator', address: c.get('address') })
  return refuse('not-found')
}

/** The same for a document of the registry. Users who may not read it get `not-found`, whether the document exists or not. */
export const permitDocument = async (
  deps: Deps,
  c: Context<Env>,
  action: Action,
  name: string,
): Promise<Allowed<{ actor: Actor; group: GroupId; document: DocumentId }>> => {
  const signedIn = needSignIn(c)
  if (!signedIn.ok) return signedIn
  const document = parseDocumentId(name)
  const group = document && (await registeredGroup(deps.db, document))
  // Acts are read in the feed of their group: they have no past states. Their head may be read.
  if (!document || !group || (isActs(document) && action === 'history.read')) return refuse('not-found')
  const allowed = await permit(deps, c, action, group)
  if (!allowed.ok) return allowed
  const { actor } = allowed.value
  if (accessTo(actor, group, (await statesAmong(deps.db, [document])).get(document) ?? null) === 'none') {
    await recordDenial(deps, { account: actor.account, subject: document, detail: 'draft.read', address: c.get('address') })
    return refuse('not-found')
  }
  return ok({ actor, group, document })
}
