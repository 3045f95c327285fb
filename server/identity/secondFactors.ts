// Second factor of an account: verifying, setting up, removing and resetting it.

import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { FactorGiven, SecondFactorState } from '../../shared/api/secondFactor.ts'
import type { Factor } from '../../shared/api/session.ts'
import { type AccountId, instant } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { byAddress, type Throttle } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import type { Browsers } from './browsers.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import type { FactorDeps, Tell } from './factorDeps.ts'
import { createFailures, failuresKey } from './failures.ts'
import { heldAmong } from './heldMemberships.ts'
import type { Passkeys, StorePasskey } from './passkeys.ts'
import { recoveryCodesOf, renewRecoveryCodes, spendRecoveryCode } from './recoveryCodes.ts'
import { latestStep, stepOf } from './totp.ts'

export interface SecondFactors {
  of(account: AccountId): Promise<SecondFactorState>
  /** Verifies `given`; null for an account without a second factor. */
  check(account: AccountId, given: FactorGiven | undefined, caller: Caller): Promise<IdentityConfirmation<Factor | null>>
  /** Replaces an earlier authenticator. Returns new recovery codes if there were none. */
  setAuthenticator(account: AccountId, by: { readonly secret: string; readonly code: string }): Promise<Result<readonly string[] | null>>
  removeAuthenticator(account: AccountId): Promise<Result<null>>
  /** Returns new recovery codes if there were none. */
  addPasskey(account: AccountId, name: string, store: StorePasskey): Promise<Result<readonly string[] | null>>
  removePasskey(account: AccountId, id: string): Promise<Result<null>>
  renewCodes(account: AccountId): Promise<Result<readonly string[]>>
}

const FAILURES = 5
const GUESSES_BY_LINK = 200

interface Parts {
  readonly throttle: Throttle
  readonly browsers: Pick<Browsers, 'known'>
  readonly passkeys: Pick<Passkeys, 'of' | 'use'>
  /** Called in the transaction of the change that it reports. */
  readonly tell: Tell
}

export const createSecondFactors = (deps: Deps, { throttle, browsers, passkeys, tell }: Parts): SecondFactors => {
  const { db, clock } = deps
  const failures = createFailures(db, clock)

  /** Wrong codes count like wrong passwords: a remembered browser of the account has its own budget. */
  const checkCode = async (account: AccountId, code: string, caller: Caller): Promise<IdentityConfirmation<Factor>> => {
    const browser = await browsers.known(caller.cookieHeader, account)
    const key = codeFailuresKey(account, browser)
    const inARow = { browser: null, key } as const
    if (await failures.areTooMany(inARow)) return refuse('too-many-codes')
    const budgets = [{ key: `code:${key}`, failures: FAILURES }, ...(browser || caller.hasLink ? [] : byAddress(caller.address))]
    const wait = await throttle.take(budgets)
    if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
    if (!(await takeCode(deps, account, code))) {
      await failures.add(inARow)
      return wrong(account, caller)
    }
    await throttle.giveBack(budgets)
    await failures.forget(inARow)
    return ok('code')
  }
  /** They have 60 bits, so guesses are limited only by address, and nobody can lock the owner out; with a link, by account. */
  const checkRecoveryCode = async (account: AccountId, code: string, caller: Caller): Promise<IdentityConfirmation<Factor>> => {
    const budgets = caller.hasLink ? [{ key: `recoveryCode:${account}`, failures: GUESSES_BY_LINK }] : byAddress(caller.address)
    const wait = await throttle.take(budgets)
    if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
    const spent = await transactionOf(deps, async (inside) => {
      if (!(await spendRecoveryCode(inside, account, code))) return refuse('wrong-code')
      await tell(inside, account, 'codeUsed')
      await recordAudit(inside.db, clock, { account, action: 'recoveryCode.used', subject: account, address: caller.address })
      return ok(null)
    })
    if (!spent.ok) return wrong(account, caller)
    await throttle.giveBack(budgets)
    return ok('recoveryCode')
  }
  const wrong = async (account: AccountId, { address }: Caller) => {
    await recordAudit(db, clock, { account, action: 'factor.refused', subject: account, address })
    return refuse('wrong-code')
  }

  return {
    async of(account) {
      const authenticator = await db.selectFrom('authenticator').select('created_at').where('account', '=', account).executeTakeFirst()
      return {
        authenticator: authenticator ? { createdAt: instant(authenticator.created_at) } : null,
        passkeys: await passkeys.of(account),
        recoveryCodes: await recoveryCodesOf(db, account),
      }
    },
    async check(account, given, caller) {
      const factors = await factorKinds(db, account)
      if (factors.length === 0) return ok(null)
      if (!given) return { ...refuse('second-factor-needed'), factors }
      if ('passkey' in given) {
        const used = await passkeys.use(given.passkey, caller, account)
        return used.ok ? ok('passkey') : used
      }
      return 'code' in given ? checkCode(account, given.code, caller) : checkRecoveryCode(account, given.recoveryCode, caller)
    },
    setAuthenticator: (account, { secret, code }) =>
      transactionOf(deps, async (inside) => {
        const step = stepOf(secret, code, clock.now())
        if (step === null) return refuse('wrong-code')
        const row = { secret, created_at: clock.now(), last_step: step }
        await inside.db
          .insertInto('authenticator')
          .values({ account, ...row })
          .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
          .execute()
        // Wrong codes for an earlier secret do not count against the new one.
        await createFailures(inside.db, clock).forget({ browser: null, key: codeFailuresKey(account, null) })
        await tell(inside, account, 'added')
        return ok((await recoveryCodesOf(inside.db, account)) ? null : await renewRecoveryCodes(inside, account))
      }),
    removeAuthenticator: (account) =>
      transactionOf(deps, async (inside) => {
        const { numDeletedRows } = await inside.db.deleteFrom('authenticator').where('account', '=', account).executeTakeFirst()
        if (numDeletedRows !== 1n) return refuse('not-found')
        if (!(await withoutThem(inside, account))) return refuse('last-factor')
        await tell(inside, account, 'removed')
        return ok(null)
      }),
    addPasskey: (account, name, store) =>
      transactionOf(deps, async (inside) => {
        if (!(await store(inside, account, name))) return refuse('wrong-passkey')
        await tell(inside, account, 'passkeyAdded')
        return ok((await recoveryCodesOf(inside.db, account)) ? null : await renewRecoveryCodes(inside, account))
      }),
    removePasskey: (account, id) =>
      transactionOf(deps, async (inside) => {
        const { numDeletedRows } = await inside.db
          .deleteFrom('passkey')
          .where('account', '=', account)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows !== 1n) return refuse('not-found')
        if (!(await withoutThem(inside, account))) return refuse('last-factor')
        await tell(inside, account, 'passkeyRemoved')
        return ok(null)
      }),
    renewCodes: (account) =>
      transactionOf(deps, async (inside) => {
        if (!(await hasSecondFactor(inside.db, account))) return refuse('no-second-factor')
        await tell(inside, account, 'newCodes')
        return ok(await renewRecoveryCodes(inside, account))
      }),
  }
}

