// What is kept of the past is what a server reads that has just started, through its routes: also after people have joined, and others have another
// name, another seat or a token.
import { expect, onTestFinished, test } from 'vitest'
import type { BackgroundParts } from '../../../server/background/background.ts'
import { createInThreadWork } from '../../../server/background/inThreadWork.ts'
import { type Queries, statement } from '../../../server/db/queries.ts'
import { keepSummaries } from '../../../server/timeTravel/keepSummaries.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { consentedLink, GROUP, openWorld, prove, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const postgres = usePostgres()
const AT = `/api/groups/${GROUP}`
const PLAN = roadmapId(GROUP)
const OWN = ['chair', 'head', 'ana', 'beto'] as const
type Person = (typeof OWN)[number]

const engines = {
  SQLite: async () => ({ DATA_DIR: aFolder() }),
  PostgreSQL: async () => ({ DATA_DIR: aFolder(), DATABASE_URL: await postgres().database() }),
}

interface Running {
  readonly world: World
  readonly queries: Queries
  readonly as: (person: Person) => Promise<Visitor>
}
/** The server of this installation, started again. */
const createServers = (env: Readonly<Record<string, string>>) => {
  let running: Running | null = null
  onTestFinished(() => running?.world.close())
  return async (): Promise<Running> => {
    await running?.world.server.close()
    const isFirst = running === null
    let parts: BackgroundParts | null = null
    const background = (given: BackgroundParts) => {
      parts = given
      return createInThreadWork(given)
    }
    const world = await openWorld({ env, bare: !isFirst, ports: { background } })
    running = {
      world,
      queries: must<BackgroundParts>(parts, 'a background').queries,
      as: (person) => signedIn(world, `${person}@example.org`),
    }
    return running
  }
}

/** Twelve items of Beto and of Ana, who change each other's after a moment with a name. */
const livedIn = async ({ world, queries, as }: Running) => {
  const accounts = new Map<Person, AccountId>()
  for (const person of OWN) {
    const role = person === 'chair' || person === 'head' ? person : 'delegate'
    accounts.set(person, await world.addPerson(`${person}@example.org`, role))
  }
  const [ana, beto, chair] = [await as('ana'), await as('beto'), await as('chair')]
  const items: string[] = []
  for (let n = 0; n < 12; n++)
    items.push((await (n % 2 ? ana : beto).ask('POST', `${AT}/items`, { title: { en: `Item ${n}` }, due: '2026-01-01' })).body.id)
  const moment = (await chair.ask('POST', `${AT}/moments`, { name: 'Before' })).body.id
  const at = world.server.deps.clock.now()
  await queries.write([statement('DELETE FROM visit')])
  for (const account of accounts.values())
    await queries.write([
      statement('INSERT INTO visit (account, group_id, last_seen, previous) VALUES (?, ?, ?, ?)', account, GROUP, at, at),
    ])
  await new Promise((resolve) => setTimeout(resolve, 5))
  for (const [n, item] of items.entries())
    if (n > 2) await (n % 3 ? ana : beto).ask('PATCH', `${AT}/items/${item}`, { due: `2026-02-${10 + n}`, status: 'agreed' })
  await world.server.background.projected()
  return { moment, account: (person: Person) => must(accounts.get(person), person) }
}

const keep = ({ world, queries }: Running) => keepSummaries({ log: world.server.log, queries }, PLAN, { fewestEntries: 1, mostBehind: 0 })

/** Without the time of the question. */
const answersOf = async ({ world, as }: Running, moment: string) => {
  await world.server.background.projected()
  const beto = await as('beto')
  const ask = async (path: string) => {
    const { status, body } = await beto.ask('GET', `${AT}/${path}`)
    expect([path, status]).toEqual([path, 200])
    return body
  }
  const { from: _, to: __, ...comparison }: Comparison = await ask(`comparison?from=moment:${moment}`)
  return { comparison, since: await ask('since'), work: await ask(`work?from=moment:${moment}`) }
}

for (const [engine, envOf] of Object.entries(engines)) {
  test(`[H88] after a restart, and after a member has joined and another has a token, the review, since and work read what was kept, on ${engine}`, async () => {
    const start = createServers(await envOf())
    const first = await start()
    const { moment, account } = await livedIn(first)
    const all = await answersOf(first, moment)
    expect(all.work.rows.length).toBeGreaterThan(10)
    expect(all.since.delegations.length).toBeGreaterThan(0)
    await keep(first)
    await first.world.addPerson('new@example.org', 'delegate')
    const token = await (await first.as('ana')).ask('POST', `${AT}/tokens`, { name: 'Budget', scopes: ['read'], days: 30 })
    expect(token.status).toBe(201)
    const link = await consentedLink(await first.as('chair'), await prove(await first.as('head')), account('ana'))
    expect((await visit(first.world).ask('POST', '/api/session', { link, password: 'tres gatos cruzan el puente' })).status).toBe(200)
    // What is not read from the rows is now missing.
    await first.queries.write([statement('DELETE FROM history_event WHERE document = ?', PLAN)])
    expect(await answersOf(await start(), moment)).toEqual(all)
  })

  test(`[H88] another name and another seat are shown at once, and what was kept of others stays in use, on ${engine}`, async () => {
    const start = createServers(await envOf())
    const first = await start()
    const { moment, account } = await livedIn(first)
    await keep(first)
    const ana = await first.as('ana')
    expect((await ana.ask('PATCH', '/api/me', { name: 'Prosecution office' })).status).toBe(200)
    const chair = await prove(await first.as('chair'))
    const seat = { role: 'delegate', delegation: 'co', agency: 'co-coa' }
    expect((await chair.ask('PUT', `${AT}/members/${account('ana')}`, seat)).status).toBe(200)
    const second = await start()
    const shown = await answersOf(second, moment)
    expect(JSON.stringify(shown.comparison)).toContain('"formerly":{"name":"ana"')
    await second.queries.write([statement('DELETE FROM past_summary')])
    expect(shown, 'as all events give').toEqual(await answersOf(await start(), moment))
    const third = await start()
    await keep(third)
    await third.queries.write([statement('DELETE FROM history_event WHERE author = ?', account('beto'))])
    const left = await answersOf(await start(), moment)
    expect(left.work, 'agencies are in the rows').toEqual(shown.work)
  })
}
