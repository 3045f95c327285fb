// A server of Ruta as an operator starts it: a process, an address, a set-up link in its output.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RunningServer {
  readonly origin: string
  readonly port: number
  /** The token of the set-up link; null once a group exists. */
  readonly setUpToken: string | null
  /** SIGKILL, and the same data folder again. */
  readonly killAndRestart: () => Promise<void>
  /** By the clock of the server. */
  readonly now: () => number
  /** So much time passes on the clock of the server, if it is one that can be turned. */
  readonly pass: (ms: number) => Promise<void>
  readonly stop: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

export interface Means {
  /** The clock of the server can be turned; it begins so far ahead, in milliseconds. */
  readonly ahead?: number
}
/** @param env passed on to the server: `DATABASE_URL` for PostgreSQL. */
export const startServer = async (
  folder: string,
  env: Readonly<Record<string, string>> = {},
  { ahead: first }: Means = {},
): Promise<RunningServer> => {
  const port = await freePort()
  let ahead = first ?? 0
  const origin = `http://127.0.0.1:${port}`
  const begin = async (): Promise<{ readonly child: ChildProcess; readonly output: string }> => {
    const own = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin, DATA_DIR: folder, LOG_LEVEL: 'warn', AHEAD: String(ahead) }
    const child = spawn(process.execPath, first === undefined ? ['server/start.mjs'] : ['--no-sparkplug', 'test/season/turnedServer.ts'], {
      env: { ...process.env, ...env, ...own },
      stdio: ['ignore', 'pipe', 'pipe', ...(first === undefined ? [] : (['ipc'] as const))],
    })
    let output = ''
    child.stdout?.on('data', (bytes: Buffer) => (output += bytes))
    child.stderr?.on('data', (bytes: Buffer) => (output += bytes))
    for (const started = Date.now(); ; await sleep(50)) {
      const answer = await fetch(`${origin}/readyz`).catch(() => null)
      if (answer?.ok) break
      if (child.exitCode !== null || Date.now() - started > 300_000) throw new Error(`the server did not start:\n${output}`)
    }
    // The link is printed as soon as the server listens.
    await sleep(200)
    return { child, output }
  }
  let { child, output } = await begin()
  const setUpToken = /\/set-up#(\S+)/.exec(output)?.[1] ?? null
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  return {
    origin,
    port,
    setUpToken,
    killAndRestart: async () => {
      await end('SIGKILL')
      ;({ child, output } = await begin())
    },
    now: () => Date.now() + ahead,
    pass: async (ms) => {
      const turned = once(child, 'message')
      child.send(ms)
      await turned
      ahead += ms
    },
    stop: () => end('SIGTERM'),
  }
}
