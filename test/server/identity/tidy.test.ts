// What ends once a minute, beside what ends by itself (`clock.test.ts`).
import { expect, test } from 'vitest'
import { keepTidy } from '../../../server/identity/tidy.ts'
import { createFakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { openWorld } from '../testWorld.ts'

test('a session whose end could not be written when somebody signed out is deleted within a minute', async () => {
  const clock = createFakeClock()
  const world = await openWorld({ ports: { clock } })
  let deleted = 0
  const sessions = { deleteEnded: async () => void deleted++ }
  const stop = keepTidy({ ...world.server.deps, sessions }, { idleMs: 1, sessionMs: 1 }, (_what, error) => expect(error).toBeNull())
  clock.advance(59_000)
  expect(deleted).toBe(0)
  clock.advance(1_000)
  await eventually(() => deleted === 1, 'it is deleted')
  stop()
  await world.close()
})
