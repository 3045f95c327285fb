// Sessions that open and close while people write, on a slow disk, by chance: what the log says afterwards is what happened.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createInProcessBus } from '../../../server/bus/inProcess.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createRooms } from '../../../server/relay/rooms.ts'
import { DOCUMENTS } from '../../../shared/documents.ts'
import { type MeetingId, meetingDocument, parseMeetingId, type Seq, seq } from '../../../shared/ids.ts'
import { encodeUpdate } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { FakeClient } from '../../harness/client.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { createDice } from '../../harness/random.ts'
import { createRecordingWatch, whoIs } from '../../harness/relay.ts'

const MEETING = must(parseMeetingId('m3'), 'a meeting id')
const DOCUMENT = meetingDocument(MEETING)
type State = 'open' | 'inSession' | 'closed'
const NEXT: Readonly<Record<State, readonly State[]>> = { open: ['inSession'], inSession: ['closed'], closed: ['open'] }

const createWorld = (seed: number) => {
  const dice = createDice(seed)
  const clock = createFakeClock()
  const bus = createInProcessBus()
  const watch = createRecordingWatch()
  let state: State = 'open'
  const kept = createMemoryLog({
    clock,
    meetingOf: (): MeetingId | null => (state === 'inSession' ? MEETING : null),
    isSealed: () => state === 'closed',
  })
  const log: UpdateLog = {
    ...kept,
    append: async (batches) => {
      if (dice.chance(0.6)) await new Promise<void>((resolve) => void clock.after(1 + dice.below(30), resolve))
      return kept.append(batches)
    },
  }
  const fold = async (base: Uint8Array | null, updates: readonly Uint8Array[]) => foldState(base, updates)
  const rooms = createRooms({ log, bus, clock, limits: LIMITS, schemaOf: () => DOCUMENTS.meeting.schema, fold, watch })

  /** Where the head stood at each change, and what it changed to. */
  const acts: { readonly to: State; readonly head: Seq }[] = []
  const moveOn = (): Promise<void> =>
    rooms.between(async () => {
      const to = dice.pick(NEXT[state])
      const { seq: head } = await kept.head(DOCUMENT)
      // As slow as a transaction may be: nothing is appended meanwhile.
      if (dice.chance(0.3)) await new Promise<void>((resolve) => void clock.after(dice.below(10), resolve))
      const sealing = (state === 'closed') !== (to === 'closed')
      state = to
      acts.push({ to, head })
      if (sealing) bus.publish({ type: 'accessChanged', scope: { document: DOCUMENT }, reason: 'access' })
    })

  const people = ['ana', 'bob', 'cyd'].map((account) => ({ account, client: new FakeClient(DOCUMENT, whoIs(account)), refused: 0 }))
  const reader = new FakeClient(DOCUMENT, whoIs('eve', 'read'))
  /** As our client does: what waits is offered also where one may only read, and after a no a fresh copy begins. */
  const rejoin = (person: (typeof people)[number]) => {
    const access = state === 'closed' ? 'read' : 'write'
    const { doc } = person.client
    const next = person.client.denied ? new Y.Doc() : doc
    if (person.client.denied) person.refused += 1
    const waits = !person.client.denied && access === 'read' && person.client.acked < person.client.made.length
    person.client = new FakeClient(DOCUMENT, whoIs(person.account, access), next)
    person.client.connect(rooms)
    if (waits) person.client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  }

  const step = async () => {
    const person = dice.pick(people)
    const chance = dice.next()
    if (!person.client.online || person.client.denied) rejoin(person)
    else if (chance < 0.6) person.client.doc.getText('title.es').insert(0, dice.pick(['a', 'b', 'c']))
    if (chance > 0.95) void moveOn()
    if (!reader.online) reader.connect(rooms)
    for (const { client } of people) client.push(1 + dice.below(3))
    reader.push()
    if (dice.chance(0.7)) clock.runSoon()
    await clock.advance(dice.below(12))
    for (const client of [reader, ...people.map((one) => one.client)]) client.pull()
  }
  return { step, moveOn, rejoin, clock, kept, acts, people, reader, watch, rooms }
}

describe.each([1, 2, 3, 4, 5, 6])('[S3] [S4] [S5] a session that opens and closes while people write, seed %i', (seed) => {
  test('keeps nothing in its log from the time when it was closed, and each entry carries the session that its marks enclose', async () => {
    const world = createWorld(seed)
    for (let i = 0; i < 400; i++) await world.step()
    for (let i = 0; i < 20; i++) await world.clock.advance(50)
    const entries = []
    for await (const entry of world.kept.read(DOCUMENT, seq(0))) entries.push(entry)
    const { acts } = world
    expect(acts.length).toBeGreaterThan(5)
    expect(entries.length).toBeGreaterThan(20)
    for (const [index, { to, head }] of acts.entries()) {
      const end = acts[index + 1]?.head ?? entries.length
      const between = entries.filter((entry) => entry.seq > head && entry.seq <= end)
      if (to === 'closed') expect(between).toEqual([])
      for (const { meeting } of between) expect(meeting).toBe(to === 'inSession' ? MEETING : null)
    }
    const durable = new Y.Doc()
    for (const { updates } of entries) for (const update of updates) Y.applyUpdate(durable, update)
    for (const update of world.reader.received) expect(Y.snapshotContainsUpdate(Y.snapshot(durable), update)).toBe(true)
    expect(world.watch.lines.filter((line) => line.startsWith('failed') || line.startsWith('bug'))).toEqual([])
  })
})

test('[S5] an edit that was judged a moment before the closing reaches nobody, and its author is sent back with it', async () => {
  const world = createWorld(7)
  const [ana] = world.people
  if (!ana) throw new Error('nobody')
  for (const client of [ana.client, world.reader]) client.connect(world.rooms)
  const settle = async () => {
    for (let i = 0; i < 5; i++) {
      for (const client of [ana.client, world.reader]) client.push()
      await world.clock.advance(50)
      for (const client of [ana.client, world.reader]) client.pull()
    }
  }
  await settle()
  void world.moveOn()
  await settle()
  ana.client.doc.getText('title.es').insert(0, 'late')
  void world.moveOn()
  await settle()
  expect(world.acts.map(({ to }) => to)).toEqual(['inSession', 'closed'])
  expect([ana.client.online, ana.client.acked, ana.client.doc.getText('title.es').toString()]).toEqual([false, 0, 'late'])
  expect((await world.kept.head(DOCUMENT)).seq).toBe(0)
  expect(world.reader.received).toEqual([])
  world.rejoin(ana)
  await settle()
  expect(ana.client.denied).toBe('read-only')
})
