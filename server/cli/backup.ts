// `npm run backup -- FILE [DATA_DIR | postgres://…]`: writes a consistent copy of an installation into one file, also while servers run, and
// verifies the copy before it gets its name. `--to FOLDER|s3://…` encrypts the copy for its recipients and stores it there; `--new-key FILE`
// makes a key; `--take-over` is for a destination that belonged to another installation. Exit code 1 when the copy is damaged (the file is then
// named `.damaged`), 2 when there is nothing to copy.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyDatabase } from '../backup/copyDatabase.ts'
import { parsePlace } from '../backup/offsite/destination.ts'
import { keepWhole } from '../backup/offsite/keep.ts'
import { openDestination } from '../backup/offsite/openDestination.ts'
import { addressOf, openInstallationId } from '../backup/offsite/owner.ts'
import { makeKey } from '../backup/offsite/seal.ts'
import { recordBackup } from '../backup/recordBackup.ts'
import { systemClock } from '../clock.ts'
import { SETTINGS } from '../config.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { reasonOf } from '../reasonOf.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { faultsIn, verifyFolder } from '../verify/verifyFolder.ts'
import { environment } from './environment.ts'
import { giveToOwner } from './giveToOwner.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = `npm run backup -- FILE [DATA_DIR | postgres://…]
     npm run backup -- --to FOLDER|s3://… [--recipient age1…]… [--take-over] [DATA_DIR | postgres://…]
     npm run backup -- --new-key FILE`
process.umask(0o077)
const untrusted = trustOwnAuthorities(environment)
if (untrusted !== null) no(untrusted)
process.exitCode = await run(process.argv.slice(2))

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  if (!asked) return no(`Use: ${USAGE}`)
  const { values, positionals } = asked
  if (values['new-key'] !== undefined) return newKey(values['new-key'])
  const [first, second] = positionals
  const where = whereFrom(values.to === undefined ? second : first)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${USAGE}`)
  if (values.to !== undefined) return keepThere(where, values.to, values.recipient ?? recipientsOfSetting(), values['take-over'])
  return first === undefined ? no(`Use: ${USAGE}`) : copyTo(where, first)
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { to: text, recipient: { ...text, multiple: true }, 'new-key': text, 'take-over': { type: 'boolean' } } as const
    const asked = parseArgs({ args: [...args], options, allowPositionals: true })
    return asked.positionals.length > (asked.values.to === undefined ? 2 : 1) ? null : asked
  } catch {
    // An unknown option: the usage is printed.
    return null
  }
}

function recipientsOfSetting(): readonly string[] {
  return SETTINGS.backupRecipients.parse(environment.BACKUP_RECIPIENTS ?? '') ?? []
}

async function newKey(file: string): Promise<number> {
  if (existsSync(file)) return no(`${file} already exists; a key never overwrites a file.`)
  const { identity, recipient } = await makeKey()
  writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' })
  process.stdout.write(`${recipient}\n`)
  process.stderr.write(
    `The key is in ${file}. Keep two copies of it away from this server: without it no backup can be opened, and whoever has it can open all of them.\n`,
  )
  return 0
}

async function keepThere(where: StorageLocation, to: string, recipients: readonly string[], takesOver = false): Promise<number> {
  const place = parsePlace(to)
  if (!place) return no(`--to must be ${SETTINGS.backupTo.allowed}.`)
  if (recipients.length === 0) return no('Name the recipients: --recipient age1… or BACKUP_RECIPIENTS. `--new-key FILE` makes a key.')
  const folder = where.engine === 'sqlite' ? dirname(where.file) : environment.DATA_DIR || 'data'
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let faults: readonly string[] = []
  const prove = async (copy: string) => {
    faults = await faultsIn({ engine: 'sqlite', file: copy })
    if (faults.length > 0) throw new Error('the copy is DAMAGED like the database itself')
  }
  const days = SETTINGS.backupDays.parse(environment.BACKUP_DAYS ?? '') ?? SETTINGS.backupDays.otherwise
  const lock = join(folder, 'ruta-offsite.lock')
  const left = [lock, ...['ruta-offsite.json', 'ruta-offsite.pages'].map((name) => join(folder, name))]
  try {
    // Also if this is killed: the server could not take the lock any more.
    closeSync(openSync(lock, 'a'))
    giveToOwner(left, folder)
    const destination = await openDestination(place)
    const installation = { id: await openInstallationId(where, systemClock), address: addressOf(environment.PUBLIC_URL) }
    const keeping = { where, destination, recipients, days, folder, now: systemClock.now, prove, installation }
    const { bytes, notPruned } = await keepWhole(keeping, takesOver)
    await record(where)
    process.stdout.write(
      `${destination.name}  ${megabytes(bytes)} MB, encrypted; every chain verified, and the upload read back and compared\n`,
    )
    if (notPruned !== null) process.stderr.write(`Outdated backups there could not be deleted: ${notPruned}\n`)
    return 0
  } catch (error) {
    for (const line of faults) process.stderr.write(`${line}\n`)
    no(`No backup was made: ${reasonOf(error)}`)
    return faults.length > 0 ? 1 : 2
  } finally {
    giveToOwner(left, folder)
  }
}

async function copyTo(where: StorageLocation, target: string): Promise<number> {
  const part = `${target}.part`
  for (const path of [target, part, `${target}.damaged`])
    if (existsSync(path)) return no(`${path} is there already: a backup is written over nothing.`)
  try {
    await copyDatabase(where, part)
  } catch (error) {
    rmSync(part, { force: true })
    return no(`No backup was made: ${reasonOf(error)}`)
  }
  const lines: string[] = []
  const code = await verifyFolder({ engine: 'sqlite', file: part }, { say: (line) => lines.push(line) })
  const name = code === 0 ? target : `${target}.damaged`
  renameSync(part, name)
  for (const line of lines) if (code !== 0 && !line.startsWith('ok')) process.stderr.write(`${line}\n`)
  if (code === 0) await record(where)
  process.stdout.write(
    `${name}  ${megabytes(statSync(name).size)} MB, ${lines.length} documents, ${code === 0 ? 'every chain proved' : 'DAMAGED like the database itself'}\n`,
  )
  return code
}

/** A failure here does not make the copy invalid. */
async function record(where: StorageLocation): Promise<void> {
  await recordBackup(where, systemClock).catch((error: unknown) => {
    process.stderr.write(`The backup was made, but this could not be recorded: ${reasonOf(error)}\n`)
  })
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}

function no(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
