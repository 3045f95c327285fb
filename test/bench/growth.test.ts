// The arithmetic behind *What one server carries* in docs/operate/scaling.md.
import { expect, test } from 'vitest'
import { type Costs, mostRooms, type ServerSetup, serversOf, usesOf } from './growth.ts'

const COSTS: Costs = {
  baseMb: 100,
  connectionKb: 20,
  roomKb: 30,
  updateUs: 200,
  tellUs: 10,
  besideUs: 250,
  wireBytes: 250,
  storedBytes: 100,
  databaseUs: 300,
  hearUs: 20,
  readOnUs: 400,
}
const HOUSE: ServerSetup = { servers: 1, memoryMb: 4_096, megabits: 1_000, databaseCores: 8, partitioned: false }

test('people spread over the servers: a single person is on one, many are on all', () => {
  expect(serversOf(1, 10)).toBeCloseTo(1)
  expect(serversOf(2, 2)).toBeCloseTo(1.5)
  expect(serversOf(1_000, 10)).toBeCloseTo(10)
})

test('an hour of a room costs the sum of its parts', () => {
  const uses = usesOf(COSTS, { rooms: 1, people: 60, keysPerSecond: 50 }, HOUSE)
  expect(uses['main thread']).toBeCloseTo((50 * (200 + 60 * 10)) / 1e6)
  expect(uses.worker).toBeCloseTo((50 * 250) / 1e6)
  expect(uses.memory).toBeCloseTo((100 + (60 * 20 + 30) / 1024) / 4_096)
  expect(uses.network).toBeCloseTo((50 * 60 * 250 * 8) / 1e6 / 1_000)
  expect([uses.database, uses.bus]).toEqual([0, 0])
})

test.each([
  ['large rooms are told by the main thread', { people: 300, keysPerSecond: 100 }, HOUSE, 'main thread'],
  ['many quiet people fill the memory', { people: 4, keysPerSecond: 0.001 }, HOUSE, 'memory'],
  ['on many servers, reading what others wrote', { people: 60, keysPerSecond: 50 }, { ...HOUSE, servers: 10 }, 'main thread'],
  ['by document it is the database', { people: 4, keysPerSecond: 2 }, { ...HOUSE, servers: 100, partitioned: true }, 'database'],
] as const)('%s', (_, load, setup, part) => {
  expect(mostRooms(COSTS, load, setup).part).toBe(part)
})

test('the number of rooms that fits is the last one within the limit', () => {
  const load = { people: 4, keysPerSecond: 2 }
  const { rooms } = mostRooms(COSTS, load, HOUSE)
  const most = (count: number) => Math.max(...Object.values(usesOf(COSTS, { ...load, rooms: count }, HOUSE)))
  expect(most(rooms)).toBeLessThanOrEqual(0.7)
  expect(most(rooms + 1)).toBeGreaterThan(0.7)
})

test('partitioned, twice the servers serve twice the rooms until the database is full', () => {
  const roomsOf = (servers: number) =>
    mostRooms(COSTS, { people: 4, keysPerSecond: 2 }, { ...HOUSE, servers, databaseCores: 1_000, partitioned: true }).rooms
  expect(roomsOf(8) / roomsOf(4)).toBeCloseTo(2, 1)
  const spread = mostRooms(COSTS, { people: 60, keysPerSecond: 50 }, { ...HOUSE, servers: 8, databaseCores: 1_000 }).rooms
  const parted = mostRooms(
    COSTS,
    { people: 60, keysPerSecond: 50 },
    { ...HOUSE, servers: 8, databaseCores: 1_000, partitioned: true },
  ).rooms
  expect(parted).toBeGreaterThan(spread)
})
