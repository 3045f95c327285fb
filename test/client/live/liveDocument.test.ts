import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { OpenDeps } from '../../../client/live/openDeps.ts'
import { createDevice, createFakeClock, createFakeServer, openTab, read, settle, write } from './world.ts'

const start = async () => {
  const clock = createFakeClock()
  const server = createFakeServer(clock)
  return { clock, server }
}

describe('the first round', () => {
  test('[C1] "Saved" is said only after step 1, step 2 and an ack; the document can be read as soon as the server’s state is there', async () => {
    const { clock, server } = await start()
    server.doc.getMap('items').set('a', 'from the server')
    server.stuck = true
    const tab = openTab({ clock, server })
    expect(tab.live.saveStatus().type).toBe('loading')
    await settle(server)
    expect(tab.live.link().type).toBe('handshaking')
    expect(tab.live.ready()).toBe(true)
    expect(read(tab.live.doc, 'a')).toBe('from the server')
    expect(tab.live.saveStatus().type).toBe('loading')
    server.stuck = false
    await settle(server)
    expect(tab.live.link().type).toBe('live')
    expect(tab.live.ready()).toBe(true)
    expect(tab.live.saveStatus().type).toBe('saved')
    expect(read(tab.live.doc, 'a')).toBe('from the server')
  })

  test('an edit is sent at once, a burst is followed by one probe, and "Saving…" waits for 400 ms', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.stuck = true
    const before = server.heard.filter(({ type }) => type === 'probe').length
    for (let i = 0; i < 20; i++) write(tab, 'a', String(i))
    expect(tab.live.waiting()).toBe(1)
    await settle(server)
    write(tab, 'b', 'next')
    await settle(server)
    expect(read(server.doc, 'a')).toBe('19')
    expect(server.heard.filter(({ type }) => type === 'probe').length - before).toBe(2)
    expect(tab.live.saveStatus().type).toBe('saved')
    clock.advance(399)
    expect(tab.live.saveStatus().type).toBe('saved')
    clock.advance(1)
    expect(tab.live.saveStatus()).toEqual({ type: 'saving', waiting: 2 })
    server.stuck = false
    await settle(server)
    expect(tab.live.saveStatus().type).toBe('saved')
    expect(tab.live.waiting()).toBe(0)
  })

  test('an observer sees it when the server asks for nothing', async () => {
    const { clock, server } = await start()
    server.access = 'read'
    const tab = openTab({ clock, server })
    await settle(server)
    expect(tab.live.link().type).toBe('live')
    expect(tab.live.canWrite()).toBe(false)
    expect(tab.live.saveStatus()).toEqual({ type: 'readOnly', why: 'observer' })
  })
})

describe('losing the line', () => {
  test('[RE-11] [C2] edits made offline are counted, survive a reload with their count, and arrive once', async () => {
    const { clock, server } = await start()
    const device = createDevice()
    const first = openTab({ clock, server, device })
    await settle(server)
    server.up = false
    server.kick(1006)
    write(first, 'a', '1')
    await settle(server)
    write(first, 'b', '2')
    expect(first.live.saveStatus()).toEqual({ type: 'reconnecting', waiting: 2 })
    clock.advance(10_000)
    await settle(server)
    expect(first.live.saveStatus()).toEqual({ type: 'offline', waiting: 2 })
    first.live.dispose()
    await settle(server)

    const second = openTab({ clock, server, device })
    await settle(server)
    expect(second.live.ready()).toBe(true)
    expect(read(second.live.doc, 'b')).toBe('2')
    expect(second.live.saveStatus()).toEqual({ type: 'reconnecting', waiting: 2 })
    server.up = true
    for (let step = 0; step < 8; step++) {
      clock.advance(5_000)
      await settle(server)
    }
    expect(second.live.saveStatus().type).toBe('saved')
    expect(read(server.doc, 'a')).toBe('1')
    expect(device.shelf.waiting.size).toBe(0)
  })

  test('an edit made between connecting and the first round is not lost', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    write(tab, 'early', 'x')
    await settle(server)
    expect(read(server.doc, 'early')).toBe('x')
    expect(tab.live.saveStatus().type).toBe('saved')
  })

  test('[W4] a gap is answered with a resync, and nothing is called saved before it is made good', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    write(tab, 'a', 'will be dropped on the way')
    clock.advance(0)
    const line = server.lines.at(-1)
    const dropped = line?.inbox.shift()
    expect(dropped).toBeDefined()
    write(tab, 'b', 'second')
    await settle(server)
    expect(read(server.doc, 'a')).toBe('will be dropped on the way')
    expect(tab.live.saveStatus().type).toBe('saved')
  })

  test('a line that is silent for 35 s is given up and opened again', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    clock.advance(34_999)
    expect(tab.live.link().type).toBe('live')
    clock.advance(1)
    expect(tab.live.link().type).toBe('offline')
    clock.advance(9_000)
    await settle(server)
    expect(tab.live.link().type).toBe('live')
  })

  test('[C5] waking up tries at once, and finds out within five seconds that an open line is dead', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.kick(1006)
    expect(tab.live.link().type).toBe('offline')
    tab.wake()
    await settle(server)
    expect(tab.live.link().type).toBe('live')
    clock.advance(1)
    tab.wake()
    clock.advance(5_000)
    expect(tab.live.link().type).toBe('offline')
  })
})

