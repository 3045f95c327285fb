// How people arrive and leave: set-up, invitations, sign-in links, roles, the last chair.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { issueSetUpLink } from '../../../server/identity/setUp.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { consentedLink, GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NEXT = 'tres gatos cruzan el puente'
const tokenOf = (link: string) => link.split('#')[1] ?? ''

let world: World
let clock: FakeClock
afterEach(() => world.close())

describe('the first start', () => {
  const chair = (token: string, extra = {}) => ({
    token,
    name: 'Presidencia',
    email: 'chair@example.org',
    password: PASSWORD,
    group: {
      id: 'tco',
      name: { es: 'Grupo', en: 'Group' },
      delegations: [
        {
          code: 'CO',
          name: { es: 'Colombia', en: 'Colombia' },
          agencies: [{ acronym: 'FGN', name: { es: 'Fiscalía', en: 'Prosecution' } }],
        },
        {
          code: 'US',
          name: { es: 'Estados Unidos', en: 'United States' },
          agencies: [{ acronym: 'U.S. DOJ', name: { es: 'x', en: 'x' } }],
        },
      ],
    },
    ...extra,
  })
  beforeEach(async () => {
    clock = createFakeClock()
    world = await openWorld({ ports: { clock }, bare: true })
  })
  const token = async () => (await issueSetUpLink(world.server.deps))?.token ?? ''
  const setUp = (body: unknown) => visit(world).ask('POST', '/api/set-up', body)

  test('[AU-08] [A7] the set-up link makes the first chair, once', async () => {
    expect((await visit(world).ask('GET', '/api/set-up')).body).toEqual({ open: true })
    const link = await token()
    const visitor = visit(world)
    const made = await visitor.ask('POST', '/api/set-up', chair(link))
    expect(made.status).toBe(201)
    expect(made.body.memberships).toEqual([{ group: 'tco', role: 'chair', delegation: null, agency: null }])
    const group = await visitor.ask('GET', '/api/groups/tco')
    expect(group.body.documents).toEqual([
      { id: 'roadmap:tco', kind: 'roadmap', title: { es: '', en: '' }, access: 'write', updatedAt: null, archived: false },
      { id: 'glossary:tco', kind: 'glossary', title: { es: '', en: '' }, access: 'write', updatedAt: null, archived: false },
    ])
    expect(group.body.agencies.map(({ id }: { id: string }) => id)).toEqual(['co-fgn', 'us-usdoj'])
    expect((await setUp(chair(link, { email: 'other@example.org' }))).status).toBe(409)
    expect((await visit(world).ask('GET', '/api/set-up')).body).toEqual({ open: false })
    expect(await issueSetUpLink(world.server.deps)).toBeNull()
    const audit = await world.server.deps.db.selectFrom('audit').select(['account', 'action', 'subject']).orderBy('id').execute()
    expect(audit[0]).toEqual({ account: made.body.account.id, action: 'group.created', subject: 'tco' })
  })

  test('[AU-08] [A7] lets exactly one of parallel set-ups succeed', async () => {
    const link = await token()
    const answers = await Promise.all([1, 2, 3, 4].map((i) => setUp(chair(link, { email: `chair${i}@example.org` }))))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    expect(await world.server.deps.db.selectFrom('account').selectAll().execute()).toHaveLength(1)
  })

  test('[A7] has a link that is valid for 60 minutes, the newest only, and not without the token', async () => {
    const old = await token()
    const link = await token()
    expect((await setUp(chair(old))).status).toBe(410)
    expect((await setUp(chair('guess'))).status).toBe(410)
    clock.advance(60 * MINUTE)
    expect((await setUp(chair(link))).status).toBe(410)
    expect((await setUp(chair(await token()))).status).toBe(201)
  })

  test('[A15] a wrong set-up link costs neither a transaction nor the hash of a password', async () => {
    await token()
    const { db } = world.server.deps
    const transaction = vi.spyOn(db, 'transaction')
    // A password that would be refused is not even looked at.
    expect((await setUp(chair('guess', { password: 'corta' }))).body.refusal).toBe('link-invalid')
    // The one that counts the failure.
    expect(transaction).toHaveBeenCalledTimes(1)
  })

  test('[A3] the first chair needs a good password, and a refused set-up leaves the link valid', async () => {
    const link = await token()
    expect((await setUp(chair(link, { password: 'corta' }))).body.refusal).toBe('password-short')
    expect((await setUp(chair(link, { password: 'passwordpassword' }))).body.refusal).toBe('password-common')
    expect((await setUp(chair(link, { group: { ...chair('').group, id: '__proto__' } }))).status).toBe(400)
    expect((await setUp(chair(link))).status).toBe(201)
  })
})

