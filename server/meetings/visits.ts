// Visits: what "since my last visit" counts from. One row per person and group.
import type { Visit } from '../../shared/api/meetings.ts'
import { type AccountId, type GroupId, instant } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'

/** A visit ends after this long without a request. */
const VISIT_MS = 2 * 60 * 60_000

export const recordVisit = async (deps: Pick<Deps, 'db' | 'clock'>, account: AccountId, group: GroupId): Promise<Visit> =>
  deps.db.transaction().execute(async (db) => {
    const now = deps.clock.now()
    const last = await db.selectFrom('visit').selectAll().where('account', '=', account).where('group_id', '=', group).executeTakeFirst()
    const goesOn = last !== undefined && now - last.last_seen < VISIT_MS
    const previous = goesOn ? last.previous : (last?.last_seen ?? null)
    await db
      .insertInto('visit')
      .values({ account, group_id: group, last_seen: now, previous })
      .onConflict((conflict) => conflict.columns(['account', 'group_id']).doUpdateSet({ last_seen: now, previous }))
      .execute()
    return { previous: previous === null ? null : instant(previous) }
  })
