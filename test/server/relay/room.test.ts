import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DamagedLogError, LogUnavailableError } from '../../../server/log/log.ts'
import { seq } from '../../../shared/ids.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import {
  decodeFrame,
  encodeAwareness,
  encodeProbe,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
} from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { createRelay, documentOf, PLAN, whoIs } from '../../harness/relay.ts'
import { createFakeSocket } from '../../harness/sockets.ts'
import { docOf, updatesOf } from '../../harness/validator.ts'

type Relay = ReturnType<typeof createRelay>
const titleOf = (doc: Y.Doc) => doc.getText('title').toString()
const type = (doc: Y.Doc, text: string) => doc.getText('title').insert(doc.getText('title').length, text)

/** A bare socket that has joined, and what it is told. */
const bare = async ({ rooms, clock }: Relay, account: string, access: 'read' | 'write' = 'write', document = PLAN) => {
  const socket = createFakeSocket()
  const connection = rooms.join(document, socket, whoIs(account, access))
  connection.receive(encodeSyncStep1(new Uint8Array([0])))
  await clock.settle()
  const told = async () => {
    await clock.settle()
    return socket.deliver().map((message) => decodeFrame(message))
  }
  await told()
  return { socket, connection, told }
}
const typed = (client: number, text: string, known?: Uint8Array) =>
  updatesOf(docOf(client, known), (doc) => type(doc, text))[0] ?? new Uint8Array()

describe('an accepted edit', () => {
  test('[RE-14] [I1] [I2] [W2] [W3] is seen and acknowledged only when it is in the log, and joiners get all of it', async () => {
    const { rooms, settle, client, replayed, clock } = createRelay()
    const [ana, bob] = [client('ana'), client('bob')]
    ana.connect(rooms)
    bob.connect(rooms)
    await settle(ana, bob)
    expect([ana.synced, bob.synced]).toEqual([true, true])

    type(ana.doc, 'Plan')
    ana.push()
    bob.pull()
    expect([titleOf(bob.doc), ana.acked]).toEqual(['', 0])
    await clock.settle()
    ana.pull()
    bob.pull()
    expect([titleOf(bob.doc), ana.acked, titleOf(await replayed())]).toEqual(['Plan', 1, 'Plan'])

    const cyd = client('cyd')
    cyd.connect(rooms)
    await settle(ana, bob, cyd)
    expect(titleOf(cyd.doc)).toBe('Plan')
    expect(Y.encodeStateVector(cyd.doc)).toEqual(Y.encodeStateVector(bob.doc))
  })

  test('[HI-03] [I3] [L1] consecutive updates of one connection are one entry under its account and delegation', async () => {
    const relay = createRelay()
    const [ana, bob] = [relay.client('ana'), relay.client('bob')]
    for (const one of [ana, bob]) one.connect(relay.rooms)
    await relay.settle(ana, bob)
    for (const text of ['a', 'b', 'c']) type(ana.doc, text)
    type(bob.doc, 'd')
    for (const one of [ana, bob]) one.push()
    type(ana.doc, 'e')
    ana.push()
    await relay.settle(ana, bob)
    const entries = []
    for await (const { author, delegation, kind, updates } of relay.log.read(PLAN, seq(0)))
      entries.push([author, delegation, kind, updates.length])
    expect(entries).toEqual([
      ['ana', 'co', 'live', 3],
      ['bob', 'co', 'live', 1],
      ['ana', 'co', 'live', 1],
    ])
  })

  test('is written as the same bytes to everybody who sent nothing', async () => {
    const relay = createRelay()
    const sockets = await Promise.all(['bob', 'cyd', 'dan'].map((account) => bare(relay, account)))
    const ana = await bare(relay, 'ana')
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    await relay.clock.settle()
    expect(new Set(sockets.map(({ socket }) => socket.written.at(-1))).size).toBe(1)
  })

  test('[W3] an update that is known already, but not on disk yet, is acknowledged with it', async () => {
    const relay = createRelay()
    const [one, two] = [await bare(relay, 'ana'), await bare(relay, 'ana')]
    one.connection.receive(encodeUpdate(typed(7, 'x')))
    two.connection.receive(encodeUpdate(typed(7, 'x')))
    two.connection.receive(encodeProbe(new Uint8Array([9])))
    expect(two.socket.deliver()).toEqual([])
    expect(await two.told()).toContainEqual({ type: 'probe', token: new Uint8Array([9]) })
  })

  test('[W3] a probe with nothing before it is echoed in the same turn', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana', 'read')
    ana.connection.receive(encodeProbe(new Uint8Array([1, 2])))
    expect(ana.socket.deliver().map(decodeFrame)).toEqual([{ type: 'probe', token: new Uint8Array([1, 2]) }])
  })
})

