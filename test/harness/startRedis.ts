// A real Valkey or Redis on a free port, without a disk.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { THIS_MACHINE } from './hosts.ts'
import { needRedis } from './needRedis.ts'

export interface RealRedis {
  readonly url: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

export const startRedis = async (host = THIS_MACHINE): Promise<RealRedis> => {
  const program = needRedis()
  const port = await freePort()
  const url = `redis://${host.address}:${port}`
  let running: ChildProcess | null = null
  const start = async () => {
    const quiet = ['--save', '', '--appendonly', 'no', '--protected-mode', 'no']
    const [command, args] = host.inside(program, ['--port', String(port), '--bind', host.address, ...quiet])
    running = spawn(command, args, { stdio: 'ignore', cwd: '/' })
    for (let tries = 0; tries < 200; tries++) {
      const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
      client.on('error', () => undefined)
      const answered = await client.connect().then(
        () => true,
        () => false,
      )
      client.disconnect()
      if (answered) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`Redis does not answer at ${url}`)
  }
  await start()
  return {
    url,
    start,
    signal: (signal) => void running?.kill(signal),
    async kill() {
      const ended = running && once(running, 'exit')
      running?.kill('SIGKILL')
      await ended
      running = null
    },
  }
}
