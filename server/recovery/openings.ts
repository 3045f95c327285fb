// Recovery after a restore, as rows: an operator opens it for a group or for all, until an hour; every server reads it there.
import { type GroupId, type Instant, instant, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type ActDeps, recordAct } from '../acts/recordAct.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'

interface Opening {
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

export const groupsWithOpenings = async (queries: Queries): Promise<readonly GroupId[]> =>
  (await queries.all('SELECT id FROM work_group ORDER BY id')).map(({ id }) => must(parseGroupId(id), 'a group'))

/** Asked in the transaction that acts on it. */
export const isOpenAt = async (db: Store, group: GroupId, now: Instant): Promise<boolean> =>
  (await db.selectFrom('recovery').select('group_id').where('group_id', '=', group).where('closes_at', '>', now).executeTakeFirst()) !==
  undefined

/** Without a restore there is nothing to recover, and nothing that a person may not bring by themselves. */
export const wasRestored = async (queries: Queries): Promise<boolean> =>
  (await queries.all(`SELECT 1 AS one FROM audit WHERE action = 'backup.restored' LIMIT 1`)).length > 0

/** Opened again, it lasts until the new hour. */
export const openRecovery = async (
  deps: ActDeps,
  groups: readonly GroupId[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
) =>
  deps.db.transaction().execute(async (db) => {
    for (const group of groups) {
      await recordAct({ ...deps, db }, { group, by: null, what: { type: 'recoveryOpened', until } })
      await db
        .insertInto('recovery')
        .values({ group_id: group, opened_at: now, closes_at: until })
        .onConflict((conflict) => conflict.column('group_id').doUpdateSet({ closes_at: until }))
        .execute()
      await audited(db, now, { action: 'recovery.opened', group, detail: `until ${new Date(until).toISOString()}` })
    }
  })

export const closeRecovery = async (deps: ActDeps, groups: readonly GroupId[], now: Instant) =>
  deps.db.transaction().execute(async (db) => {
    for (const group of groups) {
      await recordAct({ ...deps, db }, { group, by: null, what: { type: 'recoveryClosed' } })
      await db.deleteFrom('recovery').where('group_id', '=', group).execute()
      await audited(db, now, { action: 'recovery.closed', group, detail: '' })
    }
  })

/** What came back, and how much of it nobody has vouched for. */
export const countRecovered = async (queries: Queries): Promise<{ readonly all: number; readonly unverified: number }> => {
  const [row] = await queries.all('SELECT count(*) AS all_of_them, count(*) - count(vouched) AS unverified FROM recovered')
  return { all: Number(row?.all_of_them ?? 0), unverified: Number(row?.unverified ?? 0) }
}

interface Audited {
  readonly action: 'recovery.opened' | 'recovery.closed'
  readonly group: GroupId
  readonly detail: string
}
const audited = async (db: Store, at: Instant, { action, group, detail }: Audited) => {
  await db.insertInto('audit').values({ at, account: null, action, subject: group, detail, address: '' }).execute()
}
