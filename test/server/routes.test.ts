// What every route has to stand, whichever it is: made from the table of routes, so that a new one cannot be forgotten.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGroup } from '../../server/groups/groups.ts'
import { SAMPLE_GROUP } from '../../server/sample/people.ts'
import type { SamplePlace } from '../../server/sample/samplePlace.ts'
import { parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { MATRIX, requestOf } from './matrix.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from './testWorld.ts'

const OTHER = must(parseGroupId('otro'), 'a group')
const ROUTES = Object.entries(MATRIX).map(([route, row]) => ({ route, ...requestOf(route, row), body: row.body }))
const CHANGING = ROUTES.filter(({ method }) => method !== 'GET')
const WITH_BODY = CHANGING.filter(({ body }) => typeof body === 'object')
const JSON_TYPE = { 'Content-Type': 'application/json' }

let world: World
let chair: Visitor
let elsewhere: Visitor
beforeAll(async () => {
  // Only people who may request a sample are tried here.
  const writeSample = (place: SamplePlace) => createGroup(world.server.deps, { ...SAMPLE_GROUP, id: place.group })
  world = await openWorld({ ports: { pagesFolder: '/nonexistent', writeSample } })
  await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  await world.addPerson('chair@example.org', 'chair')
  await world.addPerson('elsewhere@example.org', 'chair', OTHER)
  chair = await signedIn(world, 'chair@example.org')
  elsewhere = await signedIn(world, 'elsewhere@example.org')
})
afterAll(() => world.close())

test.each(CHANGING)('[CS-01] [A10] $route is refused to every page but ours', async ({ method, path, body }) => {
  const foreign: readonly Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://evil.example', 'Content-Type': 'text/plain' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'null', 'Content-Type': 'application/x-www-form-urlencoded' },
  ]
  for (const marks of foreign) {
    const answer = await chair.ask(method, path, body ?? {}, marks)
    expect([marks, answer.status, answer.body?.refusal]).toEqual([marks, 403, 'foreign-origin'])
  }
})

test.each(ROUTES)('[CS-02] [A10] $route answers a stranger with all security headers, a number, and no version', async (row) => {
  const { headers, body, status } = await visit(world).ask(row.method, row.path, row.body)
  const policy = headers.get('Content-Security-Policy') ?? ''
  for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(part)
  expect(policy).not.toContain('unsafe')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-v]{20}$/)
  expect([headers.get('Server'), headers.get('X-Powered-By'), headers.get('Access-Control-Allow-Origin')]).toEqual([null, null, null])
  if (status >= 400) expect(Object.keys(body).filter((key) => key !== 'retryAfter')).toEqual(['refusal', 'message', 'requestId'])
})

test.each(WITH_BODY)('[AZ-06] $route takes nothing by the mass', async ({ route, method, path, body }) => {
  // Of their own: wrong passwords are counted by account, and several routes ask for one.
  const email = `${route.replace(/\W+/g, '.').toLowerCase()}@example.org`
  await world.addPerson(email, 'observer')
  const observer = await signedIn(world, email)
  const own = JSON.stringify(body).slice(1, -1)
  const poison = `{${own === '' ? '' : `${own},`}"isAdmin":true,"createdAt":0,"authorId":"x","account":"x","__proto__":{"role":"chair"},"constructor":{"role":"chair"}}`
  const plain = await observer.ask(method, path, body)
  const poisoned = await observer.ask(method, path, poison, JSON_TYPE)
  expect(poisoned.status).toBe(plain.status)
  expect(poisoned.text).not.toMatch(/isAdmin|authorId/)
  const { body: me } = await observer.ask('GET', '/api/me')
  expect(me.memberships.map(({ role }: { role: string }) => role)).toEqual(['observer'])
})

test.each(WITH_BODY)('[HI-06] $route is refused what is no sense, as the asker’s fault and without a word about us', async (row) => {
  for (const nonsense of [
    '{',
    '[]',
    '1',
    '"x"',
    'null',
    '{"a":',
    '{"token":{"$gt":""},"name":[],"role":1,"state":{},"email":[1]}',
    '\u0000',
  ]) {
    const { status, body, text } = await chair.ask(row.method, row.path, nonsense, JSON_TYPE)
    expect([nonsense, status < 500, typeof body?.requestId === 'string' || status < 300]).toEqual([nonsense, true, true])
    expect(text).not.toMatch(/\bat .+:\d+:\d+|zod|SyntaxError|sqlite|\/work|node_modules/i)
  }
})

describe('[AZ-03] [AZ-09] [A6] a person who belongs to another group', () => {
  const ours = ROUTES.filter(({ path }) => path.includes(GROUP))

  test.each(ours)('learns by $route neither whether our group exists nor anything of it', async ({ method, path, body }) => {
    const plain = ({ status, text }: { status: number; text: string }) => [status, text.replace(/"requestId":"[^"]+"/, '')]
    const [real, invented] = [await elsewhere.ask(method, path, body), await elsewhere.ask(method, path.replaceAll(GROUP, 'nope'), body)]
    expect(plain(real)).toEqual(plain(invented))
    expect(real.status).toBe(404)
  })

  test('finds nothing of ours by what is their own', async () => {
    const name = 'canary-4711'
    await chair.ask('POST', `/api/groups/${GROUP}/moments`, { name })
    const { body: view } = await chair.ask('POST', `/api/groups/${GROUP}/views`, { name: { es: '', en: name }, query: '', shared: true })
    const { body: moments } = await chair.ask('GET', `/api/groups/${GROUP}/moments`)
    expect(JSON.stringify(moments)).toContain(name)
    const own = `/api/groups/${OTHER}`
    for (const path of [
      '/api/session',
      '/api/me',
      '/api/sessions',
      own,
      ...[
        'members',
        'meetings',
        'moments',
        'decisions',
        'views',
        'invitations',
        'history',
        'since',
        'burn-up',
        'heads',
        'verification',
      ].map((what) => `${own}/${what}`),
      `${own}/history?document=roadmap:${GROUP}`,
      `${own}/search?q=${name}`,
      `${own}/comparison?from=start`,
      `${own}/work?from=start`,
    ]) {
      const { text, status } = await elsewhere.ask('GET', path)
      const told = [name, 'chair@example.org', `:${GROUP}`].filter((secret) => text.includes(secret))
      expect([path, [200, 404].includes(status), told]).toEqual([path, true, []])
    }
    // What is ours cannot be reached through their own group either.
    for (const path of [
      `views/${view.id}`,
      `moments/${moments[0]?.id ?? 'none'}`,
      `members/${(await chair.ask('GET', '/api/me')).body.account.id}`,
    ])
      expect([path, (await elsewhere.ask('DELETE', `${own}/${path}`)).status]).toEqual([path, 404])
  })
})