describe('a join', () => {
  test('builds what it is told once, however many come', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana')
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    await relay.clock.settle()
    const joiners = await Promise.all(['bob', 'cyd', 'dan'].map((account) => bare(relay, account, 'read')))
    expect(new Set(joiners.map(({ socket }) => socket.written.at(-1))).size).toBe(1)
  })

  test('[W2] sends one message per frame, base first, and an empty step 2 last; a client with a state gets the difference', async () => {
    const relay = createRelay()
    const ana = relay.client('ana')
    ana.connect(relay.rooms)
    await relay.settle(ana)
    for (let i = 0; i < 600; i++) type(ana.doc, 'x')
    await relay.settle(ana)
    expect((await relay.log.checkpointAt(PLAN))?.seq).toBeGreaterThan(0)
    type(ana.doc, 'tail')
    await relay.settle(ana)

    const fresh = createFakeSocket()
    relay.rooms.join(PLAN, fresh, whoIs('bob', 'read')).receive(encodeSyncStep1(new Uint8Array([0])))
    const told = fresh.deliver().map(decodeFrame)
    expect(told.at(-1)).toEqual({ type: 'syncStep2', update: new Uint8Array([0, 0]) })
    expect(told.slice(0, -1).every((frame) => frame?.type === 'update')).toBe(true)
    expect(told.length).toBeLessThan(20)

    const knowing = createFakeSocket()
    relay.rooms.join(PLAN, knowing, whoIs('cyd', 'read')).receive(encodeSyncStep1(Y.encodeStateVector(ana.doc)))
    const first = knowing.deliver().map(decodeFrame)[0]
    expect(first?.type === 'update' && Y.decodeUpdate(first.update).structs).toEqual([])
  })

  test('is answered in order when the document has loaded, with one load for all', async () => {
    let loads = 0
    const relay = createRelay({
      log: (log) => ({
        ...log,
        head(document) {
          loads += 1
          return log.head(document)
        },
      }),
    })
    const [ana, bob] = [relay.client('ana'), relay.client('bob')]
    ana.connect(relay.rooms)
    bob.connect(relay.rooms)
    type(ana.doc, 'early')
    ana.push()
    bob.push()
    expect(ana.line?.socket.waiting).toBe(0)
    await relay.settle(ana, bob)
    expect([loads, titleOf(bob.doc), ana.acked]).toEqual([1, 'early', 1])
  })

  test('is paused when it sends too much before the document has loaded, and goes on afterwards', async () => {
    const relay = createRelay({ limits: { queuedBytes: 10 } })
    const socket = createFakeSocket()
    const connection = relay.rooms.join(PLAN, socket, whoIs('ana'))
    for (let i = 0; i < 5; i++) connection.receive(encodeProbe(new Uint8Array([i])))
    expect(socket.isPaused).toBe(true)
    await relay.clock.settle()
    expect(socket.isPaused).toBe(false)
    expect(socket.deliver().map(decodeFrame)).toContainEqual({ type: 'probe', token: new Uint8Array([4]) })
  })

  test('gets no update before it has asked for what they build on', async () => {
    const relay = createRelay()
    const silent = createFakeSocket()
    relay.rooms.join(PLAN, silent, whoIs('bob', 'read'))
    const ana = await bare(relay, 'ana')
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    await relay.clock.settle()
    expect(silent.deliver()).toEqual([])
  })
})

