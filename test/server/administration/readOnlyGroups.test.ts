// Groups that operators suspend or archive: members read them, and nothing in them changes.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { makeOperator } from '../../../server/identity/operators.ts'
import { isOutside } from '../../../shared/api/route.ts'
import { ROUTE_NAMES, routeOf } from '../../../shared/api/routes.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { join, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const PLAN = roadmapId(GROUP)
const WHY = { es: 'En revisión hasta enero.', en: 'Under review until January.' }
let world: World
let operator: Visitor
let chair: Visitor
beforeEach(async () => {
  world = await openWorld()
  await world.addPerson('chair@example.org', 'chair')
  await makeOperator(world.server.deps, await world.addPerson('operator@example.org', null))
  operator = await signedIn(world, 'operator@example.org')
  chair = await signedIn(world, 'chair@example.org')
})
afterEach(() => world.close())

const set = (readOnly: object | null, group: string = GROUP) =>
  operator.ask('PUT', `/api/administration/groups/${group}/read-only`, { readOnly })
const suspend = () => set({ as: 'suspended', why: WHY })
const lastAct = async () => (await createActs(world.server.log).of(GROUP)).at(-1)

test('[O38] an operator suspends, archives and resumes a group, each an act of it that names no person, and members are told why', async () => {
  expect((await suspend()).status).toBe(204)
  expect(await lastAct()).toMatchObject({ by: null, what: { type: 'groupChanged', to: { readOnly: { as: 'suspended', why: WHY } } } })
  expect((await chair.ask('GET', `/api/groups/${GROUP}`)).body.readOnly).toMatchObject({ as: 'suspended', why: WHY })
  expect((await chair.ask('GET', '/api/me')).body.memberships).toMatchObject([{ group: GROUP, readOnly: true }])
  const { n } = (await lastAct()) ?? {}
  expect((await suspend()).status).toBe(204)
  expect((await lastAct())?.n).toBe(n)
  expect((await set({ as: 'archived', why: WHY })).status).toBe(204)
  expect((await operator.ask('GET', '/api/administration/groups')).body.groups[0].readOnly.as).toBe('archived')
  const { documents } = (await chair.ask('POST', `/api/groups/${GROUP}/verification`, {})).body
  expect(documents).toMatchObject([{ document: `acts:${GROUP}`, why: null }])
  expect((await set(null)).status).toBe(204)
  expect((await chair.ask('GET', `/api/groups/${GROUP}`)).body).not.toHaveProperty('readOnly')
  expect((await operator.ask('GET', '/api/administration/audit')).body.lines.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['group.suspended', 'group.archived', 'group.resumed']),
  )
  expect((await set({ as: 'suspended', why: { es: '', en: 'Only one.' } })).status).toBe(400)
  expect((await set(null, 'none')).status).toBe(404)
  expect((await chair.ask('PUT', `/api/administration/groups/${GROUP}/read-only`, { readOnly: null })).status).toBe(404)
})

test('[O38] in a suspended group no route changes anything that others see, and everything can be read and exported', async () => {
  const members = () => chair.ask('GET', `/api/groups/${GROUP}/members`)
  const { body: before } = await members()
  await suspend()
  expect((await members()).body).toEqual(before)
  const at = (name: string) => {
    const [method = '', path = ''] = name.split(' ')
    return [method, path.replace(':group', GROUP).replace(':document', PLAN).replace(/:\w+/g, 'x')] as const
  }
  const changing = ROUTE_NAMES.filter((name) => !name.startsWith('GET ') && !isOutside(routeOf(name).access) && !routeOf(name).personal)
  expect(changing.length).toBeGreaterThan(50)
  for (const name of changing) {
    const answer = await chair.ask(...at(name), {})
    expect([name, answer.status, answer.body?.refusal]).toEqual([name, 403, 'group-read-only'])
  }
  for (const name of ROUTE_NAMES.filter((name) => name.startsWith('GET ') && !isOutside(routeOf(name).access)))
    expect([name, (await chair.ask(...at(name))).body?.refusal]).not.toEqual([name, 'group-read-only'])
  for (const path of ['', '/views', '/webhooks', '/history', '/members', '/audit', '/meetings', '/archive'])
    expect([path, (await chair.ask('GET', `/api/groups/${GROUP}${path}`)).status]).toEqual([path, 200])
  expect((await chair.ask('PUT', `/api/groups/${GROUP}/visit`, {})).status).toBeLessThan(300)
})

test('[O38] open connections join again without the right to write, and write again when the group is resumed', async () => {
  const line = await join(world, chair, PLAN)
  expect((await suspend()).status).toBe(204)
  expect(await line.closed).toBe(4205)
  const before = await world.server.log.head(PLAN)
  const reader = stockClient(world, chair, PLAN)
  await reader.synced
  reader.doc.getMap('any').set('key', 1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  reader.destroy()
  expect(await world.server.log.head(PLAN)).toEqual(before)
  await set(null)
  const again = await join(world, chair, PLAN)
  expect(again.status).toBe(101)
  again.ws.terminate()
})

test('[O38] nobody joins a suspended group by an invitation that was sent before', async () => {
  const seat = { name: 'Observer', email: null, role: 'observer', delegation: null, agency: null }
  const { body } = await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat)
  const token = body.link.split('#')[1]
  await suspend()
  const accepted = () =>
    visit(world).ask('POST', '/api/invitations/acceptance', { token, email: 'observer@example.org', password: PASSWORD })
  expect((await accepted()).body.refusal).toBe('group-read-only')
  await set(null)
  expect((await accepted()).status).toBe(201)
})

test('[O38] a token that was made before reads a suspended group, and writes nothing in it', async () => {
  const made = await chair.ask('POST', `/api/groups/${GROUP}/tokens`, { name: 'Plan', scopes: ['read', 'write'], days: 30 })
  expect(made.status).toBe(201)
  const program = visit(world)
  const bearer = { Authorization: `Bearer ${made.body.token}` }
  const create = () => program.ask('POST', `/api/groups/${GROUP}/items`, { title: { es: 'Guía', en: 'Guide' } }, bearer)
  await suspend()
  expect((await create()).body.refusal).toBe('group-read-only')
  expect((await program.ask('GET', `/api/groups/${GROUP}/items`, undefined, bearer)).status).toBe(200)
  await set(null)
  expect((await create()).status).toBe(201)
})
