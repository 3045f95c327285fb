// A real Valkey or Redis for a file of tests: on a free port of this machine, without a disk.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { afterAll, beforeAll } from 'vitest'
import { must } from '../../shared/result.ts'
import { needRedis } from './needRedis.ts'

export interface RealRedis {
  readonly url: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

const startRedis = async (): Promise<RealRedis> => {
  const program = needRedis()
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let running: ChildProcess | null = null
  const start = async () => {
    running = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
      cwd: '/',
    })
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
    async kill() {
      const ended = running && once(running, 'exit')
      running?.kill('SIGKILL')
      await ended
      running = null
    },
  }
}

/** One for the file of tests that calls it. */
export const useRedis = (): (() => RealRedis) => {
  let redis: RealRedis | null = null
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())
  return () => must(redis, 'Redis')
}
