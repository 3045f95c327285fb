// Tells the members of a delegation what happened to one of its seats: at once, in the inbox and by mail. In the transaction of its cause; the
// caller wakes the mail afterwards.
import { SETTLED_MS } from '../../shared/acts/consent.ts'
import type { NoticeSubject } from '../../shared/api/notices.ts'
import { opensAt } from '../../shared/comments/whoSees.ts'
import { type AccountId, type DelegationId, type GroupId, instant, newId } from '../../shared/ids.ts'
import type { SeatChangeKind } from '../../shared/notices/seatWords.ts'
import type { Role } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { Bus } from '../bus/bus.ts'
import { earlierSeenBy, recordTold, seatIn } from '../comments/seatRows.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { Mail } from '../mail/mail.ts'
import { readPeople } from './groupNow.ts'
import { addNotices, type NoticeDeps } from './noticeRows.ts'

export interface SeatTelling {
  readonly mail: Pick<Mail, 'isOn' | 'add' | 'wake'>
  /** Of the installation, for links in mails. */
  readonly url: string
}
export interface SeatNoticeDeps extends NoticeDeps, SeatTelling {
  readonly bus: Pick<Bus, 'publish'>
}

export interface SeatNews {
  readonly group: GroupId
  readonly delegation: DelegationId
  /** Whose seat. */
  readonly account: AccountId
  readonly what: SeatChangeKind
  /** Null: the operator of the server. */
  readonly by: AccountId | null
  readonly from: Role | null
  readonly to: Role | null
}

type OfDelegation = Pick<SeatNews, 'group' | 'delegation'>

/** After the rows changed: the change itself, and seats of which the delegation can be told only now. */
export const tellSeat = async (deps: SeatNoticeDeps, news: SeatNews): Promise<void> => {
  const late = await recordTold(deps.db, { ...news, now: deps.clock.now() })
  await tellMembers(deps, news)
  await tellLate(deps, news, late)
}

/** By each round: a week after somebody came they belong to those who can be told. */
export const tellUntold = async (deps: SeatNoticeDeps, of: OfDelegation): Promise<void> =>
  tellLate(deps, of, await recordTold(deps.db, { ...of, now: deps.clock.now() }))

const tellLate = async (deps: SeatNoticeDeps, { group, delegation }: OfDelegation, late: readonly AccountId[]): Promise<void> => {
  for (const account of late) {
    const to = await roleOf(deps.db, group, account)
    await tellMembers(deps, { group, delegation, account, what: 'sits', by: null, from: null, to })
  }
}

/** Delegations with seats of which nobody could be told. */
export const untoldDelegations = async (db: Store, group: GroupId): Promise<readonly DelegationId[]> => {
  const rows = await db
    .selectFrom('membership')
    .select('delegation')
    .distinct()
    .where('group_id', '=', group)
    .where('delegation', 'is not', null)
    .where('seat_since', 'is not', null)
    .where('seat_told_at', 'is', null)
    .execute()
  return rows.map(({ delegation }) => delegation as DelegationId)
}

/** After how long the next holder of a seat in the group has had it for a week, so that they can be told of other seats; at most a day. */
export const untilSettled = async ({ db, clock }: Pick<SeatNoticeDeps, 'db' | 'clock'>, group: GroupId): Promise<number> => {
  const now = clock.now()
  const row = await db
    .selectFrom('membership')
    .select(({ fn }) => fn.min('seat_told_at').as('at'))
    .where('group_id', '=', group)
    .where('seat_told_at', '>', now - SETTLED_MS)
    .executeTakeFirst()
  return Math.min(DAY_MS, row?.at == null ? DAY_MS : Number(row.at) + SETTLED_MS - now)
}
const DAY_MS = 24 * 3_600_000

const tellMembers = async (deps: SeatNoticeDeps, news: SeatNews): Promise<void> => {
  const { db, clock, random, bus, mail, url } = deps
  const { group, delegation, account, what, by, from, to } = news
  const seat = await seatIn(db, { group, account })
  const people = (await readPeople(db, group)).filter((one) => one.delegation === delegation)
  // Who changed it knows it, and so does whose it is, but for being admitted.
  const told = people.filter((one) => one.account !== by && (one.account === account) === (what === 'youAdmitted'))
  if (told.length === 0) return
  const subject: NoticeSubject = { type: 'seat', account, delegation, what, from, to, ...(by === null ? { byOperator: true } : {}) }
  // That somebody came is told once, however late; a disabled account has no seat by which to know it.
  const came = what === 'came' || what === 'enabled' || what === 'sits'
  const key = `seat:${group}:${delegation}:${account}:${(came && seat?.since) || newId(random)}`
  const fact = { key, kind: 'seat', subject, to: told.map((one) => one.account), causedBy: by } as const
  const added = await addNotices(deps, { group, facts: [fact], preferences: new Map(), isMailed: () => false })
  const names = await namesOf(db, [account, ...(by === null ? [] : [by])])
  const { name } = must(await readGroupRow(db, group), 'the group of a seat')
  const opens = came && seat?.delegation === delegation ? opensAt(seat) : null
  const sees = came ? await earlierSeenBy(db, { group, account, now: clock.now() }) : null
  for (const { account: reader, zone, isNobodys } of told) {
    if (!added.some((notice) => notice.account === reader)) continue
    bus.publish({ type: 'news', group, of: 'inbox', account: reader })
    if (!mail.isOn || isNobodys) continue
    const content = {
      kind: 'seat',
      group: name,
      what,
      name: names.get(account) ?? '',
      by: by === null ? null : (names.get(by) ?? ''),
      isOwn: by === account,
      from,
      to,
      sees,
      opensAt: opens === null || opens <= clock.now() ? null : instant(opens),
      zone,
      link: `${url}/g/${group}/people`,
    } as const
    await mail.add(db, { to: { account: reader }, group, content, key: `${key}:${reader}` })
  }
}

const roleOf = async (db: Store, group: GroupId, account: AccountId): Promise<Role | null> => {
  const people = await readPeople(db, group)
  return people.find((one) => one.account === account)?.role ?? null
}

const namesOf = async (db: Store, accounts: readonly AccountId[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', accounts).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
