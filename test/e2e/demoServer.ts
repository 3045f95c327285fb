// The real demo as a process of its own, with a network in front of it that can be cut for one person: Chromium alone keeps open
// sockets when it is told to be offline. It can be killed and started again on the same folder, for browsers on the same port.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildPages } from '../../server/cli/build.ts'
import { databaseFile } from '../../server/db/open.ts'
import { createNetwork } from './network.ts'

export const PASSWORD = 'tres delegaciones, una hoja de ruta'
const ROOT = join(import.meta.dirname, '..', '..')

export interface DemoServer {
  /** `http://delegate.co.localhost:PORT` */
  readonly address: (name: string) => string
  readonly folder: string
  readonly cut: (name: string) => void
  readonly mend: (name: string) => void
  readonly refuseUpgrades: (name: string) => void
  readonly hangUpgrades: (name: string) => void
  readonly letUpgrades: (name: string) => void
  /** SIGKILL: no shutdown, nothing flushed. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  /** As if nobody had used this account's sessions for so long. */
  readonly idleSince: (email: string, minutes: number) => void
  readonly close: () => Promise<void>
}

/** `seeded`: a data folder to begin with a copy of; without it the sample is written first. */
export const openDemoServer = async (seeded?: string): Promise<DemoServer> => {
  await buildPages()
  const folder = mkdtempSync(join(tmpdir(), 'ruta-story-'))
  if (seeded) cpSync(seeded, folder, { recursive: true })
  let port = await freePort()
  const network = await createNetwork(() => port)
  // As Vite's does while developing, our pages come from a port in front of the server's.
  const env = { PAGES_PORT: String(network.port), DATA_DIR: folder, DEMO_PASSWORD: PASSWORD, DEMO_DATES: 'historic' }
  let running: Server | null = null
  const demo: DemoServer = {
    address: (name) => `http://${name}:${network.port}`,
    folder,
    cut: network.cut,
    mend: network.mend,
    refuseUpgrades: network.refuseUpgrades,
    hangUpgrades: network.hangUpgrades,
    letUpgrades: network.letUpgrades,
    async start() {
      for (let tries = 1; running === null; tries++)
        try {
          running = await startServer('demo', { ...env, PORT: String(port) }, /Ctrl-C/)
        } catch (error) {
          // Another file of stories took it since it was found free, or while this server was down. Browsers know the network's port alone.
          if (tries === 5 || !/Port \d+ is taken/.test(String(error))) throw error
          port = await freePort()
        }
    },
    async kill() {
      await running?.kill()
      if (running) mustKeepSecrets(running.said())
      running = null
    },
    idleSince(email, minutes) {
      const database = new DatabaseSync(databaseFile(folder), { timeout: 5_000 })
      database
        .prepare('update session set last_used = ? where account = (select id from account where email = ?)')
        .run(Date.now() - minutes * 60_000, email)
      database.close()
    },
    async close() {
      await demo.kill()
      await network.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await demo.start()
  return demo
}

/** The accounts' addresses, passwords and sessions must not be in the log; the demo's greeting is no log line. */
const mustKeepSecrets = (said: string) => {
  const telling = said.split('\n').filter((line) => line.startsWith('{') && SECRETS.some((secret) => line.includes(secret)))
  if (telling.length > 0) throw new Error(`a log tells what it must not:\n${telling.join('\n')}`)
}
const SECRETS = ['@example.org', PASSWORD, 'session=', '"Cookie"', '"cookie"']

export interface Server {
  /** What it has printed so far. */
  readonly said: () => string
  readonly kill: () => Promise<void>
}

/** Resolves when it has printed what matches. */
export const startServer = async (entry: 'main' | 'demo', env: Readonly<Record<string, string>>, ready: RegExp): Promise<Server> => {
  // As `npm run demo` and `npm start` do it: from what was compiled once.
  const child: ChildProcess = spawn(process.execPath, ['server/start.mjs', entry], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString('utf8')
      if (ready.test(said)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    exited.then(() => reject(new Error(`The server ended before it was ready:\n${said}`)))
  })
  return {
    said: () => said,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(at && typeof at === 'object' ? at.port : 0))
    })
  })
