// Every tampering that the issue of trust named, on either engine, by every check: the command, what the running server checks, and what
// a backup and a restore prove before they go on (both are `verifyFolder` on a copy; their commands are in `test/server/backup`).
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProjectionCheck } from '../../../server/background/checkProjection.ts'
import { copyDatabase } from '../../../server/backup/copyDatabase.ts'
import { systemClock } from '../../../server/clock.ts'
import { openWorkerStorage } from '../../../server/storage/openWorkerStorage.ts'
import type { Where, WorkerStorage } from '../../../server/storage/storage.ts'
import { createVerifier } from '../../../server/trust/verifier.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { actsId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP } from '../testWorld.ts'
import { openTrusting, PLAN } from './holding.ts'
import { otherWords } from './otherWords.ts'

const postgres = usePostgres()

/** Two sessions, edits in and between them, a checkpoint, and history: as a running server leaves it. */
const live = async (env: Readonly<Record<string, string>>, leave: (where: { readonly dataDir: string }) => Promise<void>) => {
  const held = await openTrusting(env)
  await held.write(PLAN, 4)
  for (let session = 0; session < 2; session++) {
    const { id } = await newMeeting(held.chair)
    for (const state of ['open', 'inSession', 'closed'] as const) {
      await become(held.chair, id, state)
      await held.write(PLAN, 2)
    }
  }
  await held.write(held.text, 3)
  await held.world.server.background.projected()
  await leave(held.world.config)
  await held.world.server.close()
}