describe('[C5] waking up while a try is on its way', () => {
  const lose = async (deps: Partial<OpenDeps> = {}) => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server, deps })
    await settle(server)
    server.up = false
    server.kick(1006)
    return { clock, server, tab }
  }
  const comesBackIn = async (ms: number, { clock, server, tab }: Awaited<ReturnType<typeof lose>>) => {
    server.up = true
    clock.advance(ms)
    await settle(server)
    return tab.live.link().type === 'live'
  }

  test('is followed at once by another try when it fails', async () => {
    const lost = await lose()
    lost.tab.wake()
    expect(lost.tab.live.link().type).toBe('connecting')
    lost.tab.wake()
    await settle(lost.server)
    expect(lost.tab.live.link().type).toBe('offline')
    expect(await comesBackIn(500, lost)).toBe(true)
  })

  test('asks the server why it failed, too; without it there is no hurry', async () => {
    for (const wakes of [true, false]) {
      const { promise, resolve: answer } = Promise.withResolvers<'retry'>()
      const lost = await lose({ explain: () => promise })
      lost.tab.wake()
      await settle(lost.server)
      if (wakes) lost.tab.wake()
      answer('retry')
      await settle(lost.server)
      expect(await comesBackIn(500, lost)).toBe(wakes)
    }
  })

  test('hurries nobody, after success, when the server is lost later: all who were woken would come at once', async () => {
    const lost = await lose()
    lost.tab.wake()
    lost.tab.wake()
    expect(await comesBackIn(0, lost)).toBe(true)
    lost.server.kick(1012)
    expect(await comesBackIn(500, lost)).toBe(false)
  })
})

