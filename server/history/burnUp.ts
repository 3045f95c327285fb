// Burn-up of a plan, from its history up to an entry.
import { type BurnUp, burnUpOf } from '../../shared/history/burnUp.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'
import { readEvent } from './readEvents.ts'

export const readBurnUp = async (queries: Queries, roadmap: DocumentId, to: Seq): Promise<BurnUp> => {
  const rows = await queries.all(
    `SELECT event FROM history_event WHERE document = ? AND seq <= ? AND (field IS NULL OR field = 'status') ORDER BY seq, ord`,
    roadmap,
    to,
  )
  return { steps: burnUpOf(rows.map(readEvent)) }
}
