// A group that requires a second factor: nobody without one reads or writes in it, by whatever way, from the moment on that was set.
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { type AccountId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { ROLES } from '../../../shared/people.ts'
import { accessTo, can, rolesFor } from '../../../shared/permissions.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { MATRIX, requestOf } from '../matrix.ts'
import { join, type Upgrade, upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const SETTING = `${AT}/required-factor`
const PLAN = roadmapId(GROUP)
const DAY = 86_400_000
const AT_ONCE_MS = 1_000
const OTHER = must(parseGroupId('otro'), 'a group')

let world: World
let clock: FakeClock
let chairId: AccountId
let chair: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chairId = await world.addPerson('chair@example.org', 'chair')
  await giveFactor(chairId)
  chair = await enter(chairId, 'chair@example.org')
})
afterEach(() => world.close())

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const giveFactor = (account: AccountId) =>
  world.server.deps.db.insertInto('authenticator').values({ account, secret: SECRET, created_at: 0, last_step: 0 }).execute()
const takeFactor = (account: AccountId) => world.server.deps.db.deleteFrom('authenticator').where('account', '=', account).execute()
/** Signs in by the password alone: the factor is put aside meanwhile. */
const enter = async (account: AccountId, email: string) => {
  await takeFactor(account)
  const visitor = await signedIn(world, email)
  await giveFactor(account)
  return visitor
}
const require = (inDays: number | null, by = chair) => by.ask('PUT', SETTING, { inDays })
const closedWithin = ({ closed }: Upgrade, ms: number) =>
  Promise.race([closed, new Promise<string>((resolve) => setTimeout(() => resolve('still open'), ms))])
/** Beat by beat, so that the answers to its pings arrive. */
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.advance(5_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const setUp = async (visitor: Visitor) => {
  const { secret } = (await visitor.ask('POST', '/api/me/authenticator-secrets', {})).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() })
  return visitor.ask('PUT', '/api/me/authenticator', { secret, code })
}