describe('[I6] an observer', () => {
  test('a reader who sends an update or a step 2 is told so once, nobody receives it, and reading goes on', async () => {
    const relay = createRelay()
    const [eve, ana] = [await bare(relay, 'eve', 'read'), await bare(relay, 'ana')]
    eve.connection.receive(encodeUpdate(typed(7, 'evil')))
    eve.connection.receive(encodeSyncStep2(typed(8, 'evil')))
    eve.connection.receive(encodeProbe(new Uint8Array([1])))
    expect(await eve.told()).toEqual([{ type: 'denied', reason: 'read-only' }])
    expect(await ana.told()).toEqual([])
    ana.connection.receive(encodeUpdate(typed(9, 'x')))
    expect((await eve.told()).map((frame) => frame?.type)).toEqual(['update'])
    expect((await relay.log.head(PLAN)).seq).toBe(1)
  })

  test('is reported, with who tried', async () => {
    const relay = createRelay()
    const eve = await bare(relay, 'eve', 'read')
    eve.connection.receive(encodeUpdate(typed(7, 'evil')))
    eve.connection.receive(new Uint8Array([99]))
    expect(relay.watch.lines).toEqual(['refused eve read-only', 'malformed eve'])
  })

  test('is not asked for step 2', async () => {
    const relay = createRelay()
    const socket = createFakeSocket()
    relay.rooms.join(PLAN, socket, whoIs('eve', 'read'))
    await relay.clock.settle()
    expect(socket.deliver()).toEqual([])
  })
})

describe('[W4] an update', () => {
  test('is asked for again when it has a gap, and acks wait for the step 2 that holds it', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana')
    ana.connection.receive(encodeSyncStep2(new Uint8Array([0, 0])))
    const doc = docOf(7)
    const [lost, later] = updatesOf(doc, (one) => {
      type(one, 'a')
      type(one, 'b')
    })
    ana.connection.receive(encodeUpdate(later ?? new Uint8Array()))
    ana.connection.receive(encodeProbe(new Uint8Array([1])))
    expect(await ana.told()).toEqual([{ type: 'syncStep1', stateVector: new Uint8Array([0]) }])
    ana.connection.receive(encodeUpdate(lost ?? new Uint8Array()))
    expect(await ana.told()).toEqual([])
    ana.connection.receive(encodeSyncStep2(Y.encodeStateAsUpdate(doc)))
    expect(ana.socket.deliver()).toEqual([])
    expect(await ana.told()).toEqual([{ type: 'probe', token: new Uint8Array([1]) }])
    expect(titleOf(await relay.replayed())).toBe('ab')
  })

  test('refused for good is denied once; later ones are met with silence, and nothing is acknowledged', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana')
    const [evil] = updatesOf(docOf(7), (doc) => doc.getText('evil').insert(0, 'x'))
    ana.connection.receive(encodeUpdate(evil ?? new Uint8Array()))
    ana.connection.receive(encodeUpdate(typed(8, 'fine')))
    ana.connection.receive(encodeProbe(new Uint8Array([1])))
    expect(await ana.told()).toEqual([{ type: 'denied', reason: 'foreign-content' }])
    expect((await relay.log.head(PLAN)).seq).toBe(0)
  })

  test('is refused in the end when its step 2s leave a gap again and again', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana')
    const doc = docOf(7)
    const [, later] = updatesOf(doc, (one) => {
      type(one, 'a')
      type(one, 'b')
    })
    for (let i = 0; i < 10; i++) ana.connection.receive(encodeSyncStep2(later ?? new Uint8Array()))
    expect((await ana.told()).at(-1)).toEqual({ type: 'denied', reason: 'foreign-content' })
  })

  test('[YJ-10] is refused when it would fill the document; deletions still go', async () => {
    const relay = createRelay({ limits: { documentBytes: 200 } })
    const ana = await bare(relay, 'ana')
    const doc = docOf(7)
    const [first, more, less] = updatesOf(doc, (one) => {
      type(one, 'x'.repeat(150))
      type(one, 'y'.repeat(100))
      one.getText('title').delete(0, 100)
    })
    ana.connection.receive(encodeUpdate(first ?? new Uint8Array()))
    const bob = await bare(relay, 'bob')
    ana.connection.receive(encodeUpdate(more ?? new Uint8Array()))
    expect((await ana.told()).at(-1)).toEqual({ type: 'denied', reason: 'document-full' })
    bob.connection.receive(encodeUpdate(less ?? new Uint8Array()))
    await relay.clock.settle()
    expect(titleOf(await relay.replayed())).toHaveLength(50)
  })
})

