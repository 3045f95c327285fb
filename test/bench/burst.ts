// A burst: four writers send 20,000 updates as fast as their sockets take them; time until every reader has all.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Clocks, connectAll, LightClient } from './lightClient.ts'
import type { Measured } from './measured.ts'
import { meter } from './meter.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'
import { keystrokes, OPENING } from './traffic.ts'

const FIRST = 10_000

const WRITERS = 4
const READERS = 8

export const measureBurst = async (server: Measured, updates: number) => {
  let waiting = READERS
  const reader = () => {
    const seen = new Map<number, number>()
    let have = 0
    return (clocks: Clocks) => {
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
    WRITERS + READERS,
    (index) => new LightClient(server, 'page:bench-burst', index < WRITERS ? {} : { onUpdate: reader() }),
  )
  const traffic = Array.from({ length: WRITERS }, (_, index) => keystrokes(FIRST + index, updates / WRITERS))
  await sleep(300)
  const used = meter(server)
  await Promise.all(
    traffic.map(async (list, index) => {
      const client = all[index]
      for (const [i, update] of list.entries()) {
        client?.sendUpdate(update)
        while (i % 100 === 99 && client && !client.closed && client.backlog > 65_536) await sleep(0)
      }
    }),
  )
  for (const until = performance.now() + 60_000; waiting > 0 && performance.now() < until; ) await sleep(2)
  const delivered = used()
  await server.idle(10_000) // what is left after delivery is part of the price
  const { cpu } = used()
  for (const client of all) client.close()
  const rate = waiting > 0 ? Number.NaN : updates / delivered.seconds
  return { ...delivered, rate, cpu: (cpu / updates) * 1e6 }
}

/** `history: off` leaves out what is read from the logs beside the relay. */
export const burst = async (updates: number, history: 'on' | 'off' = 'on'): Promise<string> => {
  const server = await ServerProcess.start(undefined, undefined, { BENCH_HISTORY: history })
  try {
    const { rate, cpu } = await measureBurst(server, updates)
    return row(`burst of ${updates} updates${history === 'off' ? ', without history' : ''}`, {
      rate: Number.isNaN(rate) ? 'unfinished' : `${Math.round(rate)}/s`,
      'server CPU': `${cpu.toFixed(0)} µs each`,
    })
  } finally {
    await server.discard()
  }
}
