// The way in to live documents: who is let in, who is told what, and who is sent away.
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { decodeFrame, encodeProbe, encodeSyncStep1, encodeSyncStep2 } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { eventually, join, stockClient, upgrade } from './sockets.ts'

/** No structs, and no deletions. */
const EMPTY_UPDATE = new Uint8Array([0, 0])

describe('before the upgrade', () => {
  let world: World
  let delegate: Visitor
  let outsider: Visitor
  beforeAll(async () => {
    world = await openWorld({ env: { CONNECTIONS_PER_ACCOUNT: '3' } })
    await world.addPerson('chair@example.org', 'chair')
    await world.addPerson('delegate@example.org', 'delegate')
    await world.addPerson('outsider@example.org', null)
    delegate = await signedIn(world, 'delegate@example.org')
    outsider = await signedIn(world, 'outsider@example.org')
  })
  afterAll(() => world.close())

  test('[WS-09] [WS-03] [W8] 401 without a session, with garbage, and with a session in the address', async () => {
    const session = delegate.cookies.get('session') ?? ''
    for (const [path, cookie] of [
      ['/live/roadmap:tco', ''],
      ['/live/roadmap:tco', 'session=garbage'],
      ['/live/roadmap:tco', 'session=%E0%A4%A'],
      [`/live/roadmap:tco?session=${session}`, ''],
    ] as const)
      expect((await upgrade(world, path, cookie ? { Cookie: cookie } : {})).status).toBe(401)
  })

  test('[WS-01] [W8] 403 for every Origin and Host that is not exactly ours', async () => {
    const { port } = world.server
    const cookie = { Cookie: delegate.cookieHeader }
    const origins = [
      'https://evil.example',
      'null',
      `http://evil.127.0.0.1:${port}`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://evil@127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1',
      `http://127.0.0.1:${port}/`,
      `HTTP://127.0.0.1:${port}`,
    ]
    for (const origin of origins)
      expect([origin, (await upgrade(world, '/live/roadmap:tco', cookie, origin)).status]).toEqual([origin, 403])
    expect((await upgrade(world, '/live/roadmap:tco', cookie, null)).status).toBe(403)
    const twice = { ...cookie, Origin: [`http://127.0.0.1:${port}`, 'https://evil.example'] }
    expect((await upgrade(world, '/live/roadmap:tco', twice, null)).status).toBe(403)
    expect((await upgrade(world, '/live/roadmap:tco', { ...cookie, Host: 'evil.example' })).status).toBe(403)
  })

  test('[AZ-09] [W8] a missing and a forbidden document get the same 404', async () => {
    const answers = []
    for (const visitor of [delegate, outsider])
      for (const path of [
        '/live/roadmap:other',
        '/live/page:none',
        '/live/nothing',
        '/live/roadmap%3Atco%00',
        '/live/%E0%A4%A',
        '/live/',
        '/x',
      ])
        answers.push(await upgrade(world, path, { Cookie: visitor.cookieHeader }))
    answers.push(await join(world, outsider, 'roadmap:tco'))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    const plain = answers.map(({ headers }) => JSON.stringify(headers))
    expect(new Set(plain).size).toBe(1)
    expect(world.server.rooms.stats().rooms).toBe(0)
  })

  test('[I3] 401 for a tab of another account than the one that is signed in now; its own is let in', async () => {
    const { body: me } = await delegate.ask('GET', '/api/me')
    const { body: other } = await outsider.ask('GET', '/api/me')
    expect((await join(world, delegate, 'roadmap:tco', `?account=${other.account.id}`)).status).toBe(401)
    const own = await join(world, delegate, 'roadmap:tco', `?account=${me.account.id}`)
    expect(own.status).toBe(101)
    own.ws.close()
    await own.closed
    await eventually(() => world.server.rooms.stats().connections === 0, 'no connection is counted')
  })

  test('[W8] 429 with Retry-After over the limit of one account, and the count falls when sockets close', async () => {
    const held = await Promise.all([1, 2, 3].map(() => join(world, delegate, 'roadmap:tco')))
    expect(held.map(({ status }) => status)).toEqual([101, 101, 101])
    const refused = await join(world, delegate, 'roadmap:tco')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    for (const { ws } of held) ws.close()
    await Promise.all(held.map(({ closed }) => closed))
    await eventually(() => world.server.rooms.stats().connections === 0, 'no connection is counted')
    const again = await join(world, delegate, 'roadmap:tco')
    expect(again.status).toBe(101)
    again.ws.close()
  })

  test('[A10] refused upgrades carry the security headers', async () => {
    const { headers } = await upgrade(world, '/live/roadmap:tco')
    expect(headers['content-security-policy']).toContain("object-src 'none'")
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('[W6] an older protocol is told to reload, a newer one to come back; the present one is welcome', async () => {
    const told: [string, number][] = []
    for (const other of ['0', '1', 'x', '', '-1', '1e9', '03', '9'.repeat(7), String(PROTOCOL_VERSION + 1)]) {
      const { closed } = await join(world, delegate, 'roadmap:tco', `?protocol=${other}`)
      told.push([other, await closed])
    }
    expect(told.filter(([, code]) => code !== 4426)).toEqual([[String(PROTOCOL_VERSION + 1), 1012]])
    const now = await join(world, delegate, 'roadmap:tco', `?protocol=${PROTOCOL_VERSION}`)
    expect(now.status).toBe(101)
    now.ws.close()
  })

  test('[W1] [W2] the part that the address asks for is sent before the first frame comes, once; a later question is answered anew', async () => {
    const heard: string[] = []
    const ws = new WebSocket(`ws://127.0.0.1:${world.server.port}/live/roadmap:tco?protocol=${PROTOCOL_VERSION}&holds=AA`, {
      headers: { Cookie: delegate.cookieHeader, Origin: world.server.url },
    })
    // It comes with the upgrade itself: whoever listened once the line is open would miss it.
    ws.on('message', (bytes: Buffer) => heard.push(decodeFrame(new Uint8Array(bytes))?.type ?? 'malformed'))
    const answers = () => heard.filter((type) => type === 'syncStep2').length
    const echoes = () => heard.filter((type) => type === 'probe').length
    await eventually(() => answers() === 1, 'the answer to the address')
    ws.send(encodeSyncStep1(new Uint8Array([0])))
    ws.send(encodeProbe(new Uint8Array([1])))
    // The server asks a writer for its state before it echoes anything.
    ws.send(encodeSyncStep2(EMPTY_UPDATE))
    await eventually(() => echoes() === 1, 'the echo')
    expect(answers()).toBe(1)
    ws.send(encodeSyncStep1(new Uint8Array([0])))
    await eventually(() => answers() === 2, 'the second answer')
    ws.close()
  })

  test('[W5] an address that holds no state vector ends the connection with 4400, and a stock client is asked nothing of it', async () => {
    for (const holds of ['', 'AQ', '!!!!']) {
      const { closed } = await join(world, delegate, 'roadmap:tco', `?protocol=${PROTOCOL_VERSION}&holds=${holds}`)
      expect([holds, await closed]).toEqual([holds, 4400])
    }
    const { ws, status } = await join(world, delegate, 'roadmap:tco', '?holds=AQ')
    expect(status).toBe(101)
    ws.close()
  })

  test('[W5] a text message ends the connection with 4400', async () => {
    const { ws, closed } = await join(world, delegate, 'roadmap:tco')
    ws.send('hello')
    expect(await closed).toBe(4400)
  })

  test('[W12] [WS-01] a target that names its host is upgraded for ours alone', async () => {
    const { port } = world.server
    const knock = (path: string, headers: Record<string, string> = {}) =>
      new Promise<number>((resolve) => {
        const outgoing = request({
          host: '127.0.0.1',
          port,
          path,
          headers: {
            Connection: 'Upgrade',
            Upgrade: 'websocket',
            'Sec-WebSocket-Version': '13',
            'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
            Host: `127.0.0.1:${port}`,
            Origin: `http://127.0.0.1:${port}`,
            Cookie: delegate.cookieHeader,
            ...headers,
          },
        })
        outgoing.on('upgrade', (_answer, socket) => {
          socket.destroy()
          resolve(101)
        })
        outgoing.on('response', (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        })
        outgoing.on('error', () => resolve(0))
        outgoing.end()
      })
    expect(await knock('/live/roadmap:tco')).toBe(101)
    expect(await knock(`http://127.0.0.1:${port}/live/roadmap:tco`)).toBe(101)
    for (const target of [
      'http://evil.example/live/roadmap:tco',
      `http://127.0.0.1:${port + 1}/live/roadmap:tco`,
      `http://evil.example:${port}/live/roadmap:tco`,
      `http://evil.example@127.0.0.1:${port + 1}/live/roadmap:tco`,
    ])
      expect([target, await knock(target)]).toEqual([target, 403])
  })

  test('[W6] [W13] a frame beyond 2 MiB ends the connection for good: with 1009 for our own clients, 4413 for a stock one', async () => {
    for (const [query, code] of [
      [`?protocol=${PROTOCOL_VERSION}`, 1009],
      ['', 4413],
    ] as const) {
      const { ws, closed } = await join(world, delegate, 'roadmap:tco', query)
      ws.send(new Uint8Array(2 * 1024 * 1024 + 1))
      expect(await closed).toBe(code)
    }
  })

  test('[W13] a stock provider that holds more than a frame may have does not come back', async () => {
    const client = stockClient(world, delegate, 'roadmap:tco')
    let opened = 0
    client.provider.on('status', ({ status }) => {
      if (status === 'connected') opened += 1
    })
    await client.synced
    const closed = new Promise<number | undefined>((resolve) => client.provider.on('closed', (event) => resolve(event?.code)))
    client.doc.getText('other').insert(0, 'x'.repeat(2 * 1024 * 1024))
    expect(await closed).toBe(4413)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(opened).toBeLessThanOrEqual(1)
    client.destroy()
  })
})

describe('a live document', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    for (const [email, role] of [
      ['chair@example.org', 'chair'],
      ['ana@example.org', 'delegate'],
      ['bob@example.org', 'delegate'],
      ['observer@example.org', 'observer'],
    ] as const)
      await world.addPerson(email, role)
    return () => world.close()
  })

  test('[W1] two stock clients write one page, and a third who comes later finds it', async () => {
    const ana = await signedIn(world, 'ana@example.org')
    const bob = await signedIn(world, 'bob@example.org')
    const { body } = await ana.ask('POST', `/api/groups/${GROUP}/pages`, {})
    const here = [stockClient(world, ana, body.id), stockClient(world, bob, body.id)]
    await Promise.all(here.map(({ synced }) => synced))
    const [one, two] = here
    one?.doc.getText('title.es').insert(0, 'Buenas prácticas')
    two?.doc.getText('title.en').insert(0, 'Good practices')
    const titles = (doc: Y.Doc) => [doc.getText('title.es').toString(), doc.getText('title.en').toString()]
    for (const { doc } of here) await eventually(() => titles(doc).join() === 'Buenas prácticas,Good practices', 'both see both')
    const later = stockClient(world, bob, body.id)
    await later.synced
    expect(titles(later.doc)).toEqual(['Buenas prácticas', 'Good practices'])
    for (const client of [...here, later]) client.destroy()

    await world.server.background.projected()
    const group = await ana.ask('GET', `/api/groups/${GROUP}`)
    const listed = group.body.documents.find(({ id }: { id: string }) => id === body.id)
    expect(listed).toMatchObject({ title: { es: 'Buenas prácticas', en: 'Good practices' }, access: 'write' })
  })

  test('[I6] an observer joins for reading: nothing that it sends enters the document', async () => {
    const ana = await signedIn(world, 'ana@example.org')
    const { body } = await ana.ask('POST', `/api/groups/${GROUP}/pages`, {})
    const observer = stockClient(world, await signedIn(world, 'observer@example.org'), body.id)
    const writer = stockClient(world, ana, body.id)
    await Promise.all([observer.synced, writer.synced])
    observer.doc.getText('title.es').insert(0, 'no')
    writer.doc.getText('title.en').insert(0, 'yes')
    await eventually(() => observer.doc.getText('title.en').toString() === 'yes', 'the observer reads')
    expect(writer.doc.getText('title.es').toString()).toBe('')
    for (const client of [observer, writer]) client.destroy()
  })

  test('[SE-05] [A9] signing out closes the sockets of that session within a second, and of no other', async () => {
    const [first, second] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'ana@example.org')]
    const ending = await join(world, first, 'roadmap:tco')
    const staying = await join(world, second, 'roadmap:tco')
    const cookie = { Cookie: first.cookieHeader }
    const start = performance.now()
    await first.ask('DELETE', '/api/session')
    expect(await ending.closed).toBe(4401)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(staying.ws.readyState).toBe(staying.ws.OPEN)
    expect((await upgrade(world, '/live/roadmap:tco', cookie)).status).toBe(401)
    staying.ws.close()
  })

  test('[A9] a session that is ended from another device closes its sockets too', async () => {
    const [phone, desk] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'ana@example.org')]
    const open = await join(world, phone, 'roadmap:tco')
    const { body } = await desk.ask('GET', '/api/sessions')
    const other = body.find(({ current }: { current: boolean }) => !current)
    expect((await desk.ask('DELETE', `/api/sessions/${other.id}`)).status).toBe(204)
    expect(await open.closed).toBe(4401)
    expect((await phone.ask('GET', '/api/me')).status).toBe(401)
  })

  test('[AZ-08] [I7] losing a role makes clients join again within a second, read-only', async () => {
    const chair = await signedIn(world, 'chair@example.org')
    const ana = await signedIn(world, 'ana@example.org')
    const open = await join(world, ana, 'roadmap:tco')
    const { body: me } = await ana.ask('GET', '/api/me')
    const start = performance.now()
    const seat = { role: 'observer', delegation: null, agency: null }
    expect((await chair.ask('PUT', `/api/groups/${GROUP}/members/${me.account.id}`, seat)).status).toBe(200)
    expect(await open.closed).toBe(4205)
    expect(performance.now() - start).toBeLessThan(1000)
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/members/${me.account.id}`)).status).toBe(204)
    expect((await join(world, ana, 'roadmap:tco')).status).toBe(404)
    expect((await ana.ask('GET', `/api/groups/${GROUP}`)).status).toBe(404)
  })

  test('the server closes in order: everybody is told to come back', async () => {
    const other = await openWorld()
    await other.addPerson('ana@example.org', 'delegate')
    const open = await join(other, await signedIn(other, 'ana@example.org'), 'roadmap:tco')
    await other.close()
    expect(await open.closed).toBe(1012)
  })

  test('two complete servers live in one process and know nothing of each other', async () => {
    const other = await openWorld()
    const ana = await signedIn(world, 'ana@example.org')
    const stranger = visit(other)
    for (const [name, value] of ana.cookies) stranger.cookies.set(name, value)
    expect((await stranger.ask('GET', '/api/me')).status).toBe(401)
    await other.close()
  })
})