describe('[A46] while a group requires a second factor', () => {
  test.each(ROLES)('everything in it is refused to a member without one: %s', async (role) => {
    const account = await world.addPerson('ana@example.org', role)
    const ana = await signedIn(world, 'ana@example.org')
    expect((await require(0)).status).toBe(200)
    const got: string[] = []
    for (const [route, row] of Object.entries(MATRIX)) {
      const { method, path } = requestOf(route, row)
      if (!path.startsWith(AT)) continue
      const answer = await ana.ask(method, path, row.body)
      if (answer.status !== 403 || answer.body?.refusal !== 'factor-required')
        got.push(`${route} ${answer.status} ${answer.text.slice(0, 90)}`)
    }
    expect(got).toEqual([])
    expect((await ana.ask('GET', '/api/me')).status).toBe(200)
    await giveFactor(account)
    expect((await ana.ask('GET', AT)).status).toBe(200)
  })

  test('requests for a document, and not for its group, are refused, too', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    await require(0)
    const asked = Object.entries(MATRIX).filter(([route]) => route.startsWith('GET /api/documents/:document'))
    expect(asked.length).toBeGreaterThan(2)
    for (const [route, row] of asked) {
      const { method, path } = requestOf(route, row)
      expect([route, (await ana.ask(method, path)).status]).toEqual([route, 403])
    }
  })

  test('nothing of the table of rights is left of a membership that is held, and nobody else’s is touched', () => {
    for (const role of ROLES) {
      const seat = { group: GROUP, role, delegation: null, agency: null }
      const elsewhere = { ...seat, group: OTHER }
      const actor = { memberships: [{ ...seat, held: 'factor-required' as const }, elsewhere] }
      expect(can(actor, 'group.read', GROUP)).toEqual({ ok: false, refusal: 'factor-required' })
      expect([accessTo(actor, GROUP, null), accessTo(actor, GROUP, 'draft')]).toEqual(['none', 'none'])
      expect(can(actor, 'document.write', OTHER).ok).toBe(rolesFor('document.write').includes(role))
    }
  })

  test('[A66] other groups of theirs open as before', async () => {
    await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    const ana = await world.addPerson('ana@example.org', 'observer')
    const seat = { group_id: OTHER, account: ana, role: 'chair', delegation: null, agency: null, created_at: 0 }
    await world.server.deps.db.insertInto('membership').values(seat).execute()
    const visitor = await signedIn(world, 'ana@example.org')
    await require(0)
    expect([(await visitor.ask('GET', AT)).status, (await visitor.ask('GET', `/api/groups/${OTHER}`)).status]).toEqual([403, 200])
    const { body } = await visitor.ask('PUT', `/api/groups/${OTHER}/required-factor`, { inDays: 0 })
    expect(body.refusal).toBe('no-second-factor')
  })

  test('an API token of theirs is refused, and works again with a second factor', async () => {
    const account = await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    const { token } = (await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read', 'write'], days: 30 })).body
    const bearer = { Authorization: `Bearer ${token}` }
    const program = visit(world)
    expect((await program.ask('GET', `${AT}/items`, undefined, bearer)).status).toBe(200)
    const line = await upgrade(world, `/live/${encodeURIComponent(PLAN)}`, bearer, null)
    expect(line.status).toBe(101)
    await require(0)
    expect(await closedWithin(line, AT_ONCE_MS)).toBe(4205)
    for (const path of [`${AT}/items`, `${AT}/meetings`, '/api/token'])
      expect((await program.ask('GET', path, undefined, bearer)).body.refusal).toBe('factor-required')
    expect((await upgrade(world, `/live/${encodeURIComponent(PLAN)}`, bearer, null)).status).toBe(404)
    await giveFactor(account)
    expect((await program.ask('GET', `${AT}/items`, undefined, bearer)).status).toBe(200)
  })

  test('people who join are held until they have one', async () => {
    await require(0)
    await world.addPerson('new@example.org', 'observer')
    const visitor = await signedIn(world, 'new@example.org')
    expect((await visitor.ask('GET', AT)).body.refusal).toBe('factor-required')
    expect((await setUp(visitor)).status).toBe(200)
    expect((await visitor.ask('GET', AT)).status).toBe(200)
  })
})

describe('[A47] the lines of people without a second factor', () => {
  test('are closed at once when it is required at once, and none is opened; others stay', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    const [hers, chairs] = [await join(world, ana, PLAN), await join(world, chair, PLAN)]
    expect([hers.status, chairs.status]).toEqual([101, 101])
    await require(0)
    expect(await closedWithin(hers, AT_ONCE_MS)).toBe(4205)
    expect((await join(world, ana, PLAN)).status).toBe(404)
    expect(await closedWithin(chairs, 200)).toBe('still open')
    expect((await setUp(ana)).status).toBe(200)
    const again = await join(world, ana, PLAN)
    expect(again.status).toBe(101)
    for (const { ws } of [chairs, again]) ws.terminate()
  })

  test('go on until the day that was set, and are closed within half a minute of it', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    expect((await require(7)).body.requiresFactorFrom).toBe(clock.now() + 7 * DAY)
    clock.advance(7 * DAY - 60_000)
    const ana = await signedIn(world, 'ana@example.org')
    expect((await ana.ask('GET', AT)).status).toBe(200)
    const hers = await join(world, ana, PLAN)
    await pass(55_000)
    expect(await closedWithin(hers, 200)).toBe('still open')
    await pass(40_000)
    expect(await closedWithin(hers, AT_ONCE_MS)).toBe(4205)
    expect((await ana.ask('GET', AT)).body.refusal).toBe('factor-required')
  })
})

