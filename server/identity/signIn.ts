// Authentication by password or one-time link: the same answer and time for an unknown address and a wrong password.
import { type AccountId, parseAccountId } from '../../shared/ids.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { networksOf } from '../networks.ts'
import { byAddress, createKeyedQueue, isOfNetwork, type Throttle, type ThrottleBudget, WINDOW_MS } from '../throttle.ts'
import type { Browsers } from './browsers.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import { plainEmail } from './emails.ts'
import { createFailures, type Failures, type FailuresOf, failuresKey } from './failures.ts'
import type { BetweenAppends } from './linkActs.ts'
import { setOwnPassword } from './linkSessions.ts'
import { type Redeemed, type RedeemParts, type Redemption, redeemLink } from './oneTimeLinks.ts'
import type { PasswordOwner, Passwords } from './passwords.ts'
import type { SecondFactors } from './secondFactors.ts'
import type { LoginSessions } from './sessions.ts'

/** Hash that matched the password: another may have been set since, and then the sign-in fails. */
export interface Proven {
  readonly account: AccountId
  readonly passwordHash: string
}

export interface SignInService {
  byPassword(email: string, password: string, caller: Caller): Promise<IdentityConfirmation<Proven>>
  /** Checked once the session exists: setting a new password ends all sessions created before. */
  stillHolds(proven: Proven): Promise<boolean>
  /** With a new password, since the old one is not known. */
  byLink(redemption: Redemption, caller: Caller): Promise<IdentityConfirmation<Redeemed>>
  /** Verifies the current password, before it is changed. */
  confirm(account: AccountId, password: string, caller: Caller): Promise<IdentityConfirmation<Proven>>
  /** The account's password has just been set here, and its other sessions have ended. */
  ownPassword(account: AccountId, caller: Caller): Promise<void>
  /** Runs a check of a link's token, counting wrong ones against the client address. */
  guarded<T>(caller: Caller, redeem: () => Promise<IdentityConfirmation<T>>): Promise<IdentityConfirmation<T>>
}

const FAILURES_PER_ACCOUNT = 5
const MOST_WAITING_PER_ACCOUNT = 60
/** The password queue is full: it advances within seconds. */
const BUSY_SECONDS = 5

interface Parts {
  readonly passwords: Passwords
  readonly throttle: Throttle
  readonly browsers: Browsers
  readonly sessions: Pick<LoginSessions, 'endOthers'>
  readonly between: BetweenAppends
  readonly passwordSet: RedeemParts['passwordSet']
  readonly secondFactors: Pick<SecondFactors, 'check'>
}

const tooMany = (retryAfter: number) => ({ ok: false, refusal: 'too-many', retryAfter }) as const

interface Attempt {
  readonly row: { readonly id: string; readonly password_hash: string | null } | undefined
  readonly password: string
  readonly budgets: readonly ThrottleBudget[]
  /** Key of consecutive failures; null if somebody is signed in already. */
  readonly of: FailuresOf | null
  readonly whose: PasswordOwner
  readonly caller: Caller
}
/** One attempt at a password: within the budgets of who tries it, counted when it is wrong. */
const createAttempt = ({ db, clock }: Deps, failures: Failures, { passwords, throttle }: Pick<Parts, 'passwords' | 'throttle'>) => {
  /** Says so if only the network has used up its budget: then other ways in are open. */
  const spent = async (budgets: readonly ThrottleBudget[], retryAfter: number) => {
    const own = budgets.filter(({ key }) => !isOfNetwork(key))
    return (await throttle.wait(own)) > 0 ? tooMany(retryAfter) : ({ ok: false, refusal: 'network-failures', retryAfter } as const)
  }

  return async ({ row, password, budgets, of, whose, caller }: Attempt): Promise<IdentityConfirmation<Proven>> => {
    let wait = await throttle.wait(budgets)
    if (wait > 0) return spent(budgets, wait)
    // Before the password is verified, so that a correct guess is not revealed.
    if (of && (await failures.areTooMany(of))) return refuse('too-many-failures')
    // Checked when its turn comes: parallel attempts may have used up the budget.
    const right = await passwords.verify(row?.password_hash ?? null, password, whose, async () => {
      wait = await throttle.take(budgets)
      return wait === 0
    })
    if (right === null) return wait > 0 ? spent(budgets, wait) : tooMany(BUSY_SECONDS)
    const account = parseAccountId(row?.id)
    if (right && row?.password_hash) {
      await throttle.giveBack(budgets)
      if (of) await failures.forget(of)
      return ok({ account: must(account, 'the account whose password was right'), passwordHash: row.password_hash })
    }
    if (of) await failures.add(of)
    await recordAudit(db, clock, { account, action: 'session.refused', subject: account ?? 'unknown', address: caller.address })
    return { ok: false, refusal: 'wrong-credentials' }
  }
}

