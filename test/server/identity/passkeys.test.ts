// Passkeys: as a second factor, alone, and what is no use of one.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '../../../server/clock.ts'
import { createPasskeys } from '../../../server/identity/passkeys.ts'
import { firstHalfOf } from '../../../server/networks.ts'
import { createThrottle } from '../../../server/throttle.ts'
import { PasskeyUse } from '../../../shared/api/passkeys.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { createAuthenticator, type SoftPasskey, type Wrong } from '../../harness/authenticator.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, PASSWORD, type Visitor, visit, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
let ana: AccountId
let here: Visitor
let own: { readonly passkey: SoftPasskey; readonly recoveryCodes: readonly string[] | null }
let authenticator: ReturnType<typeof createAuthenticator>
const EMAIL = 'ana@example.org'
const INBOX = `/api/groups/${GROUP}/inbox`

/** Passkeys are for names of hosts, so these people ask for localhost. */
const asker = (): Visitor => visit(world, 'localhost')
const byPassword = (visitor: Visitor, factor?: object, email = EMAIL) =>
  visitor.ask('POST', '/api/session', { email, password: PASSWORD, ...(factor ? { factor } : {}) })
const enter = async (email = EMAIL) => {
  const visitor = asker()
  expect((await byPassword(visitor, undefined, email)).status).toBe(200)
  return visitor
}
const creation = async (visitor: Visitor) => (await visitor.ask('POST', '/api/me/passkey-challenges', {})).body.options
const request = async (visitor: Visitor) => (await visitor.ask('POST', '/api/passkey-challenges', {})).body.options
const add = async (visitor: Visitor, wrong: Wrong = {}, name = 'Laptop') => {
  const { passkey, credential } = authenticator.create(await creation(visitor), wrong)
  return { passkey, answer: await visitor.ask('POST', '/api/me/passkeys', { name, passkey: credential }) }
}
const signed = async (visitor: Visitor, wrong: Wrong = {}, passkey = own.passkey) =>
  authenticator.sign(passkey, await request(visitor), wrong)
const byPasskey = async (visitor: Visitor, wrong: Wrong = {}, passkey = own.passkey) =>
  visitor.ask('POST', '/api/session', { passkey: await signed(visitor, wrong, passkey) })
const outcome = ({ status, body }: { status: number; body: { refusal?: string } }) => [status, body.refusal]
const REFUSED = [401, 'wrong-passkey']
const audited = async () => {
  const rows = await world.server.deps.db.selectFrom('audit').select('action').orderBy('id').execute()
  return rows.map(({ action }) => action).filter((action) => /^(factor|passkey|recoveryCode)|refused/.test(action))
}

beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  authenticator = createAuthenticator(`http://localhost:${world.server.port}`)
  ana = await world.addPerson(EMAIL, 'delegate')
  here = await enter()
  const { passkey, answer } = await add(here)
  expect(answer.status).toBe(201)
  own = { passkey, recoveryCodes: answer.body.recoveryCodes }
})
afterEach(() => world.close())

