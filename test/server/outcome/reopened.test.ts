// Reopened sessions on SQLite.
import { openWorld } from '../testWorld.ts'
import { reopenedSessions } from './reopenedContract.ts'

reopenedSessions(async (clock) => {
  const world = await openWorld({ ports: { clock } })
  return { here: world, there: world, close: () => world.close() }
})
