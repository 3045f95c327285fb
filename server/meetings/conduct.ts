// Opening, starting, closing and opening again: acts of the server. Each stands between two appends, and marks the logs in the
// transaction that changes the state, so that what a session found and what it left can be told for ever.
import type { AccountId, GroupId, MeetingId } from '../../shared/ids.ts'
import { meetingDocument } from '../../shared/ids.ts'
import { isSealed, type MeetingState, mayBecome, parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { MeetingTable } from '../db/schema.ts'
import type { Store } from '../db/store.ts'
import type { Deps } from '../identity/deps.ts'
import { transactionOf } from '../identity/transaction.ts'
import type { MeetingDeps } from './deps.ts'
import { type NewMark, type RecordedMark, recordMark } from './marks.ts'

export interface StateChange {
  readonly group: GroupId
  readonly meeting: MeetingId
  readonly to: MeetingState
  readonly by: AccountId
}

/** Answers the state that it had. */
export const conduct = async (deps: MeetingDeps, change: StateChange): Promise<Result<MeetingState>> => {
  const { meeting, to, group } = change
  const done = await deps.between(async () => {
    const moved = await transactionOf(deps, (inside) => move(inside, change))
    // Said before anything more is written: whoever has the document open joins again with what they may do now.
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
  inside: Deps,
  { group, meeting, to, by }: StateChange,
): Promise<Result<Pick<RecordedMark, 'heads'> & { readonly from: MeetingState }>> => {
  const { db, clock } = inside
  const row = await db.selectFrom('meeting').selectAll().where('id', '=', meeting).where('group_id', '=', group).executeTakeFirst()
  if (!row) return refuse('not-found')
  const from = must(parseMeetingState(row.state), 'the state of a meeting')
  if (!mayBecome(from, to, row.started_at !== null)) return refuse('meeting-state')
  // The index of the database would refuse it too; it would not say why.
  if (to === 'inSession' && (await isAnyInSession(db, group))) return refuse('another-in-session')
  await db
    .updateTable('meeting')
    .set({ state: to, ...timesOf(to, clock.now()) })
    .where('id', '=', meeting)
    .execute()
  const kind = MARKS[to]
  const { heads } = kind ? await recordMark(inside, { group, kind, meeting, name: null, by }) : { heads: [] }
  return ok({ from, heads })
}

const isAnyInSession = async (db: Store, group: GroupId): Promise<boolean> =>
  (await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('state', '=', 'inSession').executeTakeFirst()) !==
  undefined

/** A draft has never been opened. */
export const timesOf = (to: MeetingState, now: number): Partial<Pick<MeetingTable, 'opened_at' | 'started_at' | 'closed_at'>> =>
  to === 'open' ? { opened_at: now } : to === 'inSession' ? { started_at: now } : to === 'closed' ? { closed_at: now } : { opened_at: null }

const MARKS: Readonly<Record<MeetingState, NewMark['kind'] | null>> = {
  draft: null,
  open: 'opened',
  inSession: 'started',
  closed: 'closed',
}
