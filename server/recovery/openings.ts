// Recovery after a restore, as rows: an operator opens it for a group or for all, until an hour; every server reads it there.
import { type GroupId, type Instant, instant, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type Queries, type Statement, statement } from '../db/queries.ts'
import type { Store } from '../db/store.ts'

export interface Opening {
  readonly group: GroupId
  readonly opensAt: Instant
  readonly closesAt: Instant
}

/** Those that are open at `now`. */
export const openings = async (queries: Queries, now: Instant): Promise<readonly Opening[]> =>
  (await queries.all('SELECT group_id, opened_at, closes_at FROM recovery WHERE closes_at > ? ORDER BY group_id', now)).map((row) => ({
    group: must(parseGroupId(row.group_id), 'a group'),
    opensAt: instant(Number(row.opened_at)),
    closesAt: instant(Number(row.closes_at)),
  }))

export const groupsOf = async (queries: Queries): Promise<readonly GroupId[]> =>
  (await queries.all('SELECT id FROM work_group ORDER BY id')).map(({ id }) => must(parseGroupId(id), 'a group'))

/** Asked in the transaction that acts on it. */
export const isOpenAt = async (db: Store, group: GroupId, now: Instant): Promise<boolean> =>
  (await db.selectFrom('recovery').select('group_id').where('group_id', '=', group).where('closes_at', '>', now).executeTakeFirst()) !==
  undefined

/** Without a restore there is nothing to recover, and nothing that a person may not bring by themselves. */
export const wasRestored = async (queries: Queries): Promise<boolean> =>
  (await queries.all(`SELECT 1 AS one FROM audit WHERE action = 'backup.restored' LIMIT 1`)).length > 0

/** Opened again, it lasts until the new hour. */
export const openRecovery = (queries: Queries, groups: readonly GroupId[], span: { readonly now: Instant; readonly until: Instant }) =>
  queries.write(
    groups.flatMap((group) => [
      statement(OPEN, group, span.now, span.until),
      audited(span.now, 'recovery.opened', group, `until ${new Date(span.until).toISOString()}`),
    ]),
  )

export const closeRecovery = (queries: Queries, groups: readonly GroupId[], now: Instant) =>
  queries.write(
    groups.flatMap((group) => [statement('DELETE FROM recovery WHERE group_id = ?', group), audited(now, 'recovery.closed', group, '')]),
  )

/** What came back, and how much of it nobody has vouched for. */
export const countRecovered = async (queries: Queries): Promise<{ readonly all: number; readonly unverified: number }> => {
  const [row] = await queries.all('SELECT count(*) AS all_of_them, count(*) - count(vouched) AS unverified FROM recovered')
  return { all: Number(row?.all_of_them ?? 0), unverified: Number(row?.unverified ?? 0) }
}

const OPEN = `
  INSERT INTO recovery (group_id, opened_at, closes_at) VALUES (?, ?, ?)
  ON CONFLICT (group_id) DO UPDATE SET closes_at = excluded.closes_at`
const AUDIT = `INSERT INTO audit (at, account, action, subject, detail, address) VALUES (?, NULL, ?, ?, ?, '')`
const audited = (now: Instant, action: 'recovery.opened' | 'recovery.closed', group: GroupId, detail: string): Statement =>
  statement(AUDIT, now, action, group, detail)
