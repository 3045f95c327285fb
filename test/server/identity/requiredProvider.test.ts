// A group that is reached only through a provider: in any other session nobody reads or writes in it, by whatever way.
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { operatorsLink } from '../../../server/identity/linkSteps.ts'
import { type AccountId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { ROLES } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { MATRIX, requestOf } from '../matrix.ts'
import { join, type Upgrade, upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const SETTING = `${AT}/required-provider`
const PLAN = roadmapId(GROUP)
const DAY = 86_400_000
const AT_ONCE_MS = 1_000
const OTHER = must(parseGroupId('otro'), 'a group')
/** Nobody is asked there: sessions are made as its callback makes them. */
const provider = (id: string) => ({
  [`OIDC_${id.toUpperCase()}_ISSUER`]: `https://${id}.invalid`,
  [`OIDC_${id.toUpperCase()}_CLIENT_ID`]: 'ruta',
  [`OIDC_${id.toUpperCase()}_CLIENT_SECRET`]: 'secret',
})

let world: World
let clock: FakeClock
let chairId: AccountId
let chair: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock }, env: { OIDC_PROVIDERS: 'ministry,agency', ...provider('ministry'), ...provider('agency') } })
  chairId = await world.addPerson('chair@example.org', 'chair')
  chair = await through('ministry', 'chair@example.org')
})
afterEach(() => world.close())

/** A session that the provider opened. */
const through = async (id: string, email: string): Promise<Visitor> => {
  const { db } = world.server.deps
  const before = new Set((await db.selectFrom('session').select('id').execute()).map((row) => row.id))
  const visitor = await signedIn(world, email)
  const opened = (await db.selectFrom('session').select('id').execute()).find((row) => !before.has(row.id))
  const values = { session: opened?.id ?? '', provider: id, issuer: 'i', subject: email, sid: null, id_token: '' }
  await db.insertInto('provider_session').values(values).execute()
  return visitor
}
const RULE = { providers: ['ministry'], exceptsObservers: false, inDays: 0 }
const require = (rule: Partial<typeof RULE> | null = {}, by = chair) => by.ask('PUT', SETTING, { rule: rule && { ...RULE, ...rule } })
const closedWithin = ({ closed }: Upgrade, ms: number) =>
  Promise.race([closed, new Promise<string>((resolve) => setTimeout(() => resolve('still open'), ms))])
/** Beat by beat, so that the answers to its pings arrive. */
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.advance(5_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const byOperatorsLink = async (email: string): Promise<Visitor> => {
  const made = await operatorsLink(world.server.deps, email)
  const visitor = visit(world)
  const { status } = await visitor.ask('POST', '/api/session', {
    link: made.ok ? made.value.token : '',
    password: 'tres gatos cruzan el puente',
  })
  expect(status).toBe(200)
  return visitor
}

describe('[A59] while a group is reached only through a provider', () => {
  test.each(ROLES)('everything in it is refused in a session by password, and the refusal names the providers: %s', async (role) => {
    await world.addPerson('ana@example.org', role)
    const ana = await signedIn(world, 'ana@example.org')
    expect((await require()).status).toBe(200)
    const got: string[] = []
    for (const [route, row] of Object.entries(MATRIX)) {
      const { method, path } = requestOf(route, row)
      if (!path.startsWith(AT)) continue
      const answer = await ana.ask(method, path, row.body)
      if (answer.status !== 403 || answer.body?.refusal !== 'provider-needed' || answer.body.providers?.join() !== 'ministry')
        got.push(`${route} ${answer.status} ${answer.text.slice(0, 90)}`)
    }
    expect(got).toEqual([])
    const { memberships } = (await ana.ask('GET', '/api/me')).body
    expect(memberships.map(({ group }: { group: string }) => group)).toEqual([GROUP])
    expect((await (await through('ministry', 'ana@example.org')).ask('GET', AT)).status).toBe(200)
  })

  test('requests for a document, and not for its group, are refused, too', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    await require()
    const asked = Object.entries(MATRIX).filter(([route]) => route.startsWith('GET /api/documents/:document'))
    expect(asked.length).toBeGreaterThan(2)
    for (const [route, row] of asked) {
      const { method, path } = requestOf(route, row)
      expect([route, (await ana.ask(method, path)).status]).toEqual([route, 403])
    }
  })

  test('a session of another provider is refused until that one is named, too', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await through('agency', 'ana@example.org')
    await require()
    expect((await ana.ask('GET', AT)).body.refusal).toBe('provider-needed')
    await require({ providers: ['ministry', 'agency'] })
    expect((await ana.ask('GET', AT)).status).toBe(200)
  })

  test('observers and guests come in as before where they are excepted, and nobody else does', async () => {
    await world.addPerson('observer@example.org', 'observer')
    await world.addPerson('ana@example.org', 'delegate')
    await require({ exceptsObservers: true })
    expect((await (await signedIn(world, 'observer@example.org')).ask('GET', AT)).status).toBe(200)
    expect((await (await signedIn(world, 'ana@example.org')).ask('GET', AT)).status).toBe(403)
  })

  test('[A69] other groups of theirs open as before, in the same session', async () => {
    await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    const ana = await world.addPerson('ana@example.org', 'observer')
    const seat = { group_id: OTHER, account: ana, role: 'chair', delegation: null, agency: null, created_at: 0 }
    await world.server.deps.db.insertInto('membership').values(seat).execute()
    const visitor = await signedIn(world, 'ana@example.org')
    await require()
    expect([(await visitor.ask('GET', AT)).status, (await visitor.ask('GET', `/api/groups/${OTHER}`)).status]).toEqual([403, 200])
    // Both marks: the second factor is said first, for it is asked of the account.
    await world.server.deps.db.updateTable('work_group').set({ requires_factor_from: 0 }).where('id', '=', GROUP).execute()
    expect((await visitor.ask('GET', AT)).body.refusal).toBe('factor-required')
  })

  test('an API token works on if it was made in such a session, and no other does', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const make = async (visitor: Visitor) => {
      const { token } = (await visitor.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read', 'write'], days: 30 })).body
      return { Authorization: `Bearer ${token}` }
    }
    const [mine, theirs] = [await make(await signedIn(world, 'ana@example.org')), await make(await through('ministry', 'ana@example.org'))]
    const program = visit(world)
    const live = `/live/${encodeURIComponent(PLAN)}`
    const lines = [await upgrade(world, live, mine, null), await upgrade(world, live, theirs, null)] as const
    await require()
    expect(await closedWithin(lines[0], AT_ONCE_MS)).toBe(4205)
    expect(await closedWithin(lines[1], 200)).toBe('still open')
    for (const path of [`${AT}/items`, `${AT}/meetings`, '/api/token'])
      expect((await program.ask('GET', path, undefined, mine)).body).toMatchObject({ refusal: 'provider-needed', providers: ['ministry'] })
    expect((await upgrade(world, live, mine, null)).status).toBe(404)
    expect((await program.ask('GET', `${AT}/items`, undefined, theirs)).status).toBe(200)
    lines[1].ws.terminate()
  })
})

