import { expect, test } from 'vitest'
import { createDoubts } from '../../server/relay/doubts.ts'
import { LIMITS } from '../../server/relay/limits.ts'
import { Member } from '../../server/relay/member.ts'
import { createFakeClock } from '../harness/clock.ts'
import { createRecordingWatch, whoIs } from '../harness/relay.ts'
import { createFakeSocket } from '../harness/sockets.ts'

const aMember = (account: string) =>
  new Member(1, whoIs(account), createFakeSocket(), {
    clock: createFakeClock(),
    limits: LIMITS,
    watch: createRecordingWatch(),
    beat: { count: 0 },
    gone: () => undefined,
  })
const bytes = (byte: number) => Uint8Array.of(byte)

test('[N5] what is in doubt is judged again in its order, and what came while it was looked up waits for nobody', () => {
  const doubts = createDoubts()
  const [ana, bob] = [aMember('ana'), aMember('bob')]
  doubts.add({ from: ana, update: bytes(1), kind: 'live' })
  doubts.ripen()
  // It leans on the one that is being looked up.
  expect([doubts.holds(ana), doubts.holds(bob)]).toEqual([true, false])
  doubts.add({ from: ana, update: bytes(2), kind: 'live' })
  const judged: (readonly [number | undefined, boolean])[] = []
  doubts.settle(({ from, update }, isRipe) => {
    // Held by nothing any more: else two of one connection would keep each other waiting for ever.
    expect(doubts.holds(from)).toBe(false)
    judged.push([update[0], isRipe])
  })
  expect(judged).toEqual([
    [1, true],
    [2, false],
  ])
  expect(doubts.any).toBe(false)
})

test('[N5] nothing of a connection in doubt counts as being on disk', () => {
  const doubts = createDoubts()
  const ana = aMember('ana')
  doubts.add({ from: ana, update: bytes(1), kind: 'sync' })
  expect(ana.lastTick).toBe(Number.POSITIVE_INFINITY)
})
