// Starts a rival's server in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measured } from '../measured.ts'
import { freePort, MeasuredProcess } from '../measuredProcess.ts'
import type { Speech } from '../speech.ts'
import { folderOf } from './install.ts'

interface Starting {
  readonly speech: (document: string) => Speech
  readonly dir: string
  readonly env: Readonly<Record<string, string>>
}

export class RivalProcess extends MeasuredProcess implements Measured {
  readonly headers = {}
  readonly speech: (document: string) => Speech
  readonly #port: number

  private constructor(child: ChildProcess, port: number, speech: (document: string) => Speech) {
    super(child)
    this.speech = speech
    this.#port = port
  }

  static async start(server: string, { speech, dir, env }: Starting): Promise<RivalProcess> {
    const port = await freePort()
    const out = openSync(join(dir, 'server.log'), 'a')
    const child = spawn(process.execPath, ['server.js'], {
      cwd: folderOf(server),
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', out, out],
    })
    for (const started = Date.now(); !(await answers(port)); await sleep(20)) {
      if (child.exitCode === null && Date.now() - started < 30_000) continue
      child.kill('SIGKILL')
      throw new Error(`${server} did not start: ${join(dir, 'server.log')}`)
    }
    return new RivalProcess(child, port, speech)
  }

  url(document: string): string {
    return `ws://127.0.0.1:${this.#port}/${document}`
  }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