describe('[A60] the lines of other sessions', () => {
  test('are closed at once when it is required at once, and none is opened; those of the provider’s sessions stay, of the same person, too', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const [ana, anaThrough] = [await signedIn(world, 'ana@example.org'), await through('ministry', 'ana@example.org')]
    const [other, kept, chairs] = [await join(world, ana, PLAN), await join(world, anaThrough, PLAN), await join(world, chair, PLAN)]
    expect([other.status, kept.status, chairs.status]).toEqual([101, 101, 101])
    await require()
    expect(await closedWithin(other, AT_ONCE_MS)).toBe(4205)
    expect((await join(world, ana, PLAN)).status).toBe(404)
    expect(await closedWithin(kept, 200)).toBe('still open')
    expect(await closedWithin(chairs, 100)).toBe('still open')
    for (const { ws } of [kept, chairs]) ws.terminate()
  })

  test('go on until the day that was set, and are closed within half a minute of it, when open pages hear of it', async () => {
    const account = await world.addPerson('ana@example.org', 'delegate')
    const heard: unknown[] = []
    onTestFinished(world.server.deps.bus.subscribe((message) => void (message.type === 'news' && heard.push(message))))
    const { requiresProvider } = (await require({ inDays: 7 })).body
    expect(requiresProvider).toEqual({ from: clock.now() + 7 * DAY, providers: ['ministry'], exceptsObservers: false })
    clock.advance(7 * DAY - 60_000)
    const ana = await signedIn(world, 'ana@example.org')
    expect((await ana.ask('GET', AT)).status).toBe(200)
    const hers = await join(world, ana, PLAN)
    await pass(55_000)
    expect(await closedWithin(hers, 200)).toBe('still open')
    heard.length = 0
    await pass(40_000)
    expect(await closedWithin(hers, AT_ONCE_MS)).toBe(4205)
    expect((await ana.ask('GET', AT)).body.refusal).toBe('provider-needed')
    expect(heard).toContainEqual({ type: 'news', group: GROUP, of: 'group', account })
  })
})

