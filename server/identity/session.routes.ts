// Signing in and out, and one's own sessions.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SessionInfo, SessionState, SignedOutUnrecorded } from '../../shared/api/answers.ts'
import type { AccountId } from '../../shared/ids.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { needSignIn } from './actor.ts'
import { recordAudit } from './audit.ts'
import { passwordField, tokenField } from './fields.ts'
import type { Identity } from './identity.ts'
import { callerOf } from './identity.ts'
import { meOf } from './me.ts'
import type { Opened } from './sessions.ts'
import type { Proven } from './signIn.ts'

const SignIn = z.union([
  z.object({ link: tokenField, password: passwordField }),
  z.object({ email: z.string().max(254), password: passwordField }),
])

export const sessionRoutes = (identity: Identity) =>
  new Hono<Env>()
    .get('/api/session', async (c) => {
      const session = await identity.sessions.find(c.req.header('Cookie'))
      const state: SessionState = { me: session && (await meOf(identity.deps, session)) }
      return c.json(state)
    })
    .post('/api/session', async (c) => {
      const body = readBody(c, SignIn)
      if (!body.ok) return answer(c, body.refusal)
      const caller = callerOf(c)
      const { value } = body
      if ('link' in value) {
        const redeemed = await identity.signIn.byLink({ token: value.link, password: value.password }, caller)
        if (!redeemed.ok) return answer(c, redeemed.refusal, redeemed.retryAfter)
        await afterLink(identity, c, redeemed.value)
        return c.json(await openSession(identity, c, redeemed.value))
      }
      const proof = await identity.signIn.byPassword(value.email, value.password, caller)
      if (!proof.ok) return answer(c, proof.refusal, proof.retryAfter)
      const opened = await openByPassword(identity, c, proof.value)
      return opened ? c.json(opened) : answer(c, 'wrong-credentials')
    })
    .delete('/api/session', async (c) => {
      const signedIn = needSignIn(c)
      const isRecorded = !signedIn.ok || (await endOwnSession(identity, c, signedIn.value.actor.account, signedIn.value.session))
      // Also without a session: signing out twice is idempotent. What the browser's HTTP cache may hold goes; not "storage", which
      // holds the sealed copies of unsent work and the service worker, nor "cookies", which name this browser to its people (A5), nor
      // "executionContexts", which would end the page that is sealing those copies.
      c.header('Clear-Site-Data', '"cache"')
      c.header('Set-Cookie', identity.sessions.blankCookie)
      if (isRecorded) return c.body(null, 204)
      const answered: SignedOutUnrecorded = { recorded: false }
      return c.json(answered)
    })
    .post('/api/session/presence', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      await identity.sessions.touch(signedIn.value.session)
      return c.body(null, 204)
    })
    .get('/api/sessions', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const { actor, session } = signedIn.value
      const sessions: readonly SessionInfo[] = (await identity.sessions.list(actor.account)).map(({ id, createdAt, lastUsed, device }) => ({
        id,
        current: id === session,
        createdAt,
        lastUsed,
        device,
      }))
      return c.json(sessions)
    })
    .delete('/api/sessions/:id', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const ended = await endSession(identity, c, signedIn.value.actor.account, c.req.param('id'))
      return ended ? c.body(null, 204) : answer(c, 'not-found')
    })

const afterLink = async ({ deps }: Identity, c: Context<Env>, account: AccountId) => {
  await recordAudit(deps.db, deps.clock, { account, action: 'signInLink.redeemed', subject: account, address: c.get('address') })
}

/** A new session for this browser; the one that its cookie held is over, and so a planted one leads nowhere. */
export const openSession = async (identity: Identity, c: Context<Env>, account: AccountId) =>
  enterBy(identity, c, await identity.sessions.open(account, deviceOf(c.req.header('User-Agent'))))

/** The same by a password, of which it is asked once more whether it is the account's; null when it is not any more. */
const openByPassword = async (identity: Identity, c: Context<Env>, proven: Proven) => {
  const opened = await identity.sessions.open(proven.account, deviceOf(c.req.header('User-Agent')))
  if (await identity.signIn.stillHolds(proven)) return enterBy(identity, c, opened)
  await identity.sessions.end(proven.account, opened.session.id)
  return null
}

const enterBy = async ({ sessions, browsers, deps }: Identity, c: Context<Env>, { session, cookie }: Opened) => {
  const { account } = session
  const caller = callerOf(c)
  const before = c.get('signedIn')
  if (before) await sessions.end(before.actor.account, before.session)
  const browserCookie = await browsers.remember(caller.cookieHeader, account)
  c.header('Set-Cookie', cookie)
  if (browserCookie) c.header('Set-Cookie', browserCookie, { append: true })
  await recordAudit(deps.db, deps.clock, { account, action: 'session.opened', subject: session.id, address: caller.address })
  return meOf(deps, session)
}

/** Signing out always succeeds, also while nothing can be written. Returns whether it was recorded. */
const endOwnSession = async (identity: Identity, c: Context<Env>, account: AccountId, id: string): Promise<boolean> => {
  const { sessions, deps } = identity
  if (!(await sessions.endAnyway(account, id))) return false
  // The row is gone: that it cannot be told in the audit, a moment later, keeps nobody signed in.
  const told = recordAudit(deps.db, deps.clock, { account, action: 'session.ended', subject: id, address: c.get('address') })
  return told.then(
    () => true,
    () => false,
  )
}

const endSession = async ({ sessions, deps }: Identity, c: Context<Env>, account: AccountId, id: string): Promise<boolean> => {
  const ended = await sessions.end(account, id)
  if (ended) await recordAudit(deps.db, deps.clock, { account, action: 'session.ended', subject: id, address: c.get('address') })
  return ended
}

const BROWSERS = { 'Edg/': 'Edge', 'OPR/': 'Opera', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' }
const SYSTEMS = { Android: 'Android', iPhone: 'iPhone', iPad: 'iPad', Windows: 'Windows', 'Mac OS X': 'macOS', Linux: 'Linux' }
/** `Firefox · Linux`: enough to tell one's own devices apart. */
const deviceOf = (userAgent = ''): string =>
  [BROWSERS, SYSTEMS]
    .map((names) => Object.entries(names).find(([mark]) => userAgent.includes(mark))?.[1])
    .filter((name) => name !== undefined)
    .join(' · ')
