// The bytes of history as one number: two databases with the same logs have the same one (SPEC I5).
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

export interface HistoryDigest {
  /** Null for all of them together. */
  readonly document: string | null
  readonly events: number
  /** Hex. */
  readonly digest: string
}

/** Every column of every row, by document, and of the whole last. */
export const digestHistory = (sqlite: DatabaseSync): readonly HistoryDigest[] => {
  const documents = sqlite.prepare('SELECT DISTINCT document FROM history_event ORDER BY document').all()
  const events = sqlite.prepare('SELECT * FROM history_event WHERE document = ? ORDER BY seq, ord')
  const subjects = sqlite.prepare('SELECT * FROM history_subject WHERE document = ? ORDER BY subject')
  const digests = documents.map(({ document }) => {
    const hash = createHash('sha256')
    let count = 0
    for (const row of events.iterate(String(document))) {
      hash.update(`${JSON.stringify(row)}\n`)
      count += 1
    }
    for (const row of subjects.iterate(String(document))) hash.update(`${JSON.stringify(row)}\n`)
    return { document: String(document), events: count, digest: hash.digest('hex') }
  })
  const whole = createHash('sha256')
  for (const { document, digest } of digests) whole.update(`${document} ${digest}\n`)
  return [...digests, { document: null, events: digests.reduce((sum, one) => sum + one.events, 0), digest: whole.digest('hex') }]
}
