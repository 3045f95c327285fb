// When the rounds of an outbox begin.
import { expect, test } from 'vitest'
import { keepSending } from '../../../server/sending/keepSending.ts'
import { createFakeClock } from '../fakeClock.ts'

const LOOK_MS = 30_000
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

const outbox = (tidy: () => Promise<void>, failing: { isFailing: boolean } = { isFailing: false }) => {
  const waiting: string[] = []
  const sent: string[] = []
  const errors: unknown[] = []
  const clock = createFakeClock()
  const sending = keepSending<string>({
    clock,
    lookMs: LOOK_MS,
    claim: async () => {
      if (failing.isFailing) throw new Error('the database is busy')
      return waiting.shift() ?? null
    },
    deliver: async (row) => void sent.push(row),
    tidy,
    close: () => undefined,
    failed: (error) => errors.push(error),
  })
  const add = (row: string) => {
    waiting.push(row)
    sending.wake()
  }
  return { clock, sent, errors, add, stop: sending.stop }
}

test('a message that is added while a round deletes old rows is sent at once, not at the next look', async () => {
  const deleting = Promise.withResolvers<void>()
  let rounds = 0
  const { sent, add, stop } = outbox(async () => {
    if (rounds++ === 0) await deleting.promise
  })
  await settled()
  expect(rounds).toBe(1)
  add('invitation')
  deleting.resolve()
  await settled()
  expect(sent).toEqual(['invitation'])
  await stop()
})

test('a round that failed is repeated at the next look, and not before', async () => {
  const failing = { isFailing: true }
  const { clock, sent, errors, add, stop } = outbox(async () => undefined, failing)
  await settled()
  expect(errors).toHaveLength(1)
  add('invitation')
  await settled()
  expect(errors).toHaveLength(2)
  failing.isFailing = false
  clock.advance(LOOK_MS - 1)
  await settled()
  expect(sent).toEqual([])
  clock.advance(1)
  await settled()
  expect(sent).toEqual(['invitation'])
  await stop()
})

test('nothing is sent after a stop, also if it was added while old rows were deleted', async () => {
  const deleting = Promise.withResolvers<void>()
  const { sent, add, stop } = outbox(() => deleting.promise)
  await settled()
  add('invitation')
  const stopped = stop()
  deleting.resolve()
  await stopped
  await settled()
  expect(sent).toEqual([])
})
