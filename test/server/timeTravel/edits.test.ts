// What people did between two moments: asked again after more was written, it is what it would be if it were asked for the first time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createEditReader } from '../../../server/timeTravel/edits.ts'
import { parseDocumentId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const DOCUMENT = must(parseDocumentId('roadmap:tco'), 'a document')
const FIELDS = ['due', 'status', 'title.es'] as const

/** One entry after another: a value is set, or a text goes on (in the group that it had, when that is still open). */
const steps = fc.array(
  fc.record({
    item: fc.constantFrom('a', 'b'),
    field: fc.constantFrom(...FIELDS),
    author: fc.constantFrom('ana', 'luis'),
    lost: fc.boolean(),
    goesOn: fc.boolean(),
    /** Somebody compares now, since then. */
    asks: fc.option(fc.nat(20)),
  }),
  { minLength: 1, maxLength: 40 },
)

const eventOf = (item: string, at: number, author: string) => ({
  document: DOCUMENT,
  seq: at,
  ord: 0,
  at: at * 1000,
  author,
  subject: { type: 'item', id: item },
})

test('[H13] authorship is the same whether it is counted on or counted anew', async () => {
  const database = await openDatabase({ file: ':memory:' })
  const { sqlite } = database
  const queries = sqliteQueries(sqlite, systemClock)
  const insert = sqlite.prepare(`
    INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
    VALUES (?, ?, 0, ?, ?, ?, 'co', NULL, ?, ?, ?, ?, '')`)
  const goOn = sqlite.prepare('UPDATE history_event SET last_seq = ?, event = ? WHERE document = ? AND seq = ?')
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (made) => {
        sqlite.exec('DELETE FROM history_event')
        for (const [at, item] of ['a', 'b'].entries()) {
          const event = JSON.stringify({ ...eventOf(item, -1 - at, 'ana'), field: null, change: { type: 'created', values: {} } })
          insert.run(DOCUMENT, -1 - at, 0, -1 - at, 'ana', `item:${item}`, null, 'created', event)
        }
        const again = createEditReader(queries)
        const open = new Map<string, number>()
        let at = 0
        for (const { item, field, author, lost, goesOn, asks } of made) {
          at += 1
          const key = `${item} ${field} ${author}`
          const group = open.get(key)
          const change = { type: 'set', lastAt: at * 1000, from: '2026-01-01', to: '2027-01-01' }
          const event = JSON.stringify({ ...eventOf(item, at, author), field, change })
          if (field === 'title.es' && goesOn && group !== undefined) goOn.run(at, event, DOCUMENT, group)
          else {
            const type = field === 'title.es' ? 'text' : lost ? 'superseded' : 'set'
            insert.run(DOCUMENT, at, at * 1000, at, author, `item:${item}`, field, type, event)
            open.set(key, at)
          }
          if (asks === null || asks >= at) continue
          const span = { from: seq(asks), to: seq(at) }
          const anew = createEditReader(queries)
          const byKey = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort()
          expect(byKey(await again.editsIn(DOCUMENT, span))).toEqual(byKey(await anew.editsIn(DOCUMENT, span)))
          expect([...(await again.deadlinesIn(DOCUMENT, span))]).toEqual([...(await anew.deadlinesIn(DOCUMENT, span))])
        }
      }),
      { numRuns: 300 },
    )
  } finally {
    database.close()
  }
})
