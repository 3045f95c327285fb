// Routes for signing in and out, and for the user's own sessions.
import type { Context } from 'hono'
import type { Factor } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Env } from '../answers.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { firstHalfOf } from '../networks.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { needSignIn } from './actor.ts'
import { askForPassword } from './forgottenPassword.ts'
import type { Identity } from './identity.ts'
import { callerOf } from './identity.ts'
import { tellNewDevice } from './mails.ts'
import { meOf } from './me.ts'
import type { Redeemed } from './oneTimeLinks.ts'
import type { UsedPasskey } from './passkeys.ts'
import { hasSecondFactor } from './secondFactors.ts'
import type { Opened, SessionEntry } from './sessions.ts'
import type { Proven } from './signIn.ts'

type Names =
  | 'GET /api/session'
  | 'POST /api/session'
  | 'DELETE /api/session'
  | 'POST /api/session/presence'
  | 'GET /api/sessions'
  | 'DELETE /api/sessions/:id'
  | 'POST /api/forgotten-passwords'

/** Links between sessions and providers. */
export interface OfProviders {
  /** Sign-out URL of the provider that opened the session; to be read once the session has ended. */
  readonly signOutAddress: (session: string) => Promise<() => Promise<string | null>>
  /** Which of these sessions a provider opened. */
  readonly providersOf: (sessions: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

export const sessionHandlers = (identity: Identity, { signOutAddress, providersOf }: OfProviders): Handlers<Names> => ({
  'GET /api/session': async ({ c }) => {
    const session = await identity.sessions.find(c.req.header('Cookie'))
    return ok({ me: session && (await meOf(identity.deps, session)) })
  },
  'POST /api/session': async ({ c, body }) => {
    const caller = callerOf(c)
    if ('link' in body) {
      const redeemed = await identity.signIn.byLink({ token: body.link, password: body.password, factor: body.factor }, caller)
      if (!redeemed.ok) return redeemed
      await afterLink(identity, c, redeemed.value)
      const { account, factor, isByOperator } = redeemed.value
      return ok(await openSession(identity, c, account, { way: 'link', factor, isByOperator }))
    }
    if ('passkey' in body) {
      const used = await identity.passkeys.use(body.passkey, caller)
      if (!used.ok) return used
      const opened = await openByPasskey(identity, c, used.value)
      return opened ? ok(opened) : refuse('wrong-passkey')
    }
    const proof = await identity.signIn.byPassword(body.email, body.password, caller)
    if (!proof.ok) return proof
    const factor = await identity.secondFactors.check(proof.value.account, body.factor, caller)
    if (!factor.ok) return factor
    const opened = await openByPassword(identity, c, proof.value, factor.value)
    return opened ? ok(opened) : refuse('wrong-credentials')
  },
  'POST /api/forgotten-passwords': ({ c, body }) => askForPassword(identity, body.email, callerOf(c)),
  'DELETE /api/session': async ({ c }) => {
    const signedIn = needSignIn(c)
    const addressOf = signedIn.ok ? await signOutAddress(signedIn.value.session) : null
    const isRecorded = !signedIn.ok || (await endOwnSession(identity, c, signedIn.value.actor.account, signedIn.value.session))
    // Also without a session: signing out twice is idempotent. Clears the browser's HTTP cache; not "storage", which contains the sealed copies of
    // unsent edits and the service worker, nor "cookies", which identify this browser to its accounts (A5), nor "executionContexts", which would end
    // the page that is sealing those copies.
    c.header('Clear-Site-Data', '"cache"')
    c.header('Set-Cookie', identity.sessions.blankCookie)
    const next = (await addressOf?.()) ?? null
    return isRecorded && next === null ? NO_BODY : ok({ recorded: isRecorded, next })
  },
  'POST /api/session/presence': async ({ session }) => {
    await identity.sessions.touch(session)
    return NO_BODY
  },
  'GET /api/sessions': async ({ actor, session }) => {
    const sessions = await identity.sessions.list(actor.account)
    const providers = await providersOf(sessions.map(({ id }) => id))
    return ok(
      sessions.map(({ id, createdAt, lastUsed, device, network, way, factor }) => ({
        id,
        current: id === session,
        createdAt,
        lastUsed,
        device,
        network,
        way,
        factor,
        provider: providers.get(id) ?? null,
      })),
    )
  },
  'DELETE /api/sessions/:id': async ({ c, actor, id }) =>
    (await endSession(identity, c, actor.account, id)) ? NO_BODY : refuse('not-found'),
})

const afterLink = async ({ deps, mail }: Identity, c: Context<Env>, { account, kind }: Redeemed) => {
  const action = kind === 'password' ? 'password.reset' : 'signInLink.redeemed'
  await recordAudit(deps.db, deps.clock, { account, action, subject: account, address: c.get('address') })
  // The password is new, and its mail is pending.
  mail.wake()
}

/** A new session for this browser; the previous one of its cookie ends, against session fixation. */
export const openSession = async (
  identity: Identity,
  c: Context<Env>,
  account: AccountId,
  { isTold = true, ...entry }: Omit<SessionEntry, 'device' | 'network'> & { readonly isTold?: boolean },
) => enterBy(identity, c, await identity.sessions.open(account, { ...entry, ...sessionPlace(c) }), isTold)

/** The same by password, checked again to be still the account's; null when it is not. */
const openByPassword = async (identity: Identity, c: Context<Env>, proven: Proven, factor: Factor | null) => {
  const opened = await identity.sessions.open(proven.account, { ...sessionPlace(c), way: 'password', factor })
  // A second factor may have been set up while the password was verified.
  const holds =
    (await identity.signIn.stillHolds(proven)) && (factor !== null || !(await hasSecondFactor(identity.deps.db, proven.account)))
  if (holds) return enterBy(identity, c, opened)
  await identity.sessions.end(proven.account, opened.session.id)
  return null
}

/** A passkey verifies its user, so it is two factors in one. Null if it has been removed meanwhile. */
const openByPasskey = async (identity: Identity, c: Context<Env>, used: UsedPasskey) => {
  const opened = await identity.sessions.open(used.account, { ...sessionPlace(c), way: 'passkey' })
  if (await identity.passkeys.stillHolds(used)) return enterBy(identity, c, opened)
  await identity.sessions.end(used.account, opened.session.id)
  return null
}

/** From here on the browser has the session; the previous one of its cookie ends. */
export const enterBy = async (
  { sessions, browsers, mail, deps }: Identity,
  c: Context<Env>,
  { session, cookie }: Opened,
  isTold = true,
) => {
  const { account } = session
  const caller = callerOf(c)
  const isNewDevice = await browsers.isNew(caller.cookieHeader, account)
  // Before the other session ends: the browser's push subscription continues with the new one.
  const browserCookie = await browsers.remember(caller.cookieHeader, session)
  const before = c.get('signedIn')
  if (before) await sessions.end(before.actor.account, before.session)
  c.header('Set-Cookie', cookie)
  if (browserCookie) c.header('Set-Cookie', browserCookie, { append: true })
  await recordAudit(deps.db, deps.clock, { account, action: 'session.opened', subject: session.id, address: caller.address })
  const me = await meOf(deps, session)
  if (isNewDevice && isTold) {
    await tellNewDevice(deps, mail, session)
    // Shown at once where the account is open already.
    for (const { group } of me.memberships) deps.bus.publish({ type: 'news', group, of: 'inbox', account })
  }
  return me
}

/** Ends the session, also while nothing can be written. Returns whether it was recorded. */
const endOwnSession = async (identity: Identity, c: Context<Env>, account: AccountId, id: string): Promise<boolean> => {
  const { sessions, deps } = identity
  if (!(await sessions.endAnyway(account, id))) return false
  // The row is deleted: a failure to audit it, a moment later, keeps nobody signed in.
  const recorded = recordAudit(deps.db, deps.clock, { account, action: 'session.ended', subject: id, address: c.get('address') })
  return recorded.then(
    () => true,
    () => false,
  )
}

const endSession = async ({ sessions, deps }: Identity, c: Context<Env>, account: AccountId, id: string): Promise<boolean> => {
  const ended = await sessions.end(account, id)
  if (ended) await recordAudit(deps.db, deps.clock, { account, action: 'session.ended', subject: id, address: c.get('address') })
  return ended
}

/** Device and place of a session, as its owner recognises them. */
export const sessionPlace = (c: Context<Env>) => ({ device: deviceOf(c.req.header('User-Agent')), network: firstHalfOf(c.get('address')) })

const BROWSERS = { 'Edg/': 'Edge', 'OPR/': 'Opera', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' }
const SYSTEMS = { Android: 'Android', iPhone: 'iPhone', iPad: 'iPad', Windows: 'Windows', 'Mac OS X': 'macOS', Linux: 'Linux' }
/** `Firefox · Linux`: enough to distinguish one's own devices. */
const deviceOf = (userAgent = ''): string =>
  [BROWSERS, SYSTEMS]
    .map((names) => Object.entries(names).find(([mark]) => userAgent.includes(mark))?.[1])
    .filter((name) => name !== undefined)
    .join(' · ')
