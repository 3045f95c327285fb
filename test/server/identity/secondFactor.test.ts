// The second factor: authenticator app and recovery codes, and who does not get around them.
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { redeemLink } from '../../../server/identity/oneTimeLinks.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
let ana: AccountId
let here: Visitor
let secret: string
let recoveryCodes: readonly string[]
const EMAIL = 'ana@example.org'
const NEXT = 30_000
const INBOX = `/api/groups/${GROUP}/inbox`

const codeAt = (at: number, of = secret) => new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: at })
const code = () => codeAt(clock.now())
/** Six digits that no step near now has. */
const wrongCode = () => {
  const right = [-1, 0, 1].map((step) => codeAt(clock.now() + step * NEXT))
  return ['000000', '111111', '222222', '333333'].find((one) => !right.includes(one)) ?? ''
}
/** What became of factors and recovery codes, in the order in which it was recorded. */
const audited = async () => {
  const rows = await world.server.deps.db.selectFrom('audit').select('action').orderBy('id').execute()
  return rows.map(({ action }) => action).filter((action) => /^(factor|recoveryCode)/.test(action))
}
const signIn = (factor?: object, { visitor = visit(world), password = PASSWORD, email = EMAIL } = {}) =>
  visitor.ask('POST', '/api/session', { email, password, ...(factor ? { factor } : {}) })
const refusal = async (answer: ReturnType<typeof signIn>) => (await answer).body.refusal
const setUp = async (visitor: Visitor) => {
  const made = await visitor.ask('POST', '/api/me/authenticator-secrets', {})
  const answer = await visitor.ask('PUT', '/api/me/authenticator', {
    secret: made.body.secret,
    code: codeAt(clock.now(), made.body.secret),
  })
  return { secret: made.body.secret, answer }
}

beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  ana = await world.addPerson(EMAIL, 'delegate')
  here = await signedIn(world, EMAIL)
  const done = await setUp(here)
  secret = done.secret
  recoveryCodes = done.answer.body.recoveryCodes
  clock.advance(NEXT)
})
afterEach(() => world.close())

describe('signing in with a second factor', () => {
  test('[A34] a right password alone opens nothing, with or without a cookie of that browser', async () => {
    const stranger = visit(world)
    const answer = await signIn(undefined, { visitor: stranger })
    expect([answer.status, answer.body.refusal]).toEqual([401, 'second-factor-needed'])
    expect((await stranger.ask('GET', '/api/me')).status).toBe(401)
    await here.ask('DELETE', '/api/session')
    expect(await refusal(signIn(undefined, { visitor: here }))).toBe('second-factor-needed')
    expect((await signIn({ code: code() }, { visitor: stranger })).status).toBe(200)
    const { body } = await stranger.ask('GET', '/api/sessions')
    expect(body.find((one: { current: boolean }) => one.current)).toMatchObject({ way: 'password', factor: 'code' })
  })

  test('[A34] a wrong password is answered as ever, whatever code comes with it, and uses no code up', async () => {
    const known = await signIn({ code: code() }, { password: 'wrong' })
    const unknown = await signIn({ code: code() }, { email: 'nobody@example.org' })
    const plain = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    expect([known.status, known.body.refusal]).toEqual([401, 'wrong-credentials'])
    expect(plain(unknown.text)).toBe(plain(known.text))
    expect(await refusal(signIn({ recoveryCode: recoveryCodes[0] }, { password: 'wrong' }))).toBe('wrong-credentials')
    expect((await signIn({ recoveryCode: recoveryCodes[0] })).status).toBe(200)
    expect((await signIn({ code: code() })).status).toBe(200)
  })

  test('[A34] asks somebody without a factor for none, and a factor that comes all the same changes nothing', async () => {
    await world.addPerson('bob@example.org', 'delegate')
    expect((await signIn({ code: '123456' }, { email: 'bob@example.org' })).status).toBe(200)
  })

  test('[AU-06] [A35] a code works once, one step early or late, and no earlier one after it', async () => {
    const now = code()
    expect((await signIn({ code: now })).status).toBe(200)
    expect(await refusal(signIn({ code: now }))).toBe('wrong-code')
    clock.advance(2 * NEXT)
    expect((await signIn({ code: codeAt(clock.now() + NEXT) })).status).toBe(200)
    expect(await refusal(signIn({ code: code() }))).toBe('wrong-code')
    clock.advance(16 * 60_000)
    expect(await refusal(signIn({ code: codeAt(clock.now() - 2 * NEXT) }))).toBe('wrong-code')
    expect(await refusal(signIn({ code: codeAt(clock.now() + 2 * NEXT) }))).toBe('wrong-code')
    expect((await signIn({ code: codeAt(clock.now() - NEXT) })).status).toBe(200)
  })

  test('[AU-06] [A35] lets exactly one of twenty in who try at the same moment with one right code', async () => {
    const right = code()
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn({ code: right })))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
  })

  test('[A35] a server clock that was ahead and is set back closes nobody out', async () => {
    clock.set(24 * 3_600_000)
    expect((await signIn({ code: code() })).status).toBe(200)
    clock.set(-24 * 3_600_000)
    expect((await signIn({ code: code() })).status).toBe(200)
  })

  test('[A35] takes codes with spaces; letters, other lengths and other digits are wrong codes', async () => {
    for (const odd of ['abcdef', '12345', '1234567', '１２３４５６', ' ', '-'])
      expect((await signIn({ code: odd }, { visitor: here })).body.refusal).toMatch(/wrong-code|too-many/)
    clock.advance(16 * 60_000)
    const [a, b] = [code().slice(0, 3), code().slice(3)]
    expect((await signIn({ code: `${a} ${b}` })).status).toBe(200)
  })
})