interface Engine {
  /** Once for all: what is copied for each tampering. */
  readonly prepare: () => Promise<void>
  readonly copy: () => Promise<Where>
}
const sqlite = (): Engine => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-lived-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'lived.db')
  return {
    prepare: () => live({}, ({ dataDir }) => copyDatabase({ engine: 'sqlite', file: join(dataDir, 'ruta.db') }, file)),
    async copy() {
      const copied = join(aFolder(), 'ruta.db')
      copyFileSync(file, copied)
      return { engine: 'sqlite', file: copied }
    },
  }
}
const onPostgres = (): Engine => {
  let url = ''
  let copies = 0
  return {
    async prepare() {
      url = await postgres().database()
      await live({ DATABASE_URL: url }, async () => undefined)
    },
    async copy() {
      const [lived, name] = [new URL(url).pathname.slice(1), `${new URL(url).pathname.slice(1)}_copy${++copies}`]
      const client = new Client({ connectionString: url.replace(`/${lived}?`, '/postgres?') })
      await client.connect()
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${lived}`)
      await client.end()
      return { engine: 'postgres', url: url.replace(`/${lived}?`, `/${name}?`) }
    },
  }
}

const CLOSED = "(SELECT id FROM mark WHERE kind = 'closed' ORDER BY at LIMIT 1)"
const AN_EVENT = `(SELECT min(seq) FROM history_event WHERE document = '${PLAN}')`
const FORGED = `INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
  SELECT document, seq, 900, at, last_seq, author, 'us', meeting, subject, field, type, replace(event, '"ord":0', '"ord":900'), words
  FROM history_event WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`
const EXCHANGED_NAMES = "CASE name WHEN 'chair' THEN 'observer' ELSE 'chair' END"
type Queries = WorkerStorage['queries']
type Statements = Parameters<Queries['write']>[0]
const sql =
  (...texts: readonly string[]) =>
  async (): Promise<Statements> =>
    texts.map((text) => ({ text, values: [] }))

/** What is done, and of what it is said that it is not as it should be. */
const TAMPERINGS: Readonly<Record<string, { readonly names: RegExp; readonly do: (queries: Queries) => Promise<Statements> }>> = {
  'a row of history is forged': { names: /^DAMAGED {2}roadmap:/, do: sql(FORGED) },
  'all events of one delegation are deleted': {
    names: /^DAMAGED {2}roadmap:/,
    do: sql(`DELETE FROM history_event WHERE document = '${PLAN}' AND delegation = 'co'`),
  },
  'the newest checkpoint is altered, with its hash computed anew': {
    names: /^DAMAGED {2}roadmap:/,
    do: (queries) => otherWords(queries, PLAN),
  },
  "a session's closing mark is moved": {
    names: /^DAMAGED {2}acts:/,
    do: sql(`UPDATE mark_head SET seq = 2, hash = (SELECT hash FROM mark_head AS first WHERE first.document = mark_head.document ORDER BY seq LIMIT 1)
      WHERE document = '${PLAN}' AND mark = ${CLOSED}`),
  },
  'two sessions are exchanged': {
    names: /^DAMAGED {2}acts:/,
    do: sql('UPDATE meeting SET number = number + 10', 'UPDATE meeting SET number = 13 - number'),
  },
  'two names are exchanged': { names: /^DAMAGED {2}acts:/, do: sql(`UPDATE account SET name = ${EXCHANGED_NAMES}`) },
  'two names are exchanged, in the words of the acts too': {
    names: /^DAMAGED {2}acts:/,
    do: sql(`UPDATE account SET name = ${EXCHANGED_NAMES}`, `UPDATE act_word SET words = ${EXCHANGED_NAMES.replace('name', 'words')}`),
  },
  'an act is altered': {
    names: /^DAMAGED {2}acts:/,
    do: sql(
      `UPDATE log_entry SET author = 'mallory' WHERE seq = 2 AND document = (SELECT number FROM log_document WHERE id = '${actsId(GROUP)}')`,
    ),
  },
  'the last act is removed': {
    names: /^DAMAGED {2}acts:/,
    do: sql(
      `DELETE FROM log_entry WHERE document = (SELECT number FROM log_document WHERE id = '${actsId(GROUP)}')
        AND seq = (SELECT max(seq) FROM log_entry AS last WHERE last.document = log_entry.document)`,
    ),
  },
  'rows of the audit are deleted': {
    names: /^DAMAGED {2}audit/,
    do: sql('DELETE FROM audit WHERE id IN (SELECT id FROM audit ORDER BY id LIMIT 2 OFFSET 1)'),
  },
}
const damageIn = async (where: Where) => {
  const lines: string[] = []
  const code = await verifyFolder(where, { say: (line) => lines.push(line) })
  return { code, named: lines.filter((line) => line.startsWith('DAMAGED')) }
}
const open = (where: Where) => openWorkerStorage(where, { clock: systemClock, report: () => undefined }, false)
/** What *Check now* and the nightly check write down. */
const checkNow = async (where: Where) => {
  const storage = await open(where)
  const { queries } = storage
  const verifier = createVerifier({
    queries,
    log: storage.openLog(systemClock),
    clock: systemClock,
    projected: createProjectionCheck(queries),
    caughtUp: async () => undefined,
    report: () => undefined,
  })
  await verifier.verify(null)
  await verifier.close()
  const rows = await queries.all('SELECT document, why FROM verification WHERE bad_seq IS NOT NULL')
  await storage.close()
  return rows.map(({ document, why }) => `DAMAGED  ${document}  ${why}`)
}

describe.each([
  ['SQLite', sqlite],
  ['PostgreSQL', onPostgres],
] as const)('[T20] on %s', (_, of) => {
  const engine = of()
  beforeAll(() => engine.prepare(), 180_000)

  test('nothing is named where nothing was done', async () => {
    const where = await engine.copy()
    expect([await damageIn(where), await checkNow(where)]).toEqual([{ code: 0, named: [] }, []])
  })

  test.each(Object.keys(TAMPERINGS))('verify, Check now, backup and restore name it when %s', async (what) => {
    const { names, do: tamper } = must(TAMPERINGS[what], 'a tampering')
    const where = await engine.copy()
    const storage = await open(where)
    await storage.queries.write(await tamper(storage.queries))
    await storage.close()
    const named = expect.arrayContaining([expect.stringMatching(names)])
    expect(await damageIn(where)).toEqual({ code: 1, named })
    const backup = join(aFolder(), 'backup.db')
    await copyDatabase(where, backup)
    expect(await damageIn({ engine: 'sqlite', file: backup })).toEqual({ code: 1, named })
    expect(await checkNow(where)).toEqual(named)
  })
})
