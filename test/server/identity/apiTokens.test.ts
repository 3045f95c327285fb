// API tokens over HTTP and on sockets: made once, bound to a group, ended everywhere at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessByToken, signedInByToken, tokenIn } from '../../../server/identity/apiTokens.ts'
import { markEnds } from '../../../server/identity/ends.ts'
import { issueLink } from '../../../server/identity/oneTimeLinks.ts'
import { type DocumentId, roadmapId } from '../../../shared/ids.ts'
import { TOKEN_TEXT, type TokenScope } from '../../../shared/tokens/tokens.ts'
import { upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

describe('API tokens', () => {
  let world: World
  let chair: Visitor
  let ana: Visitor
  let anaId: string
  let program: Visitor
  beforeAll(async () => {
    world = await openWorld()
    await world.addPerson('chair@example.org', 'chair')
    anaId = await world.addPerson('ana@example.org', 'delegate')
    chair = await signedIn(world, 'chair@example.org')
    ana = await signedIn(world, 'ana@example.org')
    program = visit(world)
  })
  afterAll(() => world.close())

  const make = async (visitor: Visitor, scopes: readonly string[] = ['read'], name = 'Figures') => {
    const made = await visitor.ask('POST', `${AT}/tokens`, { name, scopes, days: 30 })
    if (made.status !== 201) throw new Error(made.text)
    return made.body
  }
  const live = (token: string, document: string, origin: string | null = null) =>
    upgrade(world, `/live/${encodeURIComponent(document)}`, bearer(token), origin)
  const actions = async () =>
    (await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'token.%').execute()).map(
      ({ action }) => action,
    )

  test('[AP1] [AP9] is shown once, kept as a hash, listed with its last use, and recorded', async () => {
    const made = await make(ana, ['write', 'read'], 'Monthly figures')
    expect(made.token).toMatch(TOKEN_TEXT)
    const { db } = world.server.deps
    const rows = JSON.stringify([
      await db.selectFrom('api_token').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ])
    expect(rows).not.toContain(made.token)
    expect(rows).not.toContain(made.token.slice('ruta_'.length))
    const before = (await ana.ask('GET', `${AT}/tokens`)).body
    expect(before).toEqual([
      {
        id: made.id,
        name: 'Monthly figures',
        scopes: ['read', 'write'],
        createdAt: made.createdAt,
        expiresAt: made.createdAt + 30 * 86_400_000,
        lastUsed: null,
      },
    ])
    expect((await program.ask('GET', `${AT}/meetings`, undefined, bearer(made.token))).status).toBe(200)
    const [after] = (await ana.ask('GET', `${AT}/tokens`)).body
    expect(after.lastUsed).toBeGreaterThanOrEqual(made.createdAt)
    expect((await program.ask('GET', '/api/token', undefined, bearer(made.token))).body).toMatchObject({
      name: 'Monthly figures',
      group: GROUP,
      account: anaId,
    })
    expect(await actions()).toContain('token.made')
    expect((await ana.ask('DELETE', `${AT}/tokens/${made.id}`)).status).toBe(204)
  })

  test('[AP1] needs a proof of identity that is at most ten minutes old, and there are ten at most', async () => {
    const { db } = world.server.deps
    await db.updateTable('session').set({ proven_at: null }).where('account', '=', anaId).execute()
    expect((await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read'], days: 7 })).body.refusal).toBe('proof-needed')
    ana = await signedIn(world, 'ana@example.org')
    const made: { id: string }[] = []
    for (let n = 0; n < 10; n++) made.push(await make(ana))
    expect((await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read'], days: 7 })).body.refusal).toBe('too-many-tokens')
    for (const { id } of made) expect((await ana.ask('DELETE', `${AT}/tokens/${id}`)).status).toBe(204)
    for (const days of [0, 366, 1.5, 8])
      expect((await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: ['read'], days })).status).toBe(400)
    expect((await ana.ask('POST', `${AT}/tokens`, { name: 'x', scopes: [], days: 7 })).status).toBe(400)
  })

  test('[AP2] revoked by its person or by chair and secretariat, it works nowhere at once, on sockets too', async () => {
    const own = await make(ana)
    const seen = await make(ana)
    const open = await live(own.token, `roadmap:${GROUP}`)
    expect(open.status).toBe(101)
    expect((await ana.ask('DELETE', `${AT}/tokens/${own.id}`)).status).toBe(204)
    expect(await open.closed).toBe(4401)
    const refused = await program.ask('GET', `${AT}/meetings`, undefined, bearer(own.token))
    expect([refused.status, refused.body.refusal]).toEqual([401, 'token-invalid'])
    expect((await live(own.token, `roadmap:${GROUP}`)).status).toBe(401)

    const held = (await chair.ask('GET', `${AT}/members/tokens`)).body
    expect(held).toContainEqual(expect.objectContaining({ id: seen.id, account: anaId, name: 'Figures' }))
    // Nobody revokes in somebody else's name.
    expect((await chair.ask('DELETE', `${AT}/tokens/${seen.id}`)).status).toBe(404)
    expect((await chair.ask('DELETE', `${AT}/members/${anaId}/tokens/${seen.id}`)).status).toBe(204)
    expect((await program.ask('GET', `${AT}/meetings`, undefined, bearer(seen.token))).status).toBe(401)
    expect((await actions()).filter((action) => action === 'token.revoked').length).toBeGreaterThanOrEqual(2)
  })

  test.each(['disabled', 'erased', 'removed'] as const)('[AP2] ends when its account is %s', async (how) => {
    const email = `${how}@example.org`
    const account = await world.addPerson(email, 'delegate')
    const person = await signedIn(world, email)
    const { token, id } = await make(person, ['read'], 'A name of mine')
    const open = await live(token, `roadmap:${GROUP}`)
    const asked = {
      disabled: ['PUT', `${AT}/members/${account}/disabled`, { disabled: true }],
      erased: ['DELETE', `${AT}/accounts/${account}`, undefined],
      removed: ['DELETE', `${AT}/members/${account}`, undefined],
    } as const
    const [method, path, body] = asked[how]
    const done = await chair.ask(method, path, body)
    expect(done.status, done.text).toBeLessThan(300)
    // Signed out, or to join again with what is left.
    expect([4401, 4205]).toContain(await open.closed)
    expect((await program.ask('GET', `${AT}/meetings`, undefined, bearer(token))).status).toBe(401)
    // Also when the account is enabled again, or its person comes back.
    if (how === 'disabled') await chair.ask('PUT', `${AT}/members/${account}/disabled`, { disabled: false })
    expect((await program.ask('GET', `${AT}/meetings`, undefined, bearer(token))).status).toBe(401)
    const row = await world.server.deps.db.selectFrom('api_token').select('name').where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.name).toBe(how === 'erased' ? '' : 'A name of mine')
  })

  test('[AP2] ends when its person sets a new password by the link for a forgotten one', async () => {
    const account = await world.addPerson('forgot@example.org', 'delegate')
    const person = await signedIn(world, 'forgot@example.org')
    const { token } = await make(person)
    const open = await live(token, `roadmap:${GROUP}`)
    const link = await issueLink(world.server.deps, { kind: 'password', account, issuedBy: null })
    const entered = await visit(world).ask('POST', '/api/session', { link: link.token, password: 'una frase nueva y bastante larga' })
    expect(entered.status, entered.text).toBe(200)
    expect(await open.closed).toBe(4401)
    expect((await program.ask('GET', `${AT}/meetings`, undefined, bearer(token))).status).toBe(401)
    expect((await actions()).at(-1)).toBe('token.revoked')
  })

  test('[AP3] a cookie in the same request as a token is ignored, and a token signs nobody in', async () => {
    const { token } = await make(ana)
    expect((await ana.ask('GET', '/api/me', undefined, bearer(token))).body.refusal).toBe('token-scope')
    expect((await program.ask('GET', '/api/session', undefined, bearer(token))).body.me).toBeNull()
    expect((await program.ask('POST', '/api/invitations/acceptance', { token: 'x' }, bearer(token))).body.refusal).toBe('link-invalid')
    expect((await ana.ask('GET', '/api/me', undefined, bearer('ruta_x'))).body.refusal).toBe('token-invalid')
    // What is no token of ours is somebody else's header, a proxy's perhaps.
    expect((await ana.ask('GET', '/api/me', undefined, { Authorization: 'Basic eDp5' })).status).toBe(200)
    expect([tokenIn('Bearer other'), tokenIn('Basic ruta_a'), tokenIn(undefined)]).toEqual([null, null, null])
  })

  test('[AP12] the people of a group have names and seats for a program, and no addresses', async () => {
    const { token } = await make(chair)
    const people = (await program.ask('GET', `${AT}/members`, undefined, bearer(token))).body
    expect(people.length).toBeGreaterThan(1)
    for (const person of people) expect([person.email, 'secondFactor' in person, 'tokens' in person]).toEqual([null, false, false])
    const own = (await chair.ask('GET', `${AT}/members`)).body
    expect(own.find(({ account }: { account: string }) => account === anaId).tokens).toBeGreaterThan(0)
    expect((await ana.ask('GET', `${AT}/members`)).body.some((person: object) => 'tokens' in person)).toBe(false)
  })

  test('[AP4] on a socket a token reads with one scope, writes the plan alone with another, and comes from no page', async () => {
    const page = (await ana.ask('POST', `${AT}/pages`, {})).body.id
    const of = (scopes: readonly TokenScope[], document: DocumentId) => accessByToken('write', document, { scopes })
    expect(of(['read'], roadmapId(GROUP))).toBe('read')
    expect(of(['read', 'write'], roadmapId(GROUP))).toBe('write')
    expect(of(['read', 'write', 'export'], page)).toBe('read')
    expect(of(['write', 'export'], roadmapId(GROUP))).toBe('none')
    expect(accessByToken('read', roadmapId(GROUP), { scopes: ['read', 'write'] })).toBe('read')
    const writing = await make(chair, ['write'])
    expect((await live(writing.token, `roadmap:${GROUP}`)).status).toBe(404)
    const { token } = await make(chair)
    expect((await live(token, `roadmap:${GROUP}`, 'https://evil.example')).status).toBe(403)
    expect((await upgrade(world, `/live/roadmap%3A${GROUP}`, { Cookie: chair.cookieHeader }, null)).status).toBe(403)
  })

  // Last: the sessions of the others have run out by then, too.
  test('[AP10] ends with its time, and a clock that is set back does not bring it back', async () => {
    const { token, expiresAt } = await make(ana)
    const { deps } = world.server
    const at = (now: number) => ({ ...deps, clock: { ...deps.clock, now: () => now as ReturnType<typeof deps.clock.now> } })
    expect(await signedInByToken(at(expiresAt - 1), token)).not.toBeNull()
    expect(await signedInByToken(at(expiresAt), token)).toBeNull()
    await markEnds(at(expiresAt + 1), world.config)
    expect(await signedInByToken(at(expiresAt - 1), token)).toBeNull()
  })
})