describe('setting up passkeys', () => {
  test('[A41] the first second factor brings recovery codes; further passkeys have names, and are listed, renamed and removed', async () => {
    expect(own.recoveryCodes?.length).toBe(10)
    clock.advance(1_000)
    const second = await add(here, {}, 'Phone')
    expect([second.answer.status, second.answer.body.recoveryCodes]).toEqual([201, null])
    const listed = async () => (await here.ask('GET', '/api/me/second-factor')).body.passkeys
    const [laptop, phone] = await listed()
    expect([laptop.name, phone.name, laptop.lastUsed]).toEqual(['Laptop', 'Phone', null])
    expect((await here.ask('PATCH', `/api/me/passkeys/${phone.id}`, { name: '  My phone ' })).status).toBe(204)
    expect((await byPasskey(asker())).status).toBe(200)
    const [used, renamed] = await listed()
    expect([used.lastUsed, renamed.name]).toEqual([clock.now(), 'My phone'])
    expect((await here.ask('DELETE', `/api/me/passkeys/${laptop.id}`)).status).toBe(204)
    expect(outcome(await byPasskey(asker()))).toEqual(REFUSED)
    expect((await byPasskey(asker(), {}, second.passkey)).status).toBe(200)
    expect(await audited()).toEqual(['passkey.added', 'passkey.added', 'passkey.removed', 'session.refused'])
  })

  test('[A41] adding and removing asks again who one is, ends other sessions and is told to the account', async () => {
    const elsewhere = asker()
    await byPasskey(elsewhere)
    clock.advance(10 * 60_000)
    const [{ id }] = (await here.ask('GET', '/api/me/second-factor')).body.passkeys
    expect((await here.ask('POST', '/api/me/passkey-challenges', {})).body.refusal).toBe('proof-needed')
    const made = authenticator.create({ challenge: 'AAAA', user: { id: 'AAAA' } })
    expect((await here.ask('POST', '/api/me/passkeys', { name: 'x', passkey: made.credential })).body.refusal).toBe('proof-needed')
    expect((await here.ask('DELETE', `/api/me/passkeys/${id}`)).body.refusal).toBe('proof-needed')
    expect((await here.ask('PUT', '/api/session/proof', { password: PASSWORD })).body.refusal).toBe('second-factor-needed')
    expect((await here.ask('PUT', '/api/session/proof', { passkey: await signed(here) })).status).toBe(204)
    expect((await here.ask('DELETE', `/api/me/passkeys/${id}`)).status).toBe(204)
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401)
    const { body } = await here.ask('GET', INBOX)
    expect(body.notices.filter(({ kind }: { kind: string }) => kind === 'factorChanged').length).toBe(2)
    expect(await world.server.deps.db.selectFrom('recovery_code').selectAll().execute()).toEqual([])
    expect((await byPassword(asker())).status).toBe(200)
  })

  test('[A42] refuses a passkey that was made without verifying its user, elsewhere, or for another challenge', async () => {
    const wrongs: readonly Wrong[] = [
      { unverified: true },
      { origin: 'http://localhost:1' },
      { origin: 'https://ruta.example.com', host: 'ruta.example.com' },
      { host: 'example.org' },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { type: 'webauthn.get' },
    ]
    for (const wrong of wrongs) expect(outcome((await add(here, wrong)).answer), JSON.stringify(wrong)).toEqual(REFUSED)
    expect((await here.ask('GET', '/api/me/second-factor')).body.passkeys.length).toBe(1)
  })

  test('[A42] a challenge adds one passkey, in the session that asked for it, within five minutes', async () => {
    const options = await creation(here)
    const post = (visitor: Visitor, credential: object) => visitor.ask('POST', '/api/me/passkeys', { name: 'x', passkey: credential })
    await world.addPerson('bob@example.org', 'delegate')
    const bob = await enter('bob@example.org')
    expect(outcome(await post(bob, authenticator.create(options).credential))).toEqual(REFUSED)
    const { credential } = authenticator.create(options)
    expect((await post(here, credential)).status).toBe(201)
    expect(outcome(await post(here, credential))).toEqual(REFUSED)
    expect(outcome(await post(here, authenticator.create(options).credential))).toEqual(REFUSED)
    const late = await creation(here)
    clock.advance(5 * 60_000)
    expect(outcome(await post(here, authenticator.create(late).credential))).toEqual(REFUSED)
    // One challenge is not taken for the other.
    expect(outcome(await post(here, authenticator.create({ ...options, ...(await request(here)) }).credential))).toEqual(REFUSED)
  })

  test('[A41] an account has at most twenty, and the same one is in one account', async () => {
    const { passkey } = own
    const row = { account: ana, public_key: '', counter: 0, host: 'localhost', name: 'x', created_at: 1 }
    const rows = Array.from({ length: 19 }, (_, n) => ({ ...row, id: `p${n}`, credential: `c${n}` }))
    await world.server.deps.db.insertInto('passkey').values(rows).execute()
    expect(outcome((await add(here)).answer)).toEqual(REFUSED)
    const known = await creation(here)
    expect(known.excludeCredentials.map(({ id }: { id: string }) => id)).toContain(passkey.id)
  })

  test('[A41] a reset and an erased account keep none', async () => {
    await world.addPerson('chair@example.org', 'chair')
    const chair = await enter('chair@example.org')
    const member = async () =>
      (await chair.ask('GET', `/api/groups/${GROUP}/members`)).body.find((one: { account: string }) => one.account === ana)
    expect((await member()).secondFactor).toBe(true)
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/members/${ana}/second-factor`)).status).toBe(204)
    expect((await member()).secondFactor).toBe(false)
    expect(outcome(await byPasskey(asker()))).toEqual(REFUSED)
    await add(await enter())
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/accounts/${ana}`)).status).toBe(204)
    expect(await world.server.deps.db.selectFrom('passkey').selectAll().execute()).toEqual([])
  })
})

