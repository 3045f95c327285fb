// A real server process under attack: its address, its people, its memory, its log, and how long it lets a plain request wait.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Target {
  readonly port: number
  readonly url: string
  readonly people: { readonly delegates: readonly string[]; readonly observer: string }
  /** Resident memory now, in MiB. */
  memory(): number
  /** Milliseconds for which its main thread has computed so far: other programmes on this machine do not count. */
  busy(): number
  /** Files and sockets that it holds open. */
  handles(): number
  /** How many threads of our own it has. */
  workers(): number
  alive(): boolean
  log(): string
  metrics(): Promise<string>
  /** How many milliseconds /healthz takes. */
  ping(): Promise<number>
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>
}

interface Options {
  readonly env?: Readonly<Record<string, string>>
  /** Any programme that writes nothing but its log; `attacked.ts` by default. */
  readonly args?: readonly string[]
}

export const startTarget = async ({ env = {}, args = ['test/adversarial/attacked.ts'] }: Options = {}): Promise<Target> => {
  const dir = mkdtempSync(join(tmpdir(), 'ruta-attack-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const out = openSync(join(dir, 'server.log'), 'a')
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dir, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', out, out],
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const log = () => readFileSync(join(dir, 'server.log'), 'utf8')
  await answering(child, url, log)
  return {
    port,
    url,
    people: args[0] === 'test/adversarial/attacked.ts' ? JSON.parse(readFileSync(join(dir, 'people.json'), 'utf8')) : NOBODY,
    memory: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))?.[1] ?? 0) / 1024,
    busy: () => Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6,
    handles: () => readdirSync(`/proc/${child.pid}/fd`).length,
    workers: () =>
      readdirSync(`/proc/${child.pid}/task`).filter(
        (id) => readFileSync(`/proc/${child.pid}/task/${id}/comm`, 'latin1') === 'WorkerThread\n',
      ).length,
    alive: () => child.exitCode === null && child.signalCode === null,
    log,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    async ping() {
      const start = performance.now()
      await (await fetch(`${url}/healthz`)).text()
      return performance.now() - start
    },
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000)
      const code = await exited
      clearTimeout(late)
      rmSync(dir, { recursive: true, force: true })
      return code
    },
  }
}

const NOBODY = { delegates: [], observer: '' }

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const answering = async (child: ChildProcess, url: string, log: () => string) => {
  for (const started = Date.now(); ; await sleep(20)) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer) return
    if (child.exitCode === null && Date.now() - started < 90_000) continue
    child.kill('SIGKILL')
    throw new Error(`the server did not start: ${log()}`)
  }
}
