// Which groups a round of notices looks at: those in which something that notices are made of has changed, and those in which something is due.
// One query for each cause, over what is newer than the last round.
import { type GroupId, parseGroupId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

interface Round {
  readonly now: number
  /** What has changed since then. */
  readonly since: number
}

export const dueGroups = async (db: Store, { now, since }: Round): Promise<readonly GroupId[]> => {
  const changed = await changedGroups(db, since)
  const due = await db
    .selectFrom('work_group')
    .leftJoin('notice_round', 'notice_round.group_id', 'work_group.id')
    .select('work_group.id')
    // Nothing is due in a group that is suspended or archived.
    .where('work_group.read_only_as', 'is', null)
    .where((row) =>
      row.or([
        row('notice_round.due_at', 'is', null),
        row('notice_round.due_at', '<=', now),
        // The clock was set back.
        row('notice_round.looked_at', '>', now),
      ]),
    )
    .execute()
  const open = changed.size === 0 ? [] : await openAmong(db, [...changed])
  return [...new Set([...due.map(({ id }) => id), ...open])].sort().flatMap((id) => parseGroupId(id) ?? [])
}

/** When something is due next. */
export const nextDueAt = async (db: Store): Promise<number | null> => {
  const row = await db
    .selectFrom('notice_round')
    .innerJoin('work_group', 'work_group.id', 'notice_round.group_id')
    .select(({ fn }) => fn.min('due_at').as('at'))
    .where('work_group.read_only_as', 'is', null)
    .executeTakeFirst()
  return row?.at == null ? null : Number(row.at)
}

/** When a group was looked at last, by whatever server; 0 before the first time. */
export const lastLookedAt = async (db: Store): Promise<number> => {
  const row = await db
    .selectFrom('notice_round')
    .select(({ fn }) => fn.max('looked_at').as('at'))
    .executeTakeFirst()
  return Number(row?.at ?? 0)
}

/** SQLite binds 32,766 values in one statement. */
const AT_ONCE = 1_000
const openAmong = async (db: Store, ids: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const rows = await db.selectFrom('work_group').select('id').where('id', 'in', some).where('read_only_as', 'is', null).execute()
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

const changedGroups = async (db: Store, since: number): Promise<ReadonlySet<string>> => {
  const causes = await Promise.all([
    // Acts are logs, too: members, seats, settings, sessions, reports.
    db
      .selectFrom('log_head')
      .innerJoin('log_document', 'log_document.number', 'log_head.document')
      .innerJoin('document', 'document.id', 'log_document.id')
      .select('document.group_id')
      .distinct()
      .where('log_head.at', '>=', since)
      .execute(),
    db
      .selectFrom('api_token')
      .select('group_id')
      .distinct()
      .where((row) => row.or([row('created_at', '>=', since), row('ended_at', '>=', since)]))
      .execute(),
    db.selectFrom('webhook').select('group_id').distinct().where('failed_at', '>=', since).execute(),
    // What waits for those who are sent one mail a week, also of causes without a log: comments and reminders.
    db.selectFrom('notice').select('group_id').distinct().where('at', '>=', since).where('mail', '=', 'digest').execute(),
    db
      .selectFrom('notice_preference')
      .innerJoin('membership', 'membership.account', 'notice_preference.account')
      .select('membership.group_id')
      .distinct()
      .where('notice_preference.changed_at', '>=', since)
      .execute(),
  ])
  return new Set(causes.flat().flatMap(({ group_id }) => group_id ?? []))
}