describe('[A61] the rule', () => {
  test('is set by chair and secretariat in a session of one of its providers, after a fresh proof', async () => {
    await world.addPerson('secretariat@example.org', 'secretariat')
    await world.addPerson('head@example.org', 'head')
    const secretary = await signedIn(world, 'secretariat@example.org')
    expect((await require({}, secretary)).body.refusal).toBe('own-provider')
    expect((await require({}, await through('agency', 'secretariat@example.org'))).body.refusal).toBe('own-provider')
    expect((await require({}, await through('ministry', 'head@example.org'))).body.refusal).toBe('forbidden')
    const own = await through('ministry', 'secretariat@example.org')
    clock.advance(11 * 60_000)
    expect((await require({}, own)).body.refusal).toBe('proof-needed')
    expect((await chair.ask('GET', AT)).body.requiresProvider).toBeUndefined()
    expect((await require({}, await through('ministry', 'secretariat@example.org'))).status).toBe(200)
  })

  test('names providers that are configured, and no day further than a quarter ahead; a sample group has none', async () => {
    for (const wrong of [{ providers: ['gone'] }, { providers: [] }, { inDays: -1 }, { inDays: 91 }, { inDays: 0.5 }])
      expect([wrong, (await require(wrong)).status]).toEqual([wrong, 400])
    await world.server.deps.db.updateTable('work_group').set({ sample: 1 }).execute()
    expect((await require()).body.refusal).toBe('forbidden')
  })

  test('is an act with what was and what is, and in the audit; twice off is neither, and other settings leave it', async () => {
    const rule = (await require({ inDays: 7 })).body.requiresProvider
    expect((await chair.ask('PATCH', AT, { quorum: 2 })).body).toMatchObject({ quorum: 2, requiresProvider: rule })
    await require(null)
    await require(null)
    const rows = await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'provider.%').execute()
    expect(rows).toEqual([
      { action: 'provider.required', detail: 'ministry' },
      { action: 'provider.notRequired', detail: '' },
    ])
    const whats = (await createActs(world.server.log).of(GROUP)).map(({ what }) => what)
    expect(whats.at(-1)).toMatchObject({ type: 'groupChanged', from: { requiresProvider: rule }, to: { quorum: 2 } })
    expect(JSON.stringify(whats.at(-1)).match(/requiresProvider/g)).toHaveLength(1)
    const { body } = await chair.ask('POST', `${AT}/verification`, {})
    expect(body.documents.every(({ ok }: { ok: boolean }) => ok)).toBe(true)
  })

  test('is found by the verification when it was changed without an act', async () => {
    await require({ inDays: 7 })
    for (const set of [{ required_providers: 'agency' }, { provider_excepts_observers: 1 }, { requires_provider_from: 1 }] as const) {
      const before = await world.server.deps.db.selectFrom('work_group').selectAll().executeTakeFirstOrThrow()
      await world.server.deps.db.updateTable('work_group').set(set).execute()
      const { body } = await chair.ask('POST', `${AT}/verification`, {})
      expect([set, body.documents.every(({ ok }: { ok: boolean }) => ok)]).toEqual([set, false])
      await world.server.deps.db.updateTable('work_group').set(before).execute()
      clock.advance(11 * 60_000)
    }
  })

  test('opens the group to everybody again when it ends', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    await require()
    expect((await ana.ask('GET', AT)).status).toBe(403)
    await require(null)
    expect((await ana.ask('GET', AT)).status).toBe(200)
  })

  test('chair and secretariat see to which providers members are linked, and nobody else does', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const link = { id: 'l', issuer: 'i', subject: 's', account: chairId, provider: 'ministry', label: '', created_at: 0, last_used: null }
    await world.server.deps.db
      .insertInto('provider_link')
      .values([link, { ...link, id: 'm', subject: 't' }])
      .execute()
    const seen = async (visitor: Visitor) =>
      (await visitor.ask('GET', `${AT}/members`)).body.map((one: { email: string; providers?: string[] }) => one.providers)
    expect((await seen(chair)).toSorted()).toEqual([[], ['ministry']])
    expect(await seen(await signedIn(world, 'ana@example.org'))).toEqual([undefined, undefined])
  })
})

describe('[A62] a link of the operator', () => {
  test('lets the chair in, who ends the rule; the password that it set does not', async () => {
    await require()
    const back = await byOperatorsLink('chair@example.org')
    expect((await back.ask('GET', AT)).status).toBe(200)
    const line = await join(world, back, PLAN)
    expect(line.status).toBe(101)
    await pass(40_000)
    expect(await closedWithin(line, 200)).toBe('still open')
    line.ws.terminate()
    // They could not come back in if they set it.
    expect((await require({ providers: ['ministry', 'agency'] }, back)).body.refusal).toBe('own-provider')
    const again = visit(world)
    await again.ask('POST', '/api/session', { email: 'chair@example.org', password: 'tres gatos cruzan el puente' })
    expect((await again.ask('GET', AT)).body.refusal).toBe('provider-needed')
    expect((await require(null, back)).status).toBe(200)
    expect((await again.ask('GET', AT)).status).toBe(200)
    const { db } = world.server.deps
    const rows = await db.selectFrom('audit').select('action').where('action', 'like', 'signInLink.%').orderBy('id').execute()
    expect(rows.map(({ action }) => action)).toEqual(['signInLink.issued', 'signInLink.redeemed'])
  })

  test('lets nobody else in, and neither does a link that the chair asked for', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const secretary = await world.addPerson('secretariat@example.org', 'secretariat')
    await require()
    expect((await (await byOperatorsLink('ana@example.org')).ask('GET', AT)).body.refusal).toBe('provider-needed')
    const { link } = (await chair.ask('POST', `${AT}/members/${secretary}/sign-in-links`, {})).body
    const visitor = visit(world)
    const redeemed = await visitor.ask('POST', '/api/session', { link: link.split('#')[1], password: 'tres gatos cruzan el puente' })
    expect(redeemed.status).toBe(200)
    expect((await visitor.ask('GET', AT)).body.refusal).toBe('provider-needed')
  })
})