describe('[A48] the requirement', () => {
  test('is set by chair and secretariat who have a second factor themselves and have just proved who they are', async () => {
    const secretaryId = await world.addPerson('secretariat@example.org', 'secretariat')
    await world.addPerson('head@example.org', 'head')
    const secretary = await signedIn(world, 'secretariat@example.org')
    expect((await require(0, secretary)).body.refusal).toBe('no-second-factor')
    expect((await require(0, await signedIn(world, 'head@example.org'))).body.refusal).toBe('forbidden')
    await giveFactor(secretaryId)
    clock.advance(11 * 60_000)
    expect((await require(0, secretary)).body.refusal).toBe('proof-needed')
    await takeFactor(secretaryId)
    const { body } = await (await signedIn(world, 'secretariat@example.org')).ask('GET', AT)
    expect(body.requiresFactorFrom).toBeUndefined()
  })

  test('is an act with what was and what is, and in the audit; twice off is neither', async () => {
    await require(7)
    await require(null)
    await require(null)
    const { db } = world.server.deps
    const rows = await db.selectFrom('audit').select('action').where('action', 'like', 'factor.%equired').orderBy('id').execute()
    expect(rows.map(({ action }) => action)).toEqual(['factor.required', 'factor.notRequired'])
    const whats = (await createActs(world.server.log).of(GROUP)).map(({ what }) => what)
    const from = clock.now() + 7 * DAY
    expect(whats.slice(-2)).toMatchObject([
      { type: 'groupChanged', from: { quorum: 0 }, to: { quorum: 0, requiresFactorFrom: from } },
      { type: 'groupChanged', from: { requiresFactorFrom: from }, to: { quorum: 0 } },
    ])
    expect(JSON.stringify(whats.at(-1)).match(/requiresFactorFrom/g)).toHaveLength(1)
    const { body } = await chair.ask('POST', `${AT}/verification`, {})
    expect(body.documents.every(({ ok }: { ok: boolean }) => ok)).toBe(true)
    expect((await chair.ask('GET', AT)).body.requiresFactorFrom).toBeUndefined()
  })

  test('stays as it is when another setting is changed', async () => {
    const { requiresFactorFrom } = (await require(7)).body
    expect((await chair.ask('PATCH', AT, { quorum: 2 })).body).toMatchObject({ quorum: 2, requiresFactorFrom })
    expect((await chair.ask('GET', AT)).body.requiresFactorFrom).toBe(requiresFactorFrom)
  })

  test('is none of a sample group, nor of a day further than a quarter ahead', async () => {
    for (const inDays of [-1, 91, 0.5, '7']) expect((await chair.ask('PUT', SETTING, { inDays })).status).toBe(400)
    await world.server.deps.db.updateTable('work_group').set({ sample: 1 }).execute()
    expect((await require(0)).body.refusal).toBe('forbidden')
  })

  test('opens the group to everybody again when it ends', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    await require(0)
    expect((await ana.ask('GET', AT)).status).toBe(403)
    await require(null)
    expect((await ana.ask('GET', AT)).status).toBe(200)
  })
})

describe('[A49] the last second factor', () => {
  test('cannot be removed while a group requires one, and can when none does; a reset holds the membership', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    await setUp(ana)
    await require(7)
    expect((await ana.ask('DELETE', '/api/me/authenticator')).status).toBe(204)
    await setUp(ana)
    await require(0)
    expect((await ana.ask('DELETE', '/api/me/authenticator')).body.refusal).toBe('last-factor')
    expect((await ana.ask('GET', '/api/me/second-factor')).body).toMatchObject({ recoveryCodes: { left: 10 } })
    expect((await ana.ask('GET', AT)).status).toBe(200)
    const { account } = (await ana.ask('GET', '/api/me')).body
    expect((await chair.ask('DELETE', `${AT}/members/${account.id}/second-factor`)).status).toBe(204)
    expect((await (await signedIn(world, 'ana@example.org')).ask('GET', AT)).body.refusal).toBe('factor-required')
  })
})
