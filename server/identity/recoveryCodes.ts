// Recovery codes, for people who have lost their authenticator app: ten, shown once, each for one sign-in; only hashes are stored.
import { createHash } from 'node:crypto'
import { type AccountId, instant, type Random } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'

const HOW_MANY = 10
/** 60 bits, without letters and digits that look alike. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 12
const GROUP = 4

type CodeDeps = Pick<Deps, 'db' | 'clock' | 'random'>

/** Replaces all earlier codes. */
export const renewRecoveryCodes = async ({ db, clock, random }: CodeDeps, account: AccountId): Promise<readonly string[]> => {
  const codes = Array.from({ length: HOW_MANY }, () => newCode(random))
  const created_at = clock.now()
  await db.deleteFrom('recovery_code').where('account', '=', account).execute()
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ account, hash: hashOf(account, code), created_at })))
    .execute()
  return codes
}

/** Uses up the code; of two simultaneous requests one succeeds. */
export const spendRecoveryCode = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, account: AccountId, code: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: clock.now() })
    .where('account', '=', account)
    .where('hash', '=', hashOf(account, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const recoveryCodesOf = async (db: Store, account: AccountId) => {
  const rows = await db.selectFrom('recovery_code').select(['created_at', 'used_at']).where('account', '=', account).execute()
  const [first] = rows
  if (!first) return null
  return { left: rows.filter((row) => row.used_at === null).length, of: rows.length, createdAt: instant(first.created_at) }
}

/** 32 characters: five bits of each byte. */
const newCode = (random: Random): string => {
  const letters = [...random(LENGTH)].map((byte) => LETTERS[byte & 31])
  return [0, 1, 2].map((at) => letters.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-')
}

const hashOf = (account: AccountId, code: string): string => {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`recovery code ${account} ${plain}`).digest('hex')
}
