// Number of changes per week and delegation, for the strip above the feed, and per band of the feed (SPEC H50, H51).
import { type DelegationId, type Instant, type MeetingId, parseDelegationId } from '../ids.ts'

/** Instead of a delegation: chair, secretariat and translators, with the badge SEC. No delegation has this id. */
export const NO_DELEGATION = '-'
/** A delegation, or members without one. */
export type ActivitySide = DelegationId | typeof NO_DELEGATION
export const parseSide = (text: unknown): ActivitySide | null => (text === NO_DELEGATION ? NO_DELEGATION : parseDelegationId(text))
export const sideOf = (delegation: DelegationId | null): ActivitySide => delegation ?? NO_DELEGATION

/** Counts by side; sides without any are absent. */
export type Counts = Readonly<Record<string, number>>
export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
export const addCounts = (all: readonly Counts[]): Counts => {
  const sum: Record<string, number> = {}
  for (const counts of all) for (const [side, count] of Object.entries(counts)) sum[side] = (sum[side] ?? 0) + count
  return sum
}

/**
 * GET /api/groups/:group/history/activity: over all events, not those of one page. Query: as for the feed, without `before` and `limit`, plus
 * `zone`, an IANA name: weeks begin on Monday at midnight there.
 */
export interface Activity {
  /** Every week from the first change of the group to the newest, oldest first, independent of `from`, `to` and `delegation`. */
  readonly weeks: readonly ActivityWeek[]
  /** Filtered by `from` and `to`, but not by `delegation`. */
  readonly within: Counts
  /** With all filters: number of changes per band, by `bandKey`. */
  readonly bands: Counts
}
export interface ActivityWeek {
  readonly from: Instant
  /** Midnight after its Sunday. */
  readonly to: Instant
  readonly counts: Counts
}

/** Band of the feed: during a session, or between two of them. */
export type Band =
  | { readonly type: 'session'; readonly meeting: MeetingId }
  /** Null before the first session, and after the newest. */
  | { readonly type: 'between'; readonly after: MeetingId | null; readonly before: MeetingId | null }

/** A session that was held, and when it began. */
export interface HeldSession {
  readonly id: MeetingId
  readonly startedAt: Instant
}

/** `meeting`: the event's session; `held`: oldest first. */
export const bandOf = (
  { at, meeting }: { readonly at: Instant; readonly meeting: MeetingId | null },
  held: readonly HeldSession[],
): Band => (meeting === null ? gapAt(held.filter(({ startedAt }) => startedAt <= at).length, held) : { type: 'session', meeting })

/** `begun`: number of sessions that had begun by then. */
export const gapAt = (begun: number, held: readonly HeldSession[]): Band => ({
  type: 'between',
  after: held[begun - 1]?.id ?? null,
  before: held[begun]?.id ?? null,
})

export const bandKey = (band: Band): string => (band.type === 'session' ? band.meeting : `${band.after ?? ''}>${band.before ?? ''}`)

/** From `MeetingInfo` or rows: sessions that have begun, oldest first. */
export const heldSessions = (meetings: readonly { readonly id: MeetingId; readonly startedAt: Instant | null }[]): readonly HeldSession[] =>
  meetings
    .flatMap(({ id, startedAt }) => (startedAt === null ? [] : [{ id, startedAt }]))
    .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
