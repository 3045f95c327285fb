// Outbox table: waiting ▶ sending ▶ sent | failed | dropped. A mail is added in the transaction of its cause; of several servers one sends it. Its
// message is composed once and stored before the first attempt, so that a retry after a crash is the same message with the same Message-ID. Its
// content, including links, is erased when it has ended.
import type { Language } from '../../shared/bilingual.ts'
import { type AccountId, type GroupId, newId, type Random } from '../../shared/ids.ts'
import { isNobodys } from '../../shared/people.ts'
import type { Clock } from '../clock.ts'
import type { OutboxTable } from '../db/mailTables.ts'
import type { Store } from '../db/rowStore.ts'
import { endSending, forgetEnded, leaseNext } from '../db/sendQueue.ts'
import { jsonOf } from '../jsonOf.ts'
import { expiryOf, MailContent } from './content.ts'

/**
 * An account gets it in its language, at its address when it is sent unless another one is given; an address without an account in both languages.
 */
export type Recipient =
  | { readonly account: AccountId; readonly address?: string }
  | { readonly account?: undefined; readonly address: string }

export interface NewMail {
  readonly to: Recipient
  /** The group whose secretariat is shown a failure; null: none. */
  readonly group: GroupId | null
  readonly content: MailContent
  /** Deduplication key, the fact or the link in the mail; `dropMail` finds it by this. */
  readonly key?: string
  /** Earliest time; without it, at once. */
  readonly notBefore?: number
}

interface OutboxDeps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
}

/** Its id; null if its key exists already. */
export const addMail = async (
  { db, clock, random }: OutboxDeps,
  { to, group, content, key, notBefore = 0 }: NewMail,
): Promise<string | null> => {
  const now = clock.now()
  const row = await db
    .insertInto('outbox')
    .values({
      id: newId(random),
      group_id: group,
      account: to.account ?? null,
      address: to.address ?? null,
      kind: content.kind,
      content: JSON.stringify(content),
      bytes: null,
      sent_to: null,
      state: 'waiting',
      attempts: 0,
      next_at: Math.max(now, notBefore),
      lease_until: 0,
      error: '',
      created_at: now,
      ended_at: null,
      key: key ?? null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Its cause no longer exists. A mail that is being sent is not aborted. */
export const dropMail = async (db: Store, keys: readonly string[], now: number): Promise<void> => {
  if (keys.length === 0) return
  await db
    .updateTable('outbox')
    .set({ state: 'dropped', ended_at: now, lease_until: 0, content: '{}', bytes: null })
    .where('key', 'in', keys)
    .where('state', '=', 'waiting')
    .execute()
}

export const LEASE_MS = 2 * 60_000

/** The next due mail or push, leased by this server; null when there is none. */
export const claimMail = async (db: Store, now: number, what: 'mail' | 'push'): Promise<OutboxTable | null> => {
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .where('kind', what === 'push' ? '=' : '<>', 'push')
    .where('next_at', '<=', now)
    .where('lease_until', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
  const id = await leaseNext(db, 'outbox', { due, now, ms: LEASE_MS })
  // Null also if it was deleted since, with its account.
  return id === null ? null : ((await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()) ?? null)
}

/** Current recipient; null: nobody any more. */
export const recipientNow = async (
  db: Store,
  row: Pick<OutboxTable, 'account' | 'address' | 'group_id'>,
): Promise<{ readonly to: string; readonly languages: readonly Language[] } | null> => {
  if (row.address !== null && isNobodys(row.address)) return null
  if (row.account === null) return row.address === null ? null : { to: row.address, languages: await bothOf(db, row.group_id) }
  const account = await db
    .selectFrom('account')
    .select(['email', 'language'])
    .where('id', '=', row.account)
    .where('disabled_at', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  const to = row.address ?? account?.email
  if (!account || to === undefined || isNobodys(to)) return null
  return { to, languages: [account.language === 'en' ? 'en' : 'es'] }
}

const bothOf = async (db: Store, group: string | null): Promise<readonly Language[]> => {
  const row =
    group === null ? undefined : await db.selectFrom('work_group').select('first_language').where('id', '=', group).executeTakeFirst()
  return row?.first_language === 'en' ? ['en', 'es'] : ['es', 'en']
}

/** Content of the row; null when it has expired, or was written by another version of Ruta. */
export const contentNow = (row: Pick<OutboxTable, 'content'>, now: number): MailContent | null => {
  const parsed = MailContent.safeParse(jsonOf(row.content))
  if (!parsed.success) return null
  const expiry = expiryOf(parsed.data)
  return expiry !== null && expiry <= now ? null : parsed.data
}

/** Stored before it is sent. */
export const keepMessage = async (
  db: Store,
  id: string,
  { to, bytes }: { readonly to: string; readonly bytes: Uint8Array },
): Promise<void> => {
  await db.updateTable('outbox').set({ bytes, sent_to: to }).where('id', '=', id).execute()
}

export const endMail = (
  db: Store,
  id: string,
  ended: { readonly state: 'sent' | 'failed' | 'dropped'; readonly error: string; readonly at: number },
): Promise<void> => endSending(db, 'outbox', id, { ...ended, content: '{}', bytes: null })

const KEPT_MS = 30 * 24 * 3_600_000
/** Rows are deleted after a month. */
export const forgetOldMail = (db: Store, now: number): Promise<void> => forgetEnded(db, 'outbox', now - KEPT_MS)
