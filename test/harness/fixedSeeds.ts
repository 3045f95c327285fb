// Setup file of Vitest: default seed of property tests that name none.
import fc from 'fast-check'
import { seedOf } from './seeds.ts'

export const SEED = 20_261_127

fc.configureGlobal({ seed: seedOf(SEED) })
