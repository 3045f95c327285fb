// `npm run restore -- FILE [DATA_DIR | postgres://…]`: verifies a backup and replaces the database by it, with all servers stopped.
// `--from FOLDER|s3://… --key FILE` takes the newest state that is stored there, `--at` the last one of before a moment; `--list` says which
// moments can be restored, `--check` verifies what would be and changes nothing. `--group` restores one group into a folder of its own.
// Exit code 1 when the backup is damaged, 2 when it is not a backup or a server runs; in both cases nothing was changed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parsePlace } from '../backup/offsite/destination.ts'
import { fetchKept, type ListedBackup, listKept } from '../backup/offsite/fetch.ts'
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
import { environment } from './environment.ts'
import { giveToOwner } from './giveToOwner.ts'
import { restoreGroup } from './restoreGroup.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = `npm run restore -- FILE [DATA_DIR | postgres://…]
     npm run restore -- --from FOLDER|s3://… --key FILE [--at 2026-11-30T14:05Z] [--check] [DATA_DIR | postgres://…]
     npm run restore -- --from FOLDER|s3://… --key FILE [--at …] --group GROUP NEW_FOLDER
     npm run restore -- --from FOLDER|s3://… --key FILE --list`
process.umask(0o077)
const untrusted = trustOwnAuthorities(environment)
if (untrusted !== null) no(2, untrusted)
process.exitCode = await run(process.argv.slice(2))

interface Brought {
  readonly at: number
  /** A sentence about what was brought. */
  readonly words: string
  /** What of the backup cannot be used, as sentences. */
  readonly problems: readonly string[]
}

/** Brings the backup into a local file; resolves to null where nothing is known about it. */
interface Source {
  readonly name: string
  readonly bring: (target: string) => Promise<Brought | null>
  /** Says what can be restored; null for a single file. */
  readonly list: ((target: string) => Promise<number>) | null
}

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  const source = asked && sourceOf(asked)
  if (!asked || !source) return no(2, `Use: ${USAGE}`)
  if (typeof source === 'string') return no(2, source)
  const { named, isCheck, isList } = asked
  if (isList) return source.list === null ? no(2, `Use: ${USAGE}`) : listFrom(source.list)
  const where = whereFrom(named)
  if (asked.group !== null && (where.engine !== 'sqlite' || existsSync(where.file)))
    return no(2, '--group makes a copy beside the installation: name a new folder, without a database.')
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
    if (isCheck) return sayProved(taken?.problems ?? [])
    if (beside) giveToOwner([coming], folder)
    const takenAt = taken?.at ?? null
    if (asked.group !== null && where.engine === 'sqlite') {
      for (const line of await restoreGroup({ coming, file: where.file, takenAt, group: asked.group })) say(line)
      return 0
    }
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
  /** In ms; null for the newest state. */
  readonly until: number | null
  /** Of which alone a copy is made; null for the installation. */
  readonly group: string | null
  readonly isCheck: boolean
  readonly isList: boolean
}

function parse(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const
  try {
    const options = { from: text, key: text, at: text, group: text, check: { type: 'boolean' }, list: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { from, key, at, group = null, check: isCheck = false, list: isList = false } = values
    if (at !== undefined && (from === undefined || isList || momentIn(at) === null)) return null
    const [file, named] = from === undefined ? positionals : [undefined, ...positionals]
    if (positionals.length > (from === undefined ? 2 : 1)) return null
    if (group !== null && (named === undefined || isList || isCheck)) return null
    return { file, from, key, named, until: at === undefined ? null : momentIn(at), group, isCheck, isList }
  } catch {
    // An unknown option: the usage is printed.
    return null
  }
}

/** With its zone, `Z` or `+02:00`: a moment without one would be another hour on another machine. */
function momentIn(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** A sentence when the source does not exist or is invalid; null when none was named. */
function sourceOf({ file, from, key, until }: Asked): Source | string | null {
  if (file !== undefined)
    return existsSync(file)
      ? {
          name: file,
          list: null,
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
      const { at, full, changes, problems } = await fetchKept({ destination, identities, target }, until)
      for (const problem of problems) no(1, problem)
      const after = `${changes} ${changes === 1 ? 'change' : 'changes'} after it`
      return {
        at,
        problems,
        words: `${destination.name}: as it was at ${new Date(at).toISOString()} (the full backup ${full} and ${after}).`,
      }
    },
    async list(target) {
      const destination = await openDestination(place)
      const listed = await listKept({ destination, identities, target })
      if (listed.length === 0) return no(2, `There is no backup at ${destination.name}.`)
      for (const one of listed) say(listedWords(one))
      return listed.some(({ problem }) => problem !== null) ? 1 : 0
    },
  }
}

async function listFrom(list: (target: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-restore-'))
  try {
    return await list(join(folder, 'change'))
  } catch (error) {
    return no(2, `${reasonOf(error)}.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function listedWords({ at, changes, until, problem }: ListedBackup): string {
  const from = new Date(at).toISOString()
  if (until === null) return `${from}  ${problem}`
  const what = changes === 0 ? 'that moment alone' : `every minute until ${new Date(until).toISOString()}`
  return problem === null ? `${from}  ${what}` : `${from}  ${what}. ${problem}`
}

function sayProved(problems: readonly string[]): number {
  if (problems.length === 0) {
    say('The backup is complete and verified; nothing was changed.')
    return 0
  }
  say('The backup is verified as of that moment; what was written later cannot be restored from it. Nothing was changed.')
  return 1
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
  for (const line of restoredWords(restored, { isFromElsewhere, hasBucket: Boolean(environment.FILES_BUCKET_URL) })) say(line)
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
