// State changes of sessions (open, start, close, reopen) as acts of the server. Each happens between two appends, and marks the logs in the
// transaction that changes the state, so that the heads at its start and end are recorded.
import type { MeetingMove } from '../../shared/acts/whats.ts'
import { type Bilingual, pickWords } from '../../shared/bilingual.ts'
import type { AccountId, GroupId, MeetingId } from '../../shared/ids.ts'
import { meetingDocument } from '../../shared/ids.ts'
import { isSealed, type MeetingState, mayBecome, parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { MeetingTable } from '../db/schema.ts'
import { transactionOf } from '../transaction.ts'
import type { MeetingDeps } from './meetingDeps.ts'
import { type RecordedMark, recordMark } from './recordMark.ts'

export interface StateChange {
  readonly group: GroupId
  readonly meeting: MeetingId
  readonly to: MeetingState
  readonly by: AccountId
  /** Why a closed session is opened again. */
  readonly reason?: Bilingual | undefined
}

/** Returns the previous state. */
export const conduct = async (deps: MeetingDeps, change: StateChange): Promise<Result<MeetingState>> => {
  const { meeting, to, group } = change
  const done = await deps.between(async () => {
    const moved = await transactionOf(deps, (inside) => move({ ...deps, ...inside }, change))
    // Notified before anything more is written: open connections join again with their new permissions.
    if (moved.ok && isSealed(moved.value.from) !== isSealed(to))
      deps.bus.publish({ type: 'accessChanged', scope: { document: meetingDocument(meeting) }, reason: 'access' })
    return moved
  })
  if (!done.ok) return done
  const { from, heads } = done.value
  if (to === 'inSession' || to === 'closed') for (const { document, seq } of heads) deps.keep(document, seq)
  if (to === 'closed') deps.signClosed()
  deps.bus.publish({ type: 'news', group, of: 'meetings' })
  return ok(from)
}

const move = async (
  inside: MeetingDeps,
  { group, meeting, to, by, reason }: StateChange,
): Promise<Result<Pick<RecordedMark, 'heads'> & { readonly from: MeetingState }>> => {
  const { db, clock } = inside
  const row = await db.selectFrom('meeting').selectAll().where('id', '=', meeting).where('group_id', '=', group).executeTakeFirst()
  if (!row) return refuse('not-found')
  const from = must(parseMeetingState(row.state), 'the state of a meeting')
  if (!mayBecome(from, to, { wasHeld: row.started_at !== null, wasClosed: row.closed_at !== null })) return refuse('meeting-state')
  // A unique index would refuse it too, but without a reason.
  if (to === 'inSession' && (await isAnyInSession(db, group))) return refuse('another-in-session')
  const how = moveOf(to, await wasClosed(db, meeting))
  if (how === 'reopened' && (!reason || pickWords(reason, 'es') === '')) return refuse('reason-missing')
  // Permanent: what the group has read and written stays visible when the session becomes a draft again.
  if (to !== 'draft' && row.shared === 0) {
    await inside.share(inside, group, meetingDocument(meeting))
    await db.updateTable('meeting').set({ shared: 1 }).where('id', '=', meeting).execute()
  }
  const move = { type: 'meetingMoved', meeting, number: row.number, how, ...(how === 'reopened' ? { reason } : {}) } as const
  const { heads } =
    how === 'withdrawn'
      ? await recordAct(inside, { group, by, what: { ...move, mark: null, heads: [] } }).then(() => NO_MARK)
      : await recordMark(inside, {
          group,
          kind: how,
          meeting,
          name: null,
          by,
          what: (mark) => ({ ...move, mark: mark.id, heads: mark.heads }),
        })
  await db
    .updateTable('meeting')
    .set({ state: to, ...timesOf(how, clock.now()) })
    .where('id', '=', meeting)
    .execute()
  return ok({ from, heads })
}
const NO_MARK: Pick<RecordedMark, 'heads'> = { heads: [] }

const isAnyInSession = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('state', '=', 'inSession').executeTakeFirst()) !==
  undefined

type Times = Pick<MeetingTable, 'opened_at' | 'started_at' | 'closed_at'>

/** By its mark: a session lost in a restore returns without one, and its next closing creates it. */
const wasClosed = async (db: Store, meeting: MeetingId): Promise<boolean> =>
  (await db.selectFrom('mark').select('id').where('meeting', '=', meeting).where('kind', '=', 'closed').executeTakeFirst()) !== undefined

/** The mark of the first closing is immutable: reopening and closing again create marks of their own. */
export const moveOf = (to: MeetingState, wasClosed: boolean): MeetingMove => {
  switch (to) {
    case 'draft':
      return 'withdrawn'
    case 'open':
      return wasClosed ? 'reopened' : 'opened'
    case 'inSession':
      return 'started'
    case 'closed':
      return wasClosed ? 'closedAgain' : 'closed'
  }
}

/** A draft has never been opened. */
export const timesOf = (how: MeetingMove, now: number): Partial<Times> => {
  switch (how) {
    case 'withdrawn':
      return { opened_at: null }
    case 'opened':
      return { opened_at: now }
    case 'started':
      return { started_at: now }
    case 'closed':
      return { closed_at: now }
    case 'reopened':
    case 'closedAgain':
      return {}
  }
}
