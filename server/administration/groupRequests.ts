// Requests of groups for further ones: chair or secretariat ask, operators make the group or refuse it, and who asked is notified.
import type { AdministeredGroupRequest } from '../../shared/api/administration.ts'
import type { GroupRequest } from '../../shared/api/groupRequests.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import { type GroupId, instant, newId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { type Actor, GROUP_REQUEST_ANSWERS, type GroupRequestAnswer, MOST_GROUP_REQUESTS } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { operatorsOf } from '../db/operatorsOf.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { GroupRequestTable } from '../db/rememberedTables.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import type { Mail } from '../mail/mail.ts'
import { readPeople } from '../notices/groupNow.ts'
import { addNotices } from '../notices/noticeRows.ts'
import { preferencesIn } from '../notices/preferenceRows.ts'
import { queueMails } from '../notices/queueMails.ts'
import { transactionOf } from '../transaction.ts'

type Telling = Pick<Mail, 'isOn' | 'add' | 'wake'>

/** The newest first. */
export const groupRequestsOf = async (db: Store, group: GroupId): Promise<GroupRequest[]> => {
  const rows = await db.selectFrom('group_request').selectAll().where('group_id', '=', group).orderBy('id', 'desc').execute()
  return rows.map(shown)
}

const shown = (row: GroupRequestTable): GroupRequest => {
  const is = GROUP_REQUEST_ANSWERS.find((one) => one === row.answer)
  return {
    id: row.id,
    name: { es: row.name_es, en: row.name_en },
    why: row.why,
    at: instant(row.asked_at),
    answer: is === undefined ? null : { is, why: row.answer_why ?? '', at: instant(row.answered_at ?? 0) },
  }
}

interface Asked {
  readonly group: GroupId
  readonly by: Pick<Actor, 'account' | 'name'>
  readonly name: Bilingual
  readonly why: string
  /** Of the installation, for the link in the mail to operators. */
  readonly url: string
}

export const askForGroup = async (deps: Deps, mail: Telling, { group, by, name, why, url }: Asked): Promise<Result<GroupRequest>> => {
  const asked = await transactionOf(deps, async ({ db, clock, random }) => {
    const from = must(await readGroupRow(db, group), 'the group of a membership')
    if (from.sample) return refuse('group-requests-off')
    const waiting = await db.selectFrom('group_request').select('id').where('group_id', '=', group).where('answer', 'is', null).execute()
    if (waiting.length >= MOST_GROUP_REQUESTS) return refuse('group-requests-full')
    const row = await db
      .insertInto('group_request')
      .values({
        id: newId(random),
        group_id: group,
        account: by.account,
        name_es: name.es,
        name_en: name.en,
        why,
        asked_at: clock.now(),
        answer: null,
        answer_why: null,
        answered_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const content = { kind: 'groupRequested', group: from.name, by: by.name, name, link: `${url}/administration?part=groups` } as const
    for (const account of await operatorsOf(db)) await mail.add(db, { to: { account }, group: null, content })
    return ok(shown(row))
  })
  mail.wake()
  return asked
}

/** Those that wait, in all groups, the oldest first. */
export const waitingGroupRequests = async (db: Store): Promise<AdministeredGroupRequest[]> => {
  const rows = await db
    .selectFrom('group_request')
    .innerJoin('account', 'account.id', 'group_request.account')
    .innerJoin('work_group', 'work_group.id', 'group_request.group_id')
    .selectAll('group_request')
    .select([
      'account.name as by_name',
      'account.email',
      'account.erased_at',
      'work_group.name_es as group_es',
      'work_group.name_en as group_en',
    ])
    .where('group_request.answer', 'is', null)
    .orderBy('group_request.id')
    .execute()
  return rows.map((row) => {
    const { id, name, why, at } = shown(row)
    const group = { id: must(parseGroupId(row.group_id), 'a group'), name: { es: row.group_es, en: row.group_en } }
    return { id, name, why, at, group, by: { name: row.by_name, email: row.erased_at === null ? row.email : null } }
  })
}

interface Answer {
  readonly id: string
  readonly is: GroupRequestAnswer
  /** To a refusal. */
  readonly why: string
}

/** In the transaction of what the answer does; the caller wakes the mail. Answers the group that asked. */
export const answerGroupRequest = async (inside: Deps, mail: Telling, { id, is, why }: Answer): Promise<Result<GroupId>> => {
  const { db, clock, bus } = inside
  const row = await db
    .updateTable('group_request')
    .set({ answer: is, answer_why: why, answered_at: clock.now() })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  const group = must(parseGroupId(row.group_id), 'the group of a request')
  const account = must(parseAccountId(row.account), 'who made a request')
  const people = await readPeople(db, group)
  // Who has left the group since has no inbox in it.
  if (!people.some((person) => person.account === account)) return ok(group)
  const preferences = await preferencesIn(db, group)
  const subject = { type: 'newGroup', name: { es: row.name_es, en: row.name_en }, answer: is, why } as const
  const facts = [{ key: `groupAnswered:${id}`, kind: 'groupAnswered', subject, to: [account], causedBy: null } as const]
  const notices = await addNotices(inside, { group, facts, preferences, isMailed: () => mail.isOn })
  await queueMails(db, mail, notices, { group, people, preferences, now: clock.now() })
  bus.publish({ type: 'news', group, of: 'inbox', account })
  return ok(group)
}

export const refuseGroupRequest = async (deps: Deps, mail: Telling, answer: Omit<Answer, 'is'>): Promise<Result<GroupId>> => {
  const refused = await transactionOf(deps, (inside) => answerGroupRequest(inside, mail, { ...answer, is: 'refused' }))
  if (refused.ok) mail.wake()
  return refused
}
