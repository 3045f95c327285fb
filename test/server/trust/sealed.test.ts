// A document opens from a checkpoint only where the server has sealed it, by its signature and its chain.
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { foldState, replay } from '../../../server/log/checkpoints.ts'
import type { Checkpoint, UpdateLog } from '../../../server/log/log.ts'
import { checkpointHash } from '../../../server/log/logRows.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { loadDocument } from '../../../server/relay/loading.ts'
import { createOthersToProve, createWantedProof, proveCheckpoints } from '../../../server/trust/proveCheckpoints.ts'
import { createSeals, withSealedCheckpoints } from '../../../server/trust/sealedCheckpoints.ts'
import { type Seq, seq } from '../../../shared/ids.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { live, PLAN } from '../../shared/history/life.ts'
import { aFolder } from '../log/openLog.ts'

const postgres = usePostgres()
const LIFE = { seed: 3, steps: 90, documents: [PLAN] }

interface Stored {
  readonly log: UpdateLog
  readonly queries: Queries
}
const onSqlite = async (): Promise<Stored> => {
  const database = await openDatabase({ file: join(aFolder(), 'ruta.db') })
  onTestFinished(() => database.close())
  return {
    log: await live(async (world) => createSqliteLog({ database, ...world }), LIFE),
    queries: sqliteQueries(database.sqlite, systemClock),
  }
}
const onPostgres = async (): Promise<Stored> => {
  const database = await openOnPostgres(await postgres().database())
  return { log: await live(async ({ clock }) => logOn(database, clock), LIFE), queries: postgresQueries(database.pool) }
}

