// Many leases at once, as after an upgrade, when the worker reads all documents again.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createPostgresLeases } from '../../../server/storage/postgresLeases.ts'
import { parseDocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type Postgres, startPostgres } from '../../harness/postgres.ts'
import { createFakeClock } from '../fakeClock.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** How many questions of one client were under way at once: of three it warns, and its next version refuses them. */
const watchQuestions = () => {
  const underWay = new Map<unknown, number>()
  let most = 0
  const query = Client.prototype.query
  const watched = vi.spyOn(Client.prototype, 'query').mockImplementation(async function (this: Client, ...args: readonly unknown[]) {
    underWay.set(this, (underWay.get(this) ?? 0) + 1)
    most = Math.max(most, underWay.get(this) ?? 0)
    try {
      return await Reflect.apply(query, this, args)
    } finally {
      underWay.set(this, (underWay.get(this) ?? 0) - 1)
    }
  })
  onTestFinished(() => watched.mockRestore())
  return { mostAtOnce: () => most }
}

test('many leases are held and let go of one after the other by one connection, and others can have them then', async () => {
  const url = await postgres.database()
  const documents = Array.from({ length: 8 }, (_, n) => must(parseDocumentId(`page:text-${n}`), 'a document'))
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const document of documents) await client.query('INSERT INTO log_document (id) VALUES ($1)', [document])
  await client.end()
  const fake = createFakeClock()
  const clock = { ...fake, elapsed: () => fake.now() }
  const lost = (error: unknown) => {
    throw error
  }
  const { mostAtOnce } = watchQuestions()
  const [one, other] = [createPostgresLeases({ url, clock, lost }), createPostgresLeases({ url, clock, lost })]
  const holdAll = (leases: typeof one) => Promise.all(documents.map((document) => leases.hold(document)))
  expect(await holdAll(one)).toEqual(documents.map(() => true))
  expect(await holdAll(other)).toEqual(documents.map(() => false))
  clock.advance(5_000)
  await expect.poll(async () => (await holdAll(other)).every(Boolean)).toBe(true)
  await one.close()
  await other.close()
  expect(mostAtOnce()).toBe(1)
})
