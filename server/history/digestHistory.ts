// Digest of the history tables: two databases with the same logs have the same one (SPEC I5).
import { createHash } from 'node:crypto'
import type { Queries } from '../db/queries.ts'

export interface HistoryDigest {
  /** Null for the total. */
  readonly document: string | null
  readonly events: number
  /** Hex. */
  readonly digest: string
}

/** Hashes every column of every row, by document and in total. */
export const digestHistory = async (queries: Queries): Promise<readonly HistoryDigest[]> => {
  const digests: HistoryDigest[] = []
  for (const { document } of await queries.all('SELECT DISTINCT document FROM history_event ORDER BY document')) {
    const name = String(document)
    const hash = createHash('sha256')
    const events = await queries.all('SELECT * FROM history_event WHERE document = ? ORDER BY seq, ord', name)
    const subjects = await queries.all('SELECT * FROM history_subject WHERE document = ? ORDER BY subject', name)
    const moved = await queries.all('SELECT * FROM history_moved WHERE document = ? ORDER BY seq', name)
    for (const row of [...events, ...subjects, ...moved]) hash.update(`${JSON.stringify(row)}\n`)
    digests.push({ document: name, events: events.length, digest: hash.digest('hex') })
  }
  const whole = createHash('sha256')
  for (const { document, digest } of digests) whole.update(`${document} ${digest}\n`)
  return [...digests, { document: null, events: digests.reduce((sum, one) => sum + one.events, 0), digest: whole.digest('hex') }]
}
