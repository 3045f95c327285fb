// The table of when pages were last heard, on both engines.
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createHeardLives, type Life, parseLife } from '../../../server/relay/heardLives.ts'
import { instant, parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { PLAN } from '../../harness/relay.ts'
import { aFolder } from '../log/openLog.ts'

const postgres = usePostgres()
const DAY = 86_400_000
const ENGINES = [
  {
    engine: 'SQLite',
    open: async (): Promise<Queries> => {
      const database = await openDatabase({ file: `${aFolder()}/ruta.db` })
      onTestFinished(() => database.close())
      return sqliteQueries(database.sqlite, systemClock)
    },
  },
  { engine: 'PostgreSQL', open: async (): Promise<Queries> => postgresQueries((await openOnPostgres(await postgres().database())).pool) },
]

const aLife = (n: number, account = 'ana'): Life => ({
  document: PLAN,
  account: must(parseAccountId(account), account),
  life: `7b1f0c52-90ad-4d3e-8f6a-${String(n).padStart(12, '0')}`,
})

describe.each(ENGINES)('[H6] on $engine', ({ open }) => {
  const world = async () => {
    const queries = await open()
    const time = { now: instant(100 * DAY) }
    const failures: string[] = []
    const start = (over: Partial<Queries> = {}) =>
      createHeardLives({
        queries: { ...queries, ...over },
        clock: { now: () => time.now },
        report: (what, error) => failures.push(`${what}: ${String(error)}`),
      })
    const count = async () => Number((await queries.all('SELECT count(*) AS count FROM heard_life'))[0]?.count)
    return { start, time, count, failures, write: queries.write }
  }

  test('one server knows what another one has noted and written down; before that, only the other one does', async () => {
    const { start, time } = await world()
    const [one, other] = [start(), start()]
    one.note(aLife(1), time.now)
    expect([await one.of(aLife(1)), await other.of(aLife(1))]).toEqual([time.now, null])
    await one.save()
    expect([await one.of(aLife(1)), await other.of(aLife(1)), await start().of(aLife(1))]).toEqual([time.now, time.now, time.now])
    expect([await other.of(aLife(2)), await other.of(aLife(1, 'bob'))]).toEqual([null, null])
  })

  test('the latest time stands, whoever writes it last', async () => {
    const { start, time } = await world()
    const [one, other] = [start(), start()]
    one.note(aLife(1), time.now)
    one.note(aLife(1), instant(time.now - 5))
    other.note(aLife(1), instant(time.now - 10))
    await one.save()
    await other.save()
    expect(await start().of(aLife(1))).toBe(time.now)
    other.note(aLife(1), instant(time.now + 10))
    await other.save()
    expect(await one.of(aLife(1))).toBe(time.now + 10)
  })

  test('many are written down, and what was not heard for thirty days is forgotten within the hour', async () => {
    const { start, time, count, failures } = await world()
    const heard = start()
    for (let n = 0; n < 250; n++) heard.note(aLife(n), time.now)
    await heard.save()
    expect(await count()).toBe(250)
    time.now = instant(time.now + 29 * DAY)
    heard.note(aLife(1), time.now)
    await heard.save()
    expect(await count()).toBe(250)
    time.now = instant(time.now + DAY + 1)
    await heard.save()
    expect([await count(), failures]).toEqual([1, []])
  })

  test('reports what could not be written down, and writes it the next time', async () => {
    const { start, time, count, failures, write } = await world()
    let works = false
    const heard = start({ write: (statements) => (works ? write(statements) : Promise.reject(new Error('full'))) })
    heard.note(aLife(1), time.now)
    await heard.save()
    expect([failures, await count()]).toEqual([['when pages were last heard could not be saved: Error: full'], 0])
    expect(await heard.of(aLife(1))).toBe(time.now)
    works = true
    await heard.save()
    expect([failures.length, await count()]).toEqual([1, 1])
  })
})

test('[H6] an id that is no UUID names no page', () => {
  const good = aLife(1).life
  expect(parseLife(good)).toBe(good)
  for (const bad of [null, '', 'x', `${good} `, good.toUpperCase(), good.slice(1), `${good}0`, good.replace('-', '_'), 'ñ'.repeat(36)])
    expect(parseLife(bad)).toBe(null)
})
