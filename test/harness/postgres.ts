// A real PostgreSQL: a cluster in a folder of its own, over a socket, removed afterwards. Debian's packages are found, or installed
// when this is root on Debian. Never skips: throws with instructions.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, DatabaseError } from 'pg'
import { openPostgres } from '../../server/db/openPostgres.ts'
import { installed } from './debian.ts'
import { type Host, THIS_MACHINE } from './hosts.ts'

const ROOT = '/usr/lib/postgresql'
const versions = () => (existsSync(ROOT) ? readdirSync(ROOT).filter((version) => existsSync(join(ROOT, version, 'bin', 'initdb'))) : [])

/** Folder of its programs. */
export const needPostgres = (): string => {
  const newest = () => versions().sort((a, b) => Number(b) - Number(a))[0]
  const version = newest() ?? (installed('postgresql') ? newest() : undefined)
  if (version) return join(ROOT, version, 'bin')
  throw new Error('The tests need PostgreSQL: install it (Debian: `apt-get install postgresql`).')
}

const isRoot = process.getuid?.() === 0
/** PostgreSQL refuses to run as root; it ends with the process that started it. */
const asPostgres = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--pdeathsig=QUIT', command, ...args]]
    : [command, [...args]]

/** After a kill it reads its log first, on a busy machine for more than ten seconds. */
const STARTS_WITHIN_MS = 120_000

export interface Databases {
  /** URL of a new database with all tables and no rows. */
  readonly database: () => Promise<string>
}

export interface Postgres extends Databases {
  /** Simulates a power failure; `start` restarts it. */
  readonly kill: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  /** It may have ended by itself. */
  readonly runs: () => boolean
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface PostgresOptions {
  /** Over TCP, for another host. */
  readonly host?: Host
  readonly folder?: string
  /** `name=value` */
  readonly settings?: readonly string[]
}

export const startPostgres = async ({
  host = THIS_MACHINE,
  folder = newFolder(),
  settings = [],
}: PostgresOptions = {}): Promise<Postgres> => {
  const bin = needPostgres()
  mkdirSync(folder, { recursive: true })
  if (isRoot) run('chown', ['postgres:postgres', folder])
  const data = join(folder, 'data')
  run(
    ...asPostgres(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'ruta',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ]),
  )
  // With fsync, as in production: what is acknowledged is on disk.
  const isElsewhere = host !== THIS_MACHINE
  if (isElsewhere) appendFileSync(join(data, 'pg_hba.conf'), 'host all all samenet trust\n')
  const listens = `listen_addresses=${isElsewhere ? host.address : ''}`
  const all = [listens, 'max_connections=200', 'shared_buffers=16MB', ...settings]
  const options = ['-D', data, '-k', folder, ...all.flatMap((one) => ['-c', one])]
  let running: ReturnType<typeof spawn> | null = null
  let template: Promise<void> | null = null
  const url = (name: string) => (isElsewhere ? `postgres://ruta@${host.address}/${name}` : urlIn(folder, name))

  const start = async () => {
    const [command, args] = host.inside(...asPostgres(join(bin, 'postgres'), options))
    running = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore'], cwd: folder })
    const until = Date.now() + STARTS_WITHIN_MS
    while (Date.now() < until) {
      if (await answers(url('postgres'))) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`PostgreSQL does not answer in ${folder}`)
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = running
    running = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await ended
  }
  await start()
  return {
    async database() {
      // Migrated once, then copied, which is cheaper.
      template ??= makeTemplate(url)
      await template
      return copied(url)
    },
    kill: () => end('SIGQUIT'),
    signal: (signal) => void running?.kill(signal),
    runs: () => running !== null && running.exitCode === null && running.signalCode === null,
    start,
    async stop() {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'ruta-postgres-'))

const urlIn = (folder: string, name: string) => `postgres://ruta@localhost/${name}?host=${encodeURIComponent(folder)}`

/** One for several files of tests, which find it by its folder. */
export const startSharedPostgres = async (): Promise<{ readonly folder: string; readonly stop: () => Promise<void> }> => {
  const folder = newFolder()
  const { stop } = await startPostgres({ folder })
  await makeTemplate((name) => urlIn(folder, name))
  return { folder, stop }
}

export interface SharedDatabases extends Databases {
  readonly drop: () => Promise<void>
}
/** Databases of a file of tests in the cluster of that folder. */
export const sharedDatabases = (folder: string): SharedDatabases => {
  const url = (name: string) => urlIn(folder, name)
  const made: string[] = []
  return {
    async database() {
      const database = await copied(url)
      made.push(database)
      return database
    },
    async drop() {
      // One that a failed test has left open stays until the cluster goes: cutting its connections would raise errors outside of tests.
      for (const database of made.splice(0)) await ask(url('postgres'), `DROP DATABASE ${nameOf(database)}`).catch(unlessInUse)
    },
  }
}
const unlessInUse = (error: unknown) => {
  if (!(error instanceof DatabaseError && error.code === '55006')) throw error
}
const nameOf = (url: string) => new URL(url).pathname.slice(1)

/** Of another name each time, since files of tests share a cluster. */
const copied = async (url: (name: string) => string): Promise<string> => {
  const name = `ruta_${randomBytes(8).toString('hex')}`
  await ask(url('postgres'), `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  return url(name)
}

const TEMPLATE = 'migrated'
const makeTemplate = async (url: (name: string) => string): Promise<void> => {
  await ask(url('postgres'), `CREATE DATABASE ${TEMPLATE}`)
  const database = await openPostgres({ url: url(TEMPLATE), connections: 1, lost: () => undefined })
  await database.close()
}

const run = (command: string, args: readonly string[]) => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: '/' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}

const ask = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    await ask(url, 'SELECT 1')
    return true
  } catch {
    // Not ready yet: retried.
    return false
  }
}
