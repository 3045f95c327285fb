// Whatever bytes a client sends: the process lives, the others go on, and nothing of it is in the log.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness, encodeProbe, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'
import { foreignIn, readingOf } from '../harness/edits.ts'
import { createDice } from '../harness/random.ts'
import { createRelay, PLAN, whoIs } from '../harness/relay.ts'
import { seedOf } from '../harness/seeds.ts'
import { createFakeSocket } from '../harness/sockets.ts'
import { addItem, docOf, updatesOf } from '../harness/validator.ts'

test('[W5] 6,000 random, cut and flipped frames from a writer and an observer harm nobody', async () => {
  const seed = seedOf(1)
  const dice = createDice(seed)
  const relay = createRelay()
  const [ana, bob] = [relay.client('ana'), relay.client('bob')]
  for (const one of [ana, bob]) one.connect(relay.rooms)
  await relay.settle(ana, bob)
  addItem(ana.doc, 'item1')
  await relay.settle(ana, bob)

  const [own = new Uint8Array()] = updatesOf(docOf(666, Y.encodeStateAsUpdate(ana.doc)), (doc) => doc.getText('title').insert(0, 'x'))
  const honest = [
    encodeUpdate(own),
    encodeSyncStep2(own),
    encodeSyncStep1(Y.encodeStateVector(ana.doc)),
    encodeAwareness(new Uint8Array([1, 5, 1, 2, 0x7b, 0x7d])),
    encodeProbe(new Uint8Array([1])),
  ]
  const hostile = (): Uint8Array => {
    const frame = Uint8Array.from(dice.pick(honest))
    switch (dice.below(4)) {
      case 0:
        return dice.bytes(dice.below(40))
      case 1:
        return frame.subarray(0, dice.below(frame.length))
      case 2:
        return Buffer.concat([frame, dice.bytes(1 + dice.below(3))])
      default:
        for (let n = 1 + dice.below(3); n > 0; n--) frame[dice.below(frame.length)] = dice.below(256)
        return frame
    }
  }
  for (let i = 0; i < 6_000; i++) {
    const connection = relay.rooms.join(PLAN, createFakeSocket(), whoIs('mal', i % 2 ? 'read' : 'write'))
    connection.receive(encodeSyncStep1(new Uint8Array([0])))
    for (let n = dice.below(4); n >= 0; n--) connection.receive(hostile())
    if (i % 50 === 0) await relay.clock.settle()
    connection.closed()
  }
  ana.doc.getText('title').insert(0, 'still here')
  await relay.settle(ana, bob)

  expect({ seed, troubles: relay.watch.lines.filter((line) => /^(bug|failed)/.test(line)) }).toEqual({ seed, troubles: [] })
  expect(bob.doc.getText('title').toString()).toContain('still here')
  expect(readingOf(bob.doc)).toBe(readingOf(await relay.replayed()))
  expect([foreignIn(ana.doc), relay.rooms.stats().connections, ana.online, bob.online]).toEqual([[], 2, true, true])
})
