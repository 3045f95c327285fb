// What is tortured: three servers on PostgreSQL and Redis, each on a host of its own; or a single one on SQLite. With root, the database is
// on a small disk, and lines can be cut.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { databaseFile } from '../../server/db/open.ts'
import type { StorageLocation } from '../../server/storage/storage.ts'
import { openHosts } from '../harness/hosts.ts'
import { startPostgres } from '../harness/postgres.ts'
import { startRedis } from '../harness/startRedis.ts'
import { type Fault, fullDisk, serverFaults, serviceFaults } from './faults.ts'
import { type Server, startServer } from './server.ts'

export interface Installation {
  readonly what: string
  readonly folder: string
  readonly servers: readonly Server[]
  readonly where: StorageLocation
  readonly faults: readonly Fault[]
  /** Starts what has ended, as its operator would. */
  readonly revive: () => Promise<void>
  /** What the servers have logged stays with `keep`. */
  readonly close: (keep: boolean) => Promise<void>
}
type EndedByItself = (name: string, log: string) => void

const PEOPLE = 5
const SERVERS = ['one', 'two', 'three']

export const threeServers = async (endedByItself: EndedByItself): Promise<Installation> => {
  const folder = newFolder()
  const disk = openSmallDisk(join(folder, 'disk'), 400)
  const hosts = openHosts()
  const [databaseHost, busHost] = [hosts.open('db'), hosts.open('bus')]
  const settings = ['max_wal_size=96MB', 'min_wal_size=32MB']
  const postgres = await startPostgres({ host: databaseHost, folder: join(disk.folder, 'postgres'), settings })
  const redis = await startRedis(busHost)
  const url = await postgres.database()
  const env = { DATABASE_URL: url, REDIS_URL: redis.url, LOG_LEVEL: 'error', BENCH_PEOPLE: String(PEOPLE) }
  const servers: Server[] = []
  for (const [at, name] of SERVERS.entries())
    servers.push(await startServer({ name, host: hosts.open(name), folder: join(folder, name), port: 5_610 + at, env, endedByItself }))
  const revive = async () => {
    if (!postgres.runs()) await postgres.start()
  }
  const locked: Fault = {
    name: 'PostgreSQL’s tables are locked',
    strikes: 'PostgreSQL',
    begin: async () => {
      const client = new Client({ connectionString: url })
      client.on('error', () => undefined)
      await client.connect()
      await client.query('BEGIN; LOCK TABLE log_head IN SHARE ROW EXCLUSIVE MODE')
      return () => client.end()
    },
  }
  return {
    what: `3 servers on PostgreSQL and Redis${hosts.cut ? ', each in a network namespace of its own' : '; not root, so no network is cut and no disk filled'}`,
    folder,
    servers,
    where: { engine: 'postgres', url },
    faults: [
      ...serverFaults(servers, hosts, { PostgreSQL: databaseHost, Redis: busHost }),
      ...serviceFaults('PostgreSQL', postgres),
      ...serviceFaults('Redis', redis),
      locked,
      ...(disk.isSmall ? [fullDisk(disk.folder, 'PostgreSQL', revive)] : []),
    ],
    revive,
    async close(keep) {
      await Promise.all(servers.map((server) => server.stop()))
      await redis.kill()
      await postgres.stop()
      hosts.close()
      disk.close()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const oneServer = async (endedByItself: EndedByItself): Promise<Installation> => {
  const folder = newFolder()
  const disk = openSmallDisk(join(folder, 'disk'), 64)
  const hosts = openHosts()
  const env = { LOG_LEVEL: 'error', BENCH_PEOPLE: String(PEOPLE) }
  const server = await startServer({ name: 'one', host: hosts.open('one'), folder: disk.folder, port: 5_620, env, endedByItself })
  const file = databaseFile(disk.folder)
  const locked: Fault = {
    name: 'the database is locked',
    strikes: 'database',
    begin: async () => {
      const other = new DatabaseSync(file, { timeout: 5_000 })
      other.exec('BEGIN IMMEDIATE')
      return () => other.close()
    },
  }
  const full = fullDisk(disk.folder, 'database', async () => undefined)
  return {
    what: `1 server on SQLite${disk.isSmall ? ', on a disk of 64 MB' : ''}`,
    folder,
    servers: [server],
    where: { engine: 'sqlite', file },
    faults: [...serverFaults([server], hosts, {}), locked, ...(disk.isSmall ? [full] : [])],
    revive: async () => undefined,
    async close(keep) {
      await server.stop()
      hosts.close()
      disk.close()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-torture-'))
  // PostgreSQL is somebody else.
  chmodSync(folder, 0o755)
  return folder
}

const openSmallDisk = (folder: string, megabytes: number) => {
  mkdirSync(folder)
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]
  const isSmall = process.getuid?.() === 0 && spawnSync('mount', mount, { stdio: 'ignore' }).status === 0
  const close = () => void (isSmall && spawnSync('umount', ['-l', folder], { stdio: 'ignore' }))
  process.once('exit', close)
  return { folder, isSmall, close }
}
