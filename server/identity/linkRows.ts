// Rows of sign-in links: waiting ▶ declined | issued ▶ redeemed ▶ ended. Acts record them permanently; rows are the current state.
import { type AccountId, type DelegationId, type GroupId, parseAccountId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { SignInLinkTable } from '../db/identityTables.ts'
import type { Store } from '../db/rowStore.ts'

type LinkState = 'waiting' | 'declined' | 'issued' | 'redeemed' | 'ended'

export interface LinkRow {
  readonly id: string
  readonly group: GroupId
  /** Owner of the account. */
  readonly account: AccountId
  /** Their delegation at the time of the request; null: chair and secretariat. */
  readonly delegation: DelegationId | null
  /** Null: the operator of the server. */
  readonly requestedBy: AccountId | null
  readonly requestedAt: number
  readonly state: LinkState
  readonly decidedBy: AccountId | null
  readonly decidedAt: number | null
  readonly redeemedAt: number | null
  readonly endedAt: number | null
}

export const parseLink = (row: SignInLinkTable): LinkRow => ({
  id: row.id,
  group: must(parseGroupId(row.group_id), 'the group of a link'),
  account: must(parseAccountId(row.account), 'the account of a link'),
  delegation: parseDelegationId(row.delegation),
  requestedBy: parseAccountId(row.requested_by),
  requestedAt: row.requested_at,
  state: row.state,
  decidedBy: parseAccountId(row.decided_by),
  decidedAt: row.decided_at,
  redeemedAt: row.redeemed_at,
  endedAt: row.ended_at,
})

export const linkById = async (db: Store, group: GroupId, id: string): Promise<LinkRow | null> => {
  const row = await db.selectFrom('sign_in_link').selectAll().where('group_id', '=', group).where('id', '=', id).executeTakeFirst()
  return row ? parseLink(row) : null
}

/** The redeemed link of this account whose owner has not signed in by their own means since. */
export const openRedemption = async (db: Store, account: AccountId): Promise<LinkRow | null> => {
  const row = await db
    .selectFrom('sign_in_link')
    .selectAll()
    .where('account', '=', account)
    .where('state', '=', 'redeemed')
    .orderBy('redeemed_at', 'desc')
    .executeTakeFirst()
  return row ? parseLink(row) : null
}

export const accountNames = async (db: Store, accounts: readonly AccountId[]): Promise<readonly string[]> => {
  if (accounts.length === 0) return []
  const rows = await db.selectFrom('account').select('name').where('id', 'in', accounts).execute()
  return rows.map(({ name }) => name).sort()
}
