// Composes a mail of notices at the time of sending: whether its reader may still get it, and which of its notices still hold.
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  type MeetingId,
  meetingDocument,
  parseAccountId,
  parseDecisionId,
  parseGroupId,
  type Random,
} from '../../shared/ids.ts'
import { parseNoticeKind } from '../../shared/notices/kinds.ts'
import { afterQuiet, chosen } from '../../shared/notices/preferences.ts'
import { must } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { CommentReader } from '../comments/visibleThreads.ts'
import type { OutboxTable } from '../db/mailTables.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { decisionNamesIn, sharedSessions } from '../db/shownNumbers.ts'
import { isReadOnly } from '../groups/readOnlyGroups.ts'
import type { NoticesContent } from '../mail/content.ts'
import type { PrepareNotices } from '../mail/delivery.ts'
import type { AskingDeps } from './askedReports.ts'
import { describeNotices, noticeSubject, visibleNow } from './describe.ts'
import { readPeople } from './groupNow.ts'
import { newLeave } from './leave.ts'
import { markedNotices, type NoticeLinksOf } from './markedNotices.ts'
import { type ClosedSession, noticesWords } from './noticesWords.ts'
import { preferencesOf } from './preferenceRows.ts'
import { isUrgent } from './queueMails.ts'
import { validNotices } from './validNotices.ts'

export interface PrepareDeps extends AskingDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  readonly url: string
  readonly linksOf: NoticeLinksOf
  /** Whether the rows of a document do not have all of its log yet. */
  readonly isBehind: (document: DocumentId) => Promise<boolean>
}

export const prepareNotices =
  ({ db, clock, random, url, reportsOf, linksOf, isBehind }: PrepareDeps): PrepareNotices =>
  async (row, content, { isKept, language }) => {
    const account = parseAccountId(row.account)
    const { group, digest } = content
    const people = await readPeople(db, group)
    const me = people.find((one) => one.account === account)
    // Who has left, or only tries a sample, gets nothing; nor is anything due in a group that was suspended since.
    if (!account || !me || me.isNobodys || (await isReadOnly(db, group))) return null
    const preferences = await preferencesOf(db, account)
    if (digest !== null && preferences.digest !== digest.type) return null
    const later = (ms: number) => (clock.now() - row.created_at < REOPENED_MS ? ({ is: 'later', until: clock.now() + ms } as const) : null)
    const session = digest?.type === 'session' ? await sessionOf(db, digest.meeting, isBehind) : null
    // The rows of a damaged log never have all decisions: after a while it leaves without their number.
    if (session?.decisions === null && clock.now() - Math.max(row.created_at, session.closedAt) < MOST_BEHIND_MS) return later(BEHIND_MS)
    const gathered = await gather(db, row, { account, group, digest })
    const wanted = gathered.filter(({ kind }) => {
      const known = parseNoticeKind(kind)
      const choice = known && chosen(preferences, known)
      return digest === null ? choice === 'now' : choice !== null && choice !== 'never'
    })
    const kinds = wanted.flatMap(({ kind }) => parseNoticeKind(kind) ?? [])
    const until = isUrgent(kinds) ? clock.now() : afterQuiet(clock.now(), preferences, me.zone)
    if (until > clock.now()) return { is: 'later', until }
    const valid = await validNotices({ db, reportsOf }, { account, group }, { notices: wanted, now: clock.now() })
    // A mail composed before is reused as long as all of its notices hold and may be sent.
    if (isKept) {
      const isAnySo = valid.length > 0 || digest?.type === 'session'
      return isAnySo && (await mayBeTold(db, row, { account, group, now: clock.now() })) ? { is: 'kept' } : null
    }
    const isWanted = digest?.type === 'session' && chosen(preferences, 'sessionClosed') !== 'never'
    if (valid.length === 0 && !isWanted) {
      await release(db, gathered, new Set())
      return null
    }
    const notices = await markedNotices(linksOf, group, await describeNotices(db, { account, group, now: clock.now() }, valid))
    const facts = await readGroupRow(db, group)
    if (!facts) return null
    // Opened again before its digest was sent: that comes when it closes.
    if (digest?.type === 'session' && !session) return later(LOOK_AGAIN_MS)
    const leave = newLeave(random)
    const delegation = facts.delegations.find(({ id }) => id === me.delegation)
    const city = delegation?.zone === me.zone && delegation.capital ? delegation.capital : null
    const words = noticesWords({
      language,
      group: facts,
      url,
      digest,
      session,
      notices,
      zone: me.zone,
      city,
      now: clock.now(),
      leave: `${url}/mail/leave/${leave.token}`,
    })
    return {
      is: 'ready',
      words,
      leave: `${url}/mail/leave/${leave.token}`,
      keep: async (inside) => {
        // One kind can be left by itself; of several, and of a digest, all that it brings.
        const [kind, another] = new Set(valid.map((notice) => notice.kind))
        const what = digest ? 'digest' : kind !== undefined && another === undefined ? kind : 'now'
        await leave.keep(inside, { account, what, now: clock.now() })
        const told = new Set(valid.map(({ id }) => id))
        await release(inside, gathered, told)
        for (const id of told)
          await inside
            .updateTable('notice')
            .set({ outbox: row.id, ...(digest ? { mail: 'told' as const } : {}) })
            .where('id', '=', id)
            .execute()
      },
    }
  }

