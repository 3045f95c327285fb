// Links between accounts and people at a provider: by (issuer, subject), never by an address, whose owner may change.
import type { ProviderLink } from '../../shared/api/providers.ts'
import { type AccountId, instant, newId, parseAccountId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { readAccount } from '../identity/accounts.ts'
import { revokeTokens } from '../identity/revokeTokens.ts'
import { transactionOf } from '../transaction.ts'
import type { Identified } from './identify.ts'

type Subject = Pick<Identified, 'issuer' | 'subject'>
/** In the transaction of the change that it reports. */
export type TellLink = (inside: Deps, account: AccountId, change: 'linked' | 'unlinked') => Promise<void>
export interface By {
  readonly address: string
  readonly tell: TellLink
}

const MOST_LINKS = 20

/** The account of a link, if it can sign in. */
export const linkedAccount = async (db: Store, { issuer, subject }: Subject): Promise<AccountId | 'closed' | null> => {
  const row = await db
    .selectFrom('provider_link')
    .select('account')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  const account = parseAccountId(row?.account)
  if (!account) return null
  return (await readAccount(db, account)) ? account : 'closed'
}

/** Inside the caller's transaction. */
export const addLink = async (
  inside: Deps,
  { account, provider, found }: { readonly account: AccountId; readonly provider: string; readonly found: Identified },
  { address, tell }: By,
): Promise<Result<null>> => {
  const { db, clock, random } = inside
  const count = await db.selectFrom('provider_link').select('id').where('account', '=', account).execute()
  if (count.length >= MOST_LINKS) return refuse('too-many')
  const { issuer, subject, label } = found
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('provider_link')
    .values({ id: newId(random), issuer, subject, account, provider, label, created_at: clock.now(), last_used: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('provider-taken')
  await tell(inside, account, 'linked')
  await recordAudit(db, clock, { account, action: 'provider.linked', subject: account, detail: provider, address })
  return ok(null)
}

export const providerLinks = async (db: Store, account: AccountId): Promise<readonly ProviderLink[]> => {
  const rows = await db.selectFrom('provider_link').selectAll().where('account', '=', account).orderBy('created_at').execute()
  return rows.map(({ id, provider, label, created_at, last_used }) => ({
    id,
    provider,
    label,
    createdAt: instant(created_at),
    lastUsed: last_used === null ? null : instant(last_used),
  }))
}

/** The last link of an account without a password is kept: it is the only way to sign in. */
export const removeProviderLink = (
  deps: Deps,
  { account, id }: { readonly account: AccountId; readonly id: string },
  { address, tell }: By,
): Promise<Result<null>> =>
  transactionOf(deps, async (inside) => {
    const { db, clock } = inside
    const { password_hash } = await db.selectFrom('account').select('password_hash').where('id', '=', account).executeTakeFirstOrThrow()
    const rows = await db.selectFrom('provider_link').select(['id', 'provider']).where('account', '=', account).execute()
    const row = rows.find((one) => one.id === id)
    if (!row) return refuse('not-found')
    if (rows.length === 1 && password_hash === null) return refuse('only-way-in')
    await db.deleteFrom('provider_link').where('id', '=', id).execute()
    // In a group that requires the provider they would go on acting for somebody who no longer has an account there.
    await revokeTokens(inside, account, { provider: row.provider })
    await tell(inside, account, 'unlinked')
    await recordAudit(db, clock, { account, action: 'provider.unlinked', subject: account, detail: row.provider, address })
    return ok(null)
  })
