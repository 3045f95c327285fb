// Read by Vitest before each file: properties that name no seed begin with this one.
import fc from 'fast-check'
import { seedOf } from './seeds.ts'

export const SEED = 20_261_127

fc.configureGlobal({ seed: seedOf(SEED) })