/** A session that was closed by mistake is closed again within days. */
const REOPENED_MS = 30 * 24 * 3_600_000
const LOOK_AGAIN_MS = 15 * 60_000
const BEHIND_MS = 15_000
const MOST_BEHIND_MS = 3_600_000

interface Gathering {
  readonly account: AccountId
  readonly group: GroupId
  readonly digest: NoticesContent['digest']
}
/** Pending notices, and those in this mail already: it may have to be composed again, for another address. */
const gather = (db: Store, { id }: Pick<OutboxTable, 'id'>, { account, group, digest }: Gathering): Promise<readonly NoticeTable[]> =>
  db
    .selectFrom('notice')
    .selectAll()
    .where('account', '=', account)
    .where('group_id', '=', group)
    .where('seen_at', 'is', null)
    .where((row) =>
      row.or([row('outbox', '=', id), row.and([row('outbox', 'is', null), row('mail', '=', digest === null ? 'now' : 'digest')])]),
    )
    .orderBy('at')
    .orderBy('key')
    .limit(MOST)
    .execute()
const MOST = 200

/** Notices that are not sent after all wait for the next digest, or stay in the inbox only. */
const release = async (db: Store, gathered: readonly NoticeTable[], told: ReadonlySet<string>): Promise<void> => {
  for (const notice of gathered) {
    if (told.has(notice.id) || notice.mail !== 'now') continue
    const kind = parseNoticeKind(notice.kind)
    const account = parseAccountId(notice.account)
    const choice = kind && account ? chosen(await preferencesOf(db, account), kind) : 'never'
    await db
      .updateTable('notice')
      .set({ mail: choice === 'digest' ? 'digest' : 'none' })
      .where('id', '=', notice.id)
      .execute()
  }
}

/** Of what was composed, nothing may have become invisible to its reader: it would name a text that they may not know of. */
const mayBeTold = async (db: Store, { id }: Pick<OutboxTable, 'id'>, reader: CommentReader): Promise<boolean> => {
  const told = await db.selectFrom('notice').select('subject').where('outbox', '=', id).execute()
  const threads = told.map(noticeSubject).flatMap((subject) => (subject?.type === 'thread' ? [subject.comment] : []))
  const visible = await visibleNow(db, reader, threads)
  return threads.every((comment) => visible.has(comment))
}

/** Null once it is open again. */
const sessionOf = async (db: Store, meeting: MeetingId, isBehind: PrepareDeps['isBehind']): Promise<ClosedSession | null> => {
  const row = await db
    .selectFrom('meeting')
    .select(['group_id', 'number', 'closed_at'])
    .where('id', '=', meeting)
    .where('state', '=', 'closed')
    .executeTakeFirst()
  if (row?.closed_at == null) return null
  const document = meetingDocument(meeting)
  const face = await db
    .selectFrom('meeting_face')
    .select(['place_es', 'place_en', 'zone'])
    .where('document', '=', document)
    .executeTakeFirst()
  const group = must(parseGroupId(row.group_id), 'the group of a session')
  return {
    meeting,
    number: row.number,
    closedAt: row.closed_at,
    place: { es: face?.place_es ?? '', en: face?.place_en ?? '' },
    zone: face?.zone ?? '',
    // They are counted from rows.
    decisions: (await isBehind(document)) ? null : await decisionsOf(db, group, document),
  }
}
const decisionsOf = async (db: Store, group: GroupId, document: DocumentId): Promise<ClosedSession['decisions']> => {
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'number', 'method'])
    .where('document', '=', document)
    .where('status', '=', 'adopted')
    .orderBy('number')
    .execute()
  const names = await decisionNamesIn(db, await sharedSessions(db, group))
  return decisions.flatMap(({ id, method }) => {
    const decision = parseDecisionId(id)
    const number = decision && names.get(decision)
    return number ? [{ number, method }] : []
  })
}
