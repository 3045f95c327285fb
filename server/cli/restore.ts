// `npm run restore -- FILE [DATA_DIR | postgres://…]`: proves a backup and puts it in the place of the database, with all servers stopped.
// Exit code 1 when the backup is damaged, 2 when it is none or a server runs; in both cases nothing was changed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { allOurs } from '../background/leases.ts'
import { type Restored, restoreDatabase } from '../backup/restoreDatabase.ts'
import { restorePostgres } from '../backup/restorePostgres.ts'
import { systemClock } from '../clock.ts'
import { postgresStorage } from '../storage/postgresStorage.ts'
import { verifyFolder, verifyStorage } from './verifyFolder.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run restore -- FILE [DATA_DIR | postgres://…]'
process.umask(0o077)
process.exitCode = await run(process.argv.slice(2))

async function run([backup, named, ...rest]: readonly string[]): Promise<number> {
  if (!backup || rest.length > 0) return no(2, `Use: ${USAGE}`)
  if (!existsSync(backup)) return no(2, `There is no backup at ${backup}.`)
  const where = whereFrom(named)
  const folder = where.engine === 'sqlite' ? dirname(where.file) : mkdtempSync(join(tmpdir(), 'ruta-restore-'))
  mkdirSync(folder, { recursive: true })
  const coming = join(folder, 'ruta.db.restoring')
  // Of a restore that was cut off: its journal would be taken for the new copy's.
  removeAll(coming)
  copyFileSync(backup, coming)
  try {
    if (!(await isProved(coming))) return no(1, `${backup} is no whole backup of Ruta: nothing was changed.`)
    const restored =
      where.engine === 'sqlite'
        ? await restoreDatabase(coming, where.file, systemClock)
        : await restorePostgres({ coming, url: where.url, clock: systemClock, isProved: hasArrived })
    if (!restored) return no(1, 'What arrived in the database is not what was sent: nothing was changed.')
    tell(where.engine === 'sqlite' ? where.file : 'The database', restored)
    return 0
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return no(
      2,
      why.includes('database is locked') ? `${named ?? folder} is in use: stop the server first.` : `${why} Nothing was changed.`,
    )
  } finally {
    removeAll(coming)
    if (where.engine === 'postgres') rmSync(folder, { recursive: true, force: true })
  }
}

function hasArrived(database: Parameters<typeof postgresStorage>[0]): Promise<boolean> {
  return isWhole((say) =>
    verifyStorage(
      postgresStorage(database, () => allOurs),
      [],
      say,
    ),
  )
}

function isProved(file: string): Promise<boolean> {
  return isWhole((say) => verifyFolder({ engine: 'sqlite', file }, [], say))
}

async function isWhole(verify: (say: (line: string) => void) => Promise<number>): Promise<boolean> {
  try {
    return (await verify((line) => void (line.startsWith('ok') || no(1, line)))) === 0
  } catch (error) {
    no(1, error instanceof Error ? error.message : String(error))
    return false
  }
}

function tell(what: string, { before, peopleOfNow }: Restored): void {
  say(`${what} is the backup now${before === null ? '' : `; what stood there is ${before}`}.`)
  say('Nobody is signed in any more; invitations and sign-in links of the backup are revoked.')
  say(
    peopleOfNow
      ? 'Accounts, passwords and roles are those of now, not of the backup.'
      : 'Accounts and roles are those of the backup: whoever was removed since is in again. Look through People before you tell others.',
  )
}

function removeAll(database: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${rest}`, { force: true })
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
function no(code: number, why: string): number {
  process.stderr.write(`${why}\n`)
  return code
}