/** Recovery codes are none: they come with the others. */
const factorKinds = async (db: Store, account: AccountId): Promise<readonly FactorKind[]> => {
  const app = await db.selectFrom('authenticator').select('account').where('account', '=', account).executeTakeFirst()
  const passkey = await db.selectFrom('passkey').select('id').where('account', '=', account).limit(1).executeTakeFirst()
  return [...(app ? (['code'] as const) : []), ...(passkey ? (['passkey'] as const) : [])]
}
export const hasSecondFactor = async (db: Store, account: AccountId): Promise<boolean> => (await factorKinds(db, account)).length > 0

/** For a person who has lost the app and the codes; the caller checks the permission. False if there was no second factor. */
export const resetSecondFactor = async (inside: FactorDeps, tell: Tell, account: AccountId): Promise<boolean> => {
  if (!(await hasSecondFactor(inside.db, account))) return false
  await inside.db.deleteFrom('authenticator').where('account', '=', account).execute()
  await inside.db.deleteFrom('passkey').where('account', '=', account).execute()
  await dropRecoveryCodes(inside.db, account)
  await tell(inside, account, 'reset')
  return true
}

/** After one was removed, in its transaction: with the last one go the recovery codes. False: a group requires that the last one stays. */
const withoutThem = async (inside: FactorDeps, account: AccountId): Promise<boolean> => {
  if (await hasSecondFactor(inside.db, account)) return true
  if ((await heldAmong(inside, [account])).size > 0) return false
  await dropRecoveryCodes(inside.db, account)
  return true
}

const dropRecoveryCodes = async (db: Store, account: AccountId): Promise<void> => {
  await db.deleteFrom('recovery_code').where('account', '=', account).execute()
}

/** Accepts a code once: neither it nor an earlier one is accepted again, even in simultaneous requests. */
const takeCode = async ({ db, clock }: Deps, account: AccountId, code: string): Promise<boolean> => {
  const now = clock.now()
  const row = await db.selectFrom('authenticator').select('secret').where('account', '=', account).executeTakeFirst()
  const step = row ? stepOf(row.secret, code, now) : null
  if (!row || step === null) return false
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ last_step: step })
    .where('account', '=', account)
    .where('secret', '=', row.secret)
    // If the clock was ahead and has been set back, a last step in the future is ignored, so that nobody is locked out.
    .where((where) => where.or([where('last_step', '<', step), where('last_step', '>', latestStep(now))]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Key for counting wrong codes: of unknown browsers, or of one remembered browser. */
const codeFailuresKey = (account: AccountId, browser: string | null): string => failuresKey(`code ${account} ${browser ?? ''}`)
