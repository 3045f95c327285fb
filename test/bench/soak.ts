// An hour of a meeting, compressed: as many keystrokes as 60 people with ten typists make in an hour, in twelve parts. In each all
// people come anew, under new client ids, and before the seventh the server is killed.
import { spawnSync } from 'node:child_process'
import { measureTyping } from './meeting.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row } from './stats.ts'

const PARTS = 12
const PEOPLE = 60
const TYPISTS = 10
/** Of one person, in five minutes. */
const KEYS = 1_500

export async function* soak(timesAsFast: number): AsyncIterable<string> {
  let server = await ServerProcess.start()
  const { dir } = server
  try {
    for (let part = 0; part < PARTS; part++) {
      if (part === PARTS / 2) {
        await server.kill()
        server = await ServerProcess.start(dir)
      }
      const size = { rooms: 1, people: PEOPLE, typists: TYPISTS, keysPerSecond: 5 * timesAsFast, seconds: KEYS / 5 / timesAsFast }
      const figures = await measureTyping(server, size, 1_000_000 * (part + 1))
      yield row(`part ${part + 1} of an hour, ${timesAsFast} times as fast`, {
        p50: ms(figures.p50),
        p99: ms(figures.p99),
        'ack p95': ms(figures.ackP95),
        delivered: `${(figures.delivered * 100).toFixed(2)} %`,
        'server CPU': `${((figures.cpu / (TYPISTS * KEYS)) * 1e6).toFixed(0)} µs each`,
        memory: `${server.memoryMb().toFixed(0)} MB`,
      })
    }
    await server.idle()
    const verified = spawnSync(process.execPath, ['server/cli/verify.ts', dir], { encoding: 'utf8' })
    yield row('an hour', { memory: `${server.memoryMb().toFixed(0)} MB`, 'log verifies': verified.status === 0 ? 'yes' : 'NO' })
  } finally {
    await server.discard()
  }
}
