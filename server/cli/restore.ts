// `npm run restore -- FILE [DATA_DIR]`: proves a backup and puts it in the place of the database, with the server stopped. Exit code 1
// when the backup is damaged, 2 when it is none or the server runs; in both cases nothing was changed.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { restoreDatabase } from '../backup/restoreDatabase.ts'
import { systemClock } from '../clock.ts'
import { verifyFolder } from './verifyFolder.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run restore -- FILE [DATA_DIR]'
process.umask(0o077)
process.exitCode = await run(process.argv.slice(2))

async function run([backup, folder, ...rest]: readonly string[]): Promise<number> {
  if (!backup || rest.length > 0) return no(2, `Use: ${USAGE}`)
  const where = whereFrom(folder)
  if (where.engine === 'postgres') return no(2, 'PostgreSQL has its own: restore what pg_dump made into an empty database.')
  if (!existsSync(backup)) return no(2, `There is no backup at ${backup}.`)
  mkdirSync(dirname(where.file), { recursive: true })
  const coming = `${where.file}.restoring`
  // Of a restore that was cut off: its journal would be taken for the new copy's.
  removeAll(coming)
  copyFileSync(backup, coming)
  try {
    if (!(await isProved(coming))) return no(1, `${backup} is no whole backup of Ruta: nothing was changed.`)
    const { before, peopleOfNow } = restoreDatabase(coming, where.file, systemClock)
    say(`${where.file} is the backup now${before === null ? '' : `; what stood there is ${before}`}.`)
    say('Nobody is signed in any more; invitations and sign-in links of the backup are revoked.')
    say(
      peopleOfNow
        ? 'Accounts, passwords and roles are those of now, not of the backup.'
        : 'Accounts and roles are those of the backup: whoever was removed since is in again. Look through People before you tell others.',
    )
    return 0
  } catch (error) {
    if (!(error instanceof Error && /database is locked/.test(error.message))) throw error
    return no(2, `${where.file} is in use: stop the server first.`)
  } finally {
    removeAll(coming)
  }
}

function removeAll(database: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${rest}`, { force: true })
}

async function isProved(file: string): Promise<boolean> {
  try {
    return (await verifyFolder({ engine: 'sqlite', file }, [], (line) => void (line.startsWith('ok') || no(1, line)))) === 0
  } catch (error) {
    no(1, error instanceof Error ? error.message : String(error))
    return false
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
function no(code: number, why: string): number {
  process.stderr.write(`${why}\n`)
  return code
}