describe('final answers', () => {
  for (const [code, why] of [
    [4400, 'malformed'],
    [4403, 'notAMember'],
    [4409, 'documentClosed'],
    [4426, 'pleaseReload'],
    [1009, 'tooBig'],
  ] as const) {
    test(`${code} ends the line as ${why}, and it is not tried again`, async () => {
      const { clock, server } = await start()
      const tab = openTab({ clock, server })
      await settle(server)
      server.kick(code)
      expect(tab.live.link()).toEqual({ type: 'ended', why })
      clock.advance(120_000)
      await settle(server)
      expect(server.lines).toHaveLength(0)
      expect(tab.live.canWrite()).toBe(false)
    })
  }

  test('1012, 4205, 4503, 4504 and 4529 are retried', async () => {
    for (const code of [1012, 4205, 4503, 4504, 4529]) {
      const { clock, server } = await start()
      const tab = openTab({ clock, server })
      await settle(server)
      server.kick(code)
      expect(tab.live.link().type).toBe('offline')
      clock.advance(9_000)
      await settle(server)
      expect(tab.live.link().type).toBe('live')
    }
  })

  test('[O9] a document that is damaged on the server is said to be so until it can be opened again; what was written waits', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.kick(4504)
    tab.live.doc.getMap('items').set('a', 1)
    expect(tab.live.saveStatus()).toEqual({ type: 'damaged', waiting: 1 })
    clock.advance(9_000)
    await settle(server)
    expect(tab.live.saveStatus().type).toBe('saved')
  })

  test('[I7] reconnect after half a second when access changed: what is written until then may be refused', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.kick(4205)
    clock.advance(500)
    await settle(server)
    expect(tab.live.link().type).toBe('live')
  })

  test('4401 locks the page; after unlocking the line resumes and what was written meanwhile is sent', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.kick(4401)
    expect(tab.live.saveStatus().type).toBe('locked')
    expect(tab.signInNeeded()).toBe(1)
    write(tab, 'a', 'behind the lock')
    tab.live.resume()
    await settle(server)
    expect(tab.live.saveStatus().type).toBe('saved')
    expect(read(server.doc, 'a')).toBe('behind the lock')
  })

  test('an upgrade that fails asks why: a missing document ends, a silent server is retried', async () => {
    const { clock, server } = await start()
    server.up = false
    let answer: 'notFound' | 'retry' = 'retry'
    const tab = openTab({ clock, server, deps: { explain: async () => answer } })
    await settle(server)
    expect(tab.live.link().type).toBe('offline')
    answer = 'notFound'
    clock.advance(30_000)
    await settle(server)
    expect(tab.live.link()).toEqual({ type: 'ended', why: 'notFound' })
    expect(tab.lost).toHaveLength(1)
  })
})

describe('refusals', () => {
  test('[C4] hand over what the server refuses for good once, with everything that waited, and do not send it again', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.refuse = () => 'foreign-content'
    server.stuck = true
    write(tab, 'a', 'not welcome')
    clock.advance(0)
    write(tab, 'b', 'nor this')
    clock.advance(0)
    await settle(server)
    expect(tab.unsent).toHaveLength(1)
    expect(tab.unsent[0]).toMatchObject({ reason: 'foreign-content', edits: 2 })
    const copy = new Y.Doc()
    Y.applyUpdate(copy, tab.unsent[0]?.update ?? new Uint8Array())
    expect(read(copy, 'b')).toBe('nor this')
    const sent = server.heard.length
    clock.advance(120_000)
    await settle(server)
    expect(server.heard.length).toBe(sent)
  })

  test('a demoted member with pending edits sees that they were not sent', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    server.up = false
    server.kick(4205)
    write(tab, 'a', 'too late')
    server.access = 'read'
    server.up = true
    clock.advance(9_000)
    await settle(server)
    expect(tab.unsent[0]).toMatchObject({ reason: 'read-only', edits: 1 })
    expect(read(server.doc, 'a')).toBeUndefined()
  })

  test('a frame that is too big is set aside, since it would come back for ever', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    write(tab, 'a', 'very big')
    server.kick(1009)
    expect(tab.unsent[0]).toMatchObject({ reason: 'too-large', edits: 1 })
  })

  test('a server restored from a backup is noticed: what others wrote and it lost is handed over, and nothing is sent', async () => {
    const { clock, server } = await start()
    const backup = Y.encodeStateAsUpdate(server.doc)
    server.doc.getMap('items').set('a', 'by a colleague')
    const tab = openTab({ clock, server })
    await settle(server)
    clock.advance(3_000)
    server.restore(backup)
    server.kick(1006)
    clock.advance(9_000)
    await settle(server)
    expect(tab.unsent[0]?.reason).toBe('server-lost-edits')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, tab.unsent[0]?.update ?? new Uint8Array())
    expect(read(copy, 'a')).toBe('by a colleague')
    expect(read(server.doc, 'a')).toBeUndefined()
  })

  test('a server that lost only my own edits gets them again from me', async () => {
    const { clock, server } = await start()
    const backup = Y.encodeStateAsUpdate(server.doc)
    const tab = openTab({ clock, server })
    await settle(server)
    write(tab, 'a', 'mine')
    await settle(server)
    clock.advance(3_000)
    server.restore(backup)
    server.kick(1006)
    clock.advance(9_000)
    await settle(server)
    expect(read(server.doc, 'a')).toBe('mine')
    expect(tab.live.saveStatus().type).toBe('saved')
  })
})

