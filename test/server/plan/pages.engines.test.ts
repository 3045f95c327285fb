// Items of a plan by filter, order and pages over HTTP, on both engines: pages stay right while others write, and no cursor is read elsewhere.
import { afterEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import type { PlanAnswer } from '../../../shared/api/items.ts'
import { parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

const postgres = usePostgres()
const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}
const AT = `/api/groups/${GROUP}`
const OTHER = must(parseGroupId('otro'), 'a group')
const DAYS = ['2027-01-10', '2027-02-10', '2027-03-10', '2027-04-10', '2027-05-10', null, null]

let world: World
afterEach(() => world.close())

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  const open = async () => {
    world = await openWorld({ env: await env() })
    const account = await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    const { body } = await ana.ask('POST', `${AT}/tokens`, { name: 'Register', scopes: ['read', 'write'], days: 7 })
    const program = visit(world)
    const ask = (method: string, path: string, sent?: unknown) =>
      program.ask(method, `${AT}${path}`, sent, { Authorization: `Bearer ${body.token}` })
    const create = DAYS.map((due, place) => ({ title: { en: `Item ${place + 1}` }, due, lead: place % 2 === 0 ? 'co' : 'mx' }))
    const made = await ask('POST', '/item-batches', { create })
    expect(made.status).toBe(201)
    return { account, ana, ask, ids: made.body.items.map(({ id }: { id: string }) => id) as string[] }
  }
  const titles = ({ items }: PlanAnswer) => items.map(({ title }) => title.en.slice('Item '.length)).join('')
  const refusedField = (answer: { status: number; body: { problems: { field: string; expected: string }[] } }) => [
    answer.status,
    answer.body.problems.map(({ field }) => field).join(),
  ]

  test('[AP19] items are read by the filter and order of a view, and pages hold the plan of the first one while others write', async () => {
    const { ana, ask, ids } = await open()
    const read = async (query: string): Promise<PlanAnswer> => (await ask('GET', `/items${query}`)).body
    expect(titles(await read('?sort=-due'))).toBe('5432167')
    expect(titles(await read('?delegation=co&sort=due'))).toBe('1357')
    expect(titles(await read('?any=due.before.2027-02-01*due.empty'))).toBe('167')
    expect(titles(await read('?q=item+3'))).toBe('3')
    const first = await read('?sort=-due&limit=3')
    expect([titles(first), first.next]).toEqual(['543', expect.any(String)])
    // Each of these would move an item across the end of the page.
    await ask('PATCH', `/items/${ids[0]}`, { due: '2027-12-31' })
    await ask('PATCH', `/items/${ids[2]}`, { due: '2026-01-01' })
    await ask('PATCH', `/items/${ids[1]}`, { archived: true })
    await ask('POST', '/items', { title: { en: 'Item 8' }, due: '2027-11-30' })
    const second = await read(`?sort=-due&limit=3&cursor=${first.next}`)
    const third = await read(`?cursor=${second.next}&limit=50&sort=-due`)
    expect([titles(second), titles(third), third.next]).toEqual(['216', '7', null])
    expect([second.seq, third.seq]).toEqual([first.seq, first.seq])
    expect(second.items.map(({ due, archived }) => [due, archived])).toEqual([
      ['2027-02-10', false],
      ['2027-01-10', false],
      [null, false],
    ])
    const now = await read('?sort=-due')
    expect([titles(now), now.seq > first.seq]).toEqual(['1854367', true])
    expect(titles(await read('?archived=yes'))).toBe('2')
    expect(titles(await read('?archived=all&sort=-due&limit=4'))).toBe('1854')
    // The same pages in a browser’s session of the same person.
    const inSession = await ana.ask('GET', `${AT}/items?sort=-due&limit=3&cursor=${first.next}`)
    expect(titles(inSession.body)).toBe('216')
  })

  test('[AP19] a cursor of another query, person or group, or from before a name changed, is refused, and so is what the group does not have', async () => {
    const { account, ana, ask } = await open()
    await world.addPerson('bea@example.org', 'delegate')
    const bea = await signedIn(world, 'bea@example.org')
    const { next } = (await ask('GET', '/items?sort=due&limit=2')).body
    expect((await ask('GET', `/items?sort=due&limit=2&cursor=${next}`)).status).toBe(200)
    for (const query of [`?limit=2&cursor=${next}`, `?sort=-due&cursor=${next}`, `?sort=due&q=Item&cursor=${next}`, '?sort=due&cursor=abc'])
      expect(refusedField(await ask('GET', `/items${query}`)), query).toEqual([400, 'cursor'])
    const path = (group: string) => `/api/groups/${group}/items?sort=due&limit=2&cursor=${next}`
    expect(refusedField(await bea.ask('GET', path(GROUP)))).toEqual([400, 'cursor'])
    await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    const { db, clock } = world.server.deps
    await db
      .insertInto('membership')
      .values({ group_id: OTHER, account, role: 'chair', delegation: null, agency: null, created_at: clock.now() })
      .execute()
    expect(refusedField(await ana.ask('GET', path(OTHER)))).toEqual([400, 'cursor'])
    expect((await bea.ask('PATCH', '/api/me', { name: 'Secretaría técnica' })).status).toBe(200)
    const renamed = await ask('GET', `/items?sort=due&limit=2&cursor=${next}`)
    expect(refusedField(renamed)).toEqual([400, 'cursor'])
    expect(renamed.body.problems[0].expected).toContain('begin again without `cursor`')
    const own = 'own-number-0h3c8f1n6pq2r4s7t9vb'
    for (const [query, field] of [
      ['delegation=zz', 'delegation'],
      ['stream=nowhere', 'stream'],
      ['all=agencies.any.nobody', 'all.agencies'],
      [`all=${own}.least.3`, `all.${own}`],
      [`sort=${own}`, `sort.${own}`],
      ['limit=0', 'limit'],
      ['limit=1001', 'limit'],
      ['sort=size', 'sort'],
    ])
      expect(refusedField(await ask('GET', `/items?${query}`)), query).toEqual([400, field])
  })
})
