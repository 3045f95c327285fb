// Creates accounts, and reads the Actor of a session.

import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { type Language, parseLanguage } from '../../shared/bilingual.ts'
import { type AccountId, type GroupId, newAccountId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { commitWords } from '../acts/personalWords.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import { transactionOf } from '../transaction.ts'
import { plainEmail } from './emails.ts'

export interface NewAccount {
  readonly email: string
  /** Whether somebody other than its owner vouches for the address: an inviter, or a provider. */
  readonly isEmailConfirmed?: boolean
  readonly name: string
  readonly language: Language
  /** Created by `Passwords`; null for an account that has only used sign-in links. */
  readonly passwordHash: string | null
  /** Created by `makeCopyKey` before any transaction, since a transaction must await only its queries. */
  readonly copyKey: string
}

export const createAccount = async (
  { db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>,
  account: NewAccount,
): Promise<Result<AccountId>> => {
  const id = newAccountId(random)
  const written = await db
    .insertInto('account')
    .values({
      id,
      email: plainEmail(account.email),
      email_confirmed: account.isEmailConfirmed ? 1 : 0,
      name: account.name,
      password_hash: account.passwordHash,
      language: account.language,
      copy_key: account.copyKey,
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n ? ok(id) : refuse('email-taken')
}

/** A new name is an act in each of the account's groups: earlier edits keep the old one. */
export const changeAccount = async (
  deps: Deps,
  account: AccountId,
  change: { readonly name?: string | undefined; readonly language?: Language | undefined },
): Promise<void> => {
  const values = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  if (Object.keys(values).length === 0) return
  await transactionOf(deps, async (inside) => {
    const { db } = inside
    const { name: before } = await db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirstOrThrow()
    const { name } = change
    if (name !== undefined && name !== before)
      for (const group of await groupsOf(db, account)) {
        const from = await commitWords(inside, { group, account, words: before })
        const to = await commitWords(inside, { group, account, words: name })
        await recordAct(inside, { group, by: account, what: { type: 'personRenamed', account, from, to } })
      }
    await db.updateTable('account').set(values).where('id', '=', account).execute()
    return ok(null)
  })
}

const groupsOf = async (db: Store, account: AccountId): Promise<readonly GroupId[]> => {
  const rows = await db.selectFrom('membership').select('group_id').where('account', '=', account).orderBy('group_id').execute()
  return rows.map((row) => must(parseGroupId(row.group_id), 'the group of a membership'))
}

const makePair = promisify(generateKeyPair)
/** A P-256 key pair as JWKs: copies left on a device after sign-out are encrypted with the public key. */
export const makeCopyKey = async (): Promise<string> => {
  const { publicKey, privateKey } = await makePair('ec', { namedCurve: 'P-256' })
  return JSON.stringify({ publicKey: publicKey.export({ format: 'jwk' }), privateKey: privateKey.export({ format: 'jwk' }) })
}

export interface Account {
  readonly actor: Actor
  readonly email: string
  /** Operators of the installation, whatever their roles in groups are. */
  readonly isOperator: boolean
}

/** Null also for a disabled account, which cannot sign in, request or consent. */
export const readAccount = async (db: Store, id: AccountId): Promise<Account | null> => {
  const found = await readAnyAccount(db, id)
  return found && !found.isDisabled ? { actor: found.actor, email: found.email, isOperator: found.isOperator } : null
}

export const readAnyAccount = async (
  db: Store,
  id: AccountId,
): Promise<(Account & { readonly isDisabled: boolean; readonly isErased: boolean }) | null> => {
  const row = await db
    .selectFrom('account')
    .leftJoin('operator', 'operator.account', 'account.id')
    .select(['id', 'email', 'name', 'language', 'disabled_at', 'erased_at', 'operator.since'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const memberships = await db.selectFrom('membership').selectAll().where('account', '=', id).orderBy('created_at').execute()
  return {
    email: row.email,
    isOperator: row.since !== null,
    isDisabled: row.disabled_at !== null,
    isErased: row.erased_at !== null,
    actor: {
      account: must(parseAccountId(row.id), 'an account id'),
      name: row.name,
      language: parseLanguage(row.language) ?? 'es',
      memberships: memberships.map(parseMembership),
    },
  }
}
