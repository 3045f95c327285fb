import { expect, test } from 'vitest'
import { createDeferredRejections } from '../../../server/relay/deferredRejections.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { type FrameHandler, RoomMember } from '../../../server/relay/member.ts'
import { encodeProbe } from '../../../shared/protocol/frame.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { createRecordingWatch, whoIs } from '../../harness/relay.ts'
import { createFakeSocket } from '../../harness/sockets.ts'

const aMember = (account: string) =>
  new RoomMember(1, whoIs(account), createFakeSocket(), {
    clock: createFakeClock(),
    limits: LIMITS,
    watch: createRecordingWatch(),
    sweeps: { count: 0 },
    gone: () => undefined,
  })
/** A room that does nothing. */
const NOTHING: FrameHandler = {
  committedTick: 0,
  submit: () => ({}),
  bringBack: () => ({}),
  vouch: () => ({}),
  answer: () => ({}),
  hear: () => ({}),
  introduce: () => ({}),
  welcome: () => undefined,
  acknowledge: () => undefined,
  refuse: () => undefined,
  reject: () => undefined,
  leave: () => undefined,
  fail: () => undefined,
}
const bytes = (byte: number) => Uint8Array.of(byte)

test('[N5] deferred updates are validated again in their order, and one that came while they were looked up waits for nobody', () => {
  const deferred = createDeferredRejections()
  const [ana, bob] = [aMember('ana'), aMember('bob')]
  deferred.add({ from: ana, update: bytes(1), kind: 'live' })
  deferred.ripen()
  // It depends on the one that is being looked up.
  expect([deferred.holds(ana), deferred.holds(bob)]).toEqual([true, false])
  deferred.add({ from: ana, update: bytes(2), kind: 'live' })
  const validated: (readonly [number | undefined, boolean])[] = []
  deferred.revalidate(({ from, update }, isKnown) => {
    // Held by nothing any more: else two of one connection would keep each other waiting for ever.
    expect(deferred.holds(from)).toBe(false)
    validated.push([update[0], isKnown])
  })
  expect(validated).toEqual([
    [1, true],
    [2, false],
  ])
  expect(deferred.any).toBe(false)
})

test('[N5] nothing of a connection with a deferred update is acknowledged', () => {
  const ana = aMember('ana')
  ana.enter(NOTHING)
  const ask = () => ana.receive(encodeProbe(bytes(7)))
  ask()
  ana.savedBy(5)
  expect(ana.takeAck(4)).toBe(null)
  expect(ana.takeAck(5)).not.toBe(null)
  ask()
  createDeferredRejections().add({ from: ana, update: bytes(1), kind: 'sync' })
  expect(ana.takeAck(1_000_000)).toBe(null)
})
