// Composes the parts of identity, once per server.
import type { Context } from 'hono'
import type { Acts } from '../acts/readActs.ts'
import type { Env } from '../answers.ts'
import type { Deps } from '../deps.ts'
import type { Mail } from '../mail/mail.ts'
import { createThrottle } from '../throttle.ts'
import { type Browsers, createBrowsers } from './browsers.ts'
import type { Caller } from './caller.ts'
import type { BetweenAppends } from './linkActs.ts'
import { factorTeller, tellPasswordChanged } from './mails.ts'
import { createPasskeys, type Passkeys } from './passkeys.ts'
import { createPasswords, type PasswordCost, type Passwords } from './passwords.ts'
import { createRequestLimits, type RequestLimits } from './requestLimits.ts'
import { createSecondFactors, type SecondFactors } from './secondFactors.ts'
import type { SessionTimes } from './sessionAdapter.ts'
import { createSessions, type LoginSessions } from './sessions.ts'
import { createSignIn, type SignInService } from './signIn.ts'
import { createTokenPlaces, type TokenPlaces } from './tokenPlaces.ts'
import type { PasskeyHosts } from './webauthn.ts'

export interface Identity {
  readonly deps: Deps
  readonly acts: Acts
  readonly sessions: LoginSessions
  readonly browsers: Browsers
  readonly passwords: Passwords
  readonly signIn: SignInService
  readonly secondFactors: SecondFactors
  readonly passkeys: Passkeys
  readonly tokenPlaces: TokenPlaces
  readonly requestLimits: RequestLimits
  readonly mail: Mail
  readonly report: (what: string, error: unknown) => void
  readonly invitationMs: number
  /** Called after an account was erased. */
  readonly erased: () => void
  /** Runs work while no append is in flight. */
  readonly between: BetweenAppends
  /** Base of our links: from the configuration, never from a Host header. */
  readonly url: string
}

export interface IdentityOptions extends SessionTimes, PasskeyHosts {
  readonly between: BetweenAppends
  readonly erased: () => void
  readonly acts: Acts
  readonly mail: Mail
  readonly report: (what: string, error: unknown) => void
  readonly invitationMs: number
  readonly url: string
  readonly secure: boolean
  /** Instead of the cost that the server has in production. */
  readonly passwordCost?: PasswordCost | undefined
}

export const createIdentity = (
  deps: Deps,
  { secure, hosts, origins, url, mail, report, invitationMs, between, erased, acts, passwordCost, ...times }: IdentityOptions,
): Identity => {
  const passwords = createPasswords(passwordCost)
  const browsers = createBrowsers(deps, secure)
  const throttle = createThrottle(deps.db, deps.clock)
  const sessions = createSessions(deps, times, secure)
  const tell = factorTeller(mail)
  const passkeys = createPasskeys(deps, { throttle, where: { hosts, origins }, secure, tell })
  const secondFactors = createSecondFactors(deps, { throttle, browsers, passkeys, tell })
  return {
    deps,
    acts,
    sessions,
    browsers,
    passwords,
    signIn: createSignIn(deps, {
      passwords,
      throttle,
      browsers,
      sessions,
      between,
      secondFactors,
      passwordSet: (inside, account) => tellPasswordChanged(inside, mail, account),
    }),
    secondFactors,
    passkeys,
    tokenPlaces: createTokenPlaces(deps, mail),
    requestLimits: createRequestLimits(deps.clock),
    mail,
    report,
    invitationMs,
    between,
    erased,
    url,
  }
}

export const callerOf = (c: Context<Env>): Caller => ({
  address: c.get('address'),
  cookieHeader: c.req.header('Cookie'),
  host: c.req.header('Host'),
})
