// The group changed through two servers on PostgreSQL: the same answers, one chain, and rows that say what the acts say.
import { expect, test } from 'vitest'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { arrive } from '../meetings/holding.ts'
import { openWorld, PASSWORD, signedIn, visit } from '../testWorld.ts'
import { AT, change, readBy, toldByActs } from './changes.ts'

const postgres = usePostgres()
const redis = useRedis()

test('[U1] [N1] [N2] through two servers at once, on PostgreSQL', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    const chair = await arrive(worlds[0], 'chair@example.org', 'chair')
    await worlds[0].addPerson('secretariat@example.org', 'secretariat')
    const secretariat = await signedIn(worlds[1], 'secretariat@example.org')
    const done = await Promise.all([
      change(chair, '', { quorum: 2 }),
      change(secretariat, '', { zone: 'America/Bogota' }),
      change(chair, '', { firstLanguage: 'en' }),
      change(secretariat, '/delegations/co', { capital: 'Bogotá' }),
      change(chair, '/delegations/co', { zone: 'America/Bogota' }),
      ...[chair, secretariat].map((visitor) =>
        change(visitor, '/delegations', { code: 'PE', name: { es: 'Perú', en: 'Peru' }, identity: 4 }, 'POST'),
      ),
      ...[chair, secretariat].map((visitor) => change(visitor, '/delegation-order', { order: ['us', 'co', 'mx'] }, 'PUT')),
    ])
    // Of two who add the same one, one is refused; so may be an order that the added one is not in.
    expect(done.slice(0, 5).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(
      done
        .slice(5, 7)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([201, 409])
    const read = await readBy(secretariat)
    // Nobody wrote over what somebody else changed at the same time.
    expect(read).toMatchObject({ quorum: 2, zone: 'America/Bogota', firstLanguage: 'en' })
    expect(read.delegations.find(({ id }: { id: string }) => id === 'co')).toMatchObject({ capital: 'Bogotá', zone: 'America/Bogota' })
    expect(await readBy(chair)).toEqual(read)
    expect(await toldByActs(worlds[1])).toEqual(read)
    const { documents } = (await chair.ask('POST', `${AT}/verification`, {})).body
    expect(documents.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})

test('[U6] [U7] [U9] [N7] an address, a disabled and an erased account are the same on two servers, on PostgreSQL', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    const chair = await arrive(worlds[0], 'chair@example.org', 'chair')
    const ana = await worlds[0].addPerson('ana@example.org', 'delegate')
    const there = await signedIn(worlds[1], 'ana@example.org')
    expect((await there.ask('PUT', '/api/me/email', { email: 'new@example.org', password: PASSWORD })).status).toBe(200)
    const { body } = await chair.ask('POST', `${AT}/members/${ana}/email-links`, {})
    expect((await visit(worlds[1]).ask('POST', '/api/email-changes', { token: body.link.split('#')[1] })).status).toBe(204)
    await signedIn(worlds[0], 'new@example.org')
    expect((await there.ask('PUT', `${AT}/agency-request`, { agency: 'co-coa' })).status).toBe(204)
    expect((await chair.ask('PUT', `${AT}/agency-requests/${ana}/decision`, { approve: true })).status).toBe(204)
    expect((await chair.ask('PUT', `${AT}/members/${ana}/disabled`, { disabled: true })).status).toBe(204)
    expect((await there.ask('GET', '/api/me')).status).toBe(401)
    expect((await chair.ask('DELETE', `${AT}/accounts/${ana}`)).status).toBe(204)
    expect(await toldByActs(worlds[1])).toEqual(await readBy(chair))
    const { documents } = (await chair.ask('POST', `${AT}/verification`, {})).body
    expect(documents.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})
