// Freezes the data of this version for the tests of later ones: the sample group on both engines, as `VERSION.db.zst` and
// `VERSION.sql.zst` in test/harness/frozen. Run once, when a version is released (docs/develop/release.md): `npx node test/server/db/freezeVersion.ts`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { constants, zstdCompressSync } from 'node:zlib'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { composeServer } from '../../../server/composeServer.ts'
import { type Environment, readConfig } from '../../../server/config.ts'
import { createPasswords } from '../../../server/identity/passwords.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { readVersion } from '../../../server/release.ts'
import { seedSample } from '../../../server/sample/seedSample.ts'
import { HISTORIC } from '../../../server/sample/storyDates.ts'
import { openStorage } from '../../../server/storage/openStorage.ts'
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { needPostgres, startPostgres } from '../../harness/postgres.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'harness', 'frozen')
/** Of everybody in the sample, which is public. */
const PASSWORD = 'a password of the sample'

const version = await readVersion()
if (existsSync(join(FOLDER, `${version}.db.zst`))) throw new Error(`${version} is frozen already: it is not made anew`)
mkdirSync(FOLDER, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'ruta-freeze-'))
const postgres = await startPostgres()
// The clock's timers keep no process alive.
const awake = setInterval(() => undefined, 1_000)
try {
  const file = join(work, 'ruta.db')
  await seed({ engine: 'sqlite', file })
  await serve({ DATA_DIR: work })
  const sqlite = new DatabaseSync(file)
  sqlite.exec('PRAGMA journal_mode = DELETE; VACUUM')
  sqlite.close()
  freeze('db', readFileSync(file))
  const url = await postgres.database()
  await seed({ engine: 'postgres', url })
  await serve({ DATA_DIR: work, DATABASE_URL: url })
  const dump = execFileSync(join(needPostgres(), 'pg_dump'), ['--no-owner', '--rows-per-insert=100', url], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  // Without the lines that psql alone reads.
  freeze('sql', Buffer.from(dump.replace(/^\\(un)?restrict .*$/gm, '')))
} finally {
  clearInterval(awake)
  await postgres.stop()
  rmSync(work, { recursive: true })
}

async function seed(where: StorageLocation): Promise<void> {
  const storage = await openStorage(where, { clock: systemClock, report: (what, error) => console.error(what, error) })
  try {
    const passwords = createPasswords()
    await seedSample({ storage, passwords, password: PASSWORD, clock: systemClock, random: systemRandom, dates: HISTORIC })
  } finally {
    await storage.close()
  }
}

/** Until history, titles and search are written. */
async function serve(env: Environment): Promise<void> {
  const reading = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env })
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  const server = await composeServer(reading.config, { logger: createLogger('silent'), pagesFolder: '/nonexistent' })
  await server.background.projected()
  await server.close()
}

function freeze(ending: string, bytes: Uint8Array): void {
  const frozen = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } })
  writeFileSync(join(FOLDER, `${version}.${ending}.zst`), frozen)
  console.log(`${version}.${ending}.zst: ${frozen.length} bytes`)
}
