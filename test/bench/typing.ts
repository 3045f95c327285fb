// A meeting: people in one room, some typing, a cursor with every keystroke; delivery latency at every receiver.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row, summary } from './stats.ts'
import { cursor, keystrokes, OPENING } from './traffic.ts'

const FIRST_TYPIST = 100_000

interface Meeting {
  readonly people: number
  readonly typists: number
  readonly keysPerSecond: number
  readonly seconds: number
  /** Client ids that wrote in this document before: each costs every keystroke of everybody. */
  readonly earlierIds: number
}

/** One writer leaves `count` client ids behind, as months of reloads would. */
const leaveEarlierIds = async (server: ServerProcess, document: string, count: number) => {
  const [writer] = await connectAll(1, () => new LightClient(server, document))
  for (let id = 1; id <= count; id++) {
    for (const update of keystrokes(id, 1)) writer?.sendUpdate(update)
    if (id % 100 === 0) await sleep(5)
  }
  await server.idle()
  writer?.close()
}

export const typing = async (meeting: Meeting): Promise<string> => {
  const server = await ServerProcess.start()
  const document = 'page:bench-meeting'
  try {
    if (meeting.earlierIds > 0) await leaveEarlierIds(server, document, meeting.earlierIds)
    const perTypist = meeting.keysPerSecond * meeting.seconds
    const sentAt = new Map<number, Float64Array>()
    const delays: number[] = []
    const acks: number[] = []
    const people = await connectAll(meeting.people, (index) => {
      const own = FIRST_TYPIST + index
      const seen = new Map<number, number>()
      return new LightClient(server, document, {
        onUpdate(clocks, at) {
          for (const [id, to] of clocks) {
            const times = sentAt.get(id)
            if (!times || id === own) continue
            for (let clock = seen.get(id) ?? OPENING; clock < to; clock++) delays.push(at - (times[clock - OPENING] ?? at))
            seen.set(id, Math.max(to, seen.get(id) ?? 0))
          }
        },
        onAck: (count, at) => acks.push(at - (sentAt.get(own)?.[count - 1] ?? at)),
      })
    })
    people.forEach((client, index) => {
      client.sendAwareness(cursor(FIRST_TYPIST + index, 1))
    })
    const typists = people.slice(0, meeting.typists).map((client, index) => {
      const id = FIRST_TYPIST + index
      const times = new Float64Array(perTypist)
      sentAt.set(id, times)
      return {
        client,
        id,
        times,
        updates: keystrokes(id, perTypist),
        next: 0,
        offset: ((index * 0.618034) % 1) * (1000 / meeting.keysPerSecond),
      }
    })
    await sleep(1500) // let the joins settle
    const cpu = server.cpu()
    const start = performance.now()
    for (let open = typists; open.length > 0; open = open.filter((typist) => typist.next < perTypist)) {
      for (const typist of open) {
        while (typist.next < perTypist && performance.now() >= start + typist.offset + (typist.next * 1000) / meeting.keysPerSecond) {
          typist.times[typist.next] = performance.now()
          const update = typist.updates[typist.next]
          if (update) typist.client.sendUpdate(update)
          typist.client.sendAwareness(cursor(typist.id, typist.next + 2))
          typist.next++
        }
      }
      await sleep(1)
    }
    const expected = meeting.typists * perTypist * (meeting.people - 1)
    for (let i = 0; i < 500 && delays.length < expected; i++) await sleep(10)
    const used = server.cpu() - cpu
    for (const client of people) client.close()
    const delivered = summary(delays)
    const note = meeting.earlierIds > 0 ? `, ${meeting.earlierIds} earlier client ids` : ''
    return row(`${meeting.people} people, ${meeting.typists} typing${note}`, {
      p50: ms(delivered.p50),
      p95: ms(delivered.p95),
      p99: ms(delivered.p99),
      'ack p95': ms(summary(acks).p95),
      'server CPU': `${used.toFixed(2)} s`,
      delivered: `${((delays.length / expected) * 100).toFixed(1)} %`,
    })
  } finally {
    await server.discard()
  }
}