/** A wrong code, and so many more before it; a while ago. */
const guessed = async (more: number, visitor = visit(world)) => {
  expect(await refusal(signIn({ code: wrongCode() }, { visitor }))).toBe('wrong-code')
  await world.server.deps.db
    .updateTable('failed_sign_in')
    .set((row) => ({ failures: row('failures', '+', more) }))
    .execute()
  clock.advance(16 * 60_000)
}

describe('guessing codes', () => {
  test('[AU-06] [A36] five wrong ones in a quarter of an hour; the owner’s own browser has its own five', async () => {
    for (let n = 0; n < 5; n++) expect(await refusal(signIn({ code: wrongCode() }))).toBe('wrong-code')
    const answer = await signIn({ code: code() })
    expect([answer.status, answer.body.refusal]).toEqual([429, 'too-many'])
    expect(answer.body.retryAfter).toBeGreaterThan(0)
    expect((await signIn({ code: code() }, { visitor: here })).status).toBe(200)
    // A person who knows the password cannot block the owner's recovery codes either.
    expect((await signIn({ recoveryCode: recoveryCodes[1] })).status).toBe(200)
  })

  test('[A36] a new secret begins a new count: its owner signs in by it on a new device', async () => {
    await guessed(98)
    expect(await refusal(signIn({ code: wrongCode() }))).toBe('wrong-code')
    expect(await refusal(signIn({ code: code() }))).toBe('too-many-codes')
    expect((await here.ask('PUT', '/api/session/proof', { code: code() })).status).toBe(204)
    const renewed = await setUp(here)
    expect(renewed.answer.status).toBe(200)
    secret = renewed.secret
    clock.advance(NEXT)
    expect((await signIn({ code: code() })).status).toBe(200)
  })

  test('[A36] after a hundred in a row no stranger’s code is taken; the own browser and recovery codes still are', async () => {
    await guessed(98)
    expect((await signIn({ code: code() })).status).toBe(200)
    await guessed(98)
    expect(await refusal(signIn({ code: wrongCode() }))).toBe('wrong-code')
    expect(await refusal(signIn({ code: code() }))).toBe('too-many-codes')
    expect((await signIn({ code: code() }, { visitor: here })).status).toBe(200)
    expect((await signIn({ recoveryCode: recoveryCodes[1] })).status).toBe(200)
  })

  test('[A36] a right password in between forgives no wrong code', async () => {
    await guessed(98, here)
    await signIn(undefined, { visitor: here })
    await signIn({ code: wrongCode() }, { visitor: here })
    expect(await refusal(signIn({ code: code() }, { visitor: here }))).toBe('too-many-codes')
  })
})

