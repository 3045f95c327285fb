// Our client against our server, both whole, over real sockets: the contract between them, not each one's idea of it.
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createMemoryShelf, createMemoryStore, type MemoryShelf } from '../../../client/live/offline/memoryStore.ts'
import type { OpenDocument } from '../../../client/live/openDocument.ts'
import type { OpenSocket } from '../../../client/live/ports.ts'
import { systemRandom } from '../../../server/clock.ts'
import type { Ports } from '../../../server/compose/ports.ts'
import { seq } from '../../../shared/ids.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { changeAndAdd } from '../../../shared/roadmap/changeItems.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { openWorld, type World } from '../../server/testWorld.ts'
import { arrive as arriveBy, lives, type Way } from './people.ts'

const worlds: World[] = []
afterEach(async () => {
  for (const live of lives.splice(0)) live.dispose()
  for (const world of worlds.splice(0)) await world.close()
})

/** As a page of another version of Ruta. */
const saying =
  (sockets: OpenSocket, version: number): OpenSocket =>
  (url, events) =>
    sockets(url.replace(`protocol=${PROTOCOL_VERSION}&`, `protocol=${version}&`), events)

const begin = async (ports: Partial<Ports> = {}) => {
  const world = await openWorld({ ports })
  worlds.push(world)
  return world
}
const until = (what: () => boolean) => vi.waitUntil(what, { timeout: 60_000, interval: 5 })
const saved = (live: OpenDocument) => until(() => live.saveStatus().type === 'saved' && live.waiting() === 0)
const titles = (doc: Y.Doc) => readRoadMap(doc).items.map(({ title }) => title.es)

