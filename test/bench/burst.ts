// A burst: four writers send 20,000 updates as fast as their sockets take them; time until every reader has all.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'
import { keystrokes, OPENING } from './traffic.ts'

const FIRST = 10_000

const WRITERS = 4
const READERS = 8

/** `history: off` leaves out what is read from the logs beside the relay. */
export const burst = async (updates: number, history: 'on' | 'off' = 'on'): Promise<string> => {
  const [writers, readers] = [WRITERS, READERS]
  const server = await ServerProcess.start(undefined, undefined, { BENCH_HISTORY: history })
  try {
    let waiting = readers
    const reader = () => {
      const seen = new Map<number, number>()
      let have = 0
      return (clocks: ReadonlyMap<number, number>) => {
        for (const [id, to] of clocks) {
          const before = seen.get(id) ?? OPENING
          if (id < FIRST || to <= before) continue
          seen.set(id, to)
          have += to - before
          if (have === updates) waiting--
        }
      }
    }
    const all = await connectAll(
      writers + readers,
      (index) => new LightClient(server, 'page:bench-burst', index < writers ? {} : { onUpdate: reader() }),
    )
    const traffic = Array.from({ length: writers }, (_, index) => keystrokes(FIRST + index, updates / writers))
    await sleep(300)
    const cpu = server.cpu()
    const start = performance.now()
    await Promise.all(
      traffic.map(async (list, index) => {
        const client = all[index]
        for (const [i, update] of list.entries()) {
          client?.sendUpdate(update)
          while (i % 100 === 99 && client && client.backlog > 65_536) await sleep(0)
        }
      }),
    )
    for (const until = performance.now() + 60_000; waiting > 0 && performance.now() < until; ) await sleep(2)
    const wall = performance.now() - start
    await server.idle(10_000) // what is left after delivery is part of the price
    const used = server.cpu() - cpu
    for (const client of all) client.close()
    return row(`burst of ${updates} updates${history === 'off' ? ', without history' : ''}`, {
      rate: waiting > 0 ? 'unfinished' : `${Math.round((updates / wall) * 1000)}/s`,
      'server CPU': `${((used / updates) * 1e6).toFixed(0)} µs each`,
    })
  } finally {
    await server.discard()
  }
}
