// One report, sent ten times to two servers on PostgreSQL: one act, and the same answer everywhere.
import { expect, test } from 'vitest'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { whatsOf } from '../acts/reading.ts'
import { openWorld, signedIn } from '../testWorld.ts'
import { aReport, newItem, REPORTS } from './reporting.ts'

const postgres = usePostgres()
const redis = useRedis()

test('[P31] [N1] the same report ten times through two servers is one, on PostgreSQL', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds = [await openWorld({ env }), await openWorld({ env, bare: true })] as const
  try {
    await worlds[0].addPerson('ana@example.org', 'delegate')
    const [here, there] = [await signedIn(worlds[0], 'ana@example.org'), await signedIn(worlds[1], 'ana@example.org')]
    const report = aReport(await newItem(worlds[0], here, 'Nota'))
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? here : there).ask('POST', REPORTS, report)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    expect(await whatsOf(worlds[1].server, 'reported')).toHaveLength(1)
    expect((await there.ask('GET', REPORTS)).body).toEqual((await here.ask('GET', REPORTS)).body)
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})
