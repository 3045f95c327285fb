// Signing in: passwords, answers that tell nothing, budgets of failures, cookies.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { securityHeaders } from '../../../server/headers.ts'
import { createPasswords, PASSWORD_COST } from '../../../server/identity/passwords.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { addPersonTo, GROUP, openWorld, PASSWORD, signedIn, visit, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
/** At the cost that a server in production has, unlike in other tests. */
const hashed = createPasswords().hash(PASSWORD)
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock, passwordCost: PASSWORD_COST } })
  const passwordHash = await hashed
  for (const email of ['ana@example.org', 'bob@example.org'])
    await addPersonTo(world.server, { email, role: 'delegate', group: GROUP, passwordHash })
})
afterEach(() => world.close())

const signIn = (email: string, password: string, visitor = visit(world)) => visitor.ask('POST', '/api/session', { email, password })

describe('the password', () => {
  test('[AU-03] [A3] stands in the database as argon2id with 19 MiB, two passes and a salt of its own', async () => {
    const rows = await world.server.deps.db.selectFrom('account').select('password_hash').execute()
    for (const row of rows) expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const { passwords } = world.server.identity
    expect(await passwords.hash(PASSWORD)).not.toBe(await passwords.hash(PASSWORD))
  })

  test('[AU-01] [A3] is compared whole: the last character of a hundred counts', async () => {
    const { passwords } = world.server.identity
    const long = `${'árbol y río '.repeat(8)}🌧 fin`
    const hash = await passwords.hash(long)
    expect(await passwords.verify(hash, long)).toBe(true)
    expect(await passwords.verify(hash, `${long.slice(0, -1)}m`)).toBe(false)
  })

  test('[AU-03] [A3] fifty sign-ins at once do not hold the event loop', async () => {
    // Turns of the loop while the hashes are made: a hash on this thread would let it turn only a few times for each.
    let turns = 0
    let turning = true
    const turn = () => {
      turns++
      if (turning) setImmediate(turn)
    }
    turn()
    const answers = await Promise.all(Array.from({ length: 50 }, () => signIn('ana@example.org', PASSWORD)))
    turning = false
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(turns).toBeGreaterThan(50 * 40)
  })

  test('[AU-07] [A3] a change asks for the present one, refuses weak ones, and ends the other sessions', async () => {
    const [here, elsewhere] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'ana@example.org')]
    const change = (current: string, next: string) => here.ask('PUT', '/api/me/password', { current, next })
    expect((await change('wrong', 'tres gatos cruzan el puente')).status).toBe(401)
    expect((await change(PASSWORD, 'catorce-letras')).body.refusal).toBe('password-short')
    expect((await change(PASSWORD, 'ana@example.org ana@example.org')).body.refusal).toBe('password-common')
    expect((await change(PASSWORD, 'tres gatos cruzan el puente')).status).toBe(204)
    expect((await here.ask('GET', '/api/me')).status).toBe(200)
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401)
    expect((await signIn('ana@example.org', PASSWORD)).status).toBe(401)
    expect((await signIn('ANA@example.org ', 'tres gatos cruzan el puente')).status).toBe(200)
  })
})

describe('the answers to a wrong guess', () => {
  test('[AU-04] [A4] an unknown address and a wrong password get the same answer, headers included', async () => {
    const known = await signIn('ana@example.org', 'wrong')
    const unknown = await signIn('nobody@example.org', 'wrong')
    expect([known.status, unknown.status]).toEqual([401, 401])
    const plain = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    expect(plain(unknown.text)).toBe(plain(known.text))
    const names = (headers: Headers) => [...headers.keys()].sort()
    expect(names(unknown.headers)).toEqual(names(known.headers))
  })

  test('[AU-04] [A4] take the same time', async () => {
    // Of this process, its threads for passwords included: what else the machine does counts for nobody.
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let i = 0; i < 30; i++) {
      for (const kind of ['known', 'unknown'] as const) {
        clock.advance(16 * 60_000)
        const start = process.cpuUsage()
        await signIn(kind === 'known' ? 'ana@example.org' : `nobody${i}@example.org`, 'wrong')
        const { user, system } = process.cpuUsage(start)
        times[kind].push((user + system) / 1_000)
      }
    }
    const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[15] ?? 0
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10)
  })

  test('[A4] an account without a password answers as a wrong password does', async () => {
    await world.server.deps.db.updateTable('account').set({ password_hash: null }).where('email', '=', 'ana@example.org').execute()
    expect((await signIn('ana@example.org', '')).status).toBe(401)
    expect((await signIn('ana@example.org', 'nobody has this password')).status).toBe(401)
  })
})

