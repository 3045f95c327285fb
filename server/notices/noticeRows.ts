// Notices as rows: of one fact an account has one, whatever rounds, servers and repetitions there are.
import { type AccountId, type GroupId, newId, parseAccountId, type Random } from '../../shared/ids.ts'
import { chosen, type NoticePreferences, USUAL_PREFERENCES } from '../../shared/notices/preferences.ts'
import type { Clock } from '../clock.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import { factOf, type NoticeFact } from './facts.ts'
import { queuePushes } from './queuePushes.ts'

export interface NoticeDeps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
}

/** Of one statement. */
const CHUNK = 100

interface Telling {
  /** Null: of the account alone. */
  readonly group: GroupId | null
  readonly facts: readonly NoticeFact[]
  /** Of those who have chosen anything. */
  readonly preferences: ReadonlyMap<string, NoticePreferences>
  /** False where mail is off, and for the accounts of a sample. */
  readonly isMailed: (account: AccountId) => boolean
}

/** Stores new ones, in the transaction `db`; their pushes are queued. */
export const addNotices = async (
  { db, clock, random }: NoticeDeps,
  { group, facts, preferences, isMailed }: Telling,
): Promise<readonly NoticeTable[]> => {
  const told = await toldAmong(db, facts)
  const rows = facts.flatMap(({ key, kind, subject, to, causedBy }) =>
    to
      .filter((account) => !told.has(`${key} ${account}`))
      .map((account): NoticeTable => {
        const choice = chosen(preferences.get(account) ?? USUAL_PREFERENCES, kind)
        return {
          id: newId(random),
          account,
          group_id: group,
          key,
          kind,
          subject: JSON.stringify(subject),
          caused_by: causedBy,
          at: clock.now(),
          seen_at: null,
          mail: choice === 'never' || !isMailed(account) ? 'none' : choice,
          outbox: null,
        }
      }),
  )
  const added: NoticeTable[] = []
  for (let at = 0; at < rows.length; at += CHUNK)
    added.push(
      ...(await db
        .insertInto('notice')
        .values(rows.slice(at, at + CHUNK))
        // Another server has stored it a moment ago.
        .onConflict((conflict) => conflict.columns(['key', 'account']).doNothing())
        .returningAll()
        .execute()),
    )
  await queuePushes({ db, clock, random }, added, preferences)
  return added
}

/** `<key> <account>` of existing notices. */
export const toldAmong = async (db: Store, facts: readonly Pick<NoticeFact, 'key'>[]): Promise<ReadonlySet<string>> => {
  const keys = [...new Set(facts.map(({ key }) => key))]
  const told = new Set<string>()
  for (let at = 0; at < keys.length; at += CHUNK) {
    const rows = await db
      .selectFrom('notice')
      .select(['key', 'account'])
      .where('key', 'in', keys.slice(at, at + CHUNK))
      .execute()
    for (const { key, account } of rows) told.add(`${key} ${account}`)
  }
  return told
}

/** Withdraws notices of a due date, a report or a token that no longer hold (it moved, was given, done or revoked), unless they were seen or are being mailed. */
export const dropStale = async (db: Store, group: GroupId, wanted: readonly NoticeFact[]): Promise<readonly AccountId[]> => {
  const still = new Set(wanted.flatMap(({ key, to }) => to.map((account) => `${key} ${account}`)))
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'key', 'account'])
    .where('group_id', '=', group)
    .where('kind', 'in', ['dueSoon', 'overdue', 'reportDue', 'tokenExpires'])
    .where('seen_at', 'is', null)
    .where('outbox', 'is', null)
    .execute()
  const stale = rows.filter(({ key, account }) => !still.has(`${factOf(key)} ${account}`))
  for (let at = 0; at < stale.length; at += CHUNK) {
    const ids = stale.slice(at, at + CHUNK).map(({ id }) => id)
    // It may have been seen meanwhile.
    await db.deleteFrom('notice').where('id', 'in', ids).where('seen_at', 'is', null).where('outbox', 'is', null).execute()
  }
  return stale.flatMap(({ account }) => parseAccountId(account) ?? [])
}

/** Updates the notice with the number of reports that are still requested, or the one that is left. Returns the accounts whose notices changed. */
export const renewReports = async (db: Store, group: GroupId, wanted: readonly NoticeFact[]): Promise<readonly AccountId[]> => {
  const now = new Map<string, string>(
    wanted.flatMap(({ key, kind, subject, to }) =>
      kind === 'reportDue' ? to.map((account) => [`${key} ${account}`, JSON.stringify(subject)] as const) : [],
    ),
  )
  if (now.size === 0) return []
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'key', 'account', 'subject'])
    .where('group_id', '=', group)
    .where('kind', '=', 'reportDue')
    .execute()
  const renewed: AccountId[] = []
  for (const { id, key, account, subject: before } of rows) {
    const subject = now.get(`${factOf(key)} ${account}`)
    if (subject === undefined || subject === before) continue
    await db.updateTable('notice').set({ subject }).where('id', '=', id).execute()
    const whose = parseAccountId(account)
    if (whose) renewed.push(whose)
  }
  return renewed
}

const KEPT_MS = 180 * 24 * 3_600_000
/** No fact is found again after so long. */
export const forgetOldNotices = async (db: Store, now: number): Promise<void> => {
  await db
    .deleteFrom('notice')
    .where('at', '<', now - KEPT_MS)
    .execute()
}
