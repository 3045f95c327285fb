// How fast tokens and sessions may ask, over REST and for connections; and what people do at once in a meeting room, which is not refused.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRequestLimits, REQUEST_LIMITS, TOKEN_COSTS } from '../../../server/identity/requestLimits.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { createFakeClock } from '../fakeClock.ts'
import { upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

describe('[AP11] [O5] the buckets', () => {
  let now = 0
  const open = () => createRequestLimits({ elapsed: () => now })

  test('a token that asks too fast waits, by its own bucket; changes and connections cost more than reading', () => {
    const limits = open()
    for (let n = 0; n < REQUEST_LIMITS.token.burst; n++) expect(limits.byToken('a', 'read')).toBe(0)
    expect([limits.byToken('a', 'read'), limits.byToken('a', 'change'), limits.byToken('a', 'connection')]).toEqual([1, 1, 1])
    expect([limits.byToken('b', 'change'), limits.bySession('a')]).toEqual([0, 0])
    now += 1_000
    expect([limits.byToken('a', 'connection'), limits.byToken('a', 'read')]).toEqual([0, 1])
    now += 3_600_000
    expect(limits.byToken('a', 'read')).toBe(0)
  })

  test('a session that changes something has a thousand at once, and then twenty a second', () => {
    const limits = open()
    const { burst, perSecond } = REQUEST_LIMITS.session
    for (let n = 0; n < burst; n++) expect(limits.bySession('a')).toBe(0)
    expect(limits.bySession('a')).toBe(1)
    expect(limits.bySession('b')).toBe(0)
    now += 1_000
    expect(Array.from({ length: perSecond + 1 }, () => limits.bySession('a'))).toEqual([...Array(perSecond).fill(0), 1])
  })
})

describe('[AP11] [O5] on a server', () => {
  // No time passes unless a test says so: however slow the machine is, nothing refills meanwhile.
  let elapsed = 0
  let world: World
  let chair: Visitor
  beforeEach(async () => {
    elapsed = 0
    world = await openWorld({
      ports: { clock: { ...createFakeClock(), elapsed: () => elapsed } },
      env: { CONNECTIONS_PER_ACCOUNT: '500', CONNECTIONS_TOTAL: '1000' },
    })
    await world.addPerson('chair@example.org', 'chair')
    chair = await signedIn(world, 'chair@example.org')
  })
  afterEach(() => world.close())
  const makeToken = async (): Promise<string> => {
    const made = await chair.ask('POST', `/api/groups/${GROUP}/tokens`, { name: 'Budget sync', scopes: ['read', 'write'], days: 7 })
    return made.body.token
  }
  const seen = (visitor: Visitor) => visitor.ask('PUT', `/api/groups/${GROUP}/inbox/seen`, { upTo: 1 })

  test('a session that writes without end is told when to come back, reads on, and holds up no other session of its person', async () => {
    const first = await signedIn(world, 'chair@example.org')
    const statuses = new Set<number>()
    const { burst, perSecond } = REQUEST_LIMITS.session
    for (let sent = 0; sent < burst; sent += 50)
      for (const { status } of await Promise.all(Array.from({ length: 50 }, () => seen(first)))) statuses.add(status)
    expect([...statuses]).toEqual([204])
    const refused = await seen(first)
    expect([refused.status, refused.body.refusal, refused.headers.get('Retry-After')]).toEqual([429, 'too-many', '1'])
    expect((await first.ask('GET', `/api/groups/${GROUP}/inbox`)).status).toBe(200)
    expect((await seen(chair)).status).toBe(204)
    elapsed += 1_000
    for (let n = 0; n < perSecond; n++) expect((await seen(first)).status).toBe(204)
    expect((await seen(first)).status).toBe(429)
  })

  test('a token that opens connections without end is refused with 429, over WebSockets, over HTTP and by REST', async () => {
    const headers = { Authorization: `Bearer ${await makeToken()}` }
    const openOne = () => upgrade(world, `/live/roadmap%3A${GROUP}?protocol=${PROTOCOL_VERSION}`, headers, null)
    const most = REQUEST_LIMITS.token.burst / TOKEN_COSTS.connection
    const opened = []
    for (let n = 0; n < most + 20; n++) opened.push(await openOne())
    const statuses = opened.map(({ status }) => status)
    expect(statuses).toEqual([...Array(most).fill(101), ...Array(20).fill(429)])
    expect(opened.at(-1)?.headers['retry-after']).toBe('10')
    const line = await fetch(`http://127.0.0.1:${world.server.port}/live/lines`, { method: 'POST', headers })
    const read = await visit(world).ask('POST', `/api/groups/${GROUP}/items`, { title: { es: 'Guía' } }, headers)
    expect([line.status, read.status]).toEqual([429, 429])
    for (const { ws } of opened) ws?.terminate()
  })

  test('[AP18] each answer to a token says how much is left, refusals and files too', async () => {
    const headers = { Authorization: `Bearer ${await makeToken()}` }
    const program = visit(world)
    const left = async (method: string, path: string, body?: unknown) => {
      const answer = await program.ask(method, path, body, headers)
      return [answer.status, answer.headers.get('RateLimit'), answer.headers.get('RateLimit-Policy')]
    }
    const policy = '"token";q=300;w=60'
    expect(await left('GET', `/api/groups/${GROUP}`)).toEqual([200, '"token";r=299;t=1', policy])
    expect(await left('POST', `/api/groups/${GROUP}/items`, { title: { es: 'Guía' } })).toEqual([201, '"token";r=294;t=2', policy])
    expect(await left('GET', `/api/groups/${GROUP}/audit`)).toEqual([403, '"token";r=293;t=2', policy])
    expect(await left('GET', `/api/documents/roadmap:${GROUP}/state`)).toEqual([200, '"token";r=292;t=2', policy])
    for (let n = 0; n < 292; n++) await program.ask('GET', '/api/token', undefined, headers)
    expect(await left('GET', '/api/token')).toEqual([429, '"token";r=0;t=60', policy])
    expect((await chair.ask('GET', '/api/me')).headers.get('RateLimit')).toBeNull()
  })

  test('[O5] forty people behind one address, who write and open documents at once, are not refused', async () => {
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        await world.addPerson(`person${n}@example.org`, 'delegate')
        return signedIn(world, `person${n}@example.org`)
      }),
    )
    const statuses = new Set<number>()
    await Promise.all(
      people.map(async (person) => {
        for (let n = 0; n < 25; n++) statuses.add((await seen(person)).status)
        const { status, ws } = await upgrade(world, `/live/roadmap%3A${GROUP}`, { Cookie: person.cookieHeader })
        statuses.add(status)
        ws.terminate()
      }),
    )
    expect([...statuses].sort()).toEqual([101, 204])
  })
})
