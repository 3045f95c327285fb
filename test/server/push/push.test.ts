// Notices in browsers that are not open, against a real push service on loopback that reads them as a browser does.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PUSH_POLL_MS } from '../../../server/push/push.ts'
import { BROWSER_BOUNDS, keepBrowser } from '../../../server/push/subscriptions.ts'
import { serialiseMention } from '../../../shared/comments/words.ts'
import { type AccountId, type Instant, instant, roadmapId } from '../../../shared/ids.ts'
import { LOCAL_CERTIFICATE } from '../../harness/localCertificate.ts'
import { type PushService, startPushService, type TestBrowser } from '../../harness/pushService.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const SECRET = 'quetzal7731'
const NEXT = 'tres gatos cruzan el puente'
const HOUR = 3_600_000
const DAY = 24 * HOUR
let clock: FakeClock
let service: PushService
let world: World
let ana: AccountId
let own: Visitor
let chair: Visitor
beforeEach(async () => {
  // 9:00 in Bogotá.
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  service = await startPushService()
  world = await openWorld({
    ports: { clock, push: { isAllowed: () => true, ca: LOCAL_CERTIFICATE.cert } },
    env: { PUSH_SERVICES: service.host },
  })
  ana = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  await world.server.deps.db.updateTable('work_group').set({ zone: 'America/Bogota' }).execute()
  await world.server.deps.db
    .insertInto('plan_item')
    .values({
      document: roadmapId(GROUP),
      id: 'k3',
      number: 21,
      kind: 'action',
      title_es: SECRET,
      title_en: SECRET,
      status: 'agreed',
      due: null,
      lead: null,
      agencies: '[]',
      people: '[]',
      archived: 0,
    })
    .execute()
  chair = await signedIn(world, 'chair@example.org')
  own = await signedIn(world, 'ana@example.org')
})
afterEach(async () => {
  await world.close()
  await service.close()
})

const passing = (holds: () => boolean | Promise<boolean>, what: string) =>
  eventually(async () => {
    clock.advance(PUSH_POLL_MS)
    return holds()
  }, what)
const quiet = async (rounds = 6) => {
  for (let n = 0; n < rounds; n++) {
    clock.advance(PUSH_POLL_MS)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const turnOn = async (who: Visitor, { name, ...keys }: TestBrowser) => (await who.ask('PUT', '/api/me/push', keys)).status
let said = 0
const mention = async (visibility = 'all', by: Visitor = chair) => {
  clock.advance(1_000)
  return by.ask('POST', `${AT}/comments`, {
    id: `c${++said}`,
    thread: `t${said}`,
    document: roadmapId(GROUP),
    subject: 'item:k3',
    field: null,
    anchor: null,
    visibility,
    language: 'es',
    words: `${SECRET} ${serialiseMention({ kind: 'account', id: ana })}`,
  })
}
/** By a chair whose session has ended meanwhile. */
const mentionAnew = async () => {
  chair = await signedIn(world, 'chair@example.org')
  return mention()
}
const noticeOf = (account: AccountId, at: Instant) => ({
  id: 'n',
  account,
  group_id: null,
  key: 'k',
  kind: 'passwordChanged',
  subject: '{"type":"account"}',
  caused_by: null,
  at,
  seen_at: null,
  mail: 'none' as const,
  outbox: null,
})
const subscriptions = () => world.server.deps.db.selectFrom('push_subscription').selectAll().execute()
const waiting = async () =>
  (
    await world.server.deps.db.selectFrom('outbox').select(['state', 'attempts', 'next_at', 'error']).where('kind', '=', 'push').execute()
  ).at(-1)

test('[P12] a browser shows the kind, the code and the group, and nothing that anybody wrote; opened, it leads to the thread', async () => {
  const { body } = await own.ask('GET', '/api/me/push')
  expect(body.on).toBe(false)
  expect(Buffer.from(body.key, 'base64url')).toHaveLength(65)
  expect(await turnOn(own, service.browser('one'))).toBe(204)
  expect((await own.ask('GET', '/api/me/push')).body).toEqual({ key: body.key, on: true })
  expect((await mention()).status).toBe(201)
  await passing(() => service.received.length > 0, 'the push')
  const [{ shown, headers } = { shown: null, headers: { topic: '' } }] = service.received
  expect(shown).toMatchObject({
    title: 'You are mentioned',
    body: 'WG-021 · Group',
    path: `/g/${GROUP}/road-map?item=k3&show=comments&thread=t${said}`,
    lang: 'en',
  })
  expect(JSON.stringify(shown)).not.toContain(SECRET)
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '14400', urgency: 'normal' })
  expect(headers.topic).toMatch(/^[\w-]{1,32}$/)
  await quiet()
  expect(service.received).toHaveLength(1)
  // Several at once are one, in the language that the reader has by then.
  await mention()
  await mention()
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).where('id', '=', ana).execute()
  await passing(() => service.received.length > 1, 'the next')
  expect(service.received[1]?.shown).toMatchObject({ title: '2 avisos', body: 'Grupo', path: `/g/${GROUP}/inbox`, lang: 'es' })
})

