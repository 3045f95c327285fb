// Refused requests name what is not accepted and what it may be.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProblemAnswer, RefusalAnswer } from '../../shared/api/refusal.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from './testWorld.ts'

const ITEMS = `/api/groups/${GROUP}/items`
const PROBLEM = { Accept: 'application/problem+json, application/json' }

let world: World
let ana: Visitor
beforeAll(async () => {
  world = await openWorld()
  await world.addPerson('ana@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
  await ana.ask('PATCH', '/api/me', { language: 'en' })
})
afterAll(() => world.close())

test('[AP16] a refused body names each field that is not accepted, and what it may be', async () => {
  const { status, body } = await ana.ask('POST', ITEMS, {
    status: 'nearly',
    due: 'soon',
    labels: 'one',
    checklist: [{ text: { es: 'a', en: 'a' }, done: 'no', delegation: null }],
    title: { en: 'two\nlines', fr: 'deux' },
    lead: 7,
  })
  expect([status, body.refusal]).toEqual([400, 'bad-request'])
  const said = Object.fromEntries(
    body.problems.map(({ in: part, field, expected }: { in: string; field: string; expected: string }) => [`${part} ${field}`, expected]),
  )
  expect(said).toEqual({
    'body status': expect.stringMatching(/^one of .*agreed/),
    'body due': 'a day such as 2027-03-31, or null',
    'body labels': 'a list',
    'body checklist.0.done': 'true or false',
    'body title.en': 'a line of text',
    'body title.fr': 'no field has this name',
    'body lead': 'a text',
  })
  expect(body.problems.find(({ field }: { field: string }) => field === 'status').values).toContain('agreed')
})

test('[AP16] what it may be is said in the language of the caller, and no value is repeated', async () => {
  const inSpanish = await ana.ask('PATCH', '/api/me', { language: 'fr-secret' })
  expect(inSpanish.body.problems).toEqual([{ in: 'body', field: 'language', expected: 'one of es, en', values: ['es', 'en'] }])
  await ana.ask('PATCH', '/api/me', { language: 'es' })
  const { text } = await ana.ask('PATCH', '/api/me', { language: 'fr-secret' })
  await ana.ask('PATCH', '/api/me', { language: 'en' })
  expect(text).toContain('uno de es, en')
  expect(text).not.toContain('fr-secret')
})

test('[AP16] a parameter that a route does not know is refused by its name, with those that it knows', async () => {
  const { status, body } = await ana.ask('GET', `${ITEMS}?archived=yes&achived=no`)
  expect([status, body.refusal, body.field]).toEqual([400, 'bad-request', 'achived'])
  expect(body.problems[0]).toMatchObject({ in: 'query', field: 'achived', expected: expect.stringContaining('archived') })
  expect((await ana.ask('GET', `${ITEMS}?archived=perhaps`)).body.problems).toEqual([
    { in: 'query', field: 'archived', expected: 'one of no, yes, all', values: ['no', 'yes', 'all'] },
  ])
  expect((await ana.ask('GET', '/api/me?x=1')).body.problems[0].expected).toBe('this route has no parameters')
  expect((await ana.ask('GET', '/healthz?probe=1')).status).toBe(200)
})

test('[AP16] a refusal is application/problem+json (RFC 9457) for clients that accept it, and what it was for all others', async () => {
  const plain = await ana.ask('PATCH', '/api/me', { language: 'fr' })
  expect(plain.headers.get('Content-Type')).toContain('application/json')
  expect(RefusalAnswer.strict().safeParse(plain.body).success).toBe(true)
  const problem = await ana.ask('PATCH', '/api/me', { language: 'fr' }, PROBLEM)
  expect(problem.headers.get('Content-Type')).toBe('application/problem+json')
  expect(ProblemAnswer.strict().safeParse(problem.body).success).toBe(true)
  expect(problem.body).toMatchObject({
    type: '/api/docs#refusal-bad-request',
    title: problem.body.message,
    status: 400,
    detail: 'language: one of es, en',
    refusal: 'bad-request',
  })
  const missing = await ana.ask('GET', '/api/groups/none/items', undefined, PROBLEM)
  expect(missing.body).toMatchObject({ status: 404, refusal: 'not-found', detail: missing.body.message })
  expect((await ana.ask('GET', '/api/docs')).text).toContain('id="refusal-bad-request"')
})
