// Versions of items over HTTP, on both engines: a change of what has changed meanwhile is refused, and what has not is not sent again.
import { afterEach, describe, expect, test } from 'vitest'
import { roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createDice } from '../../harness/random.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

const postgres = usePostgres()
const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}
const AT = `/api/groups/${GROUP}`
let world: World
afterEach(() => world.close())

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  const open = async () => {
    world = await openWorld({ env: await env() })
    await world.addPerson('ana@example.org', 'delegate')
    await world.addPerson('bea@example.org', 'secretariat')
    const [ana, bea] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'bea@example.org')]
    const program = async (who: typeof ana) => {
      const { body } = await who.ask('POST', `${AT}/tokens`, { name: 'Register', scopes: ['read', 'write'], days: 7 })
      return (method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) =>
        visit(world).ask(method, `${AT}${path}`, sent, { Authorization: `Bearer ${body.token}`, ...headers })
    }
    return { ask: await program(ana), other: await program(bea), bea }
  }

  test('[AP20] a change with the version that was read is made once; a version that is past is refused, alone and in a batch', async () => {
    const { ask, other, bea } = await open()
    const made = await ask('POST', '/items', { title: { en: 'Guide' }, lead: 'co' })
    const { id, etag } = made.body
    expect(made.headers.get('ETag')).toBe(`"${etag}"`)
    const change = (fields: object, tag: string, who = ask) => who('PATCH', `/items/${id}`, fields, { 'If-Match': tag })
    const first = await change({ due: '2027-03-31' }, `"${etag}"`)
    expect([first.status, first.body.etag !== etag, first.headers.get('ETag')]).toEqual([200, true, `"${first.body.etag}"`])
    const late = await change({ progress: 'limited' }, `"${etag}"`)
    expect([late.status, late.body.refusal, late.body.message]).toEqual([412, 'item-changed', expect.stringContaining('since you read it')])
    expect((await ask('GET', `/items/${id}`)).body).toMatchObject({ progress: 'notStarted', etag: first.body.etag })
    // One of several, made weak by a proxy that compresses; any that is there; and none.
    expect((await change({ progress: 'limited' }, `"other", W/"${first.body.etag}"`)).status).toBe(200)
    expect((await change({ progress: 'substantial' }, '*')).status).toBe(200)
    expect((await ask('PATCH', `/items/${id}`, { progress: 'limited' })).status).toBe(200)
    const wrong = await change({ progress: 'limited' }, etag)
    expect([wrong.status, wrong.body.problems[0]]).toEqual([400, expect.objectContaining({ in: 'header', field: 'If-Match' })])
    const [listed] = (await ask('GET', '/items')).body.items
    const batch = (tag: string) =>
      ask('POST', '/item-batches', { create: [{ title: { en: 'New' } }], change: [{ item: id, etag: tag, fields: { priority: 1 } }] })
    const refused = await batch(etag)
    expect([refused.status, refused.body.refusal, refused.body.problems[0].field]).toEqual([412, 'item-changed', 'change.0'])
    expect((await ask('GET', '/items')).body.items).toHaveLength(1)
    expect((await batch(listed.etag)).status).toBe(201)
    // Of two programs at once one is refused, whoever is first.
    const now = (await ask('GET', `/items/${id}`)).body.etag
    const both = await Promise.all([change({ start: '2027-01-01' }, `"${now}"`), change({ labels: ['a'] }, `"${now}"`, other)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    // An edit in a browser counts, and so does an own field, however the plan is read afterwards.
    const browser = stockClient(world, bea, roadmapId(GROUP))
    await browser.synced
    const added = addOwnField(browser.doc, { kind: 'text', name: { es: 'Fuente', en: 'Source' } }, createDice(3).bytes)
    const key = must(added.ok ? added.value : null, 'a field')
    const before = (await ask('GET', `/items/${id}`)).body.etag
    setField(browser.doc, id, 'status', 'agreed')
    await eventually(async () => (await ask('GET', `/items/${id}`)).body.status === 'agreed', 'the edit')
    expect((await change({ priority: 2 }, `"${before}"`)).body.refusal).toBe('item-changed')
    const own = await ask('PATCH', `/items/${id}`, { [key]: 'Register' })
    expect(own.body[key]).toBe('Register')
    expect((await change({ priority: 2 }, `"${own.body.etag}"`)).status).toBe(200)
    await world.server.background.projected()
    const read = (await ask('GET', `/items/${id}`)).body
    expect((await change({ priority: 3 }, `"${read.etag}"`)).status).toBe(200)
    browser.destroy()
  })

  test('[AP20] what a program has already is 304, whole plans, pages and single items, until something in it changes', async () => {
    const { ask } = await open()
    const { id } = (await ask('POST', '/items', { title: { en: 'Guide' } })).body
    const { id: beside } = (await ask('POST', '/items', { title: { en: 'Beside' } })).body
    const paths = ['/items?sort=due', '/items?limit=1', `/items/${id}`, '/members']
    const tags = new Map<string, string>()
    for (const path of paths) {
      const { headers } = await ask('GET', path)
      const tag = must(headers.get('ETag'), `an ETag of ${path}`)
      tags.set(path, tag)
      const again = await ask('GET', path, undefined, { 'If-None-Match': `"x", ${tag}` })
      expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', tag])
      const zipped = await ask('GET', path, undefined, { 'If-None-Match': `W/${tag.replace('W/', '')}`, 'Accept-Encoding': 'gzip' })
      expect(zipped.status).toBe(304)
    }
    const status = async (path: string) => (await ask('GET', path, undefined, { 'If-None-Match': tags.get(path) ?? '' })).status
    await ask('PATCH', `/items/${beside}`, { due: '2027-03-31' })
    expect(await Promise.all(paths.map(status))).toEqual([200, 200, 304, 304])
    await ask('PATCH', `/items/${id}`, { due: '2027-03-31' })
    expect(await status(`/items/${id}`)).toBe(200)
  })
})
