// Rooms come and go: 500 at once, with people typing in them, three times. Memory is looked at when all is quiet again.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'
import { keystrokes } from './traffic.ts'

const KEYS = 20
const PEOPLE = 2
/** A room waits half a minute for somebody to come back, what history keeps of it up to two. */
const QUIET_MS = 150_000

const comeAndGoOnce = async (server: ServerProcess, rooms: number, first: number) => {
  const all = await connectAll(rooms * PEOPLE, (index) => new LightClient(server, `page:bench-room-${first + (index % rooms)}`))
  const typists = all.slice(0, rooms).map((client, index) => ({ client, updates: keystrokes(500_000 + first + index, KEYS) }))
  for (let key = 0; key < KEYS; key++) {
    for (const { client, updates } of typists) {
      const update = updates[key]
      if (update) client.sendUpdate(update)
    }
    await sleep(100)
  }
  await server.idle()
  const most = server.memoryMb()
  for (const client of all) client.close()
  await sleep(QUIET_MS)
  return { most, after: server.memoryMb() }
}

export async function* comeAndGo(rooms: number, times: number): AsyncIterable<string> {
  const server = await ServerProcess.start()
  try {
    await server.idle(5_000)
    yield row('before any room', { memory: `${server.memoryMb().toFixed(0)} MB` })
    for (let time = 0; time < times; time++) {
      const { most, after } = await comeAndGoOnce(server, rooms, time * rooms)
      yield row(`${rooms} rooms come and go, the ${time + 1}. time`, { most: `${most.toFixed(0)} MB`, after: `${after.toFixed(0)} MB` })
    }
  } finally {
    await server.discard()
  }
}