export const createSignIn = (deps: Deps, parts: Parts): SignInService => {
  const { db, clock } = deps
  const { passwords, throttle, browsers, sessions, between, passwordSet, secondFactors } = parts
  const inTurn = createKeyedQueue(MOST_WAITING_PER_ACCOUNT)
  const failures = createFailures(db, clock)
  const attempt = createAttempt(deps, failures, parts)
  const stranger = (caller: Caller): PasswordOwner => ({ known: false, network: networksOf(caller.address)[0]?.name ?? '' })

  return {
    async byPassword(email, password, caller) {
      const address = plainEmail(email)
      // Hashed, so that no table lists the addresses that were tried.
      const key = failuresKey(address)
      // Of two accounts with one address from an earlier version, the exact spelling decides.
      const rows = await db
        .selectFrom('account')
        .select(['id', 'password_hash', 'email'])
        .where('email', 'in', [address, email.trim().toLowerCase()])
        // A disabled account is answered like an unknown address.
        .where('disabled_at', 'is', null)
        .execute()
      const row = rows.find((one) => one.email !== address) ?? rows[0]
      const account = parseAccountId(row?.id)
      const browser = account && (await browsers.known(caller.cookieHeader, account))
      // A remembered browser is independent of attempts by others on its account.
      const found =
        account && browser
          ? {
              turn: `${key} ${browser}`,
              budgets: [{ key: `browser:${browser}:${account}`, failures: FAILURES_PER_ACCOUNT }],
              of: { browser, account, key },
              whose: { known: true } as const,
            }
          : {
              turn: key,
              budgets: [{ key: `account:${key}`, failures: FAILURES_PER_ACCOUNT }, ...byAddress(caller.address)],
              of: { browser: null, key },
              whose: stranger(caller),
            }
      const { turn, ...rest } = found
      const proof = await inTurn(turn, () => attempt({ row, password, caller, ...rest }))
      return proof ?? tooMany(Math.ceil(WINDOW_MS / 1000))
    },
    async stillHolds({ account, passwordHash }) {
      const row = await db
        .selectFrom('account')
        .select('password_hash')
        .where('id', '=', account)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return row?.password_hash === passwordHash
    },
    async byLink(redemption, caller) {
      const redeemed = await this.guarded(caller, () =>
        redeemLink(
          deps,
          {
            passwords,
            sessions,
            between,
            passwordSet,
            checkFactor: (account) => secondFactors.check(account, redemption.factor, { ...caller, hasLink: true }),
          },
          redemption,
        ),
      )
      if (redeemed.ok) {
        const { email } = await db.selectFrom('account').select('email').where('id', '=', redeemed.value.account).executeTakeFirstOrThrow()
        await failures.forget({ browser: null, key: failuresKey(email) })
        // In a browser of their own it is the owner who signed in.
        await this.ownPassword(redeemed.value.account, caller)
      }
      return redeemed
    },
    async confirm(account, password, caller) {
      return (
        (await inTurn(account, async () => {
          const row = await db.selectFrom('account').select(['id', 'password_hash']).where('id', '=', account).executeTakeFirst()
          const budgets = [{ key: `confirm:${account}`, failures: FAILURES_PER_ACCOUNT }]
          return attempt({ row, password, budgets, of: null, whose: { known: true }, caller })
        })) ?? tooMany(BUSY_SECONDS)
      )
    },
    async ownPassword(account, caller) {
      await setOwnPassword(deps, between, account, await browsers.known(caller.cookieHeader, account))
    },
    async guarded(caller, redeem) {
      // A token has 256 bits: a valid one was not guessed, so it passes whatever others of its network have tried.
      const result = await redeem()
      if (result.ok || result.refusal !== 'link-invalid') return result
      const wait = await throttle.take(byAddress(caller.address))
      return wait > 0 ? tooMany(wait) : result
    },
  }
}
