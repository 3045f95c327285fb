// The callback: the browser comes back from a provider with its authorization response. It is checked, and the browser redirected to a page of ours.
import type { Context } from 'hono'
import { PROVIDER_PAGE } from '../../shared/api/providers.ts'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import type { Factor, Me } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { type Env, requestLanguage } from '../answers.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import { makeCopyKey } from '../identity/accounts.ts'
import { isMoreThanPasswordNeeded } from '../identity/beyondPassword.ts'
import type { IdentityConfirmation } from '../identity/caller.ts'
import { callerOf } from '../identity/identity.ts'
import { PROOF_MS } from '../identity/proof.ts'
import { hasSecondFactor } from '../identity/secondFactors.ts'
import { enterBy, sessionPlace } from '../identity/session.routes.ts'
import { byAddress, createThrottle } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import { type Attempt, dropFound, findFound, keepFound, takeAttempt } from './attempts.ts'
import { type Arriving, enterByProvider, whoIs } from './enter.ts'
import { type Identified, identify } from './identify.ts'
import { addLink, linkedAccount } from './links.ts'
import type { Provider } from './provider.ts'
import { rememberProvider } from './providerSessions.ts'
import type { Providers } from './providers.ts'

/** The page to redirect to. */
export const receiveCallback = async (providers: Providers, c: Context<Env>, provider: Provider): Promise<string> => {
  const { deps } = providers.identity
  const budgets = byAddress(c.get('address'))
  const throttle = createThrottle(deps.db, deps.clock)
  const outcome: Taken = (await throttle.wait(budgets)) > 0 ? refuse('too-many') : await take(providers, c, provider)
  if (outcome.ok) return outcome.value
  if (outcome.to !== undefined)
    return `${PROVIDER_PAGE}?step=factor&factors=${(outcome.factors ?? []).join(',')}&to=${encodeURIComponent(outcome.to)}`
  if (outcome.refusal === 'provider-expired') await throttle.fail(budgets)
  return `${PROVIDER_PAGE}?why=${outcome.refusal}`
}

/** `to`: the page to open once the missing second factor has been given. */
type Taken = IdentityConfirmation<string> & { readonly to?: string }
const take = async (providers: Providers, c: Context<Env>, provider: Provider): Promise<Taken> => {
  const { identity, secure } = providers
  const { deps } = identity
  const { id } = provider.settings
  const caller = callerOf(c)
  const url = new URL(c.req.url)
  const attempt = await takeAttempt(deps, {
    state: url.searchParams.get('state') ?? '',
    provider: id,
    cookieHeader: caller.cookieHeader,
    secure,
  })
  if (!attempt) return refuse('provider-expired')
  const described = await provider.describe()
  if (!described.ok) return described
  // The registered redirect URI, whatever host name the request used.
  const answer = new URL(providers.redirectOf(id))
  answer.search = url.search
  const found = await identify(described.value, answer, attempt, identity.report)
  if (!found.ok) return found
  const act = { link, proof: prove, signIn, invitation: signIn }[attempt.purpose]
  const done = await act(providers, c, { attempt, found: found.value })
  if (!done.ok && done.refusal === 'second-factor-needed') return { ...done, to: attempt.returnTo }
  if (!done.ok)
    await recordAudit(deps.db, deps.clock, {
      account: null,
      action: 'provider.refused',
      subject: id,
      detail: done.refusal,
      address: caller.address,
    })
  return done.ok ? ok(attempt.returnTo) : done
}

const signIn = async (providers: Providers, c: Context<Env>, arriving: Arriving): Promise<IdentityConfirmation<unknown>> => {
  const opened = await open(providers, c, arriving, null)
  if (opened.ok || opened.refusal !== 'second-factor-needed') return opened
  const { deps, secondFactors } = providers.identity
  const caller = callerOf(c)
  await keepFound(deps, arriving.attempt, arriving.found, { ...caller, secure: providers.secure })
  const who = await whoIs(deps, arriving)
  if (!who.ok || who.value.is === 'newcomer') return opened
  // Its refusal lists the second factors that the account has.
  const asked = await secondFactors.check(who.value.account, undefined, caller)
  return asked.ok ? opened : asked
}

/** Verifies the second factor of a pending sign-in. */
export const completeSignIn = async (providers: Providers, c: Context<Env>, given: FactorGiven): Promise<IdentityConfirmation<Me>> => {
  const { identity, secure } = providers
  const caller = callerOf(c)
  const waiting = await findFound(identity.deps, caller.cookieHeader, secure)
  if (!waiting) return refuse('provider-expired')
  const arriving = { attempt: waiting, found: waiting.found }
  const who = await whoIs(identity.deps, arriving)
  if (!who.ok) return who
  if (who.value.is === 'newcomer') return refuse('provider-expired')
  const factor = await identity.secondFactors.check(who.value.account, given, caller)
  if (!factor.ok) return factor
  if (!(await dropFound(identity.deps, waiting.key))) return refuse('provider-expired')
  return open(providers, c, arriving, factor.value)
}