describe('[W5] a message that is no canonical frame', () => {
  test.each([
    ['garbage', new Uint8Array([77, 1, 2])],
    ['nothing', new Uint8Array()],
    ['two messages', Buffer.concat([encodeProbe(new Uint8Array([1])), encodeProbe(new Uint8Array([2]))])],
    ['a malformed update', encodeUpdate(new Uint8Array([1, 2, 3]))],
    ['a malformed state vector', encodeSyncStep1(new Uint8Array([9, 9]))],
    ['a malformed awareness', encodeAwareness(new Uint8Array([9, 9]))],
  ])('%s closes its own connection with 4400, and nobody else’s', async (_name, message) => {
    const relay = createRelay()
    const [mal, ana] = [await bare(relay, 'mal'), await bare(relay, 'ana')]
    mal.connection.receive(message)
    expect(mal.socket.ended?.code).toBe(CLOSE_CODES.malformed)
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    await relay.clock.settle()
    expect(titleOf(await relay.replayed())).toBe('x')
  })
})

test('[RE-16] [W5] a mistake of ours in the middle of a frame ends its sender’s line and the room, and the log has what it had', async () => {
  const relay = createRelay()
  const [ana, bob] = [await bare(relay, 'ana'), relay.client('bob')]
  bob.connect(relay.rooms)
  await relay.settle(bob)
  const { active } = relay.watch
  relay.watch.active = () => {
    throw new Error('our mistake')
  }
  ana.connection.receive(encodeUpdate(typed(7, 'x')))
  relay.watch.active = active
  expect([ana.socket.ended?.code, bob.line?.socket.ended?.code]).toEqual([CLOSE_CODES.malformed, CLOSE_CODES.logUnavailable])
  expect(relay.watch.lines.filter((line) => line.startsWith('bug'))).toHaveLength(1)
  await relay.settle(bob)
  bob.connect(relay.rooms)
  type(bob.doc, 'on')
  await relay.settle(bob)
  expect([bob.acked, titleOf(await relay.replayed())]).toEqual([1, 'on'])
})

describe('[W10] presence in a room', () => {
  test('is shown for a writer after its claim, for an observer at once, within the hold; and it is gone when they are', async () => {
    const relay = createRelay()
    const [ana, eve] = [relay.client('ana'), relay.client('eve', 'read')]
    ana.connect(relay.rooms)
    eve.connect(relay.rooms)
    ana.awareness.setLocalState({ editing: 'item:x', user: { name: 'The Chair' } })
    eve.awareness.setLocalState({ looking: true })
    for (const one of [ana, eve]) one.showPresence()
    await relay.settle(ana, eve)
    expect(eve.awareness.getStates().get(ana.doc.clientID)).toEqual({
      editing: 'item:x',
      user: { name: 'ANA', delegation: 'co', account: 'ana' },
    })
    expect(ana.awareness.getStates().get(eve.doc.clientID)).toEqual({
      looking: true,
      user: { name: 'EVE', delegation: 'co', account: 'eve' },
    })
    expect([...(await relay.log.owners(PLAN)).values()]).toEqual(['ana'])
    ana.disconnect()
    await relay.settle(eve)
    expect(eve.awareness.getStates().has(ana.doc.clientID)).toBe(false)
  })

  test('waits for the room’s next update and goes out with it', async () => {
    const relay = createRelay()
    const [ana, eve, bob] = [await bare(relay, 'ana'), relay.client('eve', 'read'), await bare(relay, 'bob', 'read')]
    eve.connect(relay.rooms)
    await relay.settle(eve)
    bob.socket.deliver()
    const writes = bob.socket.written.length
    eve.awareness.setLocalState({ at: 1 })
    eve.showPresence()
    eve.push()
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    await relay.clock.settle()
    expect(bob.socket.written.length - writes).toBe(1)
    expect(bob.socket.deliver().map((message) => decodeFrame(message)?.type)).toEqual(['update', 'awareness'])
  })
})

