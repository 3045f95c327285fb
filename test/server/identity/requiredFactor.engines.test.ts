// A second factor that is required through one of two servers on PostgreSQL closes what is open through the other.
import { expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn } from '../testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()
const AT = `/api/groups/${GROUP}`

test('[A46] [A47] required through one server, it closes lines on the other at once, on PostgreSQL', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    const { db } = worlds[0].server.deps
    const account = await worlds[0].addPerson('chair@example.org', 'chair')
    await worlds[0].addPerson('ana@example.org', 'delegate')
    const chair = await signedIn(worlds[0], 'chair@example.org')
    await db
      .insertInto('passkey')
      .values({ id: 'p', account, credential: 'c', public_key: 'k', counter: 0, host: 'h', name: 'Key', created_at: 0 })
      .execute()
    const ana = await signedIn(worlds[1], 'ana@example.org')
    const line = await join(worlds[1], ana, roadmapId(GROUP))
    expect(line.status).toBe(101)
    const { status, body } = await chair.ask('PUT', `${AT}/required-factor`, { inDays: 0 })
    expect([status, typeof body.requiresFactorFrom]).toEqual([200, 'number'])
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('still open'), 5_000))
    expect(await Promise.race([line.closed, late])).toBe(4205)
    expect((await ana.ask('GET', AT)).body.refusal).toBe('factor-required')
    expect((await join(worlds[1], ana, roadmapId(GROUP))).status).toBe(404)
    const { documents } = (await chair.ask('POST', `${AT}/verification`, {})).body
    expect(documents.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})

test('[A67] [N2] two servers that require it at once tell each member once, on PostgreSQL', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    const { db } = worlds[0].server.deps
    for (const role of ['chair', 'secretariat', 'delegate'] as const) await worlds[0].addPerson(`${role}@example.org`, role)
    const people = [await signedIn(worlds[0], 'chair@example.org'), await signedIn(worlds[1], 'secretariat@example.org')]
    for (const { id } of await db.selectFrom('account').select('id').where('email', '<>', 'delegate@example.org').execute())
      await db
        .insertInto('passkey')
        .values({ id, account: id, credential: id, public_key: 'k', counter: 0, host: 'h', name: 'Key', created_at: 0 })
        .execute()
    const answers = await Promise.all(people.map((one) => one.ask('PUT', `${AT}/required-factor`, { inDays: 7 })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const rows = await db.selectFrom('notice').select(['account', 'key']).where('kind', '=', 'factorRequired').execute()
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ account }) => account)).size).toBe(3)
    // By the first act; the second replaced nothing.
    const whats = (await createActs(worlds[0].server.log).of(GROUP)).filter(({ what }) => what.type === 'groupChanged')
    expect(whats).toHaveLength(2)
    expect(new Set(rows.map(({ key }) => Number(key.split(':')[2])))).toEqual(new Set([whats[0]?.n]))
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})
