// The requests of a line over HTTP, one by one: who may ask, in which order, and what is repeated.
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RunningServer } from '../../../../server/composeServer.ts'
import { parseAccountId } from '../../../../shared/ids.ts'
import { encodeSyncStep1 } from '../../../../shared/protocol/frame.ts'
import { BATCH_BYTES, decodeRecords, encodeRecords, type LineRecord } from '../../../../shared/protocol/httpLine.ts'
import { framedMessage } from '../../../../shared/protocol/messageStream.ts'
import { PROTOCOL_VERSION } from '../../../../shared/protocol/protocolVersion.ts'
import { must } from '../../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../../fakeClock.ts'
import { openWorld, signedIn, type Visitor, type World } from '../../testWorld.ts'

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}
const ROADMAP = `roadmap:tco?protocol=${PROTOCOL_VERSION}`
const until = (what: () => boolean) => vi.waitUntil(what, { timeout: 60_000, interval: 2 })

let clock: FakeClock
let world: World
let ana: Visitor
let server: RunningServer
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock }, env: { CONNECTIONS_PER_ACCOUNT: '3' } })
  server = world.server
  await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('bob@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
})
afterEach(() => world.close())

const ask = async (
  visitor: Visitor | null,
  method: string,
  path: string,
  body: Uint8Array | null = null,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    body: body && new Uint8Array(body),
    headers: {
      ...(visitor ? { Cookie: visitor.cookieHeader } : {}),
      ...(method === 'GET' ? {} : { Origin: server.url }),
      ...headers,
    },
  })
  return { status: answer.status, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) }
}
const openLine = async (visitor: Visitor) => {
  const { status, body } = await ask(visitor, 'POST', '/live/lines')
  expect(status).toBe(201)
  return `/live/lines/${Buffer.from(body).toString()}`
}
const open = (channel: number, address = ROADMAP): LineRecord => ({ type: 'open', channel, address })
const said = (channel: number, message: Uint8Array): LineRecord => ({ type: 'bytes', channel, bytes: framedMessage(message) })
const send = (line: string, number: number, ...records: readonly LineRecord[]) =>
  ask(ana, 'PUT', `${line}/${number}`, encodeRecords(records))
const connections = () => server.rooms.stats().connections

