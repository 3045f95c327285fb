// Two whole servers on one PostgreSQL and one Redis: people on either of them work as if there were one.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { createProjectionStore } from '../../../../server/background/projectionStore.ts'
import { createProjector } from '../../../../server/background/projector.ts'
import { systemClock } from '../../../../server/clock.ts'
import { openDatabase } from '../../../../server/db/open.ts'
import { openPostgres } from '../../../../server/db/openPostgres.ts'
import { digestHistory } from '../../../../server/history/digestHistory.ts'
import { postgresQueries } from '../../../../server/log/postgresQueries.ts'
import { sqliteQueries } from '../../../../server/log/sqliteQueries.ts'
import { type AccountId, roadmapId } from '../../../../shared/ids.ts'
import { usePostgres } from '../../../harness/onPostgres.ts'
import { useRedis } from '../../../harness/redis.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../../testWorld.ts'
import { join, stockClient } from '../sockets.ts'

const postgres = usePostgres()
const redis = useRedis()
const SOON = { timeout: 60_000 }
/** Without the bus a server catches up within two seconds; more than that is the load of the machine. */
const MOST_BEHIND_MS = 10_000

let here: World
let there: World
let url: string
let account: AccountId
beforeAll(async () => {
  url = await postgres().database()
  const env = { DATABASE_URL: url, REDIS_URL: redis().url }
  here = await openWorld({ env })
  there = await openWorld({ env, bare: true })
  account = await here.addPerson('ana@example.org', 'delegate')
  await here.addPerson('luis@example.org', 'delegate')
  await here.addPerson('chair@example.org', 'chair')
})
afterAll(async () => {
  await there.close()
  await here.close()
})