const open = async (
  providers: Providers,
  c: Context<Env>,
  arriving: Arriving,
  factor: Factor | null,
): Promise<IdentityConfirmation<Me>> => {
  const { identity } = providers
  const { deps } = identity
  const { attempt, found } = arriving
  // The screens and this device have data of the account that was signed in.
  const before = attempt.purpose === 'signIn' ? sameSession(c, attempt) : null
  if (before !== null) {
    const who = await whoIs(deps, arriving)
    if (who.ok && (who.value.is === 'newcomer' || who.value.account !== before)) return refuse('provider-other')
  }
  const { address } = callerOf(c)
  const tell = providers.tellOf(providers.byId(attempt.provider))
  const prepared = { address, tell, language: requestLanguage(c), copyKey: await makeCopyKey(), isFactorGiven: factor !== null }
  const entered = await enterByProvider({ ...deps, telling: identity }, arriving, prepared)
  if (!entered.ok) return entered
  identity.mail.wake()
  const isUnproven = factor === null && !isFresh(found, deps.clock.now())
  const opened = await identity.sessions.open(entered.value, {
    ...sessionPlace(c),
    way: 'provider',
    factor,
    isUnproven,
  })
  const holds = await stillHolds(deps.db, entered.value, { found, isFactorGiven: factor !== null })
  if (!holds.ok) {
    await identity.sessions.end(entered.value, opened.session.id)
    return holds
  }
  await rememberProvider(deps.db, opened.session.id, attempt.provider, found)
  return ok(await enterBy(identity, c, opened))
}

/** Checked once the session exists: the link, the account or its second factor may have changed, which ended earlier sessions. */
const stillHolds = async (
  db: Store,
  account: AccountId,
  { found, isFactorGiven }: { readonly found: Identified; readonly isFactorGiven: boolean },
): Promise<Result<null>> => {
  if ((await linkedAccount(db, found)) !== account) return refuse('provider-stranger')
  const lacksFactor = !isFactorGiven && !found.isMultiFactor && (await hasSecondFactor(db, account))
  return lacksFactor ? refuse('second-factor-needed') : ok(null)
}

/** Requires a fresh sign-in at the provider, not a session that was left open there. */
const isFresh = ({ authenticatedAt }: Identified, now: number): boolean => authenticatedAt !== null && now < authenticatedAt + PROOF_MS

/** Linking and confirming need the session that began the attempt, still open in this browser. */
const sameSession = (c: Context<Env>, { session }: Attempt): AccountId | null => {
  const signedIn = c.get('signedIn')
  return signedIn && signedIn.session === session ? signedIn.actor.account : null
}

const link = async (providers: Providers, c: Context<Env>, { attempt, found }: Arriving): Promise<IdentityConfirmation<unknown>> => {
  const { identity } = providers
  const account = sameSession(c, attempt)
  const signedIn = c.get('signedIn')
  if (!account || !signedIn) return refuse('provider-expired')
  // A group may have begun to require a provider meanwhile.
  const session = await identity.sessions.byId(signedIn.session)
  if (await isMoreThanPasswordNeeded(identity.deps, signedIn.actor, session)) return refuse('more-than-password')
  const by = { address: callerOf(c).address, tell: providers.tellOf(providers.byId(attempt.provider)) }
  const linked = await transactionOf(identity.deps, async (inside) => {
    const owner = await linkedAccount(inside.db, found)
    return owner === account ? ok(null) : addLink(inside, { account, provider: attempt.provider, found }, by)
  })
  if (!linked.ok) return linked
  identity.mail.wake()
  // As for every change of how an account is signed in to: other sessions may be an intruder's.
  await identity.sessions.endOthers(account, attempt.session)
  return linked
}

const prove = async (providers: Providers, c: Context<Env>, { attempt, found }: Arriving): Promise<IdentityConfirmation<unknown>> => {
  const { deps, sessions } = providers.identity
  const account = sameSession(c, attempt)
  if (!account || (await linkedAccount(deps.db, found)) !== account) return refuse('provider-proof')
  const isEnough = found.isMultiFactor || !(await hasSecondFactor(deps.db, account))
  if (!isEnough || !isFresh(found, deps.clock.now())) return refuse('provider-proof')
  await sessions.prove(attempt.session ?? '')
  return ok(null)
}
