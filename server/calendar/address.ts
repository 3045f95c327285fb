// Secret URL by which a user's calendar in a group is read without a sign-in. Only the hash of its token is stored, there is one per account and
// group, and it ends with the membership.
import { type CalendarScope, parseScope } from '../../shared/calendar/scopes.ts'
import { type AccountId, type GroupId, type Instant, instant, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import { hashToken } from '../identity/tokens.ts'

export interface CalendarHolder {
  readonly account: AccountId
  readonly group: GroupId
}
export interface KeptAddress {
  readonly scope: CalendarScope
  readonly createdAt: Instant
  readonly readAt: Instant | null
}

export const calendarAddress = async (db: Store, { account, group }: CalendarHolder): Promise<KeptAddress | null> => {
  const row = await db
    .selectFrom('calendar_address')
    .select(['scope', 'created_at', 'read_at'])
    .where('account', '=', account)
    .where('group_id', '=', group)
    .executeTakeFirst()
  return row
    ? { scope: scopeIn(row.scope), createdAt: instant(row.created_at), readAt: row.read_at === null ? null : instant(row.read_at) }
    : null
}

/** Replaces the previous one. */
export const keepAddress = async (
  db: Store,
  { account, group }: CalendarHolder,
  { token, scope, now }: { readonly token: string; readonly scope: CalendarScope; readonly now: number },
): Promise<void> => {
  const made = { token_hash: hashToken(token), scope, created_at: now, read_at: null }
  await db
    .insertInto('calendar_address')
    .values({ account, group_id: group, ...made })
    .onConflict((conflict) => conflict.columns(['account', 'group_id']).doUpdateSet(made))
    .execute()
}

export const setScope = async (db: Store, { account, group }: CalendarHolder, scope: CalendarScope): Promise<void> => {
  await db.updateTable('calendar_address').set({ scope }).where('account', '=', account).where('group_id', '=', group).execute()
}

/** Whether there was one. */
export const revokeAddress = async (db: Store, { account, group }: CalendarHolder): Promise<boolean> =>
  (await db.deleteFrom('calendar_address').where('account', '=', account).where('group_id', '=', group).returning('scope').execute())
    .length > 0

/** Its owner, while they are a member who can sign in. */
export const calendarHolder = async (
  db: Store,
  token: string,
): Promise<(CalendarHolder & Pick<KeptAddress, 'scope' | 'readAt'>) | null> => {
  const row = await db
    .selectFrom('calendar_address')
    .innerJoin('membership', (join) =>
      join.onRef('membership.account', '=', 'calendar_address.account').onRef('membership.group_id', '=', 'calendar_address.group_id'),
    )
    .innerJoin('account', 'account.id', 'calendar_address.account')
    .select(['calendar_address.account', 'calendar_address.group_id', 'scope', 'read_at'])
    .where('token_hash', '=', hashToken(token))
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    account: must(parseAccountId(row.account), 'an account'),
    group: must(parseGroupId(row.group_id), 'a group'),
    scope: scopeIn(row.scope),
    readAt: row.read_at === null ? null : instant(row.read_at),
  }
}

export const markRead = async (db: Store, { account, group }: CalendarHolder, now: number): Promise<void> => {
  await db.updateTable('calendar_address').set({ read_at: now }).where('account', '=', account).where('group_id', '=', group).execute()
}

const scopeIn = (text: string): CalendarScope => must(parseScope(text), 'a scope')
