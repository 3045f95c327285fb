// Groups older than the log of acts: at the first start their log begins with the current rows, and claims nothing earlier. Those whose acts do
// not tell of all rows yet record these as they are.
import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf, headsText } from '../../shared/acts/groupState.ts'
import type { ActPerson, Snapshot } from '../../shared/acts/whats.ts'
import {
  actsId,
  type GroupId,
  instant,
  isActs,
  parseAccountId,
  parseDocumentId,
  parseGroupId,
  parseMeetingId,
  parseMomentId,
  seq,
} from '../../shared/ids.ts'
import { parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { must } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { sha256 } from '../log/entry.ts'
import { DamagedLogError } from '../log/log.ts'
import { committedRowsOf, recordRows } from './committedRows.ts'
import type { Acts } from './readActs.ts'
import { type ActDeps, personOf, recordAct } from './recordAct.ts'

/** Returns the groups that it began. If two servers start at once, one does it. */
export const beginActs = async (deps: ActDeps, acts: Acts): Promise<readonly GroupId[]> => {
  const begun: GroupId[] = []
  for (const group of await groupsToBegin(deps.db)) {
    await deps.db.transaction().execute(async (db) => {
      if (await hasActs(db, group)) return
      const inside = { ...deps, db }
      const snapshot = await snapshotOf(inside, group)
      await recordAct(inside, { group, by: null, what: { type: 'begun', ...snapshot, rows: await committedRowsOf(inside, group, []) } })
      begun.push(group)
    })
    await beginRows(deps, group, acts)
  }
  return begun
}

/** One query, so that a start does not ask for each group: those without a log of acts, or whose acts do not tell of all rows. */
const groupsToBegin = async (db: Store): Promise<readonly GroupId[]> => {
  const rows = await db
    .selectFrom('work_group')
    .select('work_group.id')
    .where((row) => {
      const { or, not, exists, selectFrom, val, ref } = row
      return or([
        not(
          exists(
            selectFrom('log_document')
              .innerJoin('log_head', 'log_head.document', 'log_document.number')
              .select('log_head.seq')
              .where('log_document.id', '=', row(val('acts:'), '||', ref('work_group.id'))),
          ),
        ),
        not(
          exists(
            selectFrom('act_word')
              .select('act_word.commitment')
              .whereRef('act_word.group_id', '=', 'work_group.id')
              .where('act_word.kind', '=', 'address'),
          ),
        ),
      ])
    })
    .orderBy('work_group.id')
    .execute()
  return rows.map(({ id }) => must(parseGroupId(id), 'a group id'))
}

const beginRows = async (deps: ActDeps, group: GroupId, acts: Acts): Promise<void> => {
  // Cheap, so that a start does not read all acts.
  if (await hasRows(deps.db, group)) return
  try {
    const before: readonly Act[] = await acts.of(group)
    if (groupStateOf(before).rows !== null) return
    await deps.db.transaction().execute(async (db) => {
      if (!(await hasRows(db, group))) await recordRows({ ...deps, db }, group, before)
    })
  } catch (error) {
    // Verification reports it; the group can be used otherwise.
    if (!(error instanceof DamagedLogError)) throw error
  }
}

/** The addresses of its members are among them. */
const hasRows = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db.selectFrom('act_word').select('commitment').where('group_id', '=', group).where('kind', '=', 'address').executeTakeFirst()) !==
  undefined

const hasActs = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db
    .selectFrom('log_document')
    .innerJoin('log_head', 'log_head.document', 'log_document.number')
    .select('log_head.seq')
    .where('log_document.id', '=', actsId(group))
    .executeTakeFirst()) !== undefined

export const snapshotOf = async (deps: ActDeps, group: GroupId): Promise<Snapshot> => {
  const { db } = deps
  const { id: _, sample, delegations, agencies, ...settings } = must(await readGroupRow(db, group), 'the group of a log of acts')
  const members = await db.selectFrom('membership').select('account').where('group_id', '=', group).orderBy('account').execute()
  const people: ActPerson[] = []
  for (const { account } of members) people.push(await personOf(deps, group, must(parseAccountId(account), 'a member')))
  return {
    group: { ...settings, sample },
    delegations,
    agencies,
    people,
    meetings: await meetingsIn(db, group),
    marks: await marksIn(db, group),
  }
}

const meetingsIn = async (db: Store, group: GroupId): Promise<Snapshot['meetings']> => {
  const meetings = await db.selectFrom('meeting').selectAll().where('group_id', '=', group).orderBy('number').execute()
  return meetings.map((row) => ({
    id: must(parseMeetingId(row.id), 'a meeting id'),
    number: row.number,
    state: must(parseMeetingState(row.state), 'the state of a meeting'),
    openedAt: instantOf(row.opened_at),
    startedAt: instantOf(row.started_at),
    closedAt: instantOf(row.closed_at),
  }))
}

const marksIn = async (db: Store, group: GroupId): Promise<Snapshot['marks']> => {
  const marks = await db.selectFrom('mark').selectAll().where('group_id', '=', group).orderBy('at').orderBy('id').execute()
  const found: Snapshot['marks'][number][] = []
  for (const { id, kind, meeting, name, at } of marks) {
    const rows = await db.selectFrom('mark_head').select(['document', 'seq', 'hash']).where('mark', '=', id).execute()
    const heads = rows.flatMap((row) => {
      const document = parseDocumentId(row.document)
      return document && !isActs(document) ? [{ document, seq: seq(row.seq), hash: hex(row.hash) }] : []
    })
    found.push({
      id: must(parseMomentId(id), 'a moment'),
      kind,
      meeting: parseMeetingId(meeting),
      name,
      at: instant(at),
      heads: hex(sha256(new TextEncoder().encode(headsText(heads)))),
    })
  }
  return found
}

const instantOf = (at: number | null) => (at === null ? null : instant(at))
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
