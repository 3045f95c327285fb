import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRelay } from '../harness/relay.ts'

test('[I1] [I2] [W2] [W3] what one writes the other sees, and it is acknowledged only when it is in the log', async () => {
  const { rooms, settle, client, replayed, clock } = createRelay()
  const [ana, bob] = [client('ana'), client('bob')]
  ana.connect(rooms)
  bob.connect(rooms)
  await settle(ana, bob)
  expect([ana.synced, bob.synced]).toEqual([true, true])

  ana.doc.getText('title').insert(0, 'Plan')
  ana.push()
  bob.pull()
  expect(bob.doc.getText('title').toString()).toBe('')
  expect(ana.acked).toBe(0)
  await clock.settle()
  ana.pull()
  bob.pull()
  expect(bob.doc.getText('title').toString()).toBe('Plan')
  expect(ana.acked).toBe(1)
  expect((await replayed()).getText('title').toString()).toBe('Plan')

  const cyd = client('cyd')
  cyd.connect(rooms)
  await settle(ana, bob, cyd)
  expect(cyd.doc.getText('title').toString()).toBe('Plan')
  expect(Y.encodeStateVector(cyd.doc)).toEqual(Y.encodeStateVector(bob.doc))
})
