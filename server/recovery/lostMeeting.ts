// The row of a session that a restore has lost, as far as the record of acts has it: its number, and when it was opened and held. It comes
// back open, since what stood in it must be written again. Its closing is lost with its mark, so it is not shown as reopened: its next closing is
// its first; a session that was held needs not be held again.
import type { WhatOf } from '../../shared/acts/whats.ts'
import { type AccountId, type GroupId, type Instant, instant, type MeetingId } from '../../shared/ids.ts'
import { type MeetingState, parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import type { Store } from '../db/rowStore.ts'
import type { MeetingTable } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { moveOf, timesOf } from '../meetings/conduct.ts'

export interface LostMeeting {
  readonly meeting: MeetingId
  readonly group: GroupId
  /** Null where nothing is recorded: then it is a draft again, with the next number. */
  readonly made: { readonly by: AccountId | null; readonly at: Instant } | null
}

/** Inside the caller's transaction. Returns the row, as the act has it. */
export const insertLostMeeting = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { meeting, group, made }: LostMeeting,
): Promise<{ readonly session: NonNullable<WhatOf<'documentRecovered'>['session']>; readonly shared: boolean }> => {
  const present = await db.selectFrom('meeting').select(['id', 'number']).where('group_id', '=', group).execute()
  const numbers = new Map(present.map(({ id, number }) => [id, number]))
  const recorded = await recordedIn(db, group)
  const wanted = numberOf(meeting, recorded.made, numbers)
  const isFree = wanted !== null && !present.some(({ number }) => number === wanted)
  const moves = recorded.moved.filter((move) => move.meeting === meeting)
  const times: Pick<MeetingTable, 'opened_at' | 'started_at' | 'closed_at'> = { opened_at: null, started_at: null, closed_at: null }
  for (const { to, at } of moves) Object.assign(times, timesOf(moveOf(to, times.closed_at !== null), at))
  times.closed_at = null
  const last = moves.at(-1)?.to ?? 'draft'
  const number = isFree ? wanted : Math.max(0, ...numbers.values()) + 1
  const state = last === 'draft' ? 'draft' : 'open'
  const shared = moves.length > 0
  await db
    .insertInto('meeting')
    .values({
      ...times,
      id: meeting,
      state,
      shared: shared ? 1 : 0,
      group_id: group,
      number,
      created_at: made?.at ?? clock.now(),
      created_by: made?.by ?? null,
    } satisfies MeetingTable)
    .execute()
  const session = {
    id: meeting,
    number,
    state,
    openedAt: instantOf(times.opened_at),
    startedAt: instantOf(times.started_at),
    closedAt: null,
  } as const
  return { session, shared }
}

const instantOf = (at: number | null) => (at === null ? null : instant(at))

/**
 * The number that it had: sessions are numbered as they are made, and none is ever removed. Counted from the last one before it whose
 * number is known.
 */
const numberOf = (meeting: string, made: readonly string[], numbers: ReadonlyMap<string, number>): number | null => {
  const at = made.indexOf(meeting)
  if (at < 0) return null
  const before = made.slice(0, at).findLastIndex((one) => numbers.has(one))
  return (numbers.get(made[before] ?? '') ?? 0) + at - before
}

interface Recorded {
  /** In the order in which they were made. */
  readonly made: readonly string[]
  readonly moved: readonly { readonly meeting: string; readonly to: MeetingState; readonly at: number }[]
}

const recordedIn = async (db: Store, group: GroupId): Promise<Recorded> => {
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'detail', 'at'])
    .where('action', 'in', ['meeting.created', 'meeting.changed'])
    .where('subject', '=', group)
    .orderBy('id')
    .execute()
  return {
    made: rows.flatMap(({ action, detail }) => (action === 'meeting.created' ? [detail] : [])),
    moved: rows.flatMap(({ action, detail, at }) => {
      const [, meeting, state] = /^(\S+): \S+ (\S+)$/.exec(action === 'meeting.changed' ? detail : '') ?? []
      const to = parseMeetingState(state)
      return meeting && to ? [{ meeting, to, at }] : []
    }),
  }
}