describe('budgets of failures', () => {
  const fail = async (email: string, times: number, visitor = visit(world), headers = {}) => {
    const statuses: number[] = []
    for (let i = 0; i < times; i++)
      statuses.push((await visitor.ask('POST', '/api/session', { email, password: `wrong ${i}` }, headers)).status)
    return statuses
  }

  test('[AU-05] [A5] five failures close an account to strangers for a quarter of an hour, whatever X-Forwarded-For says', async () => {
    const visitor = visit(world)
    for (let i = 0; i < 5; i++) expect(await fail('ana@example.org', 1, visitor, { 'X-Forwarded-For': `10.0.0.${i}` })).toEqual([401])
    const refused = await visitor.ask(
      'POST',
      '/api/session',
      { email: 'ana@example.org', password: PASSWORD },
      { 'X-Forwarded-For': '10.9.9.9' },
    )
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('900')
    expect(refused.body.retryAfter).toBe(900)
    expect((await signIn('bob@example.org', PASSWORD)).status).toBe(200)
    clock.advance(15 * 60_000)
    expect((await signIn('ana@example.org', PASSWORD)).status).toBe(200)
  })

  test('[A5] parallel guesses are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => signIn('ana@example.org', `wrong ${i}`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  test('[A5] successes are free', async () => {
    for (let i = 0; i < 8; i++) expect((await signIn('ana@example.org', PASSWORD)).status).toBe(200)
  })

  test('[AU-05] [A5] a browser that has signed in before has its own budget, so an enemy cannot lock its owner out', async () => {
    const own = await signedIn(world, 'ana@example.org')
    await own.ask('DELETE', '/api/session')
    await fail('ana@example.org', 6)
    expect((await signIn('ana@example.org', PASSWORD)).status).toBe(429)
    expect((await signIn('ana@example.org', PASSWORD, own)).status).toBe(200)
    expect(await fail('ana@example.org', 6, own)).toEqual([401, 401, 401, 401, 401, 429])
    // A browser is known for the accounts that used it, and for no other.
    await fail('bob@example.org', 5)
    expect((await signIn('bob@example.org', PASSWORD, own)).status).toBe(429)
  })

  test('[A5] two hundred failures close an address, but not the browsers known there', async () => {
    const own = await signedIn(world, 'ana@example.org')
    await own.ask('DELETE', '/api/session')
    for (let i = 0; i < 200; i += 20) await Promise.all(Array.from({ length: 20 }, (_, j) => signIn(`nobody${i + j}@example.org`, 'wrong')))
    expect((await signIn('bob@example.org', PASSWORD)).status).toBe(429)
    expect((await signIn('ana@example.org', PASSWORD, own)).status).toBe(200)
  })

  test('[A5] no address that was tried stands in the table of failures', async () => {
    await fail('ana@example.org', 1)
    const rows = await world.server.deps.db.selectFrom('throttle').select('key').execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ key }) => key.includes('ana'))).toBe(false)
  })
})

describe('cookies', () => {
  test('[SE-01] [A1] are HttpOnly, SameSite=Lax, for the whole site, without a domain', async () => {
    const answer = await signIn('ana@example.org', PASSWORD)
    const cookies = answer.headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['session', 'browser'])
    for (const cookie of cookies) {
      expect(cookie).toContain('; HttpOnly')
      expect(cookie).toContain('; SameSite=Lax')
      expect(cookie).toContain('; Path=/')
      expect(cookie).not.toMatch(/Domain|Secure/)
    }
    const [session, browser] = cookies
    // A browser that is closed has signed out; which browser it was is still known.
    expect(session).not.toMatch(/Max-Age|Expires/)
    expect(browser).toContain('; Max-Age=')
  })

  test('[SE-01] [A1] are __Host- and Secure on https', async () => {
    const secure = await openWorld({ env: { PUBLIC_URL: 'https://ruta.example.org' } })
    await secure.addPerson('ana@example.org', 'delegate')
    const response = await secure.server.app.request(
      'https://ruta.example.org/api/session',
      {
        method: 'POST',
        headers: {
          Host: 'ruta.example.org',
          Origin: 'https://ruta.example.org',
          'Content-Type': 'application/json',
          'Content-Length': '80',
        },
        body: JSON.stringify({ email: 'ana@example.org', password: PASSWORD }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' }, rawHeaders: [], headers: { host: 'ruta.example.org' }, url: '/api/session' } },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
    expect(securityHeaders({ ...secure.server.site, hstsSubdomains: true }, undefined)).toMatchObject({
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    })
    const cookies = response.headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-session', '__Host-browser'])
    for (const cookie of cookies) expect(cookie).toContain('; Secure')
    await secure.close()
  })

  test('[SE-02] [A1] the session id stands in the database as a hash, and the hash opens nothing', async () => {
    const ana = await signedIn(world, 'ana@example.org')
    const rows = await world.server.deps.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(ana.cookies.get('session'))
    const thief = visit(world)
    thief.cookies.set('session', rows[0]?.id ?? '')
    expect((await thief.ask('GET', '/api/me')).status).toBe(401)
  })

  test('[SE-02] [A1] signing in replaces the session that the browser had: a planted one leads nowhere', async () => {
    const ana = await signedIn(world, 'ana@example.org')
    const before = ana.cookies.get('session') ?? ''
    expect((await signIn('ana@example.org', PASSWORD, ana)).status).toBe(200)
    expect(ana.cookies.get('session')).not.toBe(before)
    const old = visit(world)
    old.cookies.set('session', before)
    expect((await old.ask('GET', '/api/me')).status).toBe(401)
  })
})

test('sign-ins, failures and sign-outs stand in the audit, with time and address', async () => {
  await signIn('ana@example.org', 'wrong')
  const ana = await signedIn(world, 'ana@example.org')
  await ana.ask('DELETE', '/api/session')
  const rows = await world.server.deps.db.selectFrom('audit').selectAll().orderBy('id').execute()
  expect(rows.map(({ action }) => action)).toEqual(['session.refused', 'session.opened', 'session.ended'])
  for (const row of rows) expect([row.at, row.address]).toEqual([clock.now(), '127.0.0.1'])
})