describe('client ids', () => {
  test('[C6] a tab that ended with everything confirmed leaves its id to the next', async () => {
    const { clock, server } = await start()
    const device = createDevice()
    const first = openTab({ clock, server, device })
    await settle(server)
    write(first, 'a', '1')
    await settle(server)
    const id = first.live.doc.clientID
    first.live.dispose()
    await settle(server)
    const second = openTab({ clock, server, device })
    await settle(server)
    expect(second.live.doc.clientID).toBe(id)
    expect(second.live.awareness.clientID).toBe(id)
    write(second, 'a', '2')
    await settle(server)
    expect(read(server.doc, 'a')).toBe('2')
    expect(server.doc.store.clients.size).toBe(1)
  })

  test('[C6] a tab that dies, or ends with edits waiting, leaves no id', async () => {
    for (const end of ['dies', 'waits'] as const) {
      const { clock, server } = await start()
      const device = createDevice()
      const first = openTab({ clock, server, device })
      await settle(server)
      const id = first.live.doc.clientID
      if (end === 'dies') device.locks.clear()
      else {
        server.stuck = true
        write(first, 'a', '1')
        first.live.dispose()
      }
      await settle(server)
      server.stuck = false
      const second = openTab({ clock, server, device })
      await settle(server)
      expect(second.live.doc.clientID).not.toBe(id)
    }
  })

  test('[YJ-09] [C6] two tabs at once have two ids', async () => {
    const { clock, server } = await start()
    const device = createDevice()
    const first = openTab({ clock, server, device })
    const second = openTab({ clock, server, device })
    await settle(server)
    expect(first.live.doc.clientID).not.toBe(second.live.doc.clientID)
    write(first, 'a', '1')
    await settle(server)
    expect(read(second.live.doc, 'a')).toBe('1')
  })

  test('[C6] an edit made before the first round keeps the fresh id', async () => {
    const { clock, server } = await start()
    const device = createDevice()
    const first = openTab({ clock, server, device })
    await settle(server)
    first.live.dispose()
    await settle(server)
    const second = openTab({ clock, server, device })
    const fresh = second.live.doc.clientID
    write(second, 'a', 'at once')
    await settle(server)
    expect(second.live.doc.clientID).toBe(fresh)
    expect(read(server.doc, 'a')).toBe('at once')
  })
})

describe('presence', () => {
  test('another tab is seen once the server has stamped it, and forgotten with the line', async () => {
    const { clock, server } = await start()
    const ana = openTab({ clock, server })
    const bob = openTab({ clock, server })
    await settle(server)
    bob.live.awareness.setLocalStateField('user', { name: 'Bob', delegation: 'mx', account: 'bob' })
    bob.live.setEditing('item:x:due')
    clock.advance(100)
    await settle(server)
    expect(ana.live.peers()).toMatchObject([{ name: 'Bob', delegation: 'mx', account: 'bob', editing: 'item:x:due' }])
    server.kick(1006)
    expect(ana.live.peers()).toEqual([])
  })
})

describe('a single edit', () => {
  test('[C1] an edit that is still being made is not asked for, and so not called saved by the answer for the one before', async () => {
    const { clock, server } = await start()
    const tab = openTab({ clock, server })
    await settle(server)
    write(tab, 'a', '1')
    // The first edit closes and its probe is on the way; before the probe is written, the next edit begins.
    clock.soon(() => write(tab, 'b', '2'))
    clock.advance(0)
    const line = server.lines.at(-1)
    const update = line?.inbox.findIndex((bytes, index) => index > 0 && bytes[0] === 0 && bytes[1] === 2) ?? -1
    const held = line && update > 0 ? line.inbox.splice(update) : []
    await settle(server)
    expect(tab.live.waiting()).toBe(1)
    line?.inbox.push(...held)
    await settle(server)
    expect(tab.live.waiting()).toBe(0)
    expect(read(server.doc, 'b')).toBe('2')
  })
})
