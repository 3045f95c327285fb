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
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { createVerifier } from '../../../server/trust/verifier.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { openTrusting } from './holding.ts'
import { liveIn, TAMPERINGS } from './tamperings.ts'

const postgres = usePostgres()

/** A server that was lived in, and its background work done: see `tamperings.ts`. */
const live = async (env: Readonly<Record<string, string>>, leave: (where: { readonly dataDir: string }) => Promise<void>) => {
  const held = await openTrusting(env)
  await liveIn(held)
  await held.world.server.background.projected()
  await leave(held.world.config)
  await held.world.server.close()
}

interface Engine {
  /** Once for all: what is copied for each tampering. */
  readonly prepare: () => Promise<void>
  readonly copy: () => Promise<StorageLocation>
  readonly drop: (copy: StorageLocation) => Promise<void>
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
    drop: async () => undefined,
  }
}
const onPostgres = (): Engine => {
  let url = ''
  let copies = 0
  const run = async (text: string) => {
    const client = new Client({ connectionString: url.replace(`/${new URL(url).pathname.slice(1)}?`, '/postgres?') })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  return {
    async prepare() {
      url = await postgres().database()
      await live({ DATABASE_URL: url }, async () => undefined)
    },
    async copy() {
      const [lived, name] = [new URL(url).pathname.slice(1), `${new URL(url).pathname.slice(1)}_copy${++copies}`]
      await run(`CREATE DATABASE ${name} TEMPLATE ${lived}`)
      return { engine: 'postgres', url: url.replace(`/${lived}?`, `/${name}?`) }
    },
    // So many databases make the end of the cluster slow.
    async drop(copy) {
      if (copy.engine === 'postgres') await run(`DROP DATABASE ${new URL(copy.url).pathname.slice(1)}`)
    },
  }
}

const damageIn = async (where: StorageLocation) => {
  const lines: string[] = []
  const code = await verifyFolder(where, { say: (line) => lines.push(line) })
  return { code, named: lines.filter((line) => line.startsWith('DAMAGED')) }
}
const open = (where: StorageLocation) => openWorkerStorage(where, { clock: systemClock, report: () => undefined }, false)
/** What *Verify now* and the nightly check write down. */
const checkNow = async (where: StorageLocation) => {
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
  await verifier.verifyAudit()
  await verifier.verify('due')
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
  beforeAll(() => engine.prepare())

  test('nothing is named where nothing was done', async () => {
    const where = await engine.copy()
    expect([await damageIn(where), await checkNow(where)]).toEqual([{ code: 0, named: [] }, []])
  })

  test.each(Object.keys(TAMPERINGS))('[T58] verify, Verify now, backup and restore name it when %s', async (what) => {
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
    await engine.drop(where)
  })
})
