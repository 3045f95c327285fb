// What the relay takes back after a restore: the log begins anew with what the backup held, and those who were ahead of it return.
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { discardUnconfirmedOfOthers } from '../../../../client/live/recovery/othersWords.ts'
import { updateOfRange } from '../../../../client/live/recovery/rangeOf.ts'
import { updatesByClient } from '../../../../client/live/recovery/updatesByClient.ts'
import type { Bus } from '../../../../server/bus/bus.ts'
import type { Clock } from '../../../../server/clock.ts'
import type { LogEntry } from '../../../../server/log/log.ts'
import { clientId, seq } from '../../../../shared/ids.ts'
import { confirmedSchema } from '../../../../shared/pairs/confirmations.ts'
import { encodeBringBack, encodeVouch } from '../../../../shared/protocol/frame.ts'
import { must } from '../../../../shared/result.ts'
import type { FakeClient } from '../../../harness/client.ts'
import { createNetwork } from '../../../harness/network.ts'
import { createDice } from '../../../harness/random.ts'
import { createRelay, PLAN, TABLES, whoIs } from '../../../harness/relay.ts'

const LOST = { ana: 11, ben: 22 }

/** A document as of the backup, by Ana; what Ana and Ben wrote since then, mixed; and the relay after the restore. */
const restored = async (since: (ana: Y.Doc, ben: Y.Doc) => void = typeTogether, open = true, bus?: (clock: Clock) => Bus) => {
  let isOpen = open
  const relay = createRelay({
    ...(bus ? { bus } : {}),
    acceptsUnverified: () => isOpen,
    schema: { ...TABLES, confirmed: confirmedSchema(['text']) },
  })
  const backup = docOf(LOST.ana)
  backup.getText('title').insert(0, 'Plan.')
  const atBackup = Y.encodeStateAsUpdate(backup)
  const first = relay.client('ana', 'write', PLAN, docOf(LOST.ana, atBackup))
  first.connect(relay.rooms)
  await relay.settle(first)
  first.disconnect()
  const [ana, ben] = [docOf(LOST.ana, atBackup), docOf(LOST.ben, atBackup)]
  since(ana, ben)
  const returns = async (account: string, doc = new Y.Doc(), rooms = relay.rooms) => {
    const client = relay.client(account, 'write', PLAN, doc)
    client.connect(rooms)
    await relay.settle(client)
    return client
  }
  const close = () => {
    isOpen = false
  }
  const openAgain = () => {
    isOpen = true
    relay.rooms.unverifiedAccepted(whoIs('ana').group)
  }
  return { ...relay, ana, ben, returns, close, open: openAgain }
}
const docOf = (client: number, ...states: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const state of states) Y.applyUpdate(doc, state)
  doc.clientID = client
  return doc
}
const meet = (...docs: readonly Y.Doc[]) => {
  for (const a of docs) for (const b of docs) Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
const typeTogether = (ana: Y.Doc, ben: Y.Doc) => {
  for (const letter of ['a', 'b', 'c']) {
    ana.getText('title').insert(ana.getText('title').length, letter)
    meet(ana, ben)
    ben.getText('title').insert(ben.getText('title').length, letter.toUpperCase())
    meet(ana, ben)
  }
}
/** What our client does with a copy that is ahead: what it made itself is its own, everything else comes back as others'. */
const offer = (client: FakeClient, copy: Y.Doc, own: readonly number[]) => {
  for (const piece of updatesByClient(copy, Y.decodeStateVector(Y.encodeStateVector(client.doc))))
    client.send(encodeBringBack(piece.client !== null && own.includes(piece.client), piece.update))
}
type World = Awaited<ReturnType<typeof restored>>
/** Under the same ids as those that were forged. */
const ownWords = () => {
  const doc = docOf(LOST.ana)
  doc.getText('title').insert(0, 'Plan.')
  doc.getText('title').insert(5, 'Truth')
  return doc
}
const entriesOf = async ({ log }: Pick<World, 'log'>) => {
  const entries: LogEntry[] = []
  for await (const entry of log.read(PLAN, seq(0))) entries.push(entry)
  return entries
}
const textOf = (doc: Y.Doc) => doc.getText('title').toString()

const vouch = (client: FakeClient, copy: Y.Doc) => {
  for (const range of client.unverified) {
    const update = updateOfRange(copy, range)
    if (update) client.send(encodeVouch(update))
  }
}
const unverified = async ({ log }: Pick<World, 'log'>) => (await log.attributions(PLAN)).filter(({ vouched }) => vouched === null)

describe('[K1] while recovery is open', () => {
  test('a member brings back what others wrote, each piece under one id, by the member’s name, as whose the id was', async () => {
    const world = await restored()
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    expect(textOf(ben.doc)).toBe('Plan.aAbBcC')
    expect(textOf(await world.replayed())).toBe('Plan.aAbBcC')
    expect((await entriesOf(world)).map(({ kind, author }) => `${kind} ${author}`)).toEqual([
      'sync ana',
      ...['a', 'b', 'c'].flatMap(() => ['recovered ben', 'sync ben']),
    ])
    expect(await world.log.attributions(PLAN)).toEqual(
      [0, 1, 2].map((at) => ({ seq: 2 + 2 * at, client: LOST.ana, from: 5 + at, to: 6 + at, owner: 'ana', vouched: null })),
    )
  })

  test('an offer of more than one id is refused whole, once, and the line goes on', async () => {
    const world = await restored()
    const eva = await world.returns('eva')
    eva.send(encodeBringBack(false, Y.encodeStateAsUpdate(world.ben, Y.encodeStateVector(eva.doc))))
    await world.settle(eva)
    expect([eva.notBroughtBack, eva.denied]).toEqual(['foreign-content', null])
    eva.doc.getText('title').insert(0, 'On. ')
    await world.settle(eva)
    expect(textOf(await world.replayed())).toBe('On. Plan.')
  })

  test('[N5] through one of several servers, another one asks the owner, and nobody’s id changes hands', async () => {
    const network = { of: null as ReturnType<typeof createNetwork> | null }
    const world = await restored(typeTogether, true, (clock) => {
      network.of ??= createNetwork({ clock, dice: createDice(1), lost: 0, slowestMs: 0 })
      return network.of.join()
    })
    const there = world.start()
    const ana = await world.returns('ana', docOf(44), there)
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ana, ben)
    await world.clock.advance(1_000)
    await world.settle(ana, ben)
    expect(textOf(ana.doc)).toBe('Plan.aAbBcC')
    expect(ana.unverified).toHaveLength(3)
    vouch(ana, world.ana)
    await world.settle(ana, ben)
    expect(await unverified(world)).toEqual([])
    // She goes on under her own id, at the server that has only heard of what came back.
    const later = docOf(LOST.ana, Y.encodeStateAsUpdate(ana.doc))
    later.getText('title').insert(0, 'Again. ')
    const again = await world.returns('ana', later, there)
    expect([again.denied, textOf(await world.replayed())]).toEqual([null, 'Again. Plan.aAbBcC'])
  })

  test('connected people see it come, and nobody is refused for it', async () => {
    const world = await restored()
    const [eva, ben] = [await world.returns('eva'), await world.returns('ben')]
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben, eva)
    expect(textOf(eva.doc)).toBe('Plan.aAbBcC')
    expect([eva.denied, ben.denied, ben.notBroughtBack]).toEqual([null, null, null])
  })

  test('an id whose claim was lost has no owner, and no later claim makes one of what came back before', async () => {
    const carla = docOf(33)
    const world = await restored((ana, ben) => {
      meet(ana, carla)
      carla.getText('title').insert(5, 'Carla')
      meet(ana, ben, carla)
    })
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    carla.getText('title').insert(0, 'And more. ')
    const again = await world.returns('carla', carla)
    expect(textOf(await world.replayed())).toBe('And more. Plan.Carla')
    expect((await world.log.owners(PLAN)).get(clientId(33))).toBe('carla')
    expect(again.unverified).toEqual([])
    expect(await unverified(world)).toMatchObject([{ client: 33, owner: null }])
  })

  test('nothing that is deleted in the log comes back, and what was deleted since then goes again', async () => {
    const world = await restored((ana, ben) => {
      typeTogether(ana, ben)
      ana.getText('title').delete(0, 6)
      meet(ana, ben)
    })
    const early = await world.returns('eva')
    early.doc.getText('title').delete(0, 2)
    await world.settle(early)
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(early, ben)
    expect(textOf(await world.replayed())).toBe('AbBcC')
    expect(textOf(early.doc)).toBe('AbBcC')
  })

  test('[B6] nobody’s confirmation comes back through somebody else: only that it is gone', async () => {
    const word = { language: 'es', es: 'a', en: 'b', turn: 1 }
    const world = await restored((ana, ben) => {
      ana.getMap('confirmed').set('text:/body@ana', word)
      ana.getText('title').insert(0, 'x')
      meet(ana, ben)
    })
    const eva = await world.returns('eva')
    offer(eva, world.ben, [])
    await world.settle(eva)
    expect(eva.notBroughtBack).toBe('foreign-content')
    const ben = await world.returns('ben')
    const copy = docOf(LOST.ben, Y.encodeStateAsUpdate(world.ben))
    discardUnconfirmedOfOthers(copy, {
      schemaOf: { confirmed: confirmedSchema(['text']) },
      account: ben.who.account,
      serverState: new Map(),
    })
    offer(ben, copy, [LOST.ben])
    await world.settle(ben)
    const after = await world.replayed()
    expect(textOf(after)).toBe('xPlan.')
    expect(after.getMap('confirmed').size).toBe(0)
    // As an ordinary edit nobody takes another's word away like that.
    const eve = docOf(66)
    eve.getMap('confirmed').set('text:/body@ana', word)
    eve.getMap('confirmed').delete('text:/body@ana')
    expect((await world.returns('eve', eve)).denied).toBe('foreign-content')
  })
})

