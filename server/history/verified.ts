// Of what came back after a restore: whether its owner has said the same since then.
import type { HistoryEvent } from '../../shared/history/events.ts'
import type { Queries } from '../db/queries.ts'

const OF_EVENT = `
  SELECT count(*) AS pieces, count(vouched) AS vouched FROM recovered
  WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq >= ? AND seq <= ?`

/** Null for what nobody has brought back. Deletions have no id, so nobody can vouch for them. */
export const isVerified = async (queries: Queries, { document, seq, recovered, change }: HistoryEvent): Promise<boolean | null> => {
  if (!recovered) return null
  const last = change.type === 'text' ? change.lastSeq : seq
  const [row] = await queries.all(OF_EVENT, document, seq, last)
  return Number(row?.pieces) > 0 && row?.pieces === row?.vouched
}
