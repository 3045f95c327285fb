// Passkeys of an account: adding, naming, removing and using them.
import type { NewPasskey, PasskeyCreation, PasskeyRequest, PasskeyUse } from '../../shared/api/passkeys.ts'
import type { SecondFactorState } from '../../shared/api/secondFactor.ts'
import { MOST_PASSKEYS } from '../../shared/bounds.ts'
import { type AccountId, instant, newId, parseAccountId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { networksOf } from '../networks.ts'
import { byAddress, type Throttle } from '../throttle.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import type { FactorDeps, Tell } from './factorDeps.ts'
import { createChallengedBrowsers, issueChallenge, takeChallenge } from './passkeyChallenges.ts'
import {
  challengeIn,
  creationOptions,
  type MadePasskey,
  type PasskeyHosts,
  passkeyPlace,
  requestOptions,
  verifyNew,
  verifyUse,
} from './webauthn.ts'

export interface UsedPasskey {
  readonly account: AccountId
  readonly id: string
}
export interface Passkeys {
  of(account: AccountId): Promise<SecondFactorState['passkeys']>
  /** Options for a new passkey, in this session; null where browsers create none. */
  creation(of: Owner, caller: Caller): Promise<PasskeyCreation | null>
  /** Verifies a new passkey; `add` stores it. */
  verified(session: string, given: NewPasskey, caller: Caller): Promise<StorePasskey | null>
  rename(account: AccountId, id: string, name: string): Promise<Result<null>>
  /** Options for using one, in this browser; null where browsers create none. */
  challenge(caller: Caller): Promise<IdentityConfirmation<{ readonly options: PasskeyRequest | null; readonly cookie: string | null }>>
  /** Owner of a passkey that has signed a challenge of this browser. */
  use(given: PasskeyUse, caller: Caller, account?: AccountId): Promise<IdentityConfirmation<UsedPasskey>>
  /** Checked once the session exists: it may have been removed, and its account disabled, during verification. */
  stillHolds(used: UsedPasskey): Promise<boolean>
}
interface Owner {
  readonly account: AccountId
  readonly email: string
  readonly name: string
  readonly session: string
}
/** In the transaction that adds it as a second factor. */
export type StorePasskey = (inside: FactorDeps, account: AccountId, name: string) => Promise<boolean>

interface Parts {
  readonly throttle: Throttle
  readonly where: PasskeyHosts
  readonly secure: boolean
  readonly tell: Tell
}
/** Limit per client address in a quarter of an hour. */
const MOST_CHALLENGES = 300

export const createPasskeys = (deps: Deps, { throttle, where, secure, tell }: Parts): Passkeys => {
  const { db, clock, random } = deps
  const browsers = createChallengedBrowsers(secure)
  const here = (caller: Caller) => passkeyPlace(where, caller.host)

  /** Stores the signed counter; false if it is not higher than the stored one: then the passkey was cloned. */
  const count = async (id: string, counter: number): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('passkey')
      .set({ counter, last_used: clock.now() })
      .where('id', '=', id)
      .where((one) => one.or([one('counter', '<', counter), one.and([one('counter', '=', 0), one.val(counter === 0)])]))
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  const verify = async (given: PasskeyUse, caller: Caller, account?: AccountId) => {
    const place = here(caller)
    const holder = browsers.of(caller.cookieHeader)
    const challenge = challengeIn(given.response.clientDataJSON)
    if (!place || !holder || challenge === null || !(await takeChallenge(deps, challenge, { purpose: 'use', holder }))) return null
    const passkey = await readPasskey(db, given.id)
    if (!passkey || (account && passkey.account !== account)) return null
    const { userHandle } = given.response
    if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== passkey.account) return null
    const counter = await verifyUse(place, challenge, { passkey, given })
    if (counter === null) return { ...passkey, isRight: false }
    if (await count(passkey.id, counter)) return { ...passkey, isRight: true }
    // It may also have been removed just now.
    if (await readPasskey(db, given.id))
      await db.transaction().execute((inside) => tell({ ...deps, db: inside }, passkey.account, 'passkeyCopied'))
    return { ...passkey, isRight: false }
  }

  return {
    async of(account) {
      const rows = await db.selectFrom('passkey').selectAll().where('account', '=', account).orderBy('created_at').orderBy('id').execute()
      return rows.map(({ id, name, created_at, last_used }) => ({
        id,
        name,
        createdAt: instant(created_at),
        lastUsed: last_used === null ? null : instant(last_used),
      }))
    },
    async creation({ account, email, name, session }, caller) {
      const place = here(caller)
      if (!place) return null
      const known = await db
        .selectFrom('passkey')
        .select('credential')
        .where('account', '=', account)
        .where('host', '=', place.host)
        .execute()
      const challenge = await issueChallenge(deps, { purpose: 'add', holder: session })
      const user = { id: account, name: email, displayName: name }
      return creationOptions(place, { challenge, user, known: known.map(({ credential }) => credential) })
    },
    async verified(session, given, caller) {
      const place = here(caller)
      const challenge = challengeIn(given.response.clientDataJSON)
      if (!place || challenge === null || !(await takeChallenge(deps, challenge, { purpose: 'add', holder: session }))) return null
      const made = await verifyNew(place, challenge, given)
      if (!made) return null
      return storing(made, place.host)
    },
    async rename(account, id, name) {
      const { numUpdatedRows } = await db
        .updateTable('passkey')
        .set({ name })
        .where('id', '=', id)
        .where('account', '=', account)
        .executeTakeFirst()
      return numUpdatedRows === 1n ? ok(null) : refuse('not-found')
    },
    async challenge(caller) {
      const place = here(caller)
      if (!place) return ok({ options: null, cookie: null })
      const budgets = networksOf(caller.address).map(({ name, share }) => ({ key: `challenge:${name}`, failures: MOST_CHALLENGES * share }))
      const wait = await throttle.take(budgets)
      if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
      const { holder, cookie } = browsers.begin(caller.cookieHeader, random)
      const challenge = await issueChallenge(deps, { purpose: 'use', holder })
      return ok({ options: await requestOptions(place, challenge), cookie })
    },
    async use(given, caller, account) {
      // A right answer cannot be guessed, so it passes whatever others of its network have tried; how many are asked for is limited (`challenge`).
      const found = await verify(given, caller, account)
      if (!found?.isRight) {
        const wait = await throttle.take(byAddress(caller.address))
        if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
        const whose = account ?? found?.account ?? null
        const action = account ? 'factor.refused' : 'session.refused'
        await recordAudit(db, clock, { account: whose, action, subject: whose ?? 'unknown', address: caller.address })
        return refuse('wrong-passkey')
      }
      return ok({ account: found.account, id: found.id })
    },
    async stillHolds({ id, account }) {
      const row = await db
        .selectFrom('passkey')
        .innerJoin('account', 'account.id', 'passkey.account')
        .select('passkey.id')
        .where('passkey.id', '=', id)
        .where('account.id', '=', account)
        .where('account.disabled_at', 'is', null)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** Not stored if the account has all that it may have, or somebody has this one. */
const storing =
  (made: MadePasskey, host: string): StorePasskey =>
  async (inside, account, name) => {
    const { n } = await inside.db
      .selectFrom('passkey')
      .select((rows) => rows.fn.countAll().as('n'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow()
    if (Number(n) >= MOST_PASSKEYS) return false
    const { numInsertedOrUpdatedRows } = await inside.db
      .insertInto('passkey')
      .values({
        id: newId(inside.random),
        account,
        credential: made.credential,
        public_key: made.publicKey,
        counter: made.counter,
        host,
        name,
        created_at: inside.clock.now(),
      })
      .onConflict((conflict) => conflict.column('credential').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }

/** Of an account that can sign in. */
const readPasskey = async (db: Store, credential: string) => {
  const row = await db
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account')
    .selectAll('passkey')
    .where('passkey.credential', '=', credential)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, account: must(parseAccountId(row.account), 'the account of a passkey') }
}