describe('[O4] [O17] pages for operators', () => {
  test('the metrics count lines and the documents open on them, beside all connections', async () => {
    const line = await openLine(ana)
    await send(line, 1, open(1), open(2))
    const metrics = async () => Buffer.from((await ask(null, 'GET', '/metrics')).body).toString()
    const of = (text: string, name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
    const counts = async () => {
      const text = await metrics()
      return ['ruta_connections', 'ruta_connections_over_http', 'ruta_http_lines'].map((name) => of(text, name))
    }
    expect(await counts()).toEqual([2, 2, 1])
    await ask(ana, 'DELETE', line)
    expect(await counts()).toEqual([0, 0, 0])
  })
})

describe('[T48] a line over HTTP', () => {
  test('is opened by who is signed in, from our pages, at our host', async () => {
    expect((await ask(null, 'POST', '/live/lines')).status).toBe(401)
    for (const Origin of ['https://evil.example', 'null', `${server.url}/`])
      expect((await ask(ana, 'POST', '/live/lines', null, { Origin })).status).toBe(403)
    const bare = await fetch(`http://127.0.0.1:${server.port}/live/lines`, { method: 'POST', headers: { Cookie: ana.cookieHeader } })
    expect(bare.status).toBe(403)
    const line = await openLine(ana)
    for (const [name, value] of [
      ['Origin', 'https://evil.example'],
      ['Sec-Fetch-Site', 'cross-site'],
    ] as const)
      expect((await ask(ana, 'GET', `${line}/1`, null, { [name]: value })).status).toBe(403)
    const status = await new Promise((resolve) => {
      request({ port: server.port, path: `${line}/1`, headers: { Host: 'evil.example', Cookie: ana.cookieHeader } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end()
    })
    expect(status).toBe(403)
  })

  test('is nobody else’s: another person, nobody, and another session of the same person find none', async () => {
    const line = await openLine(ana)
    await send(line, 1, open(1))
    const bob = await signedIn(world, 'bob@example.org')
    const again = await signedIn(world, 'ana@example.org')
    for (const [visitor, status] of [
      [bob, 404],
      [again, 404],
      [null, 401],
    ] as const) {
      expect((await ask(visitor, 'GET', `${line}/1`)).status).toBe(status)
      expect((await ask(visitor, 'PUT', `${line}/2`, encodeRecords([{ type: 'closed', channel: 1, code: 1000 }]))).status).toBe(status)
      expect((await ask(visitor, 'DELETE', line)).status).toBe(status)
    }
    expect(connections()).toBe(1)
    const { status, body } = await ask(ana, 'GET', `${line}/1`)
    expect([status, decodeRecords(body)?.[0]]).toEqual([200, { type: 'opened', channel: 1 }])
  })

  test('has the security headers, is kept by no cache, and other methods and addresses are none', async () => {
    const line = await openLine(ana)
    const { headers } = await send(line, 1, open(1))
    expect(headers.get('content-security-policy')).toContain("object-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await ask(ana, 'GET', '/live/lines')).status).toBe(404)
    expect((await ask(ana, 'POST', `${line}/1`)).status).toBe(404)
    expect((await ask(ana, 'PUT', line, new Uint8Array())).status).toBe(404)
    expect((await ask(ana, 'GET', `/live/lines/${'0'.repeat(40)}/1`)).status).toBe(404)
  })

  test('counts as WebSockets do: documents and lines of one person have the limit of one person, and both become free again', async () => {
    const lines = [await openLine(ana), await openLine(ana), await openLine(ana)]
    const refused = await ask(ana, 'POST', '/live/lines')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    const [line = ''] = lines
    await send(line, 1, open(1), open(2), open(3), open(4))
    const { body } = await ask(ana, 'GET', `${line}/1`)
    expect(decodeRecords(body)).toContainEqual({ type: 'closed', channel: 4, code: 1006 })
    expect(connections()).toBe(3)
    expect((await ask(ana, 'DELETE', line)).status).toBe(204)
    expect(connections()).toBe(0)
    await openLine(ana)
  })

  test('lets in to a document only who may read it, and tells no difference to what does not exist', async () => {
    await world.addPerson('outsider@example.org', null)
    const outsider = await signedIn(world, 'outsider@example.org')
    const line = await openLine(outsider)
    const batch = encodeRecords(
      ['roadmap:tco', 'roadmap:other', 'acts:tco', 'nothing', '%E0%A4%A', ''].map((address, n) => open(n + 1, address)),
    )
    expect((await ask(outsider, 'PUT', `${line}/1`, batch)).status).toBe(204)
    const { body } = await ask(outsider, 'GET', `${line}/1`)
    expect(decodeRecords(body)).toEqual([1, 2, 3, 4, 5, 6].map((channel) => ({ type: 'closed', channel, code: 1006 })))
    expect(server.rooms.stats().rooms).toBe(0)
  })

  test('ends at once with its session: the request that waits says so, and the next one finds nobody', async () => {
    const line = await openLine(ana)
    await send(line, 1, open(1))
    await ask(ana, 'GET', `${line}/1`)
    let number = 1
    const codes: number[] = []
    const listening = (async () => {
      while (codes.length === 0) {
        const { status, body } = await ask(ana, 'GET', `${line}/${++number}`)
        if (status !== 200) return status
        for (const record of decodeRecords(body) ?? []) if (record.type === 'closed') codes.push(record.code)
      }
      return 200
    })()
    const account = must(parseAccountId(await accountOf(ana)), 'an account')
    const [own] = await server.identity.sessions.list(account)
    await server.identity.sessions.end(account, own?.id ?? '')
    expect([await listening, codes]).toEqual([200, [4401]])
    expect((await ask(ana, 'GET', `${line}/${number + 1}`)).status).toBe(401)
    expect(connections()).toBe(0)
  })

  test('is gone within 35 s when its page asks no more, with and without a document', async () => {
    const line = await openLine(ana)
    await openLine(ana)
    await send(line, 1, open(1))
    expect(connections()).toBe(1)
    for (let second = 0; second < 40; second += 5) clock.advance(5_000)
    await until(() => connections() === 0)
    expect((await ask(ana, 'GET', `${line}/1`)).status).toBe(404)
    for (let n = 0; n < 3; n++) await openLine(ana)
  })

  test('a batch of more than its bytes is refused unread, one that is none ends the line, and a number of a channel is used once', async () => {
    const line = await openLine(ana)
    const huge = await ask(ana, 'PUT', `${line}/1`, new Uint8Array(BATCH_BYTES * 2))
    expect(huge.status).toBe(413)
    expect((await send(line, 1, open(1))).status).toBe(204)
    expect((await send(line, 2, open(1))).status).toBe(400)
    expect(connections()).toBe(0)
    const other = await openLine(ana)
    await send(other, 1, open(1))
    expect((await ask(ana, 'PUT', `${other}/2`, Uint8Array.of(9, 9, 9))).status).toBe(400)
    expect((await ask(ana, 'GET', `${other}/1`)).status).toBe(404)
    expect(connections()).toBe(0)
  })
})

describe('[T47] requests that are repeated or out of order', () => {
  test('a batch that comes twice counts once; one before its turn is refused, and the line goes on', async () => {
    const line = await openLine(ana)
    const first = [open(1), said(1, encodeSyncStep1(Uint8Array.of(0)))]
    for (let n = 0; n < 3; n++) expect((await send(line, 1, ...first)).status).toBe(204)
    expect((await send(line, 3, said(1, Uint8Array.of(3)))).status).toBe(409)
    expect((await send(line, 2, said(1, Uint8Array.of(3)))).status).toBe(204)
    expect((await send(line, 1, ...first)).status).toBe(409)
    expect(connections()).toBe(1)
  })

  test('an answer that was lost is fetched again as it was; what is fetched next has said that it came', async () => {
    const line = await openLine(ana)
    await send(line, 1, open(1))
    const one = await ask(ana, 'GET', `${line}/1`)
    await send(line, 2, said(1, encodeSyncStep1(Uint8Array.of(0))))
    const again = await ask(ana, 'GET', `${line}/1`)
    expect(Buffer.from(again.body).equals(one.body)).toBe(true)
    expect((await ask(ana, 'GET', `${line}/3`)).status).toBe(409)
    const two = await ask(ana, 'GET', `${line}/2`)
    expect([two.status, two.body.length > 0]).toEqual([200, true])
    expect((await ask(ana, 'GET', `${line}/1`)).status).toBe(409)
  })

  test('the first of two that ask for the same batch is refused, and the second gets it', async () => {
    const line = await openLine(ana)
    await send(line, 1, open(1))
    await ask(ana, 'GET', `${line}/1`)
    const first = ask(ana, 'GET', `${line}/2`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const second = ask(ana, 'GET', `${line}/2`)
    expect((await first).status).toBe(503)
    await send(line, 2, said(1, encodeSyncStep1(Uint8Array.of(0))))
    expect((await second).status).toBe(200)
  })
})

const accountOf = async (visitor: Visitor): Promise<string> => (await visitor.ask('GET', '/api/me')).body.account.id