/** Somebody signed in at one server, as the other one meets them. */
const at = (world: World, { cookies }: Visitor): Visitor => {
  const visitor = visit(world)
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  return visitor
}
const connect = async (world: World, visitor: Visitor, document: string) => {
  const client = stockClient(world, visitor, document)
  onTestFinished(() => client.destroy())
  await client.synced
  return client
}
const aPage = async (visitor: Visitor): Promise<string> => (await visitor.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id
const titleOf = (doc: Y.Doc) => doc.getText('title.es').toString()
const sees = ({ awareness }: WebsocketProvider) => [...awareness.getStates().values()].flatMap((state) => state.user?.name ?? []).sort()

describe('[N5] [N7] two servers', () => {
  test('hear of each other', async () => {
    await expect.poll(async () => (await visit(here).ask('GET', '/readyz')).body, SOON).toMatchObject({ bus: 'joined', servers: 2 })
  })

  test('show each other every edit and who is there, and know one session', async () => {
    const ana = await signedIn(here, 'ana@example.org')
    const luis = await signedIn(there, 'luis@example.org')
    const page = await aPage(ana)
    const [one, other] = [await connect(here, ana, page), await connect(there, luis, page)]
    for (const { provider } of [one, other]) provider.awareness.setLocalStateField('cursor', 1)
    for (const letter of 'hoja') {
      one.doc.getText('title.es').insert(0, letter)
      other.doc.getText('title.es').insert(0, letter.toUpperCase())
    }
    await expect.poll(() => [titleOf(one.doc).length, titleOf(one.doc) === titleOf(other.doc)], SOON).toEqual([8, true])
    // Nobody is told their own name.
    await expect.poll(() => [sees(one.provider), sees(other.provider)], SOON).toEqual([['luis'], ['ana']])
    // Somebody who comes later sees who was there before.
    const late = await connect(there, at(there, ana), page)
    await expect.poll(() => sees(late.provider).includes('luis') && sees(late.provider).includes('ana'), SOON).toBe(true)
    other.destroy()
    await expect.poll(() => sees(one.provider).includes('luis'), SOON).toBe(false)
    expect((await at(there, ana).ask('GET', '/api/me')).status).toBe(200)
  })

  test('[H8] tell one history, each event once, whichever is asked', async () => {
    const [ana, luis] = [await signedIn(here, 'ana@example.org'), await signedIn(there, 'luis@example.org')]
    const page = await aPage(luis)
    const [one, other] = [await connect(here, ana, page), await connect(there, luis, page)]
    for (let n = 0; n < 20; n++) {
      one.doc.getText('title.es').insert(0, 'a')
      other.doc.getText('title.en').insert(0, 'b')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await expect.poll(() => [titleOf(other.doc).length, one.doc.getText('title.en').length], SOON).toEqual([20, 20])
    const ask = async (visitor: Visitor) => (await visitor.ask('GET', `/api/groups/${GROUP}/history?document=${page}&limit=50`)).body
    // The answers follow the last edits within a moment, each server's when it is asked.
    await expect.poll(async () => (await ask(ana)).events.length, SOON).toBeGreaterThan(1)
    await expect.poll(async () => JSON.stringify(await ask(luis)) === JSON.stringify(await ask(ana)), SOON).toBe(true)
    // What both have made together is what one alone makes of the logs.
    const database = await openPostgres({ url, connections: 2, lost: () => undefined })
    const alone = await openDatabase({ file: ':memory:' })
    onTestFinished(async () => {
      alone.close()
      await database.close()
    })
    const queries = sqliteQueries(alone.sqlite, systemClock)
    const report = (what: string, error: unknown) => {
      throw new Error(what, { cause: error })
    }
    const projector = createProjector({ log: here.server.log, store: createProjectionStore(queries), clock: systemClock, report })
    await projector.catchUp()
    await projector.settled()
    await projector.close()
    expect(await digestHistory(postgresQueries(database.pool))).toEqual(await digestHistory(queries))
  })

  test('[I7] [A9] close at once what was revoked through the other one, and spend an invitation once', async () => {
    const [chair, ana] = [await signedIn(here, 'chair@example.org'), await signedIn(there, 'ana@example.org')]
    const line = await join(there, ana, roadmapId(GROUP))
    const changed = await chair.ask('PUT', `/api/groups/${GROUP}/members/${account}`, { role: 'observer', delegation: null, agency: null })
    expect(changed.status).toBe(200)
    expect(await line.closed).toBe(4205)
    const again = await join(there, ana, roadmapId(GROUP))
    await at(here, ana).ask('DELETE', '/api/session')
    expect(await again.closed).toBe(4401)
    await chair.ask('PUT', `/api/groups/${GROUP}/members/${account}`, { role: 'delegate', delegation: 'co', agency: null })

    const seat = { name: 'Eva', email: null, role: 'observer', delegation: null, agency: null }
    const invited = await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat)
    const token = String(invited.body.link).split('#')[1]
    const accept = (world: World, email: string) =>
      visit(world).ask('POST', '/api/invitations/acceptance', { token, email, password: 'piedra clara junto al rio' })
    const [first, second] = await Promise.all([accept(here, 'eva@example.org'), accept(there, 'otra@example.org')])
    expect([first.status, second.status].sort()).toEqual([201, 410])
  })

  test('[N6] without Redis go on, catch up from the database, end what was revoked within seconds, and say so', async () => {
    const [ana, luis] = [await signedIn(here, 'ana@example.org'), await signedIn(there, 'luis@example.org')]
    const page = await aPage(ana)
    const [one, other] = [await connect(here, ana, page), await connect(there, luis, page)]
    await redis().kill()
    const ready = async (world: World) => (await visit(world).ask('GET', '/readyz')).body
    await expect.poll(async () => [(await ready(here)).bus, (await ready(there)).bus], SOON).toEqual(['lost', 'lost'])
    expect((await visit(here).ask('GET', '/metrics')).text).toContain('ruta_bus_up 0')
    for (const [from, to, words, title] of [
      [one, other, 'sin', 'sin'],
      [other, one, ' bus', 'sin bus'],
    ] as const) {
      const written = performance.now()
      const text = from.doc.getText('title.es')
      text.insert(text.length, words)
      await expect.poll(() => titleOf(to.doc), SOON).toBe(title)
      expect(performance.now() - written).toBeLessThan(MOST_BEHIND_MS)
    }
    const line = await join(there, luis, roadmapId(GROUP))
    const asked = performance.now()
    await at(here, luis).ask('DELETE', '/api/session')
    expect(await line.closed).toBe(4401)
    expect(performance.now() - asked).toBeLessThan(11_000)
    await redis().start()
    await expect.poll(async () => [(await ready(here)).bus, (await ready(there)).bus], SOON).toEqual(['joined', 'joined'])
  })
})
