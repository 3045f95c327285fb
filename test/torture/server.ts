// One server as a process, with somebody who starts it again whenever it has ended, as systemd would.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AccountId } from '../../shared/ids.ts'
import type { Host } from '../harness/hosts.ts'

export interface Person {
  readonly account: AccountId
  readonly cookie: string
}

export interface Server {
  readonly name: string
  readonly host: Host
  readonly address: string
  readonly signal: (signal: NodeJS.Signals) => void
  /** Somebody answered by HTTP since it was started last. */
  readonly answers: () => boolean
  readonly people: () => readonly Person[]
  readonly stop: () => Promise<void>
}

interface Needs {
  readonly name: string
  readonly host: Host
  readonly folder: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  /** It has answered, and then ended though nobody had killed it. */
  readonly endedByItself: (name: string, log: string) => void
}

/** Whom browsers would name in `Host` and `Origin`, whichever server they are led to. */
export const SITE = 'http://torture.example.org'
const AGAIN_MS = 500

export const startServer = async ({ name, host, folder, port, env, endedByItself }: Needs): Promise<Server> => {
  mkdirSync(folder, { recursive: true })
  const [file, logFile] = [join(folder, 'bench.json'), join(folder, 'server.log')]
  const address = `${host.address}:${port}`
  let running: ChildProcess | null = null
  let answered = false
  let killed = false
  let stopped = false

  const start = (): ChildProcess => {
    rmSync(file, { force: true })
    const log = openSync(logFile, 'a')
    const [command, args] = host.inside(process.execPath, ['server/cli/bench.ts'])
    const settings = { PORT: String(port), HOST: host.address, ALLOW_INSECURE: '1', DATA_DIR: folder, PUBLIC_URL: SITE, ...env }
    return spawn(command, args, { env: { ...process.env, ...settings }, stdio: ['ignore', log, log] })
  }
  const watch = async (child: ChildProcess) => {
    const ended = once(child, 'exit')
    for (; !answered && child.exitCode === null && child.signalCode === null; await sleep(50))
      answered =
        existsSync(file) &&
        (await fetch(`http://${address}/healthz`).then(
          () => true,
          () => false,
        ))
    await ended
  }
  const serve = async () => {
    while (!stopped) {
      answered = false
      killed = false
      running = start()
      await watch(running)
      if (answered && !killed && !stopped) endedByItself(name, readFileSync(logFile, 'utf8').slice(-2_000))
      if (!stopped) await sleep(AGAIN_MS)
    }
  }
  const served = serve()
  process.once('exit', () => running?.kill('SIGKILL'))
  let people: readonly Person[] = []
  for (const end = Date.now() + 60_000; !answered; await sleep(20))
    if (Date.now() > end) throw new Error(`${name} does not start: ${logFile}`)
  people = JSON.parse(readFileSync(file, 'utf8')).people
  return {
    name,
    host,
    address,
    signal(signal) {
      killed ||= signal === 'SIGKILL'
      running?.kill(signal)
    },
    answers: () => answered,
    people: () => people,
    async stop() {
      stopped = true
      running?.kill('SIGKILL')
      await served
    },
  }
}
