// Rows of which acts tell only since this version: addresses, texts, tokens, which sessions are shared, who made a mark.
import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf } from '../../shared/acts/groupState.ts'
import { namesIn } from '../../shared/acts/namesIn.ts'
import type { CommittedRows } from '../../shared/acts/whats.ts'
import {
  type Commitment,
  type GroupId,
  instant,
  parseAccountId,
  parseCommitment,
  parseDelegationId,
  parseDocumentId,
  parseMeetingId,
  parseMomentId,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { OPENINGS } from '../db/logTables.ts'
import type { Store } from '../db/rowStore.ts'
import { commitAddress, commitWords } from './personalWords.ts'
import { type ActDeps, recordAct } from './recordAct.ts'

/** Of a group that has none yet. */
export const NO_ROWS: CommittedRows = {
  addresses: [],
  texts: [],
  tokens: [],
  sessions: [],
  marks: [],
  bringBackUntil: null,
  lacking: [],
  seats: [],
  formerSeats: [],
  consenters: [],
  hours: [],
}

/** As they are now. `acts`: those before the act that will contain them. */
export const committedRowsOf = async (deps: ActDeps, group: GroupId, acts: readonly Act[]): Promise<CommittedRows> => {
  const { db } = deps
  const opening = await db.selectFrom(OPENINGS).select('closes_at').where('group_id', '=', group).executeTakeFirst()
  const texts = await db
    .selectFrom('document')
    .select(['id', 'created_by'])
    .where('group_id', '=', group)
    .where('kind', '=', 'page')
    .orderBy('id')
    .execute()
  const sessions = await db.selectFrom('meeting').select(['id', 'shared']).where('group_id', '=', group).orderBy('number').execute()
  const marks = await db.selectFrom('mark').select(['id', 'account']).where('group_id', '=', group).orderBy('id').execute()
  return {
    addresses: await addressesIn(deps, group),
    texts: texts.map((row) => ({ document: must(parseDocumentId(row.id), 'a text'), by: parseAccountId(row.created_by) })),
    tokens: await tokensIn(deps, group),
    sessions: sessions.map((row) => ({ meeting: must(parseMeetingId(row.id), 'a session'), shared: row.shared === 1 })),
    marks: marks.map((row) => ({ moment: must(parseMomentId(row.id), 'a mark'), by: parseAccountId(row.account) })),
    bringBackUntil: opening ? instant(opening.closes_at) : null,
    lacking: await lackingIn(db, group, acts),
    seats: await seatsIn(db, group),
    formerSeats: await formerSeatsIn(db, group),
    consenters: await consentersIn(db, group),
    hours: await hoursIn(db, group, acts),
  }
}

const seatsIn = async (db: Store, group: GroupId): Promise<CommittedRows['seats']> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .selectAll('membership')
    .select('account.disabled_at')
    .where('membership.group_id', '=', group)
    .orderBy('membership.account')
    .execute()
  return rows.map((row) => ({
    account: must(parseAccountId(row.account), 'a member'),
    delegation: parseDelegationId(row.delegation),
    disabled: row.disabled_at !== null,
    since: instantOf(row.seat_since),
    toldAt: instantOf(row.seat_told_at),
    admittedAt: instantOf(row.seat_admitted_at),
    admittedBy: parseAccountId(row.seat_admitted_by),
  }))
}

const formerSeatsIn = async (db: Store, group: GroupId): Promise<CommittedRows['formerSeats']> => {
  const rows = await db.selectFrom('former_seat').selectAll().where('group_id', '=', group).orderBy('since').orderBy('account').execute()
  return rows.map(({ account, delegation, since, until }) => ({
    account: must(parseAccountId(account), 'a former member'),
    delegation: must(parseDelegationId(delegation), 'a delegation'),
    since: instant(since),
    until: instant(until),
  }))
}

const consentersIn = async (db: Store, group: GroupId): Promise<CommittedRows['consenters']> => {
  const rows = await db.selectFrom('link_consenter').selectAll().where('group_id', '=', group).orderBy('account').execute()
  return rows.map(({ account, delegation, named_by: by }) => ({
    account: must(parseAccountId(account), 'a member'),
    delegation: must(parseDelegationId(delegation), 'a delegation'),
    by: must(parseAccountId(by), 'a head of delegation'),
  }))
}

/** As far as they are not those of their acts. */
const hoursIn = async (db: Store, group: GroupId, acts: readonly Act[]): Promise<CommittedRows['hours']> => {
  const { files } = groupStateOf(acts)
  const rows = await db.selectFrom('attachment').select(['id', 'at']).where('group_id', '=', group).orderBy('id').execute()
  return rows.flatMap(({ id, at }) => {
    const known = files.get(id)
    return known && known.at !== at ? [{ file: id, at: instant(at) }] : []
  })
}

const instantOf = (at: number | null) => (at === null ? null : instant(at))

const addressesIn = async (deps: ActDeps, group: GroupId): Promise<CommittedRows['addresses']> => {
  const rows = await deps.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select(['account.id', 'account.email'])
    .where('membership.group_id', '=', group)
    .orderBy('account.id')
    .execute()
  const found: CommittedRows['addresses'][number][] = []
  for (const { id, email } of rows) {
    const account = must(parseAccountId(id), 'a member')
    found.push({ account, address: await commitAddress(deps, { group, account, words: email }) })
  }
  return found
}

/** Those of erased accounts have no name any more. */
const tokensIn = async (deps: ActDeps, group: GroupId): Promise<CommittedRows['tokens']> => {
  const rows = await deps.db
    .selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.account')
    .select(['api_token.id', 'api_token.number', 'api_token.account', 'api_token.name'])
    .where('api_token.group_id', '=', group)
    .where('account.erased_at', 'is', null)
    .orderBy('api_token.number')
    .execute()
  const found: CommittedRows['tokens'][number][] = []
  for (const { id, number, account: owner, name } of rows) {
    const account = must(parseAccountId(owner), 'the account of a token')
    found.push({ token: id, number, account, name: await commitWords(deps, { group, account, words: name, kind: 'token' }) })
  }
  return found
}

const lackingIn = async (db: Store, group: GroupId, acts: readonly Act[]): Promise<readonly Commitment[]> => {
  const rows = await db.selectFrom('act_word').select('commitment').where('group_id', '=', group).execute()
  const there = new Set(rows.flatMap(({ commitment }) => parseCommitment(commitment) ?? []))
  const { erased } = groupStateOf(acts)
  return [...namesIn(acts)].flatMap(([commitment, account]) => (there.has(commitment) || erased.has(account) ? [] : [commitment]))
}

/** The rows as they are become what they are compared with from here on. */
export const recordRows = async (deps: ActDeps, group: GroupId, acts: readonly Act[]): Promise<void> => {
  await recordAct(deps, { group, by: null, what: { type: 'rowsRecorded', rows: await committedRowsOf(deps, group, acts) } })
}
