// Starts `server/cli/bench.ts` in a process of its own and reads its CPU and memory from /proc.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const TICKS_PER_SECOND = 100

export interface Session {
  readonly cookie: string
  readonly origin: string
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export class ServerProcess {
  readonly port: number
  readonly dir: string
  readonly session: Session
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>

  private constructor(child: ChildProcess, port: number, dir: string, session: Session) {
    this.#child = child
    this.port = port
    this.dir = dir
    this.session = session
    this.#exited = new Promise((resolve) => child.once('exit', resolve))
  }

  /** On an existing `dir` this is a restart; on the same `port`, clients find it again. */
  static async start(
    dir = mkdtempSync(join(tmpdir(), 'ruta-bench-')),
    port?: number,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    return ServerProcess.#spawn(dir, port ?? (await freePort()), env)
  }

  static async #spawn(dir: string, port: number, env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const file = join(dir, 'bench.json')
    rmSync(file, { force: true })
    const out = openSync(join(dir, 'server.log'), 'a')
    const child = spawn(process.execPath, ['server/cli/bench.ts'], {
      env: { ...process.env, PUBLIC_URL: `http://127.0.0.1:${port}`, ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dir },
      stdio: ['ignore', out, out],
    })
    for (const started = Date.now(); ; await sleep(20)) {
      const answers = existsSync(file) && (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))
      if (answers) return new ServerProcess(child, port, dir, JSON.parse(readFileSync(file, 'utf8')))
      if (child.exitCode !== null || Date.now() - started > 30_000) {
        child.kill('SIGKILL')
        throw new Error(`the server did not start: ${join(dir, 'server.log')}`)
      }
    }
  }

  url(document: string): string {
    return `ws://127.0.0.1:${this.port}/live/${document}`
  }
  /** CPU seconds used so far, all threads. */
  cpu(): number {
    const text = readFileSync(`/proc/${this.#child.pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  }
  memoryMb(): number {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'latin1'))?.[1] ?? 0) / 1024
  }
  /** Waits until the server has used less than 3 % of a core for a second. */
  async idle(maxMs = 20_000): Promise<void> {
    let calm = 0
    for (const until = Date.now() + maxMs; calm < 2 && Date.now() < until; ) {
      const before = this.cpu()
      await sleep(500)
      calm = this.cpu() - before <= 0.015 ? calm + 1 : 0
    }
  }
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await Promise.race([this.#exited, sleep(12_000)])
    await this.kill()
  }
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }
  async discard(): Promise<void> {
    await this.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }
}