describe('recovery codes', () => {
  test('[A37] there are ten, each works once, and the database holds hashes', async () => {
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const one of recoveryCodes) expect(one).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const rows = JSON.stringify(await world.server.deps.db.selectFrom('recovery_code').selectAll().execute())
    for (const one of recoveryCodes) expect(rows).not.toContain(one.replaceAll('-', ''))
    const [first = ''] = recoveryCodes
    const answers = await Promise.all([0, 1, 2].map(() => signIn({ recoveryCode: first.toUpperCase().replaceAll('-', ' ') })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    const { body } = await here.ask('GET', '/api/me/second-factor')
    expect(body.recoveryCodes).toMatchObject({ left: 9, of: 10 })
  })

  test('[A37] new ones end the earlier ones; somebody else’s open nothing', async () => {
    await world.addPerson('bob@example.org', 'delegate')
    const bob = await signedIn(world, 'bob@example.org')
    const bobs = (await setUp(bob)).answer.body.recoveryCodes
    expect(await refusal(signIn({ recoveryCode: bobs[0] }))).toBe('wrong-code')
    const made = await here.ask('POST', '/api/me/recovery-codes', {})
    expect(made.status).toBe(201)
    expect(await refusal(signIn({ recoveryCode: recoveryCodes[2] }))).toBe('wrong-code')
    expect((await signIn({ recoveryCode: made.body.recoveryCodes[2] })).status).toBe(200)
    expect(await audited()).toEqual([
      'factor.added',
      'factor.added',
      'factor.refused',
      'recoveryCodes.renewed',
      'factor.refused',
      'recoveryCode.used',
    ])
  })
})

describe('setting up and removing', () => {
  test('[A38] ends the other sessions, is told to the account and is in the audit', async () => {
    await world.addPerson('bob@example.org', 'delegate')
    const [one, other] = [await signedIn(world, 'bob@example.org'), await signedIn(world, 'bob@example.org')]
    const { answer } = await setUp(one)
    expect([answer.status, answer.body.recoveryCodes.length]).toEqual([200, 10])
    expect((await one.ask('GET', '/api/me')).status).toBe(200)
    expect((await other.ask('GET', '/api/me')).status).toBe(401)
    const { body: inbox } = await one.ask('GET', INBOX)
    expect(inbox.notices.map(({ kind }: { kind: string }) => kind)).toContain('factorChanged')
    expect(await audited()).toEqual(['factor.added', 'factor.added'])
  })

  test('[A38] asks again who one is, ten minutes after signing in: by a code where there is one, the password does not do', async () => {
    clock.advance(10 * 60_000)
    for (const [method, path] of [
      ['POST', '/api/me/authenticator-secrets'],
      ['DELETE', '/api/me/authenticator'],
      ['POST', '/api/me/recovery-codes'],
    ] as const)
      expect((await here.ask(method, path, {})).body.refusal).toBe('proof-needed')
    expect((await here.ask('PUT', '/api/me/authenticator', { secret, code: code() })).body.refusal).toBe('proof-needed')
    expect((await here.ask('PUT', '/api/session/proof', { password: PASSWORD })).body.refusal).toBe('second-factor-needed')
    expect((await here.ask('PUT', '/api/session/proof', { code: wrongCode() })).body.refusal).toBe('wrong-code')
    expect((await here.ask('PUT', '/api/session/proof', { code: code() })).status).toBe(204)
    expect((await here.ask('DELETE', '/api/me/authenticator')).status).toBe(204)
    expect((await signIn()).status).toBe(200)
    expect(await world.server.deps.db.selectFrom('recovery_code').selectAll().execute()).toEqual([])
    expect(await audited()).toContain('factor.removed')
  })

  test('[A38] password and address are not changed in an open session by who knows the password alone', async () => {
    clock.advance(10 * 60_000)
    const next = 'tres gatos cruzan el puente'
    expect((await here.ask('PUT', '/api/me/password', { current: PASSWORD, next })).body.refusal).toBe('proof-needed')
    const email = 'other@example.org'
    expect((await here.ask('PUT', '/api/me/email', { email, password: PASSWORD })).body.refusal).toBe('proof-needed')
    await here.ask('PUT', '/api/session/proof', { code: code() })
    expect((await here.ask('PUT', '/api/me/password', { current: PASSWORD, next })).status).toBe(204)
  })

  test('[A38] a code of another secret confirms nothing, and the factor that was there stays', async () => {
    const { body } = await here.ask('POST', '/api/me/authenticator-secrets', {})
    expect(body.uri).toContain(`secret=${body.secret}`)
    const answer = await here.ask('PUT', '/api/me/authenticator', { secret: body.secret, code: wrongCode() })
    expect(answer.body.refusal).toBe('wrong-code')
    expect((await signIn({ code: code() })).status).toBe(200)
  })

  test('[A38] an erased account keeps none', async () => {
    await world.addPerson('chair@example.org', 'chair')
    const chair = await signedIn(world, 'chair@example.org')
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/accounts/${ana}`)).status).toBe(204)
    for (const table of ['authenticator', 'recovery_code'] as const)
      expect(await world.server.deps.db.selectFrom(table).selectAll().execute()).toEqual([])
  })
})

describe('ways around it', () => {
  const NEW = 'tres gatos cruzan el puente'
  const byLink = (token: string, factor?: object) =>
    visit(world).ask('POST', '/api/session', { link: token, password: NEW, ...(factor ? { factor } : {}) })

  test('[AU-09] [A39] a link asks for it too; without it nothing has changed, and the link still works', async () => {
    const { operatorsLink } = await import('../../../server/identity/linkSteps.ts')
    const issued = await operatorsLink(world.server.deps, EMAIL)
    if (!issued.ok) throw new Error(issued.refusal)
    const { token } = issued.value
    expect((await byLink(token)).body.refusal).toBe('second-factor-needed')
    expect((await byLink(token, { code: wrongCode() })).body.refusal).toBe('wrong-code')
    expect((await here.ask('GET', '/api/me')).status).toBe(200)
    expect((await signIn({ code: code() })).status).toBe(200)
    clock.advance(NEXT)
    expect((await byLink(token, { code: code() })).status).toBe(200)
    expect((await here.ask('GET', '/api/me')).status).toBe(401)
  })

  test('[A39] a second factor that is set up while a link is used is asked for, and nothing has changed', async () => {
    const { operatorsLink } = await import('../../../server/identity/linkSteps.ts')
    const { deps, identity } = world.server
    const email = 'bob@example.org'
    await world.addPerson(email, 'delegate')
    const bob = await signedIn(world, email)
    const issued = await operatorsLink(deps, email)
    if (!issued.ok) throw new Error(issued.refusal)
    const parts = {
      passwords: identity.passwords,
      sessions: identity.sessions,
      between: <T>(act: () => Promise<T>) => act(),
      passwordSet: async () => undefined,
      checkFactor: async () => {
        await setUp(bob)
        return ok(null)
      },
    }
    const redeemed = await redeemLink(deps, parts, { token: issued.value.token, password: NEW })
    expect(redeemed).toEqual({ ok: false, refusal: 'second-factor-needed' })
    expect(await refusal(signIn(undefined, { email, password: NEW }))).toBe('wrong-credentials')
    expect(await refusal(signIn(undefined, { email }))).toBe('second-factor-needed')
  })

  test('[A40] chair and secretariat see who has none and reset it, delegates do not; the member is told and signed out', async () => {
    await world.addPerson('chair@example.org', 'chair')
    await world.addPerson('bob@example.org', 'delegate')
    const [chair, bob] = [await signedIn(world, 'chair@example.org'), await signedIn(world, 'bob@example.org')]
    const seen = async (visitor: Visitor) => {
      const { body } = await visitor.ask('GET', `/api/groups/${GROUP}/members`)
      return body.map(({ email, secondFactor }: { email: string; secondFactor?: boolean }) => [email, secondFactor])
    }
    expect(await seen(chair)).toContainEqual([EMAIL, true])
    expect(await seen(chair)).toContainEqual(['bob@example.org', false])
    expect(await seen(bob)).toContainEqual([EMAIL, undefined])
    const at = `/api/groups/${GROUP}/members/${ana}/second-factor`
    expect((await bob.ask('DELETE', at)).status).toBe(403)
    expect((await here.ask('DELETE', at)).status).toBe(403)
    expect((await chair.ask('DELETE', at)).status).toBe(204)
    expect((await chair.ask('DELETE', at)).body.refusal).toBe('no-second-factor')
    expect((await here.ask('GET', '/api/me')).status).toBe(401)
    const again = await signedIn(world, EMAIL)
    const { body: inbox } = await again.ask('GET', INBOX)
    expect(inbox.notices.filter(({ kind }: { kind: string }) => kind === 'factorChanged').length).toBe(2)
    const [row] = await world.server.deps.db.selectFrom('audit').selectAll().where('action', '=', 'factor.reset').execute()
    expect(row).toMatchObject({ subject: GROUP, detail: ana })
  })

  test('[A40] nobody resets their own, nor that of somebody over whom they have no say', async () => {
    const chairId = await world.addPerson('chair@example.org', 'chair')
    const chair = await signedIn(world, 'chair@example.org')
    await setUp(chair)
    await world.addPerson('sec@example.org', 'secretariat')
    const secretariat = await signedIn(world, 'sec@example.org')
    const at = `/api/groups/${GROUP}/members/${chairId}/second-factor`
    expect((await secretariat.ask('DELETE', at)).body.refusal).toBe('forbidden')
    expect((await chair.ask('DELETE', at)).body.refusal).toBe('forbidden')
  })
})