test('[W10] presence under an id that an edit has just claimed is shown when that edit is on disk', async () => {
  let land: () => void = () => undefined
  const relay = createRelay({
    log: (log) => ({
      ...log,
      append: async (batches) => {
        await new Promise<unknown>((resolve) => {
          land = () => resolve(null)
        })
        return log.append(batches)
      },
    }),
  })
  const [ana, eve] = [relay.client('ana'), relay.client('eve', 'read')]
  for (const one of [ana, eve]) one.connect(relay.rooms)
  await relay.settle(ana, eve)
  type(ana.doc, 'x')
  ana.push()
  await relay.clock.settle()
  ana.awareness.setLocalState({ at: 1 })
  ana.showPresence()
  await relay.settle(ana, eve)
  expect(eve.awareness.getStates().size).toBe(0)
  land()
  await relay.settle(ana, eve)
  expect([titleOf(eve.doc), eve.awareness.getStates().has(ana.doc.clientID)]).toEqual(['x', true])
})

test('a cursor that comes while the log has its keystroke goes out with it, in one write and without a timer', async () => {
  let land: () => void = () => undefined
  const relay = createRelay({
    log: (log) => ({
      ...log,
      append: async (batches) => {
        await new Promise<void>((resolve) => {
          land = resolve
        })
        return log.append(batches)
      },
    }),
  })
  const [ana, eve, bob] = [await bare(relay, 'ana'), relay.client('eve', 'read'), await bare(relay, 'bob', 'read')]
  eve.connect(relay.rooms)
  await relay.settle(eve)
  bob.socket.deliver()
  const [writes, timers] = [bob.socket.written.length, relay.clock.timers]
  ana.connection.receive(encodeUpdate(typed(7, 'x')))
  await relay.clock.settle()
  eve.awareness.setLocalState({ at: 1 })
  eve.showPresence()
  eve.push()
  expect([bob.socket.written.length - writes, relay.clock.timers - timers]).toEqual([0, 0])
  land()
  await relay.clock.settle()
  expect(bob.socket.written.length - writes).toBe(1)
  expect(bob.socket.deliver().map((message) => decodeFrame(message)?.type)).toEqual(['update', 'awareness'])
})

describe('[W7] a quiet line', () => {
  test('is sent an empty presence after 20 s, by one timer for all', async () => {
    const relay = createRelay()
    const lines = await Promise.all(Array.from({ length: 50 }, (_, i) => bare(relay, `p${i}`, 'read')))
    expect(relay.clock.timers).toBe(1)
    await relay.clock.advance(19_000)
    expect(lines.some(({ socket }) => socket.waiting > 0)).toBe(false)
    await relay.clock.advance(2_000)
    expect(lines.map(({ socket }) => socket.deliver().map((message) => [...message]))).toEqual(lines.map(() => [[1, 1, 0]]))
  })

  test('is looked after in pieces where there are many rooms, and writes are handled between them', async () => {
    const relay = createRelay()
    const documents = Array.from({ length: 120 }, (_, i) => documentOf(`page:room-${i}`))
    const lines = await Promise.all(documents.map((document) => bare(relay, 'ana', 'read', document)))
    const waiting = () => lines.filter(({ socket }) => socket.waiting > 0).length
    const looks: number[] = []
    const look = () => {
      looks.push(waiting())
      if (looks.length < 3) relay.clock.soon(look)
    }
    const first = must(lines[0], 'a line').socket
    const { write } = first
    first.write = (frames) => {
      write(frames)
      look()
    }
    await relay.clock.advance(20_000)
    expect(looks).toEqual([1, 50, 100])
    expect(waiting()).toBe(120)
  })
})