describe('[K2] the owner returns', () => {
  test('offers the same: the mark goes, by an entry of their own, which changes nothing', async () => {
    const world = await restored()
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    world.close()
    const before = Y.encodeStateAsUpdate(await world.replayed())
    const ana = await world.returns('ana', world.ana)
    expect(ana.unverified.map(({ client, from, to }) => [client, from, to])).toEqual([5, 6, 7].map((at) => [LOST.ana, at, at + 1]))
    vouch(ana, world.ana)
    await world.settle(ana, ben)
    expect(await unverified(world)).toEqual([])
    expect((await entriesOf(world)).slice(-3).map(({ kind, author }) => `${kind} ${author}`)).toEqual(['sync ana', 'sync ana', 'sync ana'])
    expect(Y.encodeStateAsUpdate(await world.replayed())).toEqual(before)
    // What she writes goes on from there, also in a room that reads the log anew.
    ana.doc.getText('title').insert(0, 'Again. ')
    await world.settle(ana, ben)
    const late = world.client('eva')
    late.connect(world.start())
    await world.settle(late)
    expect(textOf(late.doc)).toBe('Again. Plan.aAbBcC')
    expect(late.doc.store.clients.get(LOST.ana)?.at(-1)?.id.clock).toBeGreaterThan(7)
  })

  test('has gone on before she vouched: no room takes what she wrote for lost', async () => {
    const world = await restored()
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    world.ana.getText('title').insert(0, 'First. ')
    const ana = await world.returns('ana', world.ana)
    await world.settle(ana, ben)
    vouch(ana, world.ana)
    await world.settle(ana, ben)
    expect(textOf(ben.doc)).toBe('First. Plan.aAbBcC')
    ben.disconnect()
    ben.connect(world.start())
    await world.settle(ben)
    expect([ben.wentBack, await unverified(world)]).toEqual([false, []])
  })

  test('is asked as soon as she comes, also where a device of hers had kept others from bringing it', async () => {
    const world = await restored()
    const [ana, ben] = [await world.returns('ana'), await world.returns('ben')]
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ana, ben)
    expect(ana.unverified).toEqual([])
    ana.disconnect()
    await world.settle(ben)
    expect(textOf(await world.replayed())).toBe('Plan.aAbBcC')
    const again = await world.returns('ana')
    expect(again.unverified).toHaveLength(3)
  })

  test('holds other words: she is refused, nothing of hers is mixed with them, and the mark stays', async () => {
    const world = await restored()
    const forged = docOf(LOST.ana, Y.encodeStateAsUpdate(await world.replayed()))
    forged.getText('title').insert(5, 'Never')
    const eve = await world.returns('eve')
    offer(eve, forged, [])
    await world.settle(eve)
    expect(textOf(await world.replayed())).toBe('Plan.Never')
    const ana = await world.returns('ana', world.ana)
    vouch(ana, docOf(LOST.ana, Y.encodeStateAsUpdate(ownWords())))
    await world.settle(ana)
    expect(ana.denied).toBe('other-words')
    expect(await unverified(world)).toHaveLength(1)
  })

  test('an offer that nobody can read ends their line, not the room', async () => {
    const world = await restored()
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    const ana = await world.returns('ana', world.ana)
    const { client, from } = must(ana.unverified[0], 'what she is asked to vouch for')
    // One struct that follows another and holds JSON that is none.
    const bytes = encoding.encode((encoder) => {
      for (const value of [1, 1, client, from]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, 0x80 | 2)
      for (const value of [client, from - 1, 1]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, '{')
      encoding.writeVarUint(encoder, 0)
    })
    ana.send(encodeVouch(bytes))
    await world.settle(ana, ben)
    expect([ana.online, ben.online]).toEqual([false, true])
    ben.doc.getText('title').insert(0, 'On. ')
    await world.settle(ben)
    expect(textOf(await world.replayed())).toBe('On. Plan.aAbBcC')
  })

  test('nobody else can vouch', async () => {
    const world = await restored()
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    ben.unverified = await unverified(world)
    vouch(ben, world.ben)
    await world.settle(ben)
    expect(await unverified(world)).toHaveLength(3)
    expect(ben.denied).toBeNull()
  })
})

