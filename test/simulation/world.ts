// Processes that die, a log that survives them, and people who edit through all of it. Nothing here knows how the relay works.
import * as Y from 'yjs'
import { createInProcessBus } from '../../server/bus/inProcess.ts'
import { foldState, replay } from '../../server/log/checkpoints.ts'
import type { LogEntry, UpdateLog } from '../../server/log/log.ts'
import { createMemoryLog } from '../../server/log/memoryLog.ts'
import { LIMITS } from '../../server/relay/limits.ts'
import { createRooms, type Rooms } from '../../server/relay/rooms.ts'
import { seq } from '../../shared/ids.ts'
import { FakeClient } from '../harness/client.ts'
import { createFakeClock } from '../harness/clock.ts'
import { randomEdit, readingOf } from '../harness/edits.ts'
import { createNetwork } from '../harness/network.ts'
import { createDice } from '../harness/random.ts'
import { createRecordingWatch, PLAN, TABLES, whoIs } from '../harness/relay.ts'

/** What becomes of the next append: the process dies before it, or after it and before anybody hears of it; or the disk is full. */
type Fate = 'written' | 'lostBefore' | 'lostAfter' | 'diskFull'

interface Person {
  readonly client: FakeClient
  heard: number
  checkedAcks: number
  /** Reads nothing for this many steps. */
  asleep: number
  /** Where the line leads. */
  server: Server
}

/** A process; another one takes its place when it dies. */
interface Server {
  rooms: Rooms
  life: number
  leave: () => void
  /** It has died inside an append. */
  lost: boolean
}