const WAYS: readonly { readonly way: Way; readonly name: string }[] = [
  { way: 'webSockets', name: 'our client on our server' },
  { way: 'http', name: '[T45] our client on our server, over HTTP' },
]
describe.each(WAYS)('$name', ({ way }) => {
  const arrive = (world: World, email: string, role: 'delegate' | 'observer', shelf: MemoryShelf = createMemoryShelf()) =>
    arriveBy(world, email, role, shelf, way)

  test('[C1] two people write, see each other, and both see that it is on disk', async () => {
    const world = await begin()
    const [ana, bob] = [await arrive(world, 'ana@example.org', 'delegate'), await arrive(world, 'bob@example.org', 'delegate')]
    const [a, b] = [ana.open(), bob.open()]
    await Promise.all([saved(a.live), saved(b.live)])
    addItem(a.live.doc, { title: { es: 'de Ana' } }, systemRandom)
    addItem(b.live.doc, { title: { es: 'de Bob' } }, systemRandom)
    await Promise.all([saved(a.live), saved(b.live)])
    await until(() => titles(a.live.doc).length === 2 && titles(b.live.doc).length === 2)
    a.live.setEditing('item:x:due')
    await until(() => b.live.peers().some((peer) => peer.account === ana.account && peer.editing === 'item:x:due'))
    expect(b.live.peers()).toHaveLength(1)
  })

  test('[C1] a plan comes to a new device compressed, whole and in order, while somebody writes in it', async () => {
    const world = await begin()
    const ana = (await arrive(world, 'ana@example.org', 'delegate')).open()
    await saved(ana.live)
    for (let n = 0; n < 60; n++) addItem(ana.live.doc, { title: { es: `Acción ${n}: cooperación y extinción de dominio` } }, systemRandom)
    await saved(ana.live)
    const bob = await arrive(world, 'bob@example.org', 'observer')
    const tags: number[] = []
    let bytes = 0
    const listening: OpenSocket = (url, events) =>
      bob.sockets(url, {
        ...events,
        received: (message) => {
          tags.push(message[0] ?? -1)
          bytes += message.length
          events.received(message)
        },
      })
    const reader = bob.open({ openSocket: listening })
    addItem(ana.live.doc, { title: { es: 'entretanto' } }, systemRandom)
    await until(() => titles(reader.live.doc).length === 61)
    await until(() => reader.live.saveStatus().type === 'readOnly' || reader.live.link().type === 'live')
    expect(tags).toContain(108)
    expect(bytes).toBeLessThan(20_000)
  })

  test('[C2] edits made while the server refuses sockets arrive when it is back', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'delegate')
    const shelf = createMemoryShelf()
    const first = ana.open({ openStore: async () => createMemoryStore(shelf) })
    await saved(first.live)
    first.live.dispose()
    const offline = ana.open({ openStore: async () => createMemoryStore(shelf), mayConnect: () => false })
    await until(() => offline.live.ready())
    const added = addItem(offline.live.doc, { title: { es: 'sin conexión' } }, systemRandom)
    await until(() => offline.live.waiting() === 1 && shelf.waiting.size === 1)
    if (added.ok) setField(offline.live.doc, added.value, 'due', '2019-11-15')
    // An item is two edits: its birth, which undo does not know, and its appearing, which it does.
    expect(offline.live.waiting()).toBe(2)
    offline.live.dispose()
    const back = ana.open({ openStore: async () => createMemoryStore(shelf) })
    await saved(back.live)
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await until(() => titles(bob.live.doc).length === 1)
    expect(readRoadMap(bob.live.doc).items[0]?.due).toBe('2019-11-15')
  })

  test('[H6] logs offline edits of a page that was open all the time with when the server had last heard it', async () => {
    const world = await begin()
    const ana = (await arrive(world, 'ana@example.org', 'delegate')).open()
    await saved(ana.live)
    ana.live.lock()
    await until(() => world.server.rooms.stats().connections === 0)
    addItem(ana.live.doc, { title: { es: 'sin conexión' } }, systemRandom)
    ana.live.resume()
    await saved(ana.live)
    const kinds = []
    for await (const { kind, source } of world.server.log.read(ana.live.id, seq(0))) kinds.push([kind, source !== null && source < 60])
    expect(kinds).toEqual([['sync', true]])
  })

  test('[X6] [C2] thousands of items that were imported without a connection arrive, and nothing is refused', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'delegate')
    const shelf = createMemoryShelf()
    const first = ana.open({ openStore: async () => createMemoryStore(shelf) })
    await saved(first.live)
    first.live.dispose()
    const offline = ana.open({ openStore: async () => createMemoryStore(shelf), mayConnect: () => false })
    await until(() => offline.live.ready())
    for (let piece = 0; piece < 12; piece++) {
      const newcomers = Array.from({ length: 250 }, (_, at) => ({
        fields: { title: { es: `Medida ${piece}-${at}`, en: '' }, status: 'agreed' as const },
        later: () => [],
      }))
      const before = offline.live.waiting()
      expect(changeAndAdd(offline.live.doc, { changes: [], newcomers }, systemRandom).ok).toBe(true)
      await until(() => offline.live.waiting() > before)
    }
    await until(() => shelf.waiting.size === offline.live.waiting())
    offline.live.dispose()
    const back = ana.open({ openStore: async () => createMemoryStore(shelf) })
    const isOver = () => back.live.saveStatus().type === 'refused' || (back.live.saveStatus().type === 'saved' && back.live.waiting() === 0)
    await vi.waitUntil(isOver, { timeout: 50_000 })
    expect(back.live.saveStatus().type).toBe('saved')
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await until(() => titles(bob.live.doc).length === 3_000)
  })

  test('[C1] sends what a page lacks before it has said anything over its line', async () => {
    const world = await begin()
    const ana = (await arrive(world, 'ana@example.org', 'delegate')).open()
    addItem(ana.live.doc, { title: { es: 'de Ana' } }, systemRandom)
    await saved(ana.live)
    const bob = await arrive(world, 'bob@example.org', 'delegate')
    const { live } = bob.open({ openSocket: (url, events) => ({ ...bob.sockets(url, events), send: () => undefined }) })
    await until(() => live.ready() && titles(live.doc).join() === 'de Ana')
  })

  test('[RE-07] [W6] on a newer server an old page is asked to reload, once, and sends nothing; the new page sends what both wrote', async () => {
    const world = await begin({ protocol: PROTOCOL_VERSION + 1 })
    const shelf = createMemoryShelf()
    const ana = await arrive(world, 'ana@example.org', 'delegate', shelf)
    const offline = ana.open({ mayConnect: () => false })
    addItem(offline.live.doc, { title: { es: 'sin conexión' } }, systemRandom)
    await until(() => shelf.waiting.size > 0)
    await offline.live.dispose()

    const dialled: string[] = []
    const counted = (sockets: OpenSocket): OpenSocket => {
      return (url, events) => {
        dialled.push(url)
        return sockets(url, events)
      }
    }
    const old = ana.open({ openSocket: counted(ana.sockets) })
    await until(() => old.live.saveStatus().type === 'reload')
    addItem(old.live.doc, { title: { es: 'tras el aviso' } }, systemRandom)
    old.live.resume()
    expect([old.live.canWrite(), old.live.waiting(), old.unsent, dialled.length]).toEqual([false, 2, [], 1])
    await old.live.dispose()
    expect(shelf.waiting.size).toBe(2)

    const renewed = saying(ana.sockets, PROTOCOL_VERSION + 1)
    await saved(ana.open({ openSocket: renewed }).live)
    const bob = await arrive(world, 'bob@example.org', 'delegate')
    const reading = bob.open({ openSocket: saying(bob.sockets, PROTOCOL_VERSION + 1) })
    await until(() => titles(reading.live.doc).length === 2)
    expect(new Set(titles(reading.live.doc))).toEqual(new Set(['sin conexión', 'tras el aviso']))
  })

  test('[W6] a new page that meets a server not renewed yet comes back by itself, and then sends what was written meanwhile', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'delegate')
    const newer = saying(ana.sockets, PROTOCOL_VERSION + 1)
    let renewed = false
    const page = ana.open({ openSocket: (url, events) => (renewed ? ana.sockets : newer)(url, events) })
    await until(() => page.live.saveStatus().type === 'reconnecting')
    addItem(page.live.doc, { title: { es: 'durante la renovación' } }, systemRandom)
    expect([page.live.canWrite(), page.live.waiting()]).toEqual([true, 1])
    renewed = true
    await saved(page.live)
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await until(() => titles(bob.live.doc).join() === 'durante la renovación')
  })

  test('[WS-08] [I7] an observer who becomes a delegate writes in the page that is open, and it is kept', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'observer')
    const { live, unsent } = ana.open()
    await until(() => live.link().type === 'live')
    expect(live.canWrite()).toBe(false)
    const { db, bus } = world.server.deps
    await db.updateTable('membership').set({ role: 'delegate', delegation: 'co' }).where('account', '=', ana.account).execute()
    bus.publish({ type: 'accessChanged', scope: { account: ana.account }, reason: 'access' })
    await until(() => live.canWrite() && live.link().type === 'live')
    addItem(live.doc, { title: { es: 'ya puedo' } }, systemRandom)
    await saved(live)
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await until(() => titles(bob.live.doc).join() === 'ya puedo')
    expect(unsent).toEqual([])
  })

  test('[I6] an observer is live, reads, and what they write anyway is handed back', async () => {
    const world = await begin()
    const ana = (await arrive(world, 'ana@example.org', 'delegate')).open()
    await saved(ana.live)
    addItem(ana.live.doc, { title: { es: 'visible' } }, systemRandom)
    await saved(ana.live)
    const olga = (await arrive(world, 'olga@example.org', 'observer')).open({ expectedAccess: () => 'write' })
    await until(() => olga.live.link().type === 'live')
    expect(titles(olga.live.doc)).toEqual(['visible'])
    expect(olga.live.canWrite()).toBe(false)
    expect(olga.live.saveStatus().type).toBe('readOnly')
    const again = (await arrive(world, 'omar@example.org', 'observer')).open({ expectedAccess: () => 'write' })
    addItem(again.live.doc, { title: { es: 'escrito antes de saberlo' } }, systemRandom)
    await until(() => again.unsent.length === 1)
    expect(again.unsent[0]).toMatchObject({ reason: 'read-only', edits: 1 })
    expect(titles(ana.live.doc)).toEqual(['visible'])
  })

  test('[M21] definitions of fields that somebody made offline who has left the chair meanwhile are handed back with all they wrote after them', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'delegate')
    const { live, unsent } = ana.open()
    // As she left it when she was of the chair: not sent yet.
    addOwnField(live.doc, { kind: 'text', name: { es: 'Enlace', en: 'Focal point' } }, systemRandom)
    addItem(live.doc, { title: { es: 'después del campo' } }, systemRandom)
    await until(() => unsent.length === 1)
    const [whole] = unsent
    expect(whole).toMatchObject({ reason: 'foreign-content' })
    expect(whole?.edits).toBeGreaterThan(0)
    const copy = new Y.Doc()
    if (whole) Y.applyUpdate(copy, whole.update)
    const kept = readRoadMap(copy)
    expect([kept.fields.map(({ name }) => name.en), kept.items.map(({ title }) => title.es)]).toEqual([
      ['Focal point'],
      ['después del campo'],
    ])
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await saved(bob.live)
    expect(readRoadMap(bob.live.doc).fields).toEqual([])
  })

  test('[C4] content that has no place is refused once, and the rest of the room goes on', async () => {
    const world = await begin()
    const ana = (await arrive(world, 'ana@example.org', 'delegate')).open()
    await saved(ana.live)
    ana.live.doc.transact(() => ana.live.doc.getMap('not-a-root').set('x', 1), 'local')
    await until(() => ana.unsent.length === 1)
    expect(ana.unsent[0]).toMatchObject({ reason: 'foreign-content', edits: 1 })
    const bob = (await arrive(world, 'bob@example.org', 'delegate')).open()
    await saved(bob.live)
    addItem(bob.live.doc, { title: { es: 'sigue' } }, systemRandom)
    await saved(bob.live)
  })

  test('a session that has ended locks the page', async () => {
    const world = await begin()
    const ana = await arrive(world, 'ana@example.org', 'delegate')
    const { live } = ana.open()
    await saved(live)
    world.server.deps.bus.publish({ type: 'accessChanged', scope: { account: ana.account }, reason: 'signedOut' })
    await until(() => live.saveStatus().type === 'locked')
    expect(live.canWrite()).toBe(false)
  })
})
