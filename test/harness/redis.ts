// A real Valkey or Redis for a file of tests.
import { afterAll, beforeAll } from 'vitest'
import { must } from '../../shared/result.ts'
import { type RealRedis, startRedis } from './startRedis.ts'

/** One for the file of tests that calls it. */
export const useRedis = (): (() => RealRedis) => {
  let redis: RealRedis | null = null
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())
  return () => must(redis, 'Redis')
}
