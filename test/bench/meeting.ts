// Meetings: people in rooms, some of them typing, a cursor with every keystroke; delivery latency at every receiver.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import type { Measured } from './measured.ts'
import { meter } from './meter.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row, summary } from './stats.ts'
import { cursor, keystrokes, OPENING } from './traffic.ts'

const FIRST_TYPIST = 100_000

export interface Meeting {
  readonly rooms: number
  /** In each room. */
  readonly people: number
  readonly typists: number
  readonly keysPerSecond: number
  readonly seconds: number
}

/** One writer leaves `count` client ids behind, as months of reloads would. */
const leaveEarlierIds = async (server: ServerProcess, count: number) => {
  const [writer] = await connectAll(1, () => new LightClient(server, roomOf(0)))
  for (let id = 1; id <= count; id++) {
    for (const update of keystrokes(id, 1)) writer?.sendUpdate(update)
    if (id % 100 === 0) await sleep(5)
  }
  await server.idle()
  writer?.close()
}
const roomOf = (index: number) => `page:bench-room-${index}`

/** `first`: the first person's client id; ids that wrote before may not write again. */
export const measureTyping = async (server: Measured, meeting: Meeting, first = FIRST_TYPIST) => {
  const perTypist = meeting.keysPerSecond * meeting.seconds
  const sentAt = new Map<number, Float64Array>()
  const delays: number[] = []
  const acks: number[] = []
  const people = await connectAll(meeting.rooms * meeting.people, (index) => {
    const own = first + index
    const seen = new Map<number, number>()
    return new LightClient(server, roomOf(index % meeting.rooms), {
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
    client.sendAwareness(cursor(first + index, 1))
  })
  const typists = people.slice(0, meeting.rooms * meeting.typists).map((client, index) => {
    const id = first + index
    const times = new Float64Array(perTypist)
    sentAt.set(id, times)
    const offset = ((index * 0.618034) % 1) * (1000 / meeting.keysPerSecond)
    return { client, id, times, updates: keystrokes(id, perTypist), next: 0, offset }
  })
  await sleep(1500) // let the joins settle
  const bytesBefore = bytesOf(people)
  const used = meter(server)
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
  const expected = typists.length * perTypist * (meeting.people - 1)
  for (let i = 0; i < 500 && delays.length < expected; i++) await sleep(10)
  const cost = used()
  const bytes = (bytesOf(people) - bytesBefore) / (typists.length * perTypist * meeting.people)
  for (const client of people) client.close()
  const { p50, p95, p99 } = summary(delays)
  return { p50, p95, p99, ackP95: summary(acks).p95, delivered: delays.length / expected, bytes, ...cost }
}

const bytesOf = (clients: readonly LightClient[]) => clients.reduce((sum, client) => sum + client.bytes, 0)

/** `earlierIds`: client ids that wrote in this document before; each costs every keystroke of everybody. */
export const measureMeeting = async (meeting: Meeting, earlierIds = 0): Promise<string> => {
  const server = await ServerProcess.start()
  try {
    if (earlierIds > 0) await leaveEarlierIds(server, earlierIds)
    const figures = await measureTyping(server, meeting)
    const note = earlierIds > 0 ? `, ${earlierIds} earlier client ids` : ''
    return row(`${meeting.people} people, ${meeting.typists} typing${note}`, {
      p50: ms(figures.p50),
      p95: ms(figures.p95),
      p99: ms(figures.p99),
      'ack p95': ms(figures.ackP95),
      'server CPU': `${figures.cpu.toFixed(2)} s`,
      delivered: `${(figures.delivered * 100).toFixed(1)} %`,
    })
  } finally {
    await server.discard()
  }
}
