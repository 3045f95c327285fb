// What a group asks of the operators: further groups, which they make or refuse.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeOperator } from '../../../server/identity/operators.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}/group-requests`
const FOR_OPERATORS = '/api/administration/group-requests'
const NAME = { es: 'Extinción de dominio', en: 'Asset forfeiture' }
const WHY = 'Decided in session 3.'

let clock: FakeClock
let world: World
let chair: Visitor
let operator: Visitor
const open = async (env: Record<string, string>) => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock }, env })
  await world.addPerson('chair@example.org', 'chair')
  await makeOperator(world.server.deps, await world.addPerson('operator@example.org', null))
  chair = await signedIn(world, 'chair@example.org')
  operator = await signedIn(world, 'operator@example.org')
}
afterEach(() => world.close())

const ask = (name = NAME, why = WHY) => chair.ask('POST', AT, { name, why })
const waiting = async () => (await operator.ask('GET', FOR_OPERATORS)).body
const own = async () => (await chair.ask('GET', AT)).body
const told = async () =>
  (await chair.ask('GET', `/api/groups/${GROUP}/inbox`)).body.notices.filter(({ kind }: { kind: string }) => kind === 'groupAnswered')
const mails = async () => {
  const rows = await world.server.deps.db.selectFrom('outbox').select(['account', 'content']).orderBy('id').execute()
  return rows.map(({ content }) => JSON.parse(content).kind).sort()
}
const audit = async () => (await chair.ask('GET', `/api/groups/${GROUP}/audit`)).body.lines.map(({ action }: { action: string }) => action)
const make = (request: string, id = 'forfeiture') =>
  operator.ask('POST', '/api/administration/groups', {
    group: { id, name: NAME, delegations: [{ code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, agencies: [] }] },
    chair: { name: 'Luis', email: null },
    request,
  })

test('[O49] a group asks for further groups only where the operator allows it', async () => {
  await open({})
  expect(await own()).toEqual({ taken: false, requests: [] })
  expect(await ask()).toMatchObject({ status: 409, body: { refusal: 'group-requests-off' } })
  expect(await waiting()).toEqual([])
})

describe('[O49] where the operator allows it', () => {
  beforeEach(() => open({ GROUP_REQUESTS: '1', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'ruta@example.org' }))

  test('chair and secretariat ask with names in both languages and a sentence, which operators read and are mailed of', async () => {
    const asked = await ask()
    expect(asked.status).toBe(201)
    expect(await own()).toMatchObject({ taken: true, requests: [{ id: asked.body.id, name: NAME, why: WHY, answer: null }] })
    expect(await waiting()).toMatchObject([
      { id: asked.body.id, group: { id: GROUP }, by: { email: 'chair@example.org' }, name: NAME, why: WHY },
    ])
    expect(await mails()).toEqual(['groupRequested'])
    expect(await audit()).toContain('group.asked')
    expect((await ask({ ...NAME, en: '' })).status).toBe(400)
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    expect((await ana.ask('POST', AT, { name: NAME, why: WHY })).status).toBe(403)
    expect((await chair.ask('GET', FOR_OPERATORS)).status).toBe(404)
  })

  test('three wait at most', async () => {
    for (const _ of [1, 2, 3]) expect((await ask()).status).toBe(201)
    expect(await ask()).toMatchObject({ status: 409, body: { refusal: 'group-requests-full' } })
  })

  test('the operator makes the group, once, and who asked is told in the inbox and by mail', async () => {
    const { body } = await ask()
    expect((await make('none')).status).toBe(404)
    expect((await operator.ask('GET', '/api/administration/groups?q=forfeiture')).body.found).toBe(0)
    expect((await make(body.id)).status).toBe(201)
    expect(await waiting()).toEqual([])
    expect(await own()).toMatchObject({ requests: [{ answer: { is: 'made' } }] })
    expect(await told()).toMatchObject([{ about: { type: 'newGroup', name: NAME, answer: 'made' } }])
    expect(await mails()).toEqual(['groupRequested', 'notices'])
    expect((await make(body.id, 'another')).status).toBe(404)
  })

  test('the operator refuses it with a sentence, which who asked reads', async () => {
    const { body } = await ask()
    const refusal = () => operator.ask('PUT', `${FOR_OPERATORS}/${body.id}/refusal`, { why: 'Not before January.' })
    expect((await refusal()).status).toBe(204)
    expect(await own()).toMatchObject({ requests: [{ answer: { is: 'refused', why: 'Not before January.' } }] })
    expect(await told()).toMatchObject([{ about: { answer: 'refused', why: 'Not before January.' } }])
    expect(await audit()).toContain('group.refused')
    expect((await refusal()).status).toBe(404)
  })
})
