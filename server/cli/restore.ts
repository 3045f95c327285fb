// `npm run restore -- FILE [DATA_DIR | postgres://…]`: verifies a backup and replaces the database by it, with all servers stopped.
// `--from FOLDER|s3://… --key FILE` takes the newest state that is stored there; `--check` verifies it and changes nothing.
// Exit code 1 when the backup is damaged, 2 when it is not a backup or a server runs; in both cases nothing was changed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parsePlace } from '../backup/offsite/destination.ts'
import { fetchKept } from '../backup/offsite/fetch.ts'
import { openDestination } from '../backup/offsite/openDestination.ts'
import { identitiesIn } from '../backup/offsite/seal.ts'
import { type Restored, restoreDatabase } from '../backup/restoreDatabase.ts'
import { restoredWords } from '../backup/restoredWords.ts'
import { restorePostgres } from '../backup/restorePostgres.ts'
import { systemClock } from '../clock.ts'
import { SETTINGS } from '../config.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { reasonOf } from '../reasonOf.ts'
import { allOurs } from '../storage/leases.ts'
import { postgresStorage } from '../storage/postgresStorage.ts'
import { verifyFolder, verifyStorage } from '../verify/verifyFolder.ts'
import { giveToOwner } from './giveToOwner.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = `npm run restore -- FILE [DATA_DIR | postgres://…]
     npm run restore -- --from FOLDER|s3://… --key FILE [--check] [DATA_DIR | postgres://…]`
process.umask(0o077)
const untrusted = trustOwnAuthorities(process.env)
if (untrusted !== null) no(2, untrusted)
process.exitCode = await run(process.argv.slice(2))

/** Brings the backup into a local file; resolves to its date and a sentence about it, if that is known. */
type Source = { readonly name: string; readonly bring: (target: string) => Promise<{ readonly at: number; readonly words: string } | null> }

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  const source = asked && sourceOf(asked)
  if (!asked || !source) return no(2, `Use: ${USAGE}`)
  if (typeof source === 'string') return no(2, source)
  const { named, isCheck } = asked
  const where = whereFrom(named)
  const beside = where.engine === 'sqlite' && !isCheck
  const folder = beside ? dirname(where.file) : mkdtempSync(join(tmpdir(), 'ruta-restore-'))
  mkdirSync(folder, { recursive: true })
  const coming = join(folder, 'ruta.db.restoring')
  // Left by an interrupted restore: SQLite would apply its journal to the new copy.
  removeAll(coming)
  try {
    const taken = await source.bring(coming)
    if (!(await isProved(coming))) return no(1, `${source.name} is not a complete backup of Ruta: nothing was changed.`)
    if (taken !== null) say(taken.words)
    if (isCheck) return sayProved()
    if (beside) giveToOwner([coming], folder)
    const takenAt = taken?.at ?? null
    const restored =
      where.engine === 'sqlite'
        ? await restoreDatabase({ coming, file: where.file, clock: systemClock, takenAt })
        : await restorePostgres({ coming, url: where.url, clock: systemClock, takenAt, isProved: hasArrived })
    if (!restored) return no(1, 'What arrived in the database is not what was sent: nothing was changed.')
    tell(where.engine === 'sqlite' ? where.file : 'The database', restored, asked.from !== undefined)
    return 0
  } catch (error) {
    const why = reasonOf(error)
    return no(
      2,
      why.includes('database is locked')
        ? `${named ?? folder} is in use: stop the server first.`
        : `${why.replace(/[.\s]+$/, '')}. Nothing was changed.`,
    )
  } finally {
    removeAll(coming)
    if (!beside) rmSync(folder, { recursive: true, force: true })
  }
}

interface Asked {
  readonly file: string | undefined
  readonly from: string | undefined
  readonly key: string | undefined
  readonly named: string | undefined
  readonly isCheck: boolean
}

function parse(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const
  try {
    const options = { from: text, key: text, check: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { from, key, check: isCheck = false } = values
    const [file, named] = from === undefined ? positionals : [undefined, ...positionals]
    return positionals.length > (from === undefined ? 2 : 1) ? null : { file, from, key, named, isCheck }
  } catch {
    // An unknown option: the usage is printed.
    return null
  }
}

/** A sentence when the source does not exist or is invalid; null when none was named. */
function sourceOf({ file, from, key }: Asked): Source | string | null {
  if (file !== undefined)
    return existsSync(file)
      ? {
          name: file,
          async bring(target) {
            copyFileSync(file, target)
            return null
          },
        }
      : `There is no backup at ${file}.`
  if (from === undefined || key === undefined) return null
  const place = parsePlace(from)
  if (!place) return `--from must be ${SETTINGS.backupTo.allowed}.`
  if (!existsSync(key)) return `There is no key at ${key}.`
  const identities = identitiesIn(readFileSync(key, 'utf8'))
  if (identities.length === 0) return `${key} contains no age key (AGE-SECRET-KEY-…).`
  return {
    name: 'The off-site backup',
    async bring(target) {
      const destination = await openDestination(place)
      const { at, changes, stopped } = await fetchKept({ destination, identities, target })
      if (stopped !== null) no(1, `Later changes cannot be used: ${stopped}`)
      const words = `${destination.name}: as it was at ${new Date(at).toISOString()} (a full backup and ${changes} ${changes === 1 ? 'change' : 'changes'} after it).`
      return { at, words }
    },
  }
}

function sayProved(): number {
  say('The backup is complete and verified; nothing was changed.')
  return 0
}

function hasArrived(database: Parameters<typeof postgresStorage>[0]): Promise<boolean> {
  return isWhole((say) =>
    verifyStorage(
      postgresStorage(database, systemClock, () => allOurs),
      { say },
    ),
  )
}

function isProved(file: string): Promise<boolean> {
  return isWhole((say) => verifyFolder({ engine: 'sqlite', file }, { say }))
}

async function isWhole(verify: (say: (line: string) => void) => Promise<number>): Promise<boolean> {
  try {
    return (await verify((line) => void (line.startsWith('ok') || no(1, line)))) === 0
  } catch (error) {
    no(1, reasonOf(error))
    return false
  }
}

function tell(what: string, restored: Restored, isFromElsewhere: boolean): void {
  const { before } = restored
  say(`${what} is the backup now${before === null ? '' : `; what stood there is ${before}`}.`)
  for (const line of restoredWords(restored, { isFromElsewhere, hasBucket: Boolean(process.env.FILES_BUCKET_URL) })) say(line)
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