test('[P34] notices that were seen, are not wanted, no longer hold or came before are not pushed', async () => {
  await mention()
  expect(await turnOn(own, service.browser('one'))).toBe(204)
  await quiet()
  await mention()
  await own.ask('PUT', `${AT}/inbox/seen`, { upTo: Number(clock.now()) })
  await quiet()
  await mention()
  await own.ask('DELETE', `${AT}/comments/none`)
  await chair.ask('DELETE', `${AT}/replies/c${said}`)
  const { db } = world.server.deps
  await db.updateTable('comment').set({ removed_at: clock.now() }).where('id', '=', `c${said}`).execute()
  await quiet()
  await mention()
  await own.ask('PATCH', '/api/me/notices', { push: { mention: false } })
  await quiet()
  expect(service.asked()).toBe(0)
  await own.ask('PATCH', '/api/me/notices', { push: { mention: true }, kinds: { mention: 'never' } })
  await mention()
  await passing(() => service.received.length > 0, 'the push alone')
})

test('[P34] wanted notices are pushed, however many came that nobody wants pushed', async () => {
  await turnOn(own, service.browser('one'))
  const at = instant(Number(clock.now()) + 1)
  const unwanted = Array.from({ length: 60 }, (_, n) => ({ ...noticeOf(ana, at), id: `u${n}`, key: `u${n}`, kind: 'assigned' }))
  await world.server.deps.db.insertInto('notice').values(unwanted).execute()
  await mention()
  await passing(() => service.received.length > 0, 'the push')
  expect(service.received.map(({ shown }) => shown.title)).toEqual(['You are mentioned'])
})

test('[P12] a push about a thread for one delegation says only that there is a comment, and nobody else’s browser is told', async () => {
  await world.addPerson('head@example.org', 'head')
  const head = await signedIn(world, 'head@example.org')
  await turnOn(own, service.browser('ana'))
  await turnOn(chair, service.browser('chair'))
  await mention('delegation', head)
  await passing(() => service.received.length > 0, 'the push')
  await quiet()
  expect(service.received.map(({ browser, shown }) => [browser, shown.title])).toEqual([['ana', 'A comment for your delegation']])
})

test('[P12] between the quiet hours nothing is shown, and at seven once', async () => {
  await turnOn(own, service.browser('one'))
  // 21:00 in Bogotá. Somebody is at the keyboard all night.
  clock.advance(12 * 3_600_000)
  const stays = async () => {
    await world.server.deps.db
      .updateTable('session')
      .set({ last_used: clock.now(), expires_at: Number(clock.now()) + 3_600_000 })
      .execute()
  }
  await stays()
  await mention()
  await quiet()
  await mention()
  await quiet()
  expect(service.asked()).toBe(0)
  clock.advance(10 * 3_600_000)
  await stays()
  await passing(() => service.received.length > 0, 'the morning')
  await quiet()
  expect(service.received.map(({ shown }) => shown.title)).toEqual(['2 notices'])
})

test('[P34] a session that nobody uses ends, and its browser is told still, as long as it is in the group', async () => {
  await turnOn(own, service.browser('one'))
  clock.set(DAY)
  expect((await own.ask('GET', '/api/me')).status).toBe(401)
  await mentionAnew()
  await passing(() => service.received.length > 0, 'the push')
  expect(service.received[0]?.shown.title).toBe('You are mentioned')
  // What waits of a group is not told to who has left it; she is in another one still.
  await mentionAnew()
  const { db } = world.server.deps
  await db.insertInto('work_group').values({ id: 'tri', name_es: '', name_en: '', created_at: 1, sample: 0 }).execute()
  await db
    .insertInto('membership')
    .values({ group_id: 'tri', account: ana, role: 'observer', delegation: null, agency: null, created_at: 1 })
    .execute()
  expect((await chair.ask('DELETE', `${AT}/members/${ana}`)).status).toBeLessThan(300)
  await quiet()
  expect(await subscriptions()).toHaveLength(1)
  expect(service.received).toHaveLength(1)
  // A sign-in there goes on with it; a sign-out ends it.
  expect((await own.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })).status).toBe(200)
  expect((await own.ask('GET', '/api/me/push')).body.on).toBe(true)
  await own.ask('DELETE', '/api/session')
  expect(await subscriptions()).toEqual([])
})

test('[P36] a browser that is turned on while its session is ended elsewhere is not kept', async () => {
  const { db } = world.server.deps
  const [row] = await db.selectFrom('session').select('id').where('account', '=', ana).execute()
  await db.deleteFrom('session').where('account', '=', ana).execute()
  const { name, ...keys } = service.browser('one')
  expect(await keepBrowser(world.server.deps, { account: ana, session: row?.id ?? '', browser: null }, keys)).toBe(false)
  expect(await subscriptions()).toEqual([])
})

describe('[P36] a browser is forgotten', () => {
  test.each([404, 410])('when its push service answers %i', async (status) => {
    await turnOn(own, service.browser('one'))
    service.treat(status)
    await mention()
    await passing(async () => (await subscriptions()).length === 0, 'it is forgotten')
    expect((await waiting())?.state).toBe('dropped')
  })

  test('when its reader signs out, or turns it off; another account that turns it on there takes it', async () => {
    const browser = service.browser('one')
    await turnOn(own, browser)
    await turnOn(chair, browser)
    expect((await subscriptions()).map(({ account }) => account)).not.toContain(ana)
    await turnOn(own, browser)
    expect(await subscriptions()).toHaveLength(1)
    expect((await own.ask('DELETE', '/api/me/push')).status).toBe(204)
    expect(await subscriptions()).toEqual([])
    await turnOn(own, browser)
    await mention()
    await own.ask('DELETE', '/api/session')
    expect(await subscriptions()).toEqual([])
    await quiet()
    expect(service.asked()).toBe(0)
  })

  test('when its account is disabled, sets a new password elsewhere, or leaves its last group', async () => {
    const head = await world.addPerson('head@example.org', 'head')
    await turnOn(own, service.browser('one'))
    // Nobody uses it any more, so its session is in no list of sessions.
    clock.set(DAY)
    const elsewhere = await signedIn(world, 'ana@example.org')
    await turnOn(elsewhere, service.browser('two'))
    await mentionAnew()
    expect((await elsewhere.ask('PUT', '/api/me/password', { current: PASSWORD, next: NEXT })).status).toBe(204)
    expect((await subscriptions()).map(({ endpoint }) => endpoint)).toEqual([service.browser('two').endpoint])
    expect((await chair.ask('PUT', `${AT}/members/${ana}/disabled`, { disabled: true })).status).toBeLessThan(300)
    expect(await subscriptions()).toEqual([])
    await turnOn(await signedIn(world, 'head@example.org'), service.browser('three'))
    expect((await chair.ask('DELETE', `${AT}/members/${head}`)).status).toBeLessThan(300)
    expect(await subscriptions()).toEqual([])
    await quiet()
    expect(service.asked()).toBe(0)
  })

  test('when somebody else signs in there, and when one of its own sessions is ended from elsewhere', async () => {
    await turnOn(own, service.browser('one'))
    clock.advance(HOUR)
    await own.ask('POST', '/api/session', { email: 'chair@example.org', password: PASSWORD })
    expect(await subscriptions()).toEqual([])
    own = await signedIn(world, 'ana@example.org')
    await turnOn(own, service.browser('one'))
    const elsewhere = await signedIn(world, 'ana@example.org')
    const { body } = await elsewhere.ask('GET', '/api/sessions')
    const other = body.find(({ current }: { current: boolean }) => !current)
    expect((await elsewhere.ask('DELETE', `/api/sessions/${other.id}`)).status).toBe(204)
    expect(await subscriptions()).toEqual([])
  })

  test('when its account has not signed in there for sixty days; a sign-in counts them anew', async () => {
    await turnOn(own, service.browser('one'))
    clock.set(59 * DAY)
    await own.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })
    expect((await own.ask('GET', '/api/me/push')).body.on).toBe(true)
    clock.set(59 * DAY)
    await mentionAnew()
    await passing(() => service.received.length > 0, 'the push')
    clock.set(DAY)
    await mentionAnew()
    await quiet()
    expect(service.received).toHaveLength(1)
    expect(await subscriptions()).toEqual([])
  })

  test('sixty days after a clock that was ahead is set back', async () => {
    clock.set(400 * DAY)
    own = await signedIn(world, 'ana@example.org')
    await turnOn(own, service.browser('one'))
    clock.set(-400 * DAY)
    await quiet(2)
    expect((await subscriptions()).map(({ signed_in_at }) => signed_in_at <= clock.now())).toEqual([true])
  })

  test(`when its account has more than ${BROWSER_BOUNDS.most}: that of longest ago`, async () => {
    for (let n = 0; n <= BROWSER_BOUNDS.most; n++) {
      clock.advance(1_000)
      await turnOn(await signedIn(world, 'ana@example.org'), service.browser(`b${n}`))
    }
    const kept = (await subscriptions()).map(({ endpoint }) => endpoint.slice(endpoint.lastIndexOf('/') + 1))
    expect(kept).toHaveLength(BROWSER_BOUNDS.most)
    expect(kept).not.toContain('b0')
  })
})

describe('[P37] a push service', () => {
  test('[P34] is asked again when it says that it is busy, with what is so by then; one message takes the place of the other', async () => {
    await turnOn(own, service.browser('one'))
    service.treat(503, { 'Retry-After': '600' })
    await mention()
    await passing(async () => (await waiting())?.state === 'waiting' && (await waiting())?.attempts === 1, 'it is put off')
    expect((await waiting())?.next_at).toBeGreaterThan(Number(clock.now()) + 500_000)
    service.treat(201)
    await passing(() => service.received.length > 0, 'the second attempt')
    await passing(async () => (await waiting())?.state === 'sent', 'it is known to be sent')
  })

  test('is not followed to another address, and no words of an answer are kept', async () => {
    await turnOn(own, service.browser('one'))
    service.treat(307, { Location: `https://${service.host}/push/one` })
    await mention()
    await passing(async () => (await waiting())?.state === 'failed', 'it has failed')
    expect(service.asked()).toBe(1)
    expect((await waiting())?.error).toBe('the push service answered 307')
  })

  test('has not answered when it changes to another protocol, and the server can stop all the same', async () => {
    await turnOn(own, service.browser('one'))
    service.treat(101, { Connection: 'Upgrade', Upgrade: 'other' })
    await mention()
    await passing(async () => (await waiting())?.state === 'waiting' && (await waiting())?.attempts === 1, 'it is put off')
    expect((await waiting())?.error).toBe('the push service closed the connection')
  })

  test('is not taken when it is unknown, nor are keys that are none', async () => {
    const { name, ...keys } = service.browser('one')
    const refused = async (body: object) => (await own.ask('PUT', '/api/me/push', body)).body.refusal
    expect(await refused({ ...keys, endpoint: 'https://169.254.169.254/latest' })).toBe('push-service')
    expect(await refused({ ...keys, endpoint: keys.endpoint.replace('https', 'http') })).toBe('push-service')
    expect(await refused({ ...keys, p256dh: keys.auth })).toBe('push-service')
    expect(await subscriptions()).toEqual([])
  })
})

test('[P37] a known name that leads to an address of this network is not connected to', async () => {
  const closed = await openWorld({ ports: { clock, push: { ca: LOCAL_CERTIFICATE.cert } }, env: { PUSH_SERVICES: service.host } })
  const account = await closed.addPerson('eve@example.org', 'delegate')
  const eve = await signedIn(closed, 'eve@example.org')
  const { name, ...keys } = service.browser('one')
  expect((await eve.ask('PUT', '/api/me/push', keys)).status).toBe(204)
  const { db } = closed.server.deps
  await db
    .insertInto('notice')
    .values(noticeOf(account, instant(Number(clock.now()) + 1)))
    .execute()
  const browser = (await db.selectFrom('push_subscription').select('id').executeTakeFirstOrThrow()).id
  await db
    .insertInto('outbox')
    .values({
      id: 'p',
      group_id: null,
      account,
      address: null,
      kind: 'push',
      content: JSON.stringify({ kind: 'push', browser }),
      bytes: null,
      sent_to: null,
      state: 'waiting',
      attempts: 0,
      next_at: 0,
      lease_until: 0,
      error: '',
      created_at: 0,
      ended_at: null,
      key: null,
    })
    .execute()
  await passing(
    async () => (await db.selectFrom('outbox').select('error').executeTakeFirst())?.error === 'not a public address',
    'it is put off',
  )
  expect(service.asked()).toBe(0)
  await closed.close()
})

test('[P37] with PUSH_SERVICES=0 there is no key, and no browser is taken', async () => {
  const off = await openWorld({ env: { PUSH_SERVICES: '0' } })
  await off.addPerson('eve@example.org', 'delegate')
  const eve = await signedIn(off, 'eve@example.org')
  expect((await eve.ask('GET', '/api/me/push')).body).toEqual({ key: null, on: false })
  const { name, ...keys } = service.browser('one')
  expect((await eve.ask('PUT', '/api/me/push', keys)).status).toBe(422)
  await off.close()
})
