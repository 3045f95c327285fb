// A provider that is required through one of two servers on PostgreSQL closes what is open through the other.
import { expect, test } from 'vitest'
import { roadmapId } from '../../../shared/ids.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn } from '../testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()
const AT = `/api/groups/${GROUP}`

test('[A59] [A60] required through one server, it closes lines on the other at once, on PostgreSQL', async () => {
  const env = {
    DATABASE_URL: await postgres().database(),
    REDIS_URL: redis().url,
    OIDC_PROVIDERS: 'ministry',
    OIDC_MINISTRY_ISSUER: 'https://ministry.invalid',
    OIDC_MINISTRY_CLIENT_ID: 'ruta',
    OIDC_MINISTRY_CLIENT_SECRET: 'secret',
  }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    const { db } = worlds[0].server.deps
    await worlds[0].addPerson('chair@example.org', 'chair')
    await worlds[0].addPerson('ana@example.org', 'delegate')
    const chair = await signedIn(worlds[0], 'chair@example.org')
    const { id } = await db.selectFrom('session').select('id').executeTakeFirstOrThrow()
    const opened = { session: id, provider: 'ministry', issuer: 'i', subject: 's', sid: null, id_token: '' }
    await db.insertInto('provider_session').values(opened).execute()
    const ana = await signedIn(worlds[1], 'ana@example.org')
    const { token } = (await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read'], days: 7 })).body
    const line = await join(worlds[1], ana, roadmapId(GROUP))
    expect(line.status).toBe(101)
    const rule = { providers: ['ministry'], exceptsObservers: true, inDays: 0 }
    const { status, body } = await chair.ask('PUT', `${AT}/required-provider`, { rule })
    expect([status, typeof body.requiresProvider?.from, body.requiresProvider?.exceptsObservers]).toEqual([200, 'number', true])
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('still open'), 5_000))
    expect(await Promise.race([line.closed, late])).toBe(4205)
    expect((await ana.ask('GET', AT)).body).toMatchObject({ refusal: 'provider-needed', providers: ['ministry'] })
    const bearer = { Authorization: `Bearer ${token}` }
    expect((await ana.ask('GET', `${AT}/items`, undefined, bearer)).body.refusal).toBe('provider-needed')
    expect((await join(worlds[1], ana, roadmapId(GROUP))).status).toBe(404)
    const { documents } = (await chair.ask('POST', `${AT}/verification`, {})).body
    expect(documents.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})
