// What a browser is told at the moment of sending: the notices since it was told last that are unseen, wanted, still so, and that their reader
// may still know of.

import type { Language } from '../../shared/bilingual.ts'
import { type AccountId, type GroupId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { NOTICE_KIND_NAMES, type NoticeKind, parseNoticeKind } from '../../shared/notices/kinds.ts'
import { noticePath } from '../../shared/notices/paths.ts'
import { afterQuiet, pushed } from '../../shared/notices/preferences.ts'
import type { Clock } from '../clock.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { PushSubscriptionTable } from '../db/pushTables.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { AskingDeps } from '../notices/askedReports.ts'
import { describeNotices } from '../notices/describe.ts'
import { readPeople } from '../notices/groupNow.ts'
import { preferencesOf } from '../notices/preferenceRows.ts'
import { isUrgent } from '../notices/queueMails.ts'
import { validNotices } from '../notices/validNotices.ts'
import { zoneOf } from '../notices/zoneOf.ts'
import { type PushedNotice, pushWords } from './pushWords.ts'

export type PreparedPush =
  | { readonly is: 'ready'; readonly words: string; readonly toldUntil: number; readonly isUrgent: boolean }
  /** It is night where its reader is. */
  | { readonly is: 'later'; readonly until: number }

interface PrepareDeps extends AskingDeps {
  readonly clock: Pick<Clock, 'now'>
}

/** Of so many it only says how many. */
const MOST = 50

/** Null: there is nothing to tell. */
export const preparePush = async (
  { db, clock, reportsOf }: PrepareDeps,
  browser: PushSubscriptionTable,
  { language, tag }: { readonly language: Language; readonly tag: string },
): Promise<PreparedPush | null> => {
  const account = parseAccountId(browser.account)
  if (!account) return null
  const preferences = await preferencesOf(db, account)
  const wanted = NOTICE_KIND_NAMES.filter((kind) => pushed(preferences, kind))
  const rows = await newNotices(db, { account, kinds: wanted, since: browser.told_until })
  const byGroup = Map.groupBy(rows, ({ group_id }) => parseGroupId(group_id))
  const told: PushedNotice[] = []
  for (const [group, notices] of byGroup)
    told.push(...(group ? await inGroup({ db, clock, reportsOf }, { account, group }, notices) : ofAccount(notices)))
  if (told.length === 0) return null
  const urgent = isUrgent(told.map(({ kind }) => kind))
  const until = urgent ? clock.now() : afterQuiet(clock.now(), preferences, await zoneOf(db, account))
  if (until > clock.now()) return { is: 'later', until }
  const message = pushWords(told, { language, tag })
  const toldUntil = Math.max(...rows.map(({ at }) => at))
  return message && { is: 'ready', words: JSON.stringify(message), toldUntil, isUrgent: urgent }
}

interface Told {
  readonly account: AccountId
  readonly kinds: readonly NoticeKind[]
  readonly since: number
}

/** The newest: however many came before that are not wanted or not so any more, the last one is among them. */
const newNotices = (db: Store, { account, kinds, since }: Told): Promise<readonly NoticeTable[]> =>
  db
    .selectFrom('notice')
    .selectAll()
    .where('account', '=', account)
    .where('kind', 'in', kinds)
    .where('seen_at', 'is', null)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .orderBy('key', 'desc')
    .limit(MOST)
    .execute()

/** Nothing to those who have left the group. */
const inGroup = async (
  { db, clock, reportsOf }: PrepareDeps,
  reader: { readonly account: AccountId; readonly group: GroupId },
  rows: readonly NoticeTable[],
): Promise<readonly PushedNotice[]> => {
  const { account, group: id } = reader
  const [group, people] = [await readGroupRow(db, id), await readPeople(db, id)]
  if (!group || !people.some((one) => one.account === account)) return []
  const notices = await describeNotices(
    db,
    { ...reader, now: clock.now() },
    await validNotices({ db, reportsOf }, reader, { notices: rows, now: clock.now() }),
  )
  return notices.map((notice) => {
    const { about } = notice
    const isSecret = about.type === 'thread' && about.delegation !== null
    const kind: NoticeKind = isSecret ? 'delegationComment' : notice.kind
    const code = about.type === 'item' || about.type === 'thread' ? about.code : null
    return { kind, code, group: { id, name: group.name }, path: `/g/${id}/${noticePath(notice) ?? 'inbox'}` }
  })
}

const ofAccount = (rows: readonly NoticeTable[]): readonly PushedNotice[] =>
  rows.flatMap(({ kind }) => {
    const known = parseNoticeKind(kind)
    return known ? [{ kind: known, code: null, group: null, path: '/me' }] : []
  })