describe('[K10] while a device of its owner is on the line, nobody else brings back what stands under their ids', () => {
  test('nor writes on under the id that they write with now', async () => {
    const world = await restored(() => undefined)
    const ana = await world.returns('ana', docOf(LOST.ana, Y.encodeStateAsUpdate(await world.replayed())))
    const mal = await world.returns('mal')
    const forged = docOf(LOST.ana, Y.encodeStateAsUpdate(mal.doc))
    forged.getText('title').insert(5, 'FORGED')
    mal.send(encodeBringBack(false, Y.encodeStateAsUpdate(forged, Y.encodeStateVector(mal.doc))))
    await world.settle(ana, mal)
    expect([textOf(await world.replayed()), mal.notBroughtBack]).toEqual(['Plan.', null])
    ana.doc.getText('title').insert(5, 'Ana')
    await world.settle(ana, mal)
    for (let n = 0; n < 40; n++) {
      await world.clock.advance(1_000)
      await world.settle(ana, mal)
    }
    expect([textOf(await world.replayed()), textOf(ana.doc)]).toEqual(['Plan.Ana', 'Plan.Ana'])
  })

  test('after half a minute the sender is told that it did not come, and nothing is acknowledged before', async () => {
    const world = await restored()
    const [ana, ben] = [await world.returns('ana'), await world.returns('ben')]
    offer(ben, world.ben, [LOST.ben])
    ben.probe()
    await world.settle(ana, ben)
    expect([ben.notBroughtBack, textOf(await world.replayed())]).toEqual([null, 'Plan.'])
    for (let n = 0; n < 40; n++) {
      await world.clock.advance(1_000)
      await world.settle(ana, ben)
    }
    expect([ben.notBroughtBack !== null, textOf(await world.replayed()), ben.denied]).toEqual([true, 'Plan.', null])
  })

  test('two who are both here bring back what they wrote in turn, letter by letter, each their own', async () => {
    const world = await restored()
    const [ana, ben] = [await world.returns('ana'), await world.returns('ben')]
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ana, ben)
    offer(ana, world.ana, [LOST.ana])
    await world.settle(ana, ben)
    expect([textOf(await world.replayed()), ana.notBroughtBack, ben.notBroughtBack]).toEqual(['Plan.aAbBcC', null, null])
    expect(await unverified(world)).toEqual([])
  })

  test('[N5] a device that is on another server counts as well', async () => {
    const network = { of: null as ReturnType<typeof createNetwork> | null }
    const world = await restored(typeTogether, true, (clock) => {
      network.of ??= createNetwork({ clock, dice: createDice(1), lost: 0, slowestMs: 0 })
      return network.of.join()
    })
    const there = world.start()
    const ana = await world.returns('ana', docOf(44), there)
    ana.awareness.setLocalState({})
    ana.showPresence()
    await world.settle(ana)
    await world.clock.advance(100)
    const ben = await world.returns('ben')
    await world.settle(ana, ben)
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ana, ben)
    expect(textOf(await world.replayed())).toBe('Plan.')
  })
})