describe('[W11] too many messages', () => {
  const limits = { messages: { perSecond: 10, burst: 5 } }
  /** Twenty in one chunk, read before the pause could take hold. */
  const flooded = async () => {
    const relay = createRelay({ limits })
    const ana = await bare(relay, 'ana')
    const updates = updatesOf(docOf(7), (doc) => {
      for (let i = 0; i < 20; i++) type(doc, 'x')
    })
    for (const update of updates) ana.connection.receive(encodeUpdate(update))
    await relay.clock.settle()
    return { relay, ana, written: async () => titleOf(await relay.replayed()).length }
  }

  test('are carried out as the debt is paid, all of them, and then the socket is read again', async () => {
    const { relay, ana, written } = await flooded()
    expect(ana.socket.isPaused).toBe(true)
    expect(await written()).toBeLessThan(10)
    await relay.clock.advance(1_000)
    expect(ana.socket.isPaused).toBe(true)
    await relay.clock.advance(1_000)
    expect(await written()).toBe(20)
    expect(ana.socket.isPaused).toBe(false)
  })

  test('count although their writer has left', async () => {
    const { relay, ana, written } = await flooded()
    ana.connection.closed()
    await relay.clock.settle()
    expect(await written()).toBe(20)
  })
})

describe('[I8] a slow reader', () => {
  test('is cut at its backlog, and others get everything at once', async () => {
    const relay = createRelay({ limits: { backlogBytes: 10_000, shedBytes: 2_000, calmBytes: 500 } })
    const [slow, quick, ana] = [await bare(relay, 'slow', 'read'), await bare(relay, 'quick', 'read'), await bare(relay, 'ana')]
    const updates = updatesOf(docOf(7), (doc) => {
      for (let i = 0; i < 30; i++) type(doc, 'x'.repeat(500))
    })
    for (const update of updates) {
      ana.connection.receive(encodeUpdate(update))
      expect((await quick.told()).map((frame) => frame?.type)).toEqual(['update'])
    }
    expect(slow.socket.ended?.code).toBe(CLOSE_CODES.tooSlow)
    expect(relay.rooms.stats().connections).toBe(2)
  })

  test('loses presence first, and is told who is here when it has caught up', async () => {
    const relay = createRelay({ limits: { shedBytes: 400, calmBytes: 100 } })
    const [slow, ana, eve] = [await bare(relay, 'slow', 'read'), await bare(relay, 'ana'), relay.client('eve', 'read')]
    eve.connect(relay.rooms)
    await relay.settle(eve)
    ana.connection.receive(encodeUpdate(typed(7, 'x'.repeat(600))))
    await relay.clock.settle()
    eve.awareness.setLocalState({ at: 1 })
    eve.showPresence()
    eve.push()
    await relay.clock.advance(20)
    expect(slow.socket.deliver().map((message) => decodeFrame(message)?.type)).toEqual(['update'])
    await relay.clock.advance(1_000)
    expect(slow.socket.deliver().map((message) => decodeFrame(message)?.type)).toEqual(['awareness'])
  })

  test('a member who has caught up when the next edit comes is told who is here with it', async () => {
    const relay = createRelay({ limits: { shedBytes: 400, calmBytes: 100 } })
    const [slow, ana, eve] = [await bare(relay, 'slow', 'read'), await bare(relay, 'ana'), relay.client('eve', 'read')]
    eve.connect(relay.rooms)
    await relay.settle(eve)
    ana.connection.receive(encodeUpdate(typed(7, 'x'.repeat(600))))
    await relay.clock.settle()
    eve.awareness.setLocalState({ at: 1 })
    eve.showPresence()
    eve.push()
    await relay.clock.advance(20)
    slow.socket.deliver()
    ana.connection.receive(encodeUpdate(typed(8, 'y')))
    await relay.clock.settle()
    expect(slow.socket.deliver().map((message) => decodeFrame(message)?.type)).toEqual(['update', 'awareness'])
  })

  test('is cut only after 30 s without progress when its join answer is larger than the backlog', async () => {
    const relay = createRelay({ limits: { backlogBytes: 1_000 } })
    const ana = await bare(relay, 'ana')
    for (const update of updatesOf(docOf(7), (doc) => {
      for (let i = 0; i < 10; i++) type(doc, 'x'.repeat(1_000))
    }))
      ana.connection.receive(encodeUpdate(update))
    await relay.clock.settle()
    const slow = createFakeSocket()
    relay.rooms.join(PLAN, slow, whoIs('slow', 'read')).receive(encodeSyncStep1(new Uint8Array([0])))
    for (let i = 0; i < 5; i++) {
      await relay.clock.advance(25_000)
      slow.deliver(1)
    }
    expect(slow.ended).toBeNull()
    await relay.clock.advance(32_000)
    expect(slow.ended?.code).toBe(CLOSE_CODES.tooSlow)
  })
})

