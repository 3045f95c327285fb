// A text's whole life in the log, one update a keystroke: how many bytes it costs once it is packed, and how long it takes to open the
// room, to seek anywhere, and to check the whole chain.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/open.ts'
import { keepDue } from '../../server/log/checkpointsForHistory.ts'
import type { EntryDraft } from '../../server/log/log.ts'
import { createSqliteLog } from '../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../server/log/sqliteQueries.ts'
import { verifyLog } from '../../server/log/verifyChain.ts'
import { loadDocument } from '../../server/relay/loading.ts'
import { instant, parseAccountId, parseDelegationId, parseDocumentId, parseMeetingId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { askAll } from './asking.ts'
import { ms, row } from './stats.ts'
import type { Trace } from './traffic.ts'

const DOCUMENT = must(parseDocumentId('page:bench-paper'), 'a document')
const AUTHORS = ['ana', 'bob', 'eva'].map((id) => must(parseAccountId(id), 'an account'))
const DELEGATIONS = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), 'a delegation'))
const MEETING = must(parseMeetingId('m2'), 'a meeting')
/** Of three people who take turns; a keystroke every 200 ms, and a tenth of them within a session. */
const TURN = 2_000
const KEY_MS = 200
const ENTRIES_A_COMMIT = 500

export const packing = async (trace: Trace, keysInEntry: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-bench-'))
  const database = await openDatabase({ file: join(folder, 'ruta.db') })
  try {
    let key = 0
    const clock = { ...systemClock, now: () => instant(1_700_000_000_000 + key * KEY_MS) }
    const log = createSqliteLog({ database, clock, meetingOf: () => (Math.floor(key / 10_000) % 10 === 3 ? MEETING : null) })
    const drafts = draftsOf(trace, keysInEntry)
    for (let at = 0; at < drafts.length; at += ENTRIES_A_COMMIT) {
      key = at * keysInEntry
      await log.append([
        { document: DOCUMENT, after: await log.head(DOCUMENT), claims: [], drafts: drafts.slice(at, at + ENTRIES_A_COMMIT) },
      ])
    }
    const kept = await timed(() => keepDue(log, DOCUMENT))
    const packed = await timed(() => log.pack(DOCUMENT))
    const figure = (sql: string) => Number(database.sqlite.prepare(`SELECT ${sql}`).get()?.figure)
    const bytes = figure('sum(length(packed)) AS figure FROM log_segment')
    const checkpoints = figure('sum(length(state)) AS figure FROM checkpoint')
    const left = figure('count(*) AS figure FROM log_entry')
    const open = await timed(() => loadDocument(log, DOCUMENT))
    const asked = await askAll({ log, queries: sqliteQueries(database.sqlite, systemClock) }, { document: DOCUMENT, part: 'body.en' })
    const verified = await timed(() => verifyLog(log, DOCUMENT))
    if (!verified.result.ok) throw new Error(verified.result.why)
    return row(`${trace.updates.length} keystrokes, ${keysInEntry} in an entry`, {
      'packed log': `${(bytes / ((drafts.length - left) * keysInEntry)).toFixed(2)} B a keystroke`,
      checkpoints: `${(await log.historyCheckpoints(DOCUMENT)).length} of ${(checkpoints / trace.updates.length).toFixed(2)} B`,
      'rows left': String(left),
      keeping: ms(kept.ms),
      packing: ms(packed.ms),
      'open the room': ms(open.ms),
      ...asked,
      'check the chain': ms(verified.ms),
    })
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

const draftsOf = ({ updates }: Trace, keysInEntry: number): EntryDraft[] =>
  Array.from({ length: Math.ceil(updates.length / keysInEntry) }, (_, at) => {
    const turn = Math.floor((at * keysInEntry) / TURN) % AUTHORS.length
    return {
      updates: updates.slice(at * keysInEntry, (at + 1) * keysInEntry),
      kind: 'live',
      author: must(AUTHORS[turn], 'an author'),
      delegation: must(DELEGATIONS[turn], 'a delegation'),
      source: null,
    }
  })

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> => {
  const start = performance.now()
  const result = await work()
  return { result, ms: performance.now() - start }
}