const stateAt = async (log: UpdateLog, at: Seq): Promise<Checkpoint> => {
  const updates: Uint8Array[] = []
  for await (const entry of log.read(PLAN, seq(0), at)) updates.push(...entry.updates)
  return { document: PLAN, seq: at, ...foldState(null, updates) }
}
/** Other words at the newest checkpoint, and every hash that stands beside it in order. */
const alter = async ({ log, queries }: Stored, at: Seq): Promise<void> => {
  const doc = new Y.Doc({ gc: true })
  replay(doc, [(await stateAt(log, at)).state])
  doc.getMap('meta').set('forged', 'other words')
  const forged = { document: PLAN, seq: at, state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  await queries.write([
    {
      text: 'UPDATE checkpoint SET state = ?, state_vector = ?, hash = ? WHERE seq = ?',
      values: [forged.state, forged.stateVector, checkpointHash(forged), at],
    },
  ])
}
const opened = async (log: UpdateLog) => {
  const { committed } = await loadDocument(log, PLAN)
  const { base, tail } = committed.fold()
  const doc = new Y.Doc({ gc: true })
  replay(doc, base === null ? tail : [base, ...tail])
  return { tail: tail.length, meta: doc.getMap('meta').toJSON() }
}

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('[T14] on %s a document is opened', (_, open) => {
  test('by the newest checkpoint that was sealed when it was saved, and its entries since', async () => {
    const stored = await open()
    const log = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    const head = (await log.head(PLAN)).seq
    await log.saveCheckpoint(await stateAt(log, seq(head - 4)))
    await log.keepCheckpoint(await stateAt(log, seq(head - 9)))
    expect((await log.checkpointAt(PLAN))?.seq).toBe(head - 4)
    expect((await log.checkpointAt(PLAN, seq(head - 5)))?.seq).toBe(head - 9)
    // As after a restart.
    const again = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    expect((await again.checkpointAt(PLAN))?.seq).toBe(head - 4)
    expect((await opened(again)).meta).toEqual((await opened(stored.log)).meta)
  })

  test('without one that was altered, although its hash was computed anew: from an older one, or from all entries', async () => {
    const stored = await open()
    const log = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    const head = (await log.head(PLAN)).seq
    for (const at of [head - 9, head - 4]) await log.saveCheckpoint(await stateAt(log, seq(at)))
    const before = await opened(log)
    await alter(stored, seq(head - 4))
    expect((await opened(stored.log)).meta).toHaveProperty('forged')
    const again = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    expect((await again.checkpointAt(PLAN))?.seq).toBe(head - 9)
    await alter(stored, seq(head - 9))
    expect(await again.checkpointAt(PLAN, seq(head - 9))).toBeNull()
    expect((await opened(again)).meta).toEqual(before.meta)
    // Nor by taking its seal away: what nobody has vouched for is proved, and this is not what the log gives.
    await stored.queries.write([{ text: 'UPDATE checkpoint SET chain = NULL, seal_key = NULL, seal = NULL', values: [] }])
    const seals = createSeals(stored.log, { queries: stored.queries, clock: systemClock })
    const proving = withSealedCheckpoints(stored.log, {
      queries: stored.queries,
      clock: systemClock,
      prove: (document) => proveCheckpoints(stored.log, seals, document),
    })
    expect(await proving.checkpointAt(PLAN)).toBeNull()
  })

  test('without one that is of another log: its seal names the hash of the chain', async () => {
    const stored = await open()
    const log = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    const head = (await log.head(PLAN)).seq
    await log.saveCheckpoint(await stateAt(log, seq(head - 4)))
    const before = await opened(log)
    expect(before.tail).toBeLessThan((await opened({ ...stored.log, checkpointAt: async () => null })).tail)
    const named: string[] = []
    const other: UpdateLog = { ...log, head: async (document) => ({ ...(await stored.log.head(document)), hash: new Uint8Array(32) }) }
    const { committed } = await loadDocument(other, PLAN, ({ why }) => named.push(why))
    expect(named).toEqual(['the checkpoint is not on the chain that leads to the head'])
    expect(committed.fold().base).toBeNull()
  })

  test('with checkpoints of an earlier version, proved once by replay, and sealed', async () => {
    const stored = await open()
    const head = (await stored.log.head(PLAN)).seq
    await stored.log.saveCheckpoint(await stateAt(stored.log, seq(head - 4)))
    const seals = createSeals(stored.log, { queries: stored.queries, clock: systemClock })
    let proofs = 0
    const prove = (document: typeof PLAN) => {
      proofs += 1
      return proveCheckpoints(stored.log, seals, document)
    }
    for (let again = 0; again < 2; again++) {
      const log = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock, prove })
      expect((await log.checkpointAt(PLAN))?.seq).toBe(head - 4)
    }
    expect(proofs).toBe(1)
    await stored.queries.write([{ text: 'UPDATE checkpoint SET chain = NULL, seal_key = NULL, seal = NULL', values: [] }])
    const alone = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock })
    expect(await alone.checkpointAt(PLAN)).toBeNull()
  })

  test('with the checkpoint that is asked for proved alone, the others behind; where that proof fails, with an older one', async () => {
    const stored = await open()
    const head = (await stored.log.head(PLAN)).seq
    const all = [seq(head - 20), seq(head - 9), seq(head - 4)] as const
    await stored.log.keepCheckpoint(await stateAt(stored.log, all[0]))
    for (const at of all.slice(1)) await stored.log.saveCheckpoint(await stateAt(stored.log, at))
    const seals = createSeals(stored.log, { queries: stored.queries, clock: systemClock })
    let replays = 0
    const read: UpdateLog['read'] = (...span) => {
      replays += 1
      return stored.log.read(...span)
    }
    const wanted = createWantedProof({ ...stored.log, read }, seals)
    const areOthersLeft: boolean[] = []
    const prove = async (document: typeof PLAN, at: Seq) => {
      areOthersLeft.push(await wanted(document, at))
    }
    const log = withSealedCheckpoints(stored.log, { queries: stored.queries, clock: systemClock, prove })
    const sealed = async () => {
      const rows = await stored.queries.all('SELECT seq FROM checkpoint WHERE seal IS NOT NULL ORDER BY seq')
      return rows.map((row) => Number(row.seq))
    }
    expect((await log.checkpointAt(PLAN))?.seq).toBe(head - 4)
    expect(await sealed()).toEqual([head - 4])
    const others = createOthersToProve(stored.log, seals, (what, cause) => expect.fail(`${what}: ${cause}`))
    others.add(PLAN)
    await expect.poll(sealed).toEqual(all)
    await others.stop()
    await stored.queries.write([{ text: 'UPDATE checkpoint SET chain = NULL, seal_key = NULL, seal = NULL', values: [] }])
    await alter(stored, seq(head - 4))
    expect((await log.checkpointAt(PLAN))?.seq).toBe(head - 9)
    expect(await sealed()).toEqual(all.slice(0, 2))
    expect(areOthersLeft).toEqual([true, false])
    // The next opening does not replay the log for one that is known to be unsound.
    const before = replays
    expect((await log.checkpointAt(PLAN))?.seq).toBe(head - 9)
    expect([replays, areOthersLeft]).toEqual([before, [true, false, false]])
  })
})