describe('[K3] while recovery is closed', () => {
  test('nothing is taken that belongs to others, and the line goes on', async () => {
    const world = await restored(typeTogether, false)
    const ben = await world.returns('ben')
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    expect([ben.notBroughtBack, ben.denied]).toEqual(['closed', null])
    // Told again, however often it is offered, until it is opened: no echo may be taken for a yes.
    ben.notBroughtBack = null
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    expect(ben.notBroughtBack).toBe('refused-before')
    ben.doc.getText('title').insert(0, 'On. ')
    await world.settle(ben)
    expect(textOf(await world.replayed())).toBe('On. Plan.')
    world.open()
    ben.notBroughtBack = null
    offer(ben, world.ben, [LOST.ben])
    await world.settle(ben)
    expect([ben.notBroughtBack, textOf(await world.replayed())]).toEqual([null, 'On. Plan.aAbBcC'])
  })

  test('when its hour is over in the midst of a copy, what had come stands, and the rest comes once when it is opened again', async () => {
    const world = await restored()
    const carla = await world.returns('carla')
    const pieces = updatesByClient(world.ben, Y.decodeStateVector(Y.encodeStateVector(carla.doc)))
    const half = Math.floor(pieces.length / 2)
    for (const { update } of pieces.slice(0, half)) carla.send(encodeBringBack(false, update))
    await world.settle(carla)
    world.close()
    for (const { update } of pieces.slice(half)) carla.send(encodeBringBack(false, update))
    await world.settle(carla)
    const came = textOf(await world.replayed())
    expect([carla.notBroughtBack, carla.denied]).toEqual(['closed', null])
    expect(came.length).toBeGreaterThan('Plan.'.length)
    expect(came.length).toBeLessThan('Plan.aAbBcC'.length)
    world.open()
    carla.notBroughtBack = null
    offer(carla, world.ben, [])
    await world.settle(carla)
    expect([carla.notBroughtBack, textOf(await world.replayed())]).toEqual([null, 'Plan.aAbBcC'])
    const rows = await world.log.attributions(PLAN)
    expect(rows.reduce((sum, { from, to }) => sum + to - from, 0)).toBe('aAbBcC'.length)
    expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set(['ana', null]))
  })

  test('[I3] while recovery is open, an ordinary edit under another’s id is refused as ever', async () => {
    const world = await restored()
    const ben = await world.returns('ben', world.ben)
    expect(ben.denied).toBe('forged-author')
    expect(await entriesOf(world)).toHaveLength(1)
  })
})