export const createWorld = (seed: number, serverCount = 1) => {
  const dice = createDice(seed)
  /** Of its own, so that what is added to the weather leaves the people of each seed as they were. */
  const weather = createDice(seed + 2_000)
  const clock = createFakeClock()
  const log = createMemoryLog({ clock, meetingOf: () => null })
  const watch = createRecordingWatch()
  const limits = { ...LIMITS, backlogBytes: 6_000, shedBytes: 2_000, calmBytes: 500, idleRoomMs: 5_000, unloadTail: 5 }
  const truth = new Map<number, string>()
  let fate: Fate = 'written'
  const broken: string[] = []

  const never = () => new Promise<never>(() => undefined)
  const lose = (server: Server) => {
    server.lost = true
    return never()
  }
  /** The log as one process sees it: dead processes write no more. */
  const logOf = (server: Server, mine: number): UpdateLog => ({
    ...log,
    async head(document) {
      if (serverCount > 1 && weather.chance(0.01)) throw new Error('the database is away')
      return log.head(document)
    },
    append: async (batches) => {
      const met = fate
      fate = 'written'
      if (mine !== server.life) return never()
      if (met === 'diskFull') throw new Error('disk full')
      if (met === 'lostBefore') return lose(server)
      // As slow as a disk may be: people go on sending meanwhile.
      const slow = dice.chance(0.5) ? 1 + dice.below(40) : 0
      if (slow > 0) await new Promise<void>((resolve) => void clock.after(slow, resolve))
      if (mine !== server.life) return never()
      const appended = await log.append(batches)
      return met === 'lostAfter' ? lose(server) : appended
    },
  })
  const fold = async (base: Uint8Array | null, updates: readonly Uint8Array[]) => foldState(base, updates)
  const network = serverCount > 1 ? createNetwork({ clock, dice: createDice(seed + 1_000), lost: 0.1, slowestMs: 30 }) : null
  const start = (server: Server) => {
    server.leave()
    server.life += 1
    server.lost = false
    const bus = network?.join()
    server.leave = () => bus?.leave()
    const log = logOf(server, server.life)
    server.rooms = createRooms({ log, bus: bus ?? createInProcessBus(), clock, limits, schemaOf: () => TABLES, fold, watch })
  }
  const open = (): Server => {
    const server = {
      life: 0,
      lost: false,
      leave: () => undefined,
      rooms: createRooms({ log, bus: createInProcessBus(), clock, limits, schemaOf: () => TABLES, fold, watch }),
    }
    start(server)
    return server
  }
  const first = open()
  const servers = [first, ...Array.from({ length: serverCount - 1 }, open)]
  const anyServer = () => (serverCount > 1 ? dice.pick(servers) : first)
  const connect = (person: Person) => {
    person.server = anyServer()
    person.client.connect(person.server.rooms)
  }

  const newClient = (account: string, access: 'read' | 'write', state: Uint8Array | null) => {
    const doc = new Y.Doc()
    doc.clientID = dice.below(2 ** 32)
    if (state) Y.applyUpdate(doc, state)
    truth.set(doc.clientID, access === 'write' ? account : 'nobody')
    return new FakeClient(PLAN, whoIs(account, access), doc)
  }
  const personOf = (client: FakeClient): Person => ({ client, heard: 0, checkedAcks: 0, asleep: 0, server: first })
  const people = [
    ...['ana', 'bob', 'cyd', 'dan'].map((account) => personOf(newClient(account, 'write', null))),
    personOf(newClient('eve', 'read', null)),
  ]

  // The log as an outsider reads it after every step.
  const durable = new Y.Doc()
  let read = 0
  const entries: LogEntry[] = []
  const readLog = async () => {
    for await (const entry of log.read(PLAN, seq(read))) {
      read = entry.seq
      entries.push(entry)
      const before = Y.decodeStateVector(Y.encodeStateVector(durable))
      replay(durable, entry.updates)
      if (durable.store.pendingStructs || durable.store.pendingDs) broken.push(`entry ${entry.seq} leans on a later one`)
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(durable))) {
        if ((before.get(client) ?? 0) < clock && truth.get(client) !== entry.author)
          broken.push(`[I3] entry ${entry.seq} names ${entry.author} for ${truth.get(client)}`)
      }
    }
  }

  const holds = (update: Uint8Array) => Y.snapshotContainsUpdate(Y.snapshot(durable), update)
  const check = async () => {
    await readLog()
    for (const person of people) {
      const { client } = person
      const name = client.who.account
      for (; person.heard < client.received.length; person.heard++) {
        if (!holds(client.received[person.heard] ?? EMPTY)) broken.push(`[I1] ${name} sees what is not in the log`)
      }
      for (; person.checkedAcks < client.acked; person.checkedAcks++) {
        if (!holds(client.made[person.checkedAcks] ?? EMPTY)) broken.push(`[I2] ${name} was told "saved" of what is not in the log`)
      }
      if (client.wentBack) broken.push(`[N10] ${name} was shown less than before`)
      if (client.who.access === 'write' && client.denied !== null) broken.push(`${name} was denied: ${client.denied}`)
    }
  }

  const die = (server: Server) => {
    start(server)
    for (const person of people) if (person.server === server) person.client.disconnect()
  }
  const reload = (index: number) => {
    const person = people[index]
    if (!person || person.client.who.access === 'read') return
    person.client.disconnect()
    people[index] = personOf(newClient(person.client.who.account, 'write', Y.encodeStateAsUpdate(person.client.doc)))
  }

  /** Lines of which the server does not know yet that they are lost: their people have come back by another one. */
  const ghosts = new Set<ReturnType<FakeClient['lose']>>()
  const haunt = () => {
    const person = weather.pick(people)
    if (weather.chance(0.02) && person.client.online) {
      ghosts.add(person.client.lose())
      connect(person)
    }
    for (const ghost of ghosts) {
      if (weather.chance(0.3)) ghost.arrive()
      if (weather.chance(0.1) && ghosts.delete(ghost)) ghost.end()
    }
    if (weather.chance(0.01)) clock.jump(weather.below(120_000) - 60_000)
  }

  const step = async () => {
    haunt()
    const index = dice.below(people.length)
    const person = people[index]
    if (!person) return
    const { client } = person
    const chance = dice.next()
    if (chance < 0.4) randomEdit(client.doc, dice)
    else if (chance < 0.45) {
      if (client.online) client.disconnect()
      else connect(person)
    } else if (chance < 0.47) reload(index)
    else if (chance < 0.48) person.asleep = 60
    else if (chance < 0.5) fate = dice.pick(['lostBefore', 'lostAfter', 'diskFull'])
    else if (chance < 0.51) die(anyServer())
    else if (chance < 0.55) await clock.advance(dice.below(3_000))
    else if (!client.online && chance < 0.8) connect(person)
    else if (network && chance < 0.82) network.cut()
    else if (network && chance < 0.84) network.mend()
    for (const one of people) {
      if (dice.chance(0.5)) one.client.push(1 + dice.below(4))
      if (one.asleep > 0) one.asleep -= 1
      else if (dice.chance(0.5)) one.client.pull(1 + dice.below(4))
    }
    if (dice.chance(0.7)) clock.runSoon()
    await clock.advance(dice.below(12))
    for (const server of servers) if (server.lost) die(server)
    await check()
  }
  const finish = async () => {
    fate = 'written'
    network?.mend()
    for (const ghost of ghosts) ghost.end()
    for (const server of servers) die(server)
    for (let round = 0; round < 60; round++) {
      for (const person of people) {
        person.asleep = 0
        if (!person.client.online) connect(person)
        person.client.push()
      }
      await clock.advance(20)
      // Servers that lost the last message look for themselves.
      if (network && round === 40) await clock.advance(11_000)
      for (const { client } of people) client.pull()
    }
    await check()
  }

  return {
    people,
    broken,
    step,
    finish,
    durable,
    entries,
    watch,
    readings: () => people.map(({ client }) => readingOf(client.doc)),
    rooms: () => first.rooms,
  }
}

const EMPTY = new Uint8Array([0, 0])
