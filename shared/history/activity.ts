// How many changes there were: by week and delegation for the strip above the feed, and by band of the feed (SPEC H50, H51).
import { type DelegationId, type Instant, type MeetingId, parseDelegationId } from '../ids.ts'

/** In place of a delegation: chair, secretariat and translators, whose mark is SEC. Never the id of one. */
export const NO_DELEGATION = '-'
/** A delegation, or those who have none. */
export type Side = DelegationId | typeof NO_DELEGATION
export const parseSide = (text: unknown): Side | null => (text === NO_DELEGATION ? NO_DELEGATION : parseDelegationId(text))
export const sideOf = (delegation: DelegationId | null): Side => delegation ?? NO_DELEGATION

/** How many, by side; sides without any are absent. */
export type Counts = Readonly<Record<string, number>>
export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
export const addCounts = (all: readonly Counts[]): Counts => {
  const sum: Record<string, number> = {}
  for (const counts of all) for (const [side, count] of Object.entries(counts)) sum[side] = (sum[side] ?? 0) + count
  return sum
}

/**
 * GET /api/groups/:group/history/activity: over all events, not those of one page. Query: as of the feed without `before` and `limit`,
 * and `zone`, an IANA name: weeks begin on Monday at midnight there.
 */
export interface Activity {
  /** Every week from the first change of the group to the newest, oldest first, whatever `from`, `to` and `delegation` ask for. */
  readonly weeks: readonly ActivityWeek[]
  /** Of what `from` and `to` leave, whatever `delegation` asks for. */
  readonly within: Counts
  /** Of everything that is asked for: how many changes each band has, by `bandKey`. */
  readonly bands: Counts
}
export interface ActivityWeek {
  readonly from: Instant
  /** Midnight after its Sunday. */
  readonly to: Instant
  readonly counts: Counts
}

/** A stretch of the feed: during a session, or between two of them. */
export type Band =
  | { readonly type: 'session'; readonly meeting: MeetingId }
  /** Null before the first session, and after the newest. */
  | { readonly type: 'between'; readonly after: MeetingId | null; readonly before: MeetingId | null }

/** A session that was held, and when it began. */
export interface HeldSession {
  readonly id: MeetingId
  readonly startedAt: Instant
}

/** `meeting`: the session that was going on, as the event says; `held`: oldest first. */
export const bandOf = (
  { at, meeting }: { readonly at: Instant; readonly meeting: MeetingId | null },
  held: readonly HeldSession[],
): Band => (meeting === null ? gapAt(held.filter(({ startedAt }) => startedAt <= at).length, held) : { type: 'session', meeting })

/** `begun`: how many sessions had begun by then. */
export const gapAt = (begun: number, held: readonly HeldSession[]): Band => ({
  type: 'between',
  after: held[begun - 1]?.id ?? null,
  before: held[begun]?.id ?? null,
})

export const bandKey = (band: Band): string => (band.type === 'session' ? band.meeting : `${band.after ?? ''}>${band.before ?? ''}`)

/** Of what `MeetingInfo` and rows say: those that began, oldest first. */
export const heldSessions = (meetings: readonly { readonly id: MeetingId; readonly startedAt: Instant | null }[]): readonly HeldSession[] =>
  meetings
    .flatMap(({ id, startedAt }) => (startedAt === null ? [] : [{ id, startedAt }]))
    .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