describe('[L4] a log that cannot be written', () => {
  test('yields no ack and shows nothing; everybody comes back, offers again, and nothing is lost', async () => {
    let full = true
    const relay = createRelay({
      log: (log) => ({ ...log, append: (batches) => (full ? Promise.reject(new LogUnavailableError('disk full')) : log.append(batches)) }),
    })
    const [ana, bob] = [relay.client('ana'), relay.client('bob')]
    for (const one of [ana, bob]) one.connect(relay.rooms)
    await relay.settle(ana, bob)
    type(ana.doc, 'kept')
    ana.push()
    await relay.clock.settle()
    expect([ana.line?.socket.ended?.code, bob.line?.socket.ended?.code]).toEqual([CLOSE_CODES.logUnavailable, CLOSE_CODES.logUnavailable])
    await relay.settle(ana, bob)
    expect([ana.acked, titleOf(bob.doc)]).toEqual([0, ''])
    full = false
    for (const one of [ana, bob]) one.connect(relay.rooms)
    await relay.settle(ana, bob)
    expect([ana.acked, titleOf(bob.doc)]).toEqual([1, 'kept'])
  })

  test('[N5] when another server has moved the log, the room takes in what it wrote, and goes on', async () => {
    const relay = createRelay()
    const other = relay.start()
    const [ana, bob] = [relay.client('ana'), relay.client('bob')]
    ana.connect(relay.rooms)
    bob.connect(other)
    await relay.settle(ana, bob)
    type(ana.doc, 'a')
    await relay.settle(ana, bob)
    type(bob.doc, 'b')
    await relay.settle(ana, bob)
    expect([bob.online, bob.acked, titleOf(bob.doc)]).toEqual([true, 1, titleOf(ana.doc)])
    expect(titleOf(bob.doc)).toHaveLength(2)
    expect(relay.watch.lines.filter((line) => line.startsWith('failed'))).toEqual([])
  })
})

describe('[L5] a damaged document', () => {
  test('is quarantined and named, others live, and it is tried again', async () => {
    let damaged = true
    const relay = createRelay({
      log: (log) => ({
        ...log,
        async *read(document, after, upTo) {
          if (damaged && document === PLAN) throw new DamagedLogError(document, seq(1), 'test')
          yield* log.read(document, after, upTo)
        },
      }),
    })
    const [ana, late] = [relay.client('ana'), relay.client('late')]
    ana.connect(relay.rooms)
    await relay.clock.settle()
    expect(ana.line?.socket.ended).toEqual({ code: CLOSE_CODES.damaged, reason: 'damaged' })
    late.connect(relay.rooms)
    expect(late.line?.socket.ended).toEqual({ code: CLOSE_CODES.damaged, reason: 'damaged' })
    expect(relay.rooms.stats()).toMatchObject({ rooms: 0, connections: 0, quarantined: [PLAN] })
    await relay.clock.advance(61_000)
    expect(relay.rooms.stats().quarantined).toEqual([PLAN])
    damaged = false
    ana.connect(relay.rooms)
    await relay.settle(ana)
    expect([ana.synced, relay.rooms.stats().quarantined]).toEqual([true, []])
  })
})

