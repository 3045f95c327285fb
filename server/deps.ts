// Dependencies of identity: database, clock, randomness, and the bus for changed permissions.
import type { Random } from '../shared/ids.ts'
import type { Bus } from './bus/bus.ts'
import type { Clock } from './clock.ts'
import type { Store } from './db/rowStore.ts'

export interface Deps {
  readonly db: Store
  readonly clock: Clock
  readonly random: Random
  readonly bus: Bus
}
