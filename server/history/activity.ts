// Number of changes per week and delegation, and per band of the feed: counted by the database over all events (SPEC H50, H51).
import {
  type Activity,
  type ActivitySide,
  addCounts,
  bandKey,
  type Counts,
  gapAt,
  type HeldSession,
  NO_DELEGATION,
} from '../../shared/history/activity.ts'
import { type DocumentId, parseMeetingId } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'
import { type AccountSpan, conditionsOf, type FeedOf, type FeedQuery, feedAuthors, wantedOf } from './feed.ts'
import { weekBounds, type Zone, zoneNamed } from './weeks.ts'

export interface ActivityQuery extends FeedQuery {
  readonly zone: string
  /** Oldest first. */
  readonly held: readonly HeldSession[]
}

/** Counts per quarter of an hour: every time zone has an offset of whole quarters, so weeks can be summed from these. */
interface Bucket {
  readonly quarter: number
  readonly side: string
  readonly band: string
  readonly count: number
}
const QUARTER_MS = 15 * 60_000

export const readActivity = async (queries: Queries, { documents, ...of }: FeedOf, asked: ActivityQuery): Promise<Activity> => {
  const zone = zoneNamed(asked.zone) ?? zoneNamed('UTC')
  const { delegation, ...everybody } = asked
  const authors = await feedAuthors(queries, of, asked)
  const count = async (query: FeedQuery): Promise<readonly Bucket[]> => {
    const found: Bucket[] = []
    for (const document of wantedOf(documents, query))
      found.push(...(await bucketsOf(queries, document, { query, authors, held: asked.held })))
    return found
  }
  const isSpan = asked.after.length > 0 || asked.upTo !== null
  const all = await count({ ...everybody, after: [], upTo: null })
  const within = isSpan ? await count(everybody) : all
  const wanted = within.filter(({ side }) => delegation === undefined || side === delegation)
  return {
    weeks: zone ? weeksOf(all, zone) : [],
    within: countsBy(within, ({ side }) => side),
    bands: countsBy(wanted, ({ band }) => band),
  }
}

const countsBy = (buckets: readonly Bucket[], key: (bucket: Bucket) => string): Counts =>
  addCounts(buckets.map((bucket) => ({ [key(bucket)]: bucket.count })))

const weeksOf = (buckets: readonly Bucket[], zone: Zone): Activity['weeks'] => {
  if (buckets.length === 0) return []
  const ordered = buckets.toSorted((a, b) => a.quarter - b.quarter)
  const at = (index: number) => (ordered.at(index)?.quarter ?? 0) * QUARTER_MS
  const bounds = weekBounds(at(0), at(-1), zone)
  const weeks: {
    readonly from: (typeof bounds)[number]
    readonly to: (typeof bounds)[number]
    readonly counts: Record<ActivitySide, number>
  }[] = []
  let next = 0
  for (const [index, from] of bounds.entries()) {
    const to = bounds[index + 1]
    if (to === undefined) break
    const counts: Record<string, number> = {}
    for (let bucket = ordered[next]; bucket && bucket.quarter * QUARTER_MS < to; bucket = ordered[++next])
      counts[bucket.side] = (counts[bucket.side] ?? 0) + bucket.count
    weeks.push({ from, to, counts })
  }
  return weeks
}

interface Asked {
  readonly query: FeedQuery
  readonly authors: readonly AccountSpan[] | null
  readonly held: readonly HeldSession[]
}

const bucketsOf = async (queries: Queries, document: DocumentId, { query, authors, held }: Asked): Promise<readonly Bucket[]> => {
  const where = conditionsOf(document, query, authors)
  if (!where) return []
  // Number of sessions that had begun: needed only for events outside sessions.
  const begun = held.map(() => 'CASE WHEN at >= ? THEN 1 ELSE 0 END').join(' + ') || '0'
  const rows = await queries.all(
    `SELECT quarter, delegation, meeting, begun, count(*) AS count FROM (
      SELECT at / ${QUARTER_MS} AS quarter, delegation, meeting, CASE WHEN meeting IS NULL THEN ${begun} ELSE 0 END AS begun
      FROM history_event WHERE ${where.text}) AS told
    GROUP BY quarter, delegation, meeting, begun`,
    ...held.map(({ startedAt }) => startedAt),
    ...where.values,
  )
  return rows.map((row) => {
    const meeting = parseMeetingId(row.meeting)
    return {
      quarter: Number(row.quarter),
      side: row.delegation === null ? NO_DELEGATION : String(row.delegation),
      band: bandKey(meeting ? { type: 'session', meeting } : gapAt(Number(row.begun), held)),
      count: Number(row.count),
    }
  })
}