describe('[I7] when access may have changed', () => {
  test('[A9] the connections it names are closed at once, and others stay', async () => {
    const relay = createRelay()
    const [ana, bob] = [await bare(relay, 'ana'), await bare(relay, 'bob')]
    relay.bus.publish({ type: 'accessChanged', scope: { account: whoIs('ana').account, group: whoIs('ana').group }, reason: 'access' })
    expect([ana.socket.ended?.code, bob.socket.ended]).toEqual([CLOSE_CODES.accessChanged, null])
    relay.bus.publish({ type: 'accessChanged', scope: { session: 'bob-session' }, reason: 'signedOut' })
    expect(bob.socket.ended?.code).toBe(CLOSE_CODES.signIn)
  })
})

describe('a room', () => {
  test('is unloaded after 30 s without anybody, its tail folded, and opens again whole', async () => {
    const relay = createRelay()
    const ana = relay.client('ana')
    ana.connect(relay.rooms)
    await relay.settle(ana)
    for (let i = 0; i < 60; i++) type(ana.doc, 'x')
    await relay.settle(ana)
    ana.disconnect()
    await relay.clock.advance(29_000)
    expect(relay.rooms.stats().rooms).toBe(1)
    await relay.clock.advance(3_000)
    expect(relay.rooms.stats().rooms).toBe(0)
    expect((await relay.log.checkpointAt(PLAN))?.seq).toBe((await relay.log.head(PLAN)).seq)
    expect(relay.clock.timers).toBe(0)
    const bob = relay.client('bob')
    bob.connect(relay.rooms)
    await relay.settle(bob)
    expect(titleOf(bob.doc)).toHaveLength(60)
  })

  test('on the last second of its process writes what it has accepted, acknowledges it, and says "restart"', async () => {
    const relay = createRelay()
    const ana = relay.client('ana')
    ana.connect(relay.rooms)
    await relay.settle(ana)
    type(ana.doc, 'last')
    ana.push()
    const drained = relay.rooms.drain()
    await relay.clock.settle()
    await drained
    const { socket } = ana.line ?? {}
    ana.pull()
    expect([socket?.ended?.code, ana.acked]).toEqual([CLOSE_CODES.restart, 1])
    ana.connect(relay.rooms)
    expect(ana.line?.socket.ended?.code).toBe(CLOSE_CODES.restart)
  })

  test('[L4] says "restart" also when the disk does not answer, and then acknowledges nothing', async () => {
    const relay = createRelay({ log: (log) => ({ ...log, append: () => new Promise(() => undefined) }) })
    const ana = relay.client('ana')
    ana.connect(relay.rooms)
    await relay.settle(ana)
    type(ana.doc, 'last')
    ana.push()
    await relay.clock.settle()
    void relay.rooms.drain()
    await relay.clock.advance(1_000)
    const { socket } = ana.line ?? {}
    ana.pull()
    expect([socket?.ended?.code, ana.acked]).toEqual([CLOSE_CODES.restart, 0])
  })

  test('[A2] tells of acts, and neither pings nor renewals are any', async () => {
    const relay = createRelay()
    const ana = await bare(relay, 'ana')
    ana.connection.receive(encodeProbe(new Uint8Array([1])))
    ana.connection.receive(encodeSyncStep1(new Uint8Array([0])))
    expect(relay.watch.lines.filter((line) => line.startsWith('active'))).toEqual([])
    ana.connection.receive(encodeUpdate(typed(7, 'x')))
    ana.connection.receive(encodeUpdate(typed(8, 'x')))
    expect(relay.watch.lines.filter((line) => line.startsWith('active'))).toEqual(['active ana-session'])
  })
})