describe('a group', () => {
  let steward: Visitor
  let secretariat: Visitor
  beforeEach(async () => {
    clock = createFakeClock()
    world = await openWorld({ ports: { clock } })
    await world.addPerson('chair@example.org', 'chair')
    await world.addPerson('secretariat@example.org', 'secretariat')
    steward = await signedIn(world, 'chair@example.org')
    secretariat = await signedIn(world, 'secretariat@example.org')
  })
  const delegate = { role: 'delegate', delegation: 'mx', agency: 'mx-mxa' }
  const invite = (by: Visitor, more = {}) =>
    by.ask('POST', `/api/groups/${GROUP}/invitations`, { name: 'Delegado, FGR', email: null, ...delegate, ...more })
  const linkFrom = async (by: Visitor, more = {}) => tokenOf((await invite(by, more)).body.link)
  const accept = (body: unknown, visitor = visit(world)) => visitor.ask('POST', '/api/invitations/acceptance', body)
  const idOf = async (visitor: Visitor) => (await visitor.ask('GET', '/api/me')).body.account.id
  /** Of the delegation of the person who is added as a delegate: without consent there is no sign-in link for one. */
  const headOfIt = async () => {
    await world.addPerson('head@example.org', 'head')
    return signedIn(world, 'head@example.org')
  }
  const put = (by: Visitor, account: string, seat: unknown) => by.ask('PUT', `/api/groups/${GROUP}/members/${account}`, seat)

  test('[IV-03] [A7] an invitation is looked at as often as one likes, and accepted once', async () => {
    const link = (await invite(secretariat)).body.link
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation#[A-Za-z0-9_-]{43}$/)
    const token = tokenOf(link)
    for (let i = 0; i < 3; i++) {
      const preview = await visit(world).ask('POST', '/api/invitations/preview', { token })
      expect(preview.body).toMatchObject({
        name: 'Delegado, FGR',
        role: 'delegate',
        delegation: { code: 'MX' },
        agency: { acronym: 'MXA' },
        email: null,
      })
    }
    const newcomer = visit(world)
    const joined = await accept({ token, email: 'nuevo@example.org', password: NEXT, role: 'chair', delegation: 'us' }, newcomer)
    expect(joined.status).toBe(201)
    expect(joined.body.memberships).toEqual([{ group: GROUP, ...delegate }])
    expect((await accept({ token, email: 'otro@example.org', password: NEXT })).body.refusal).toBe('link-invalid')
    const { body } = await steward.ask('GET', `/api/groups/${GROUP}/invitations`)
    expect(body.map(({ state }: { state: string }) => state)).toEqual(['accepted'])
    expect(await world.server.deps.db.selectFrom('invitation').select('token_hash').executeTakeFirst()).not.toContain(token)
  })

  test('[IV-04] [A7] expired, revoked, used and invented links get one answer', async () => {
    const expired = await linkFrom(steward)
    clock.advance(14 * DAY)
    steward = await signedIn(world, 'chair@example.org')
    const revoked = await linkFrom(steward)
    const { body } = await steward.ask('GET', `/api/groups/${GROUP}/invitations`)
    const open = body.find(({ state }: { state: string }) => state === 'sent')
    expect((await steward.ask('DELETE', `/api/groups/${GROUP}/invitations/${open.id}`)).status).toBe(204)
    const answers = await Promise.all(
      [expired, revoked, 'invented'].map((token) => accept({ token, email: 'n@example.org', password: NEXT })),
    )
    const plain = answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]+"/, '')}`)
    expect(new Set(plain).size).toBe(1)
    expect(answers[0]?.status).toBe(410)
  })

  test('[IV-03] [A7] is void when its inviter has lost the right to give it', async () => {
    const token = await linkFrom(secretariat)
    await put(steward, await idOf(secretariat), { role: 'observer', delegation: null, agency: null })
    expect((await accept({ token, email: 'n@example.org', password: NEXT })).status).toBe(410)
  })

  test('[A7] lets exactly one of parallel acceptances join', async () => {
    const token = await linkFrom(steward)
    const answers = await Promise.all([1, 2, 3].map((i) => accept({ token, email: `n${i}@example.org`, password: NEXT })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
    expect((await steward.ask('GET', `/api/groups/${GROUP}/members`)).body).toHaveLength(3)
  })

  test('an invitation bound to an address is for that address', async () => {
    await world.addPerson('other@example.org', null)
    const token = await linkFrom(steward, { email: 'Nuevo@example.org' })
    expect((await accept({ token }, await signedIn(world, 'other@example.org'))).body.refusal).toBe('email-differs')
    const joined = await accept({ token, email: 'ignored@example.org', password: NEXT })
    expect(joined.body.account.email).toBe('nuevo@example.org')
  })

  test('a person who has an account joins by it, without another password; an address is never taken twice', async () => {
    await world.addPerson('ana@example.org', null)
    const token = await linkFrom(steward)
    expect((await accept({ token, email: 'ana@example.org', password: NEXT })).body.refusal).toBe('email-taken')
    const ana = await signedIn(world, 'ana@example.org')
    expect((await accept({ token }, ana)).body.memberships).toEqual([{ group: GROUP, ...delegate }])
    expect((await accept({ token: await linkFrom(steward) }, ana)).body.refusal).toBe('already-member')
  })

  test('[AZ-07] the secretariat neither makes, changes nor removes a chair, and a foreign delegation is refused', async () => {
    const chairId = await idOf(steward)
    const seat = { role: 'chair', delegation: null, agency: null }
    expect((await invite(secretariat, seat)).status).toBe(403)
    expect((await put(secretariat, await idOf(secretariat), seat)).status).toBe(403)
    expect((await put(secretariat, chairId, { ...seat, role: 'observer' })).status).toBe(403)
    expect((await secretariat.ask('DELETE', `/api/groups/${GROUP}/members/${chairId}`)).status).toBe(403)
    expect((await secretariat.ask('POST', `/api/groups/${GROUP}/members/${chairId}/sign-in-links`, {})).status).toBe(403)
    expect((await invite(secretariat, { delegation: 'zz', agency: null })).body.refusal).toBe('unknown-delegation')
    expect((await invite(secretariat, { delegation: 'us', agency: 'mx-mxa' })).body.refusal).toBe('unknown-delegation')
    expect((await invite(secretariat, { role: 'admin' })).status).toBe(400)
  })

  describe('[A12] a person who writes for a delegation has one', () => {
    const without = { delegation: null, agency: null }

    test('nobody is invited as head or delegate, or becomes one, without it', async () => {
      const ana = await world.addPerson('ana@example.org', 'observer')
      for (const role of ['head', 'delegate']) {
        for (const by of [steward, secretariat]) {
          for (const answer of [await invite(by, { role, ...without }), await put(by, ana, { role, ...without })])
            expect([answer.status, answer.body.refusal]).toEqual([422, 'delegation-missing'])
        }
        expect((await put(steward, ana, { role, delegation: 'co', agency: null })).status).toBe(200)
      }
      expect((await steward.ask('GET', `/api/groups/${GROUP}/invitations`)).body).toEqual([])
    })

    test('the other roles are invited and given without one', async () => {
      const ana = await world.addPerson('ana@example.org', 'delegate')
      for (const role of ['chair', 'secretariat', 'translator', 'observer', 'guest']) {
        expect([role, (await invite(steward, { role, ...without })).status]).toEqual([role, 201])
        expect([role, (await put(steward, ana, { role, ...without })).status]).toEqual([role, 200])
      }
    })

    test('an invitation or a member from before that has none goes on working', async () => {
      const { db } = world.server.deps
      const token = await linkFrom(steward)
      await db.updateTable('invitation').set(without).execute()
      const ana = visit(world)
      const joined = await accept({ token, email: 'ana@example.org', password: NEXT }, ana)
      expect(joined.body.memberships).toEqual([{ group: GROUP, role: 'delegate', ...without }])
      const named = await ana.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'x' })
      expect(named.status).toBe(201)
      expect((await put(steward, await idOf(ana), { role: 'head', ...without })).body.refusal).toBe('delegation-missing')
      expect((await put(steward, await idOf(ana), { role: 'observer', ...without })).status).toBe(200)
    })
  })

  test('[AZ-07] [A8] the last chair can neither step down nor be removed', async () => {
    const chairId = await idOf(steward)
    const down = { role: 'delegate', delegation: 'co', agency: null }
    expect((await put(steward, chairId, down)).body.refusal).toBe('last-chair')
    expect((await steward.ask('DELETE', `/api/groups/${GROUP}/members/${chairId}`)).body.refusal).toBe('last-chair')
    const second = await world.addPerson('second@example.org', 'chair')
    const both = await Promise.all([put(steward, chairId, down), put(await signedIn(world, 'second@example.org'), second, down)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('[AU-09] [A7] a sign-in link opens a session once, within the hour, and only for whom the issuer may decide', async () => {
    const head = await headOfIt()
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const issue = () => consentedLink(secretariat, head, ana)
    const enter = (link: string) => visit(world).ask('POST', '/api/session', { link, password: NEXT })
    const old = await issue()
    const link = await issue()
    expect((await enter(old)).status).toBe(410)
    const entered = await enter(link)
    expect(entered.body.account.email).toBe('ana@example.org')
    expect((await enter(link)).status).toBe(410)
    const late = await issue()
    clock.advance(60 * MINUTE)
    expect((await enter(late)).status).toBe(410)
    // A link in an address is no way in: it would stand in logs of proxies.
    const inAddress = await visit(world).ask('GET', `/api/session?link=${link}`)
    expect([inAddress.status, inAddress.body.field, inAddress.headers.get('Set-Cookie')]).toEqual([400, 'link', null])
  })

  test('[A18] a person who comes by a sign-in link sets a new password without the old one, by which nobody stays in; a weak one uses nothing up', async () => {
    const head = await headOfIt()
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const before = await signedIn(world, 'ana@example.org')
    const link = await consentedLink(secretariat, head, ana)
    const enter = (body: object) => visit(world).ask('POST', '/api/session', body)
    expect((await enter({ link })).status).toBe(400)
    expect((await enter({ link, password: 'corta' })).body.refusal).toBe('password-short')
    expect((await enter({ link, password: 'ana@example.org ana@example.org' })).body.refusal).toBe('password-common')
    expect((await before.ask('GET', '/api/me')).status).toBe(200)
    expect((await enter({ link, password: NEXT })).status).toBe(200)
    expect((await before.ask('GET', '/api/me')).status).toBe(401)
    expect((await enter({ email: 'ana@example.org', password: PASSWORD })).status).toBe(401)
    expect((await enter({ email: 'ana@example.org', password: NEXT })).status).toBe(200)
    const audit = await world.server.deps.db.selectFrom('audit').selectAll().where('action', '=', 'signInLink.redeemed').execute()
    expect(audit).toMatchObject([{ account: ana, subject: ana }])
  })

  test('[A19] observers, guests and translators read no address but their own; those at the table do', async () => {
    await world.addPerson('ana@example.org', 'head')
    for (const role of ['observer', 'guest', 'translator', 'delegate', 'head'] as const) {
      await world.addPerson(`reader.${role}@example.org`, role)
      const reader = await signedIn(world, `reader.${role}@example.org`)
      const { body } = await reader.ask('GET', `/api/groups/${GROUP}/members`)
      const seen = body.flatMap(({ email }: { email: string | null }) => email ?? [])
      const sees = role === 'delegate' || role === 'head'
      expect([role, seen.includes('ana@example.org'), seen.includes(`reader.${role}@example.org`)]).toEqual([role, sees, true])
      if (!sees) expect(seen).toHaveLength(1)
    }
  })

  test('[A7] a sign-in link dies with its issuer’s right', async () => {
    const head = await headOfIt()
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const observer = await world.addPerson('observer@example.org', 'observer')
    // With a delegation's consent and where none is needed.
    const asked = await secretariat.ask('POST', `/api/groups/${GROUP}/members/${observer}/sign-in-links`, {})
    const links = [await consentedLink(secretariat, head, ana), tokenOf(asked.body.link)]
    await put(steward, await idOf(secretariat), { role: 'observer', delegation: null, agency: null })
    for (const link of links) expect((await visit(world).ask('POST', '/api/session', { link, password: NEXT })).status).toBe(410)
  })

  test('[IV-01] two hundred guesses of a link close an address', async () => {
    for (let i = 0; i < 200; i += 50)
      await Promise.all(Array.from({ length: 50 }, (_, j) => visit(world).ask('POST', '/api/invitations/preview', { token: `${i + j}` })))
    expect((await visit(world).ask('POST', '/api/invitations/preview', { token: 'x' })).status).toBe(429)
  })

  test('roles, removals, invitations, links and denials stand in the audit', async () => {
    const head = await headOfIt()
    const ana = await world.addPerson('ana@example.org', 'observer')
    await (await signedIn(world, 'ana@example.org')).ask('POST', `/api/groups/${GROUP}/pages`, {})
    await put(steward, ana, { role: 'delegate', delegation: 'co', agency: null })
    await invite(steward)
    await consentedLink(steward, head, ana)
    await steward.ask('DELETE', `/api/groups/${GROUP}/members/${ana}`)
    const rows = await world.server.deps.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'not like', 'session.%')
      .orderBy('id')
      .execute()
    expect(rows.map(({ action }) => action)).toEqual([
      'access.denied',
      'member.changed',
      'invitation.sent',
      'signInLink.requested',
      'signInLink.issued',
      'member.removed',
    ])
  })
})
