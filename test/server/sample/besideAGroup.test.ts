// A sample beside a real group: made by one press, for one person, and thrown away again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { PEOPLE } from '../../../server/sample/people.ts'
import type { GroupInfo } from '../../../shared/api/groups.ts'
import type { Member } from '../../../shared/api/members.ts'
import { type GroupId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

let world: World
let chair: Visitor
let sample: GroupId
beforeAll(async () => {
  world = await openWorld()
  await world.addPerson('chair@example.org', 'chair')
  await world.addPerson('secretariat@example.org', 'secretariat')
  chair = await signedIn(world, 'chair@example.org')
})
afterAll(() => world.close())

const isWhole = async (group: GroupId) => {
  const info: GroupInfo = (await chair.ask('GET', `/api/groups/${group}`)).body
  expect(info.sample).toBe(true)
  expect(info.streams).toHaveLength(8)
  expect(info.documents).toHaveLength(7)
  expect(info.documents.filter(({ kind, title }) => kind === 'page' && title.es !== '' && title.en !== '')).toHaveLength(2)
}
const audited = async () =>
  (await world.server.deps.db.selectFrom('audit').select(['action', 'subject']).where('action', 'like', 'sample.%').execute()).map(
    ({ action, subject }) => [action, subject],
  )

test('[F3] pressing twice makes one sample, whole, with titles, and is its secretariat beside people who are functions', async () => {
  const answers = await Promise.all([1, 2].map(() => chair.ask('POST', '/api/samples', {})))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[1]?.body).toEqual(answers[0]?.body)
  sample = must(parseGroupId(answers[0]?.body.group), 'a group')
  await isWhole(sample)
  const members: Member[] = (await chair.ask('GET', `/api/groups/${sample}/members`)).body
  expect(members).toHaveLength(PEOPLE.length + 1)
  expect(members.find(({ email }) => email === 'chair@example.org')).toMatchObject({ role: 'secretariat', delegation: null })
  expect((await chair.ask('GET', `/api/groups/${GROUP}`)).body.sample).toBe(false)
  // What one opens without an address stays the real group.
  const { memberships } = (await chair.ask('GET', '/api/me')).body
  expect(memberships.map(({ group }: { group: string }) => group)).toEqual([GROUP, sample])
})

test('[F3] people of the sample sign in by no password and by no link, and nobody else learns of it', async () => {
  const members: Member[] = (await chair.ask('GET', `/api/groups/${sample}/members`)).body
  for (const { email, account, role } of members.filter(({ email }) => email?.endsWith('.invalid'))) {
    expect([role, (await chair.ask('POST', `/api/groups/${sample}/members/${account}/sign-in-links`, {})).status]).toEqual([role, 403])
    if (role === 'head') expect((await visit(world).ask('POST', '/api/session', { email, password: '' })).status).not.toBe(200)
  }
  const other = await signedIn(world, 'secretariat@example.org')
  expect((await other.ask('GET', `/api/groups/${sample}`)).status).toBe(404)
  expect((await other.ask('DELETE', `/api/samples/${sample}`)).status).toBe(404)
})

test('[F3] thrown away, nobody is in it, its logs hold, and the next one is new; a third in a quarter of an hour has to wait', async () => {
  expect((await chair.ask('DELETE', `/api/samples/${GROUP}`)).status).toBe(404)
  expect((await chair.ask('DELETE', `/api/samples/${sample}`)).status).toBe(204)
  expect((await chair.ask('GET', `/api/groups/${sample}`)).status).toBe(404)
  expect((await chair.ask('GET', `/api/groups/${GROUP}/members`)).body).toHaveLength(2)
  for (const document of await world.server.log.documents()) expect(await verifyLog(world.server.log, document)).toMatchObject({ ok: true })
  const again = await chair.ask('POST', '/api/samples', {})
  expect(again.body.group).not.toBe(sample)
  await isWhole(again.body.group)
  expect((await chair.ask('DELETE', `/api/samples/${again.body.group}`)).status).toBe(204)
  const third = await chair.ask('POST', '/api/samples', {})
  expect([third.status, third.body.refusal]).toEqual([429, 'too-many'])
  expect(await audited()).toEqual([
    ['sample.made', sample],
    ['sample.discarded', sample],
    ['sample.made', again.body.group],
    ['sample.discarded', again.body.group],
  ])
})
