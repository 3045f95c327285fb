// Which mails notices become: soon after it is made, one for what cannot wait; one when a session has closed; one each Monday for those who
// chose that. A row of the outbox says only for whom and in which group: what it tells is gathered when it is sent (`prepareMail.ts`).
import { type AccountId, type GroupId, type MeetingId, parseAccountId } from '../../shared/ids.ts'
import { type NoticeKind, noticeKind, parseNoticeKind } from '../../shared/notices/kinds.ts'
import { afterQuiet, type NoticePreferences, USUAL_PREFERENCES } from '../../shared/notices/preferences.ts'
import { weekdayOf } from '../../shared/roadmap/days.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import type { Mail } from '../mail/mail.ts'
import { noticeSubject } from './describe.ts'
import { noticeDay } from './facts.ts'
import type { NotifiedPerson } from './groupNow.ts'

/** Notices created together are sent together; one seen in the inbox before is not mailed. */
const GATHER_MS = 60_000

export interface Queueing {
  readonly group: GroupId
  readonly people: readonly Pick<NotifiedPerson, 'account' | 'zone' | 'isNobodys'>[]
  readonly preferences: ReadonlyMap<string, NoticePreferences>
  readonly now: number
}
type Adding = Pick<Mail, 'add' | 'isOn'>

/** In the transaction that made these notices. */
export const queueMails = async (db: Store, mail: Adding, notices: readonly NoticeTable[], queueing: Queueing): Promise<void> => {
  if (!mail.isOn) return
  const { group, people, preferences, now } = queueing
  const readers = new Map(people.map((person) => [person.account as string, person]))
  const atOnce = Map.groupBy(
    notices.filter(({ mail: how }) => how === 'now'),
    ({ account }) => account,
  )
  for (const [account, own] of atOnce) {
    const to = parseAccountId(account)
    if (!to) continue
    const kinds = own.flatMap(({ kind }) => parseNoticeKind(kind) ?? [])
    const at = now + GATHER_MS
    await mail.add(db, {
      to: { account: to },
      group,
      content: { kind: 'notices', group, digest: null },
      // Notices created within a minute are one mail.
      key: `now:${group}:${account}:${Math.floor(now / GATHER_MS)}`,
      notBefore: isUrgent(kinds) ? at : afterQuiet(at, preferences.get(account) ?? USUAL_PREFERENCES, readers.get(account)?.zone ?? ''),
    })
  }
  for (const notice of notices) {
    const subject = notice.kind === 'sessionClosed' ? noticeSubject(notice) : null
    const reader = readers.get(notice.account)
    if (subject?.type === 'meeting' && reader) await queueDigest(db, mail, { meeting: subject.meeting, reader }, queueing)
  }
}

export const isUrgent = (kinds: readonly NoticeKind[]): boolean => kinds.some((kind) => noticeKind(kind).atNight)

const queueDigest = async (
  db: Store,
  mail: Adding,
  { meeting, reader: { account, zone, isNobodys } }: { readonly meeting: MeetingId; readonly reader: Queueing['people'][number] },
  { group, preferences, now }: Queueing,
) => {
  const own = preferences.get(account) ?? USUAL_PREFERENCES
  if (isNobodys || own.digest !== 'session') return
  await mail.add(db, {
    to: { account },
    group,
    content: { kind: 'notices', group, digest: { type: 'session', meeting } },
    key: `digest:${meeting}:${account}`,
    notBefore: afterQuiet(now + GATHER_MS, own, zone),
  })
}

/** On Mondays, from the morning of the reader's zone on; once a week. */
export const queueWeekly = async (db: Store, mail: Adding, { group, people, preferences, now }: Queueing): Promise<boolean> => {
  if (!mail.isOn) return false
  const MONDAY = 1
  const due = people.filter(
    ({ account, zone, isNobodys }) =>
      !isNobodys && preferences.get(account)?.digest === 'weekly' && weekdayOf(noticeDay(now, zone)) === MONDAY,
  )
  let any = false
  for (const { account, zone } of due) {
    const day = noticeDay(now, zone)
    if (!(await waits(db, group, account))) continue
    const content = { kind: 'notices', group, digest: { type: 'weekly' } } as const
    const own = preferences.get(account) ?? USUAL_PREFERENCES
    const id = await mail.add(db, {
      to: { account },
      group,
      content,
      key: `weekly:${day}:${group}:${account}`,
      notBefore: afterQuiet(now, own, zone),
    })
    any ||= id !== null
  }
  return any
}

const waits = async (db: Store, group: GroupId, account: AccountId): Promise<boolean> =>
  (await db
    .selectFrom('notice')
    .select('id')
    .where('account', '=', account)
    .where('group_id', '=', group)
    .where('mail', '=', 'digest')
    .where('seen_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Whether anything of the group waits for the mail of a Monday. */
export const isWeeklyWaiting = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db
    .selectFrom('notice')
    .innerJoin('notice_preference', 'notice_preference.account', 'notice.account')
    .select('notice.id')
    .where('notice.group_id', '=', group)
    .where('notice.mail', '=', 'digest')
    .where('notice.seen_at', 'is', null)
    .where('notice_preference.digest', '=', 'weekly')
    .limit(1)
    .executeTakeFirst()) !== undefined
