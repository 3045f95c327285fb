// Access to the database is enough to change what people read without touching the log: each such change is named, on either engine.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createProjectionCheck } from '../../../server/background/checkProjection.ts'
import { createProjectionStore } from '../../../server/background/projectionStore.ts'
import { createProjector } from '../../../server/background/projector.ts'
import { copyDatabase } from '../../../server/backup/copyDatabase.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { type Statement, statement } from '../../../server/db/queries.ts'
import { planRow, readPlanAt } from '../../../server/history/pastPlanRows.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import { keepAt } from '../../../server/log/checkpointsForHistory.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { allOurs } from '../../../server/storage/leases.ts'
import { postgresWorkerStorage } from '../../../server/storage/postgresStorage.ts'
import { sqliteWorkerStorage } from '../../../server/storage/sqliteStorage.ts'
import type { WorkerStorage } from '../../../server/storage/storage.ts'
import { documentsToCheck } from '../../../server/trust/check.ts'
import { readKnownHeads } from '../../../server/trust/knownHeads.ts'
import { createVerifier } from '../../../server/trust/verifier.ts'
import { verifyStorage } from '../../../server/verify/verifyFolder.ts'
import { type DocumentId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { live, PLAN } from '../../shared/history/life.ts'
import { addItem, createWriter } from '../background/writing.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { otherWords } from './otherWords.ts'

const postgres = usePostgres()

interface Lived {
  readonly storage: WorkerStorage
  readonly log: UpdateLog
  /** Of the embedded database. */
  readonly file: string
}

const onSqlite = async (): Promise<Lived> => {
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  onTestFinished(() => database.close())
  const log = await live(async (world) => createSqliteLog({ database, ...world }), { seed: 7, steps: 140 })
  return { storage: sqliteWorkerStorage(database.sqlite, systemClock), log, file }
}
const onPostgres = async (): Promise<Lived> => {
  const database = await openOnPostgres(await postgres().database())
  const log = await live(
    async ({ clock, meetingOf }) => logOn(database, clock, async () => () => ({ meeting: meetingOf(), sealed: false })),
    { seed: 7, steps: 140 },
  )
  return { storage: postgresWorkerStorage(database.pool, () => allOurs), log, file: '' }
}

const report = (what: string, error: unknown) => {
  throw new Error(what, { cause: error })
}
/** As a running server leaves it: history and titles read, a checkpoint for joins and one for history. */
const settled = async (lived: Lived): Promise<Lived> => {
  const { log } = lived
  await catchUp(lived)
  const head = (await log.head(PLAN)).seq
  await keepAt(log, PLAN, head)
  await log.saveCheckpoint({ document: PLAN, seq: head, ...(await folded(log)) })
  return lived
}
const catchUp = async ({ log, storage }: Lived) => {
  const projector = createProjector({ log, store: createProjectionStore(storage.queries), clock: systemClock, report })
  await projector.catchUp()
  await projector.settled()
  await projector.close()
}
const folded = async (log: UpdateLog) => {
  const updates: Uint8Array[] = []
  for await (const entry of log.read(PLAN, 0 as never)) updates.push(...entry.updates)
  return foldState(null, updates)
}

/** What the command says. */
const verify = async ({ storage }: Lived) => {
  const lines: string[] = []
  const code = await verifyStorage(storage, { say: (line) => lines.push(line) })
  return { code, named: lines.filter((line) => line.startsWith('DAMAGED')) }
}
/** What *Verify now* and the nightly check write down. */
const checkNow = async ({ storage, log }: Lived, caughtUp = async (): Promise<void> => undefined, holds = async () => true) => {
  const { queries } = storage
  const verifier = createVerifier({
    queries,
    log,
    clock: systemClock,
    projected: createProjectionCheck(queries),
    caughtUp,
    holds,
    report: () => undefined,
  })
  await verifier.verify(await documentsToCheck({ log, queries }, readKnownHeads(queries)))
  await verifier.close()
  return queries.all('SELECT document, bad_seq, why, reading FROM verification WHERE bad_seq IS NOT NULL')
}

/** One event of the plan, as rows have it. */
const AN_EVENT = `(SELECT min(seq) FROM history_event WHERE document = '${PLAN}' AND type <> 'text')`
const sql =
  (...texts: readonly string[]) =>
  async () =>
    texts.map((text) => statement(text))

const TAMPERINGS: Readonly<
  Record<string, { readonly of: string; readonly do: (queries: WorkerStorage['queries']) => Promise<readonly Statement[]> }>
> = {
  'a forged event is put among the others': {
    of: 'history',
    do: sql(`INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
      SELECT document, seq, 900, at, last_seq, 'ana', 'co', meeting, subject, 'due', 'set', replace(event, '"ord":0', '"ord":900'), words
      FROM history_event WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`),
  },
  'an event is said to be of another delegation': {
    of: 'history',
    do: sql(`UPDATE history_event SET delegation = 'atlantis' WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`),
  },
  'all events of one delegation are deleted': {
    of: 'history',
    do: sql(
      `DELETE FROM history_event WHERE document = '${PLAN}' AND delegation = (SELECT max(delegation) FROM history_event WHERE document = '${PLAN}')`,
    ),
  },
  'a subject is called otherwise': {
    of: 'history',
    do: sql(`UPDATE history_subject SET title_es = 'otra cosa' WHERE document = '${PLAN}'`),
  },
  'letters are said to have been moved, and to be of another': {
    of: 'history',
    do: sql(`INSERT INTO history_moved (document, seq, ranges) VALUES ('${PLAN}', 2, '[1,0,2,0,5]')`),
  },
  'history tells of a text that was never written': {
    of: 'history',
    do: sql(`INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
      SELECT 'page:none', seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words FROM history_event WHERE document = '${PLAN}'`),
  },
  'the newest checkpoint is altered, with its hash computed anew': { of: 'checkpoint', do: (queries) => otherWords(queries, PLAN) },
  'the plan kept for the newest entry is altered, with its hash computed anew': {
    of: 'history',
    do: async (queries) => {
      const [row] = await queries.all('SELECT max(seq) AS seq FROM past_plan WHERE document = ?', PLAN)
      const head = seq(Number(row?.seq))
      const { items, ...beside } = must(await readPlanAt(queries, PLAN, head), 'the plan')
      return [planRow(PLAN, head, { beside, items: items.map((item) => ({ ...item, due: '2031-01-01' })) })]
    },
  },
  'a client id is given to another account': {
    of: 'claims',
    do: sql(
      `UPDATE client_owner SET account = 'mallory' WHERE document = (SELECT number FROM log_document WHERE id = '${PLAN}')`,
      // And history is as it would then be read.
      `DELETE FROM projector WHERE document = '${PLAN}'`,
    ),
  },
  'history tells of an entry that the log does not have': {
    of: 'history',
    do: sql(`INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
      SELECT document, 9000, 0, at, 9000, author, delegation, meeting, subject, field, type, event, words
      FROM history_event WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`),
  },
  'history was read from fewer entries than its cursor says': {
    of: 'history',
    do: sql(`UPDATE projector SET entries = entries - 1 WHERE document = '${PLAN}' AND name = 'history'`),
  },
  'search finds other words': {
    of: 'projection',
    do: sql(`UPDATE search_text SET en = 'other words' WHERE document = '${PLAN}'`),
  },
}

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('[T12] on %s', (_, open) => {
  test('rows that people read are those that the log gives, and nothing is named', async () => {
    const lived = await settled(await open())
    expect(await verify(lived)).toEqual({ code: 0, named: [] })
    expect(await checkNow(lived)).toEqual([])
  })

  test.each(Object.keys(TAMPERINGS))('verify and Verify now name it when %s', async (what) => {
    const lived = await settled(await open())
    const { of, do: tamper } = must(TAMPERINGS[what], 'a tampering')
    const { queries } = lived.storage
    await queries.write(await tamper(queries))
    const { code, named } = await verify(lived)
    expect([code, named.length]).toEqual([1, 1])
    expect(await checkNow(lived)).toMatchObject([{ reading: of, why: expect.any(String) }])
  })

  test('Verify now names a forged row of history that it removes, once', async () => {
    const lived = await settled(await open())
    const { queries } = lived.storage
    const forge = sql(
      `UPDATE history_event SET author = 'mallory' WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`,
      `UPDATE projector SET seq = ${AN_EVENT} - 1, entries = ${AN_EVENT} - 1 WHERE document = '${PLAN}' AND name = 'history'`,
    )
    await queries.write(await forge())
    const named = await checkNow(lived, () => catchUp(lived))
    expect(named).toMatchObject([{ document: PLAN, reading: 'history', why: expect.stringContaining('until it was read again') }])
    expect(await queries.all("SELECT seq FROM history_event WHERE author = 'mallory'")).toEqual([])
    expect(await checkNow(lived, () => catchUp(lived))).toEqual([])
  })

  test('[T60] of several servers one verifies what is due: not what another one holds, nor what it has just verified', async () => {
    const { storage, log } = await settled(await open())
    const { queries } = storage
    const verified: string[] = []
    const serverWith = (holds: (document: DocumentId) => Promise<boolean>, caughtUp = async (): Promise<void> => undefined) =>
      createVerifier({
        queries,
        log,
        clock: systemClock,
        projected: (document) => {
          verified.push(document)
          return createProjectionCheck(queries)(document)
        },
        caughtUp,
        holds,
        report,
      })
    const first = serverWith(async (document) => document === PLAN)
    const late = serverWith(
      async () => true,
      async () => {
        await sleep(2)
        await first.verify('due')
      },
    )
    await late.verify('due')
    expect(verified[0]).toBe(PLAN)
    expect(verified.length).toBeGreaterThan(1)
    expect(verified.slice(1)).not.toContain(PLAN)
  })

  test('[L9] Verify now names a history that stays shorter than its log, and verify says how far it goes', async () => {
    const lived = await settled(await open())
    const read = (await lived.log.head(PLAN)).seq
    await createWriter(lived.log, PLAN, 9_000_000).edit(addItem('late', 'Late'))
    const why = `history ends at entry ${read} of ${read + 1}`
    const isReadElsewhere = await checkNow(
      lived,
      async () => undefined,
      async () => false,
    )
    expect(isReadElsewhere).toEqual([])
    expect(await checkNow(lived)).toMatchObject([{ document: PLAN, bad_seq: read + 1, why }])
    const lines: string[] = []
    expect(await verifyStorage(lived.storage, { say: (line) => lines.push(line) })).toBe(0)
    expect(lines).toContain(`ok       ${PLAN}  ${read + 1} entries; its history ends at entry ${read}, a running server reads the rest`)
    expect(await checkNow(lived, () => catchUp(lived))).toEqual([])
  })
})

test('[T12] restore refuses a backup in which any of them was done, and says which', async () => {
  const lived = await settled(await onSqlite())
  const backup = join(aFolder(), 'backup.db')
  await copyDatabase({ engine: 'sqlite', file: lived.file }, backup)
  const target = aFolder()
  for (const [index, what] of Object.keys(TAMPERINGS).entries()) {
    const file = join(aFolder(), `${index}.db`)
    copyFileSync(backup, file)
    const sqlite = new DatabaseSync(file)
    const { queries } = sqliteWorkerStorage(sqlite, systemClock)
    await queries.write(await must(TAMPERINGS[what], 'a tampering').do(queries))
    sqlite.close()
    const { code, said } = await run('restore', file, target)
    expect([what, code]).toEqual([what, 1])
    expect(said).toMatch(/^DAMAGED {2}\S+ {2}\S.+\n.*nothing was changed/s)
  }
  expect((await run('restore', backup, target)).code).toBe(0)
})
