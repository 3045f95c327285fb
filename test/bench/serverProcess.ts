// Starts `server/cli/bench.ts` in a process of its own, as a server is started.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measured } from './measured.ts'
import { freePort, MeasuredProcess } from './measuredProcess.ts'
import { ours } from './speech.ts'

export interface Session {
  readonly cookie: string
  readonly email: string
  readonly origin: string
}

export class ServerProcess extends MeasuredProcess implements Measured {
  readonly port: number
  readonly dir: string
  readonly session: Session
  readonly speech = ours

  private constructor(child: ChildProcess, port: number, dir: string, session: Session) {
    super(child)
    this.port = port
    this.dir = dir
    this.session = session
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
    const child = spawn(process.execPath, [...flags(), 'server/start.mjs', 'bench'], {
      env: {
        ...MALLOC,
        ...process.env,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        ...env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dir,
      },
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
  get headers(): Readonly<Record<string, string>> {
    return { Cookie: this.session.cookie, Origin: this.session.origin }
  }
  async discard(): Promise<void> {
    await this.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** For V8, as `--cpu-prof --cpu-prof-dir=folder`, which writes a profile there when the server ends. */
const flags = () => process.env.BENCH_FLAGS?.split(' ') ?? []
/** As ruta.service and the image have it. */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }
