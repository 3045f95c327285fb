// Guessing and flooding without credentials: counted by networks, beside those who have signed in before, and for good.
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { failuresKey, MOST_FAILURES } from '../../../server/identity/failures.ts'
import { issueLink } from '../../../server/identity/oneTimeLinks.ts'
import { networksOf } from '../../../server/networks.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { consentedLink, openWorld, PASSWORD, signedIn, visit, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock }, env: { TRUST_PROXY: '1' } })
  await world.addPerson('head@example.org', 'head')
  await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('bob@example.org', 'delegate')
})
afterEach(() => world.close())

const from = (address: string) => ({ 'X-Forwarded-For': address })
const guess = (email: string, address: string, visitor = visit(world)) =>
  visitor.ask('POST', '/api/session', { email, password: 'una clave que no es' }, from(address))
const enter = (email: string, address: string, visitor = visit(world)) =>
  visitor.ask('POST', '/api/session', { email, password: PASSWORD }, from(address))

test('[A15] an address is counted in its networks, however it is written', () => {
  const names = (address: string) => networksOf(address).map(({ name }) => name)
  expect(names('192.0.2.7')).toEqual(['192.0.2.7', '192.0.2.0/24'])
  expect(names('::ffff:192.0.2.7')).toEqual(names('192.0.2.7'))
  expect(names('0:0:0:0:0:ffff:c000:207')).toEqual(names('192.0.2.7'))
  expect(names('2001:db8:1:2:3:4:5:6')).toEqual(['2001:db8:1:2::/64', '2001:db8:1::/48'])
  expect(names('2001:db8:1:2::9')).toEqual(names('2001:0DB8:0001:0002:ffff::1'))
  expect(names('fe80::1%eth0')).toEqual(['fe80:0:0:0::/64', 'fe80:0:0::/48'])
  expect(names('::1')).toEqual(['0:0:0:0::/64', '0:0:0::/48'])
  expect(names('')).toEqual([''])
})

test('[A15] two hundred failures from one IPv6 /64 are two hundred, whatever its addresses; its neighbors may go on', async () => {
  for (let i = 0; i < 200; i += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, j) => guess(`nobody${i + j}@example.org`, `2001:db8:1:2::${(i + j + 1).toString(16)}`)),
    )
  expect((await enter('ana@example.org', '2001:db8:1:2:ffff::1')).status).toBe(429)
  expect((await enter('ana@example.org', '2001:db8:1:3::1')).status).toBe(200)
})

describe('a network in which two hundred wrong passwords were entered', () => {
  const ADDRESS = '2001:db8:1:2::9'
  const spend = () =>
    world.server.deps.db
      .insertInto('throttle')
      .values({ key: 'address:2001:db8:1:2::/64', failures: 200, window_start: clock.now() })
      .execute()

  test('[A5] is told whom that locks, in both languages, and which ways in are open', async () => {
    const own = await signedIn(world, 'bob@example.org')
    await own.ask('DELETE', '/api/session')
    await spend()
    const refused = await enter('ana@example.org', ADDRESS)
    expect([refused.status, refused.body.refusal, refused.body.retryAfter]).toEqual([429, 'network-failures', 900])
    const said = async (language: string) =>
      (
        await visit(world).ask(
          'POST',
          '/api/session',
          { email: 'ana@example.org', password: PASSWORD },
          { ...from(ADDRESS), 'Accept-Language': language },
        )
      ).body.message
    expect(await said('en')).toContain('no one can sign in with a password from a new browser')
    expect(await said('es')).toContain('nadie puede entrar con contraseña en un navegador nuevo')
    expect((await enter('bob@example.org', ADDRESS, own)).status).toBe(200)
    // Failures of one account are that account's.
    for (let n = 0; n < 5; n++) await guess('ana@example.org', '192.0.2.1')
    expect((await enter('ana@example.org', ADDRESS)).body.refusal).toBe('too-many')
  })

  test('[A5] lets a valid link pass, also one that needs the code of a second factor, and counts invalid ones', async () => {
    const { deps } = world.server
    const ana = (await (await signedIn(world, 'ana@example.org')).ask('GET', '/api/me')).body.account.id
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    await deps.db.insertInto('authenticator').values({ account: ana, secret, created_at: clock.now(), last_step: 0 }).execute()
    const { token } = await issueLink(deps, { kind: 'password', account: ana, issuedBy: null })
    await spend()
    const open = (link: string, factor?: object) =>
      visit(world).ask('POST', '/api/session', { link, password: 'tres gatos cruzan el puente', factor }, from(ADDRESS))
    expect((await open('x'.repeat(token.length))).status).toBe(429)
    expect((await open(token)).body.refusal).toBe('second-factor-needed')
    expect((await open(token, { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() }) })).status).toBe(
      200,
    )
  })

  test('[A15] a wrong link writes nothing to the database', async () => {
    const { db } = world.server.deps
    const statements = [
      vi.spyOn(db, 'transaction'),
      vi.spyOn(db, 'insertInto'),
      vi.spyOn(db, 'updateTable'),
      vi.spyOn(db, 'deleteFrom'),
    ] as const
    const written = async (path: string, body: object) => {
      for (const statement of statements) statement.mockClear()
      const { status } = await visit(world).ask('POST', path, body, from(ADDRESS))
      return [status, statements.reduce((sum, { mock }) => sum + mock.calls.length, 0)]
    }
    const link = { link: 'x'.repeat(43), password: 'tres gatos cruzan el puente' }
    const invitation = { token: 'x'.repeat(43) }
    expect(await written('/api/session', link)).toEqual([410, 1])
    expect(await written('/api/invitations/preview', invitation)).toEqual([410, 1])
    expect(await written('/api/email-changes', invitation)).toEqual([410, 1])
    await db.deleteFrom('throttle').execute()
    await spend()
    expect(await written('/api/session', link)).toEqual([429, 0])
    expect(await written('/api/invitations/preview', invitation)).toEqual([429, 0])
    expect(await written('/api/email-changes', invitation)).toEqual([429, 0])
  })
})

test('[A15] an IPv4 /24 has a larger budget than one of its addresses', async () => {
  const { db } = world.server.deps
  await db.insertInto('throttle').values({ key: 'address:192.0.2.0/24', failures: 799, window_start: clock.now() }).execute()
  expect((await guess('nobody@example.org', '192.0.2.9')).status).toBe(401)
  expect((await enter('ana@example.org', '192.0.2.10')).status).toBe(429)
  expect((await enter('ana@example.org', '192.0.3.10')).status).toBe(200)
})

test('[A16] three hundred tries at once from one network keep neither a known browser nor another network waiting for all of them', async () => {
  const own = await signedIn(world, 'ana@example.org')
  await own.ask('DELETE', '/api/session')
  let over = 0
  const flood = Array.from({ length: 300 }, (_, i) =>
    guess(`nobody${i}@example.org`, `2001:db8:1:2::${(i + 1).toString(16)}`).then(({ status }) => {
      over++
      return status
    }),
  )
  // The queue is as full as one network can make it.
  while (over < 100) await new Promise((resolve) => setTimeout(resolve, 5))
  const [known, elsewhere] = [await enter('ana@example.org', '2001:db8:1:2::1', own), await enter('bob@example.org', '192.0.2.7')]
  expect([known.status, elsewhere.status]).toEqual([200, 200])
  const statuses = await Promise.all(flood)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(100)
})

test('[A16] sixty tries that wait for one account keep its known browser from nothing', async () => {
  const own = await signedIn(world, 'ana@example.org')
  await own.ask('DELETE', '/api/session')
  const flood = Array.from({ length: 80 }, (_, i) => guess('ana@example.org', `192.0.2.${i}`))
  const [known] = await Promise.all([enter('ana@example.org', '192.0.2.1', own), ...flood])
  expect(known?.status).toBe(200)
})

describe('a hundred failures in a row', () => {
  const failFor = async (email: string) => {
    // All but the last two of them.
    await world.server.deps.db
      .insertInto('failed_sign_in')
      .values({ key: failuresKey(email), failures: MOST_FAILURES - 2, at: clock.now() })
      .execute()
    for (let n = 0; n < 2; n++) expect((await guess(email, '192.0.2.1')).status).toBe(401)
  }

  test('[A17] end sign-in by password from strange browsers, with a sentence; a known browser and a sign-in link are ways back', async () => {
    const own = await signedIn(world, 'ana@example.org')
    const account = (await own.ask('GET', '/api/me')).body.account.id
    await own.ask('DELETE', '/api/session')
    await failFor('ana@example.org')
    // Also the right password, and also days later.
    clock.set(60 * 24 * 3_600_000)
    const refused = await enter('ana@example.org', '192.0.2.1')
    expect([refused.status, refused.body.refusal]).toEqual([403, 'too-many-failures'])
    expect(refused.body.message).toContain('cien contraseñas equivocadas')
    expect((await enter('bob@example.org', '192.0.2.1')).status).toBe(200)
    expect((await enter('ana@example.org', '192.0.2.1', own)).status).toBe(200)
    // After one proof of identity the count starts again.
    expect((await enter('ana@example.org', '192.0.2.1')).status).toBe(200)
    await failFor('ana@example.org')
    expect((await enter('ana@example.org', '192.0.2.1')).status).toBe(403)
    await world.addPerson('chair@example.org', 'chair')
    const chair = await signedIn(world, 'chair@example.org')
    const link = await consentedLink(chair, await signedIn(world, 'head@example.org'), account)
    const entered = await visit(world).ask('POST', '/api/session', { link, password: PASSWORD })
    expect(entered.status).toBe(200)
    expect((await enter('ana@example.org', '192.0.2.1')).status).toBe(200)
  })

  test('[A17] [A4] an address that is nobody’s is answered alike', async () => {
    await failFor('nobody@example.org')
    expect((await enter('nobody@example.org', '192.0.2.1')).body.refusal).toBe('too-many-failures')
  })

  test('[A17] a known browser has a hundred of its own, and then is known no more', async () => {
    const own = await signedIn(world, 'ana@example.org')
    await own.ask('DELETE', '/api/session')
    const { db } = world.server.deps
    await db
      .updateTable('remembered_browser')
      .set({ failures: MOST_FAILURES - 1 })
      .execute()
    expect((await guess('ana@example.org', '192.0.2.1', own)).status).toBe(401)
    expect(await db.selectFrom('remembered_browser').selectAll().execute()).toEqual([])
  })
})
