// Proving who one is, by password or by a one-time link: the same answer and the same time for an unknown address and a wrong password.
import { type AccountId, parseAccountId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { must, ok } from '../../shared/result.ts'
import { plainEmail } from './accounts.ts'
import { recordAudit } from './audit.ts'
import type { Browsers } from './browsers.ts'
import type { Deps } from './deps.ts'
import { redeemLink } from './links.ts'
import type { Passwords } from './passwords.ts'
import { type Budget, createTurns, type Throttle, WINDOW_MS } from './throttle.ts'
import { hashToken } from './tokens.ts'

export interface Caller {
  /** Of the socket, or of the proxy that we were told to trust. */
  readonly address: string
  readonly cookieHeader: string | undefined
}

/** A refusal with the seconds to wait, where there are any. */
export type Proof<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly retryAfter?: number }

export interface SignIn {
  byPassword(email: string, password: string, caller: Caller): Promise<Proof<AccountId>>
  byLink(token: string, caller: Caller): Promise<Proof<AccountId>>
  /** Asks the password again, before it is changed. */
  confirm(account: AccountId, password: string, caller: Caller): Promise<Proof<AccountId>>
  /** Runs what takes a token out of a link, counting wrong ones against the caller's address. */
  guarded<T>(caller: Caller, redeem: () => Promise<Proof<T>>): Promise<Proof<T>>
}

const FAILURES_PER_ACCOUNT = 5
const FAILURES_PER_ADDRESS = 200
const MOST_WAITING_PER_ACCOUNT = 60
/** The queue for passwords is full: it moves on within seconds. */
const BUSY_SECONDS = 5

interface Parts {
  readonly passwords: Passwords
  readonly throttle: Throttle
  readonly browsers: Browsers
}

export const createSignIn = (deps: Deps, { passwords, throttle, browsers }: Parts): SignIn => {
  const { db, clock } = deps
  const inTurn = createTurns(MOST_WAITING_PER_ACCOUNT)
  const tooMany = (retryAfter: number) => ({ ok: false, refusal: 'too-many', retryAfter }) as const
  const byAddress = (caller: Caller): Budget => ({ key: `address:${caller.address}`, failures: FAILURES_PER_ADDRESS })

  interface Attempt {
    readonly row: { readonly id: string; readonly password_hash: string | null } | undefined
    readonly password: string
    readonly budgets: readonly Budget[]
    readonly caller: Caller
  }
  const attempt = async ({ row, password, budgets, caller }: Attempt): Promise<Proof<AccountId>> => {
    const wait = await throttle.wait(budgets)
    if (wait > 0) return tooMany(wait)
    const right = await passwords.verify(row?.password_hash ?? null, password)
    if (right === null) return tooMany(BUSY_SECONDS)
    const account = parseAccountId(row?.id)
    if (right) return ok(must(account, 'the account whose password was right'))
    await throttle.fail(budgets)
    await recordAudit(db, clock, { account, action: 'session.refused', subject: account ?? 'unknown', address: caller.address })
    return { ok: false, refusal: 'wrong-credentials' }
  }

  return {
    async byPassword(email, password, caller) {
      const address = plainEmail(email)
      // Hashed, so that no table of ours lists the addresses that were tried.
      const key = hashToken(address)
      return (
        (await inTurn(key, async () => {
          const row = await db.selectFrom('account').select(['id', 'password_hash']).where('email', '=', address).executeTakeFirst()
          const account = parseAccountId(row?.id)
          const browser = account && (await browsers.known(caller.cookieHeader, account))
          const budgets = browser
            ? [{ key: `browser:${browser}:${account}`, failures: FAILURES_PER_ACCOUNT }]
            : [{ key: `account:${key}`, failures: FAILURES_PER_ACCOUNT }, byAddress(caller)]
          return attempt({ row, password, budgets, caller })
        })) ?? tooMany(Math.ceil(WINDOW_MS / 1000))
      )
    },
    byLink(token, caller) {
      return this.guarded(caller, () => redeemLink(deps, token))
    },
    async confirm(account, password, caller) {
      return (
        (await inTurn(account, async () => {
          const row = await db.selectFrom('account').select(['id', 'password_hash']).where('id', '=', account).executeTakeFirst()
          return attempt({ row, password, budgets: [{ key: `confirm:${account}`, failures: FAILURES_PER_ACCOUNT }], caller })
        })) ?? tooMany(BUSY_SECONDS)
      )
    },
    async guarded(caller, redeem) {
      const budgets = [byAddress(caller)]
      const wait = await throttle.wait(budgets)
      if (wait > 0) return tooMany(wait)
      const result = await redeem()
      if (!result.ok && result.refusal === 'link-invalid') await throttle.fail(budgets)
      return result
    },
  }
}