describe('[K4] recovery converges whatever was written, and in whatever order people return', () => {
  const people = ['ana', 'ben', 'carla']
  const edit = fc.record({
    who: fc.nat(2),
    at: fc.nat(40),
    what: fc.constantFrom('insert', 'delete', 'meet'),
    text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' }),
  })

  test('everything comes back once, each under its owner, and is verified when all have been here', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 40 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
        async (edits, order) => {
          const world = await restored(() => undefined)
          // All three have written before the backup.
          const docs = await Promise.all(
            people.map(async (name, at) => {
              const client = await world.returns(name, docOf(100 + at))
              client.doc.getText('title').insert(0, name)
              await world.settle(client)
              client.disconnect()
              return client.doc
            }),
          )
          const atBackup = Y.encodeStateAsUpdate(await world.replayed())
          const copies = docs.map((doc, at) => docOf(100 + at, Y.encodeStateAsUpdate(doc), atBackup))
          for (const { who, at, what, text } of edits) {
            const title = copies[who]?.getText('title')
            if (!title) continue
            if (what === 'meet') meet(...copies)
            else if (what === 'insert') title.insert(at % (title.length + 1), text)
            else if (title.length > 0) title.delete(at % title.length, 1)
          }
          const there: FakeClient[] = []
          for (const who of order) {
            const copy = copies[who]
            if (!copy) continue
            const client = await world.returns(people[who] ?? '')
            there.push(client)
            offer(client, copy, [100 + who])
            await world.settle(...there)
            expect([client.notBroughtBack, client.denied]).toEqual([null, null])
            vouch(client, copy)
            await world.settle(...there)
          }
          const all = docOf(1, atBackup, ...order.map((who) => Y.encodeStateAsUpdate(copies[who] ?? new Y.Doc())))
          const replayed = await world.replayed()
          expect(textOf(replayed)).toBe(textOf(all))
          expect(Y.encodeStateVector(replayed)).toEqual(Y.encodeStateVector(all))
          for (const { who, doc } of there) expect(`${who.account} ${textOf(doc)}`).toBe(`${who.account} ${textOf(all)}`)
          const owners = await world.log.owners(PLAN)
          for (const { client, owner } of await world.log.attributions(PLAN)) expect(owner).toBe(owners.get(client))
          const here = order.map((who) => people[who])
          expect((await unverified(world)).filter(({ owner }) => here.includes(owner ?? ''))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})