describe('signing in with a passkey', () => {
  test('[A43] alone it opens a session, which says so; the password alone does not any more', async () => {
    const visitor = asker()
    expect((await byPasskey(visitor)).status).toBe(200)
    const { body } = await visitor.ask('GET', '/api/sessions')
    expect(body.find((one: { current: boolean }) => one.current)).toMatchObject({ way: 'passkey', factor: null })
    const refused = await byPassword(asker())
    expect([refused.body.refusal, refused.body.factors]).toEqual(['second-factor-needed', ['passkey']])
  })

  test('[A43] after the password it is the second factor; somebody else’s is not', async () => {
    await world.addPerson('bob@example.org', 'delegate')
    const { passkey: bobs } = await add(await enter('bob@example.org'))
    const visitor = asker()
    expect(outcome(await byPassword(visitor, { passkey: await signed(visitor, {}, bobs) }))).toEqual(REFUSED)
    expect((await byPassword(visitor, { passkey: await signed(visitor) })).status).toBe(200)
    const { body } = await visitor.ask('GET', '/api/sessions')
    expect(body.find((one: { current: boolean }) => one.current)).toMatchObject({ way: 'password', factor: 'passkey' })
    const byCode = await byPassword(asker(), { recoveryCode: own.recoveryCodes?.[0] })
    expect(byCode.status).toBe(200)
  })

  test('[A42] without its user verified, from another origin, host, key or challenge it opens nothing', async () => {
    const wrongs: readonly Wrong[] = [
      { unverified: true },
      { origin: 'http://127.0.0.1:1' },
      { origin: 'https://ruta.example.com', host: 'ruta.example.com' },
      { origin: `http://evil.localhost:${world.server.port}` },
      { host: 'example.org' },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { type: 'webauthn.create' },
      { signature: Buffer.alloc(70) },
      { userHandle: Buffer.from('somebody').toString('base64url') },
    ]
    for (const wrong of wrongs) expect(outcome(await byPasskey(asker(), wrong)), JSON.stringify(wrong)).toEqual(REFUSED)
    const { passkey: forged } = authenticator.create({ challenge: 'AAAA', user: { id: own.passkey.user } })
    expect(outcome(await byPasskey(asker(), {}, { ...forged, id: own.passkey.id }))).toEqual(REFUSED)
    expect(outcome(await byPasskey(asker(), {}, forged))).toEqual(REFUSED)
    expect((await byPasskey(asker(), { counter: 50 })).status).toBe(200)
  })

  test('[A42] a challenge is signed once, in the browser that asked for it, within five minutes', async () => {
    const visitor = asker()
    const passkey = await signed(visitor)
    expect(outcome(await asker().ask('POST', '/api/session', { passkey }))).toEqual(REFUSED)
    const answers = await Promise.all([0, 1, 2, 3].map(() => visitor.ask('POST', '/api/session', { passkey })))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    expect(outcome(await visitor.ask('POST', '/api/session', { passkey }))).toEqual(REFUSED)
    const late = await signed(visitor)
    clock.advance(5 * 60_000)
    expect(outcome(await visitor.ask('POST', '/api/session', { passkey: late }))).toEqual(REFUSED)
    const ahead = await signed(visitor)
    clock.set(-3_600_000)
    expect(outcome(await visitor.ask('POST', '/api/session', { passkey: ahead }))).toEqual(REFUSED)
  })

  test('[A42] a copy whose counter is behind opens nothing, and the account is told; one that does not count is accepted', async () => {
    const copy = { ...own.passkey }
    expect((await byPasskey(asker(), { counter: 8 })).status).toBe(200)
    expect(outcome(await byPasskey(asker(), { counter: 5 }, copy))).toEqual(REFUSED)
    expect(outcome(await byPasskey(asker(), { counter: 8 }, copy))).toEqual(REFUSED)
    expect(outcome(await byPasskey(asker(), { counter: 0 }, copy))).toEqual(REFUSED)
    const { body } = await here.ask('GET', INBOX)
    expect(body.notices.filter(({ kind }: { kind: string }) => kind === 'factorChanged').length).toBe(4)
    const { passkey: uncounted } = await add(here, { counter: 0 }, 'Phone')
    for (let n = 0; n < 2; n++) expect((await byPasskey(asker(), { counter: 0 }, uncounted)).status).toBe(200)
  })

  test('[A43] a disabled account is not opened by it', async () => {
    await world.addPerson('chair@example.org', 'chair')
    const chair = await enter('chair@example.org')
    await chair.ask('PUT', `/api/groups/${GROUP}/members/${ana}/disabled`, { disabled: true })
    expect(outcome(await byPasskey(asker()))).toEqual(REFUSED)
  })

  test('[A42] failures are counted by address, and challenges are, too; a right passkey passes whatever others there have tried', async () => {
    const { db } = world.server.deps
    const passkey = await signed(here, { unverified: true })
    await here.ask('POST', '/api/session', { passkey })
    await db.updateTable('throttle').set({ failures: 100_000 }).where('key', 'like', 'address:%').execute()
    expect(outcome(await byPasskey(asker(), { unverified: true }))).toEqual([429, 'too-many'])
    expect((await byPasskey(asker())).status).toBe(200)
    await db.updateTable('throttle').set({ failures: 100_000 }).where('key', 'like', 'challenge:%').execute()
    expect(outcome(await asker().ask('POST', '/api/passkey-challenges', {}))).toEqual([429, 'too-many'])
  })

  test('[A43] at an IP address, for which browsers make none, there are no challenges', async () => {
    expect((await visit(world).ask('POST', '/api/passkey-challenges', {})).body).toEqual({ options: null })
  })

  test('[A42] a challenge of one server is taken once, by any server on the same database', async () => {
    const { db, bus } = world.server.deps
    const host = `localhost:${world.server.port}`
    const other = createPasskeys(
      { db, bus, clock, random: systemRandom },
      {
        throttle: createThrottle(db, clock),
        where: { hosts: new Set([host]), origins: new Set([`http://${host}`]) },
        secure: false,
        tell: async () => {},
      },
    )
    const visitor = asker()
    const passkey = await signed(visitor)
    const caller = { address: '127.0.0.1', cookieHeader: visitor.cookieHeader, host }
    const given = PasskeyUse.parse(passkey)
    expect(await other.use(given, caller)).toMatchObject({ ok: true, value: { account: ana } })
    expect(await other.use(given, caller)).toMatchObject({ ok: false, refusal: 'wrong-passkey' })
    expect(outcome(await visitor.ask('POST', '/api/session', { passkey }))).toEqual(REFUSED)
  })
})

describe('the list of sessions', () => {
  test.each([
    ['190.24.7.9', '190.24.x.x'],
    ['::ffff:190.24.7.9', '190.24.x.x'],
    ['2001:db8:1:2::7', '2001:db8:…'],
    ['10.0.0.8', '10.0.x.x'],
    ['127.0.0.1', ''],
    ['::1', ''],
  ])('[A44] has for %s the first half: %j', (address, half) => {
    expect(firstHalfOf(address)).toBe(half)
  })

  test('[A44] says by which device and from where', async () => {
    const behind = await openWorld({ ports: { clock }, env: { TRUST_PROXY: '1' } })
    await behind.addPerson(EMAIL, 'delegate')
    const visitor = visit(behind)
    const headers = { 'X-Forwarded-For': '190.24.7.9', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
    await visitor.ask('POST', '/api/session', { email: EMAIL, password: PASSWORD }, headers)
    const { body, text } = await visitor.ask('GET', '/api/sessions')
    expect(body[0]).toMatchObject({ device: 'Firefox · Linux', network: '190.24.x.x', way: 'password' })
    expect(text).not.toContain('7.9')
    await behind.close()
  })
})
