// Rounds on PostgreSQL: two servers that look at once tell each fact once, with the same statements as on SQLite.
import { expect, test } from 'vitest'
import { lookAt } from '../../../server/notices/rounds.ts'
import { roadmapId, seq } from '../../../shared/ids.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { createFakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn } from '../testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()

test('[P4] [N2] a session, a due date and a report are told once each by two servers that look at once', async () => {
  const clock = createFakeClock()
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const world = await openWorld({ env, ports: { clock } })
  try {
    const { deps } = world.server
    const ana = await world.addPerson('ana@example.org', 'head')
    await world.addPerson('chair@example.org', 'chair')
    const one = {
      ...deps,
      isFirst: async () => true,
      readNow: async () => undefined,
      projectedTo: async () => seq(1),
      reportsOf: async () => [],
      mail: { isOn: true, add: async () => null, wake: () => undefined },
      url: '',
      told: () => undefined,
      report: (what: string, error: unknown) => {
        throw new Error(what, { cause: error })
      },
    }
    await lookAt(one, GROUP)
    await deps.db
      .insertInto('plan_item')
      .values({
        document: roadmapId(GROUP),
        id: 'k3',
        number: 3,
        kind: 'action',
        title_es: 'Guía',
        title_en: 'Guide',
        status: 'inProgress',
        due: '2026-11-06',
        lead: 'co',
        agencies: '[]',
        people: JSON.stringify([ana]),
        archived: 0,
      })
      .execute()
    const chair = await signedIn(world, 'chair@example.org')
    const meeting = String((await chair.ask('POST', `/api/groups/${GROUP}/meetings`, {})).body.id)
    await chair.ask('PUT', `/api/groups/${GROUP}/meetings/${meeting}/state`, { state: 'open' })
    await deps.db
      .insertInto('meeting_face')
      .values({
        document: `meeting:${meeting}`,
        place_es: 'Cartagena',
        place_en: 'Cartagena',
        start_day: '2026-11-10',
        end_day: null,
        zone: 'America/Bogota',
        points: 0,
        points_done: 0,
        points_deferred: 0,
      })
      .onConflict((conflict) => conflict.column('document').doUpdateSet({ start_day: '2026-11-10' }))
      .execute()
    await Promise.all(Array.from({ length: 4 }, () => lookAt(one, GROUP)))
    const told = await deps.db.selectFrom('notice').select('key').where('account', '=', ana).orderBy('key').execute()
    expect(told.map(({ key }) => key)).toEqual(['dueSoon:k3:2026-11-06', `reportDue:${meeting}`, `sessionOpened:${meeting}`])
    const inbox = (await (await signedIn(world, 'ana@example.org')).ask('GET', `/api/groups/${GROUP}/inbox`)).body
    expect(inbox.unseen).toBe(3)
    expect(inbox.notices.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['dueSoon', 'reportDue', 'sessionOpened'])
  } finally {
    await world.close()
  }
})
