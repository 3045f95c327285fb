// A server of Ruta as an operator starts it: a process, an address, a set-up link in its output.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RunningServer {
  readonly origin: string
  readonly port: number
  /** The token of the set-up link; null once a group exists. */
  readonly setUpToken: string | null
  /** SIGKILL, and the same data folder again. */
  readonly killAndRestart: () => Promise<void>
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

/** @param env passed on to the server: `DATABASE_URL` for PostgreSQL. */
export const startServer = async (folder: string, env: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const begin = async (): Promise<{ readonly child: ChildProcess; readonly output: string }> => {
    const child = spawn(process.execPath, ['server/start.mjs'], {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin, DATA_DIR: folder, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (bytes: Buffer) => (output += bytes))
    child.stderr.on('data', (bytes: Buffer) => (output += bytes))
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
    stop: () => end('SIGTERM'),
  }
}
