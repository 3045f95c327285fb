// Reopened sessions on PostgreSQL: at one server, and with the chair at one and the delegate at another.
import { describe } from 'vitest'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { openWorld } from '../testWorld.ts'
import { reopenedSessions } from './reopenedContract.ts'

const postgres = usePostgres()
const redis = useRedis()

describe('on PostgreSQL', () =>
  reopenedSessions(async (clock) => {
    const world = await openWorld({ env: { DATABASE_URL: await postgres().database() }, ports: { clock } })
    return { here: world, there: world, close: () => world.close() }
  }))

describe('at two servers', () =>
  reopenedSessions(async (clock) => {
    const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
    const here = await openWorld({ env, ports: { clock } })
    const there = await openWorld({ env, ports: { clock }, bare: true })
    return {
      here,
      there,
      close: async () => {
        await there.close()
        await here.close()
      },
    }
  }))
