// Chair or secretariat remind the agencies of the reports that are still to be given: the notice that asked for them, once more. A person is
// told of them at most once a day, by whatever servers and hands.
import { type GroupId, type Instant, instant } from '../../shared/ids.ts'
import { reportsDue } from '../../shared/reports/round.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { reminderKey, reportersOf, reportFacts } from './facts.ts'
import { readItems, readPeople, readSessions } from './groupNow.ts'
import { addNotices } from './noticeRows.ts'
import { preferencesIn } from './preferenceRows.ts'
import { queueMails } from './queueMails.ts'
import type { RoundDeps } from './rounds.ts'

export interface Reminded {
  readonly people: number
  /** Of whose reports at least one person was told; a delegation without agencies counts as one. */
  readonly agencies: number
}

const DAY_MS = 24 * 3_600_000

export const remindReports = async (
  { db, clock, random, reportsOf, mail, told }: Pick<RoundDeps, 'db' | 'clock' | 'random' | 'reportsOf' | 'mail' | 'told'>,
  id: GroupId,
): Promise<Result<Reminded>> => {
  const now = clock.now()
  const [group, reports, items, meetings] = [
    await readGroupRow(db, id),
    await reportsOf(id),
    await readItems(db, id),
    await readSessions(db, id),
  ]
  const due = group ? reportsDue({ items, meetings, reports, group, now }) : []
  if (due.length === 0) return refuse('nothing-due')
  const people = await readPeople(db, id)
  const mailed = new Set(people.filter((person) => mail.isOn && !person.isNobodys).map(({ account }) => account))
  const facts = reportFacts(due, people)
  const added = await db.transaction().execute(async (inside) => {
    const preferences = await preferencesIn(inside, id)
    const recent = await toldSince(inside, id, now - DAY_MS)
    const again = facts.map((fact) => ({
      ...fact,
      key: reminderKey(fact.key, now),
      to: fact.to.filter((account) => !recent.has(`${fact.key} ${account}`)),
    }))
    const notices = await addNotices(
      { db: inside, clock, random },
      { group: id, facts: again, preferences, isMailed: (account) => mailed.has(account) },
    )
    await queueMails(inside, mail, notices, { group: id, people, preferences, now })
    return notices
  })
  const accounts = new Set<string>(added.map(({ account }) => account))
  if (accounts.size === 0 && facts.length > 0) return refuse('reminded-today')
  told(
    id,
    people.map(({ account }) => account).filter((account) => accounts.has(account)),
  )
  const reporters = due
    .filter((one) => reportersOf(one, people).some(({ account }) => accounts.has(account)))
    .map(({ agency, delegation }) => agency ?? `${delegation}-`)
  return ok({ people: accounts.size, agencies: new Set(reporters).size })
}

/** `<key> <account>` of the reports of a session, also as an earlier version told each of them: `reportDue:<session>:<item>:<agency>`. */
const toldSince = async (db: Store, group: GroupId, since: number): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('notice')
    .select(['key', 'account'])
    .where('group_id', '=', group)
    .where('kind', '=', 'reportDue')
    .where('at', '>', since)
    .execute()
  return new Set(rows.map(({ key, account }) => `${key.split(':', 2).join(':')} ${account}`))
}

/** When anybody was last asked for a report of this group that is still to be given, by itself or as a reminder. */
export const lastAsked = async (db: Store, group: GroupId): Promise<Instant | null> => {
  const row = await db
    .selectFrom('notice')
    .select((select) => select.fn.max('at').as('at'))
    .where('group_id', '=', group)
    .where('kind', '=', 'reportDue')
    .executeTakeFirst()
  return row?.at == null ? null : instant(Number(row.at))
}
