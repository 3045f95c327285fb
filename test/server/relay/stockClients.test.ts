// Stock y-websocket clients after a restore: they answer the server's question with all that it lacks, their own words and others'.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FakeClient } from '../../harness/client.ts'
import { createRelay, PLAN, whoIs } from '../../harness/relay.ts'

const docOf = (client: number, ...states: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const state of states) Y.applyUpdate(doc, state)
  doc.clientID = client
  return doc
}
const meet = (...docs: readonly Y.Doc[]) => {
  for (const a of docs) for (const b of docs) Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
const titleOf = (doc: Y.Doc) => doc.getText('title').toString()

/** The backup holds the first words of both; what they wrote since, letter after letter in turn, is on their devices alone. */
const restored = async (since: (ana: Y.Doc, ben: Y.Doc) => void, isOpen = false) => {
  const relay = createRelay({ acceptsUnverified: () => isOpen })
  const stock = (account: string, doc: Y.Doc) => new FakeClient(PLAN, { ...whoIs(account), ours: false }, doc)
  const [ana, ben] = [docOf(11), docOf(22)]
  ana.getText('title').insert(0, 'A')
  meet(ana, ben)
  ben.getText('title').insert(1, 'B')
  meet(ana, ben)
  const first = [stock('ana', docOf(11)), stock('ben', docOf(22))]
  first[0]?.connect(relay.rooms)
  first[0]?.doc.getText('title').insert(0, 'A')
  await relay.settle(...first)
  first[1]?.connect(relay.rooms)
  await relay.settle(...first)
  first[1]?.doc.getText('title').insert(1, 'B')
  await relay.settle(...first)
  for (const one of first) one.disconnect()
  const backup = Y.encodeStateAsUpdate(await relay.replayed())
  const [anaNow, benNow] = [docOf(11, backup), docOf(22, backup)]
  since(anaNow, benNow)
  const returns = async (account: string, doc: Y.Doc) => {
    const client = stock(account, doc)
    client.connect(relay.rooms)
    client.awareness.setLocalState({})
    client.showPresence()
    await relay.settle(client)
    return client
  }
  /** As time goes by: the room looks once a second. */
  const later = async (...clients: FakeClient[]) => {
    for (let n = 0; n < 40; n++) {
      await relay.clock.advance(1_000)
      await relay.settle(...clients)
    }
  }
  return { ...relay, ana: anaNow, ben: benNow, returns, later }
}
const inTurn = (ana: Y.Doc, ben: Y.Doc) => {
  for (const letter of ['x', 'y', 'z']) {
    ana.getText('title').insert(ana.getText('title').length, letter)
    meet(ana, ben)
    ben.getText('title').insert(ben.getText('title').length, letter.toUpperCase())
    meet(ana, ben)
  }
}
const apart = (ana: Y.Doc, ben: Y.Doc) => {
  ana.getText('title').insert(2, 'ana')
  ben.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
  meet(ana, ben)
}

test('[K9] words that a stock client itself wrote come in, and those that it heard from others stay out, though both come in one piece', async () => {
  const world = await restored(apart)
  const ana = await world.returns('ana', world.ana)
  expect(ana.denied).toBeNull()
  const now = await world.replayed()
  expect([titleOf(now), now.getXmlFragment('body').length]).toEqual(['ABana', 0])
  expect(world.watch.lines).toContain('refused ana forged-author')
  // Its line goes on: whatever it writes now arrives.
  ana.doc.getText('title').insert(0, 'On ')
  await world.settle(ana)
  expect(titleOf(await world.replayed())).toBe('On ABana')
})

test('[K9] words that lean on each other, letter by letter, are all there when both have come back, each by who wrote it', async () => {
  const world = await restored(inTurn)
  const ana = await world.returns('ana', world.ana)
  expect(titleOf(await world.replayed())).toBe('ABx')
  const ben = await world.returns('ben', world.ben)
  await world.later(ana, ben)
  expect(titleOf(await world.replayed())).toBe('ABxXyYzZ')
  expect([ana.denied, ben.denied]).toEqual([null, null])
  const authors = new Map<number, string>(await world.log.owners(PLAN))
  expect([authors.get(11), authors.get(22)]).toEqual(['ana', 'ben'])
})

test('[K9] nobody’s lost id becomes another’s while recovery is open: a stock client’s own is the one that its presence goes by', async () => {
  const world = await restored((ana, ben) => {
    const cyd = docOf(33, Y.encodeStateAsUpdate(ana))
    cyd.getText('title').insert(0, 'C')
    meet(ana, ben, cyd)
    ana.getText('title').insert(3, 'x')
  }, true)
  const ana = await world.returns('ana', world.ana)
  const owners = new Map<number, string>(await world.log.owners(PLAN))
  expect([owners.has(33), ana.denied]).toEqual([false, null])
})

test('[K9] others’ words in a live update are a forgery, as ever', async () => {
  const world = await restored(apart)
  const mal = await world.returns('mal', docOf(666))
  mal.send(Buffer.concat([Uint8Array.of(0, 2), varBytes(Y.encodeStateAsUpdate(world.ben, Y.encodeStateVector(mal.doc)))]))
  await world.settle(mal)
  expect(mal.denied).toBe('forged-author')
})
const varBytes = (bytes: Uint8Array) => Buffer.concat([Uint8Array.of(bytes.length), bytes])
