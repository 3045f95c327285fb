// Measures what `growth.ts` reckons with, and says what is full first on one, ten and a hundred servers.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../harness/postgres.ts'
import { startRedis } from '../harness/startRedis.ts'
import { type Costs, type Load, mostRooms, PARTS, type ServerSetup, usesOf } from './growth.ts'
import { measureIdle } from './idle.ts'
import { connectAll, LightClient } from './lightClient.ts'
import { cpuIn } from './measuredProcess.ts'
import { measureTyping } from './meeting.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'
import { makeFolder } from './temporary.ts'

const SMALL = { rooms: 50, people: 4, typists: 1, keysPerSecond: 4, seconds: 15 }
const LARGE = { rooms: 1, people: 200, typists: 20, keysPerSecond: 5, seconds: 15 }
const updatesIn = ({ rooms, typists, keysPerSecond, seconds }: typeof SMALL) => rooms * typists * keysPerSecond * seconds

const idleIn = async (rooms: number) => {
  const server = await ServerProcess.start()
  try {
    return await measureIdle(server, 1_000, rooms)
  } finally {
    await server.discard()
  }
}

/** Per update, once what is compiled is compiled: a first part warms up. */
const typingIn = async (server: ServerProcess, size: typeof SMALL) => {
  await measureTyping(server, { ...size, seconds: 5 }, 1_000_000)
  await server.idle()
  const before = server.threads()
  const { bytes } = await measureTyping(server, size, 2_000_000)
  await server.idle()
  const after = server.threads()
  const each = (part: 'main' | 'workers') => ((after[part] - before[part]) / updatesIn(size)) * 1e6
  return { main: each('main'), workers: each('workers'), bytes }
}

const stored = (dir: string) =>
  readdirSync(dir)
    .filter((name) => name.startsWith('ruta.db'))
    .reduce((sum, name) => sum + statSync(join(dir, name)).size, 0)

const onOne = async () => {
  const [few, many] = [await idleIn(10), await idleIn(1_000)]
  const roomKb = ((many.connected - many.empty - (few.connected - few.empty)) * 1024) / 990
  const connectionKb = ((few.connected - few.empty) * 1024 - 10 * roomKb) / 1_000
  const dir = makeFolder()
  try {
    let server = await ServerProcess.start(dir)
    await measureTyping(server, { ...SMALL, seconds: 5 }, 3_000_000)
    await server.stop()
    const before = stored(dir)
    server = await ServerProcess.start(dir)
    const small = await typingIn(server, SMALL)
    await server.stop()
    const storedBytes = (stored(dir) - before) / (updatesIn(SMALL) * (4 / 3))
    const other = await ServerProcess.start()
    const large = await typingIn(other, LARGE)
    await other.discard()
    const tellUs = (large.main - small.main) / (LARGE.people - SMALL.people)
    const [updateUs, besideUs] = [small.main - SMALL.people * tellUs, small.workers]
    return { baseMb: few.empty, connectionKb, roomKb, updateUs, tellUs, besideUs, wireBytes: small.bytes, storedBytes }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** PostgreSQL with all its processes, those that have ended included. */
const cpuOfCluster = (folder: string): number => {
  const first = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const isChild = (id: string) => /^\d+$/.test(id) && parentOf(id) === first
  return [String(first), ...readdirSync('/proc').filter(isChild)].reduce((sum, id) => sum + cpuIn(`/proc/${id}/stat`).cpu, 0)
}
const parentOf = (id: string): number => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1')
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It has ended between two looks.
    return 0
  }
}

/** Two servers on one PostgreSQL: what the second one pays for what is written through the first. */
const onTwo = async () => {
  const folder = makeFolder()
  const [postgres, redis] = [await startPostgres({ folder }), await startRedis()]
  const env = { DATABASE_URL: await postgres.database(), REDIS_URL: redis.url }
  const one = await ServerProcess.start(undefined, undefined, env)
  const two = await ServerProcess.start(undefined, undefined, env)
  try {
    await measureTyping(one, { ...SMALL, seconds: 5 }, 1_000_000)
    const mainOf = async (first: number) => {
      await Promise.all([one.idle(), two.idle()])
      const [before, database] = [two.threads().main, cpuOfCluster(folder)]
      await measureTyping(one, SMALL, first)
      await Promise.all([one.idle(), two.idle()])
      const per = 1e6 / updatesIn(SMALL)
      return { main: (two.threads().main - before) * per, database: (cpuOfCluster(folder) - database) * per }
    }
    const without = await mainOf(2_000_000)
    await connectAll(SMALL.rooms, (index) => new LightClient(two, `page:bench-room-${index}`))
    const within = await mainOf(3_000_000)
    return { databaseUs: without.database, hearUs: without.main, readOnUs: within.main - without.main }
  } finally {
    await one.discard()
    await two.discard()
    await redis.kill()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const LOADS: Readonly<Record<string, Omit<Load, 'rooms'>>> = {
  'meetings of 60, ten typing': { people: 60, keysPerSecond: 50 },
  'plenaries of 300, twenty typing': { people: 300, keysPerSecond: 100 },
  'texts of 4, one typing': { people: 4, keysPerSecond: 2 },
}

export async function* grow(): AsyncIterable<string> {
  const costs: Costs = { ...(await onOne()), ...(await onTwo()) }
  yield `costs: ${JSON.stringify(costs, (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value))}`
  for (const [name, load] of Object.entries(LOADS))
    for (const servers of [1, 10, 100])
      for (const partitioned of servers === 1 ? [true] : [false, true]) {
        const setup: ServerSetup = { servers, memoryMb: 4_096, megabits: 1_000, databaseCores: 8, partitioned }
        const { rooms, part } = mostRooms(costs, load, setup)
        const uses = usesOf(costs, { ...load, rooms }, setup)
        yield row(`${name}, ${servers} servers${servers > 1 && partitioned ? ', by document' : ''}`, {
          rooms: String(rooms),
          people: String(rooms * load.people),
          'full first': part,
          uses: PARTS.map((one) => `${one} ${Math.round(uses[one] * 100)} %`).join(', '),
        })
      }
}
