// API tokens in the wrong hands: put where they do not belong, used after their person lost what they had, and for more than their scopes
// allow. What each route answers to each scope is in tokenMatrix.test.ts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createLogger } from '../../../server/observe/logger.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { decodeFrame, encodeUpdate } from '../../../shared/protocol/frame.ts'
import { encodeRecords } from '../../../shared/protocol/httpLine.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { eventually, upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const ROADMAP = `roadmap%3A${GROUP}?protocol=${PROTOCOL_VERSION}`
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

let world: World
let chair: Visitor
let ana: Visitor
let anaId: AccountId
let program: Visitor
const lines: string[] = []
beforeEach(async () => {
  lines.length = 0
  world = await openWorld({ ports: { logger: createLogger('debug', { write: (line) => void lines.push(line) }) } })
  await world.addPerson('chair@example.org', 'chair')
  anaId = await world.addPerson('ana@example.org', 'secretariat')
  chair = await signedIn(world, 'chair@example.org')
  ana = await signedIn(world, 'ana@example.org')
  program = visit(world)
})
afterEach(() => world.close())

const make = async (scopes: readonly string[]): Promise<string> => {
  const made = await ana.ask('POST', `${AT}/tokens`, { name: 'Budget sync', scopes, days: 30 })
  if (made.status !== 201) throw new Error(made.text)
  return made.body.token
}
const base = () => `http://127.0.0.1:${world.server.port}`
const live = (token: string) => upgrade(world, `/live/${ROADMAP}`, bearer(token), null)
const raw = async (method: string, path: string, init: RequestInit = {}) => (await fetch(base() + path, { method, ...init })).status
const openLine = async (token: string): Promise<string> => {
  const answer = await fetch(`${base()}/live/lines`, { method: 'POST', headers: bearer(token) })
  expect(answer.status).toBe(201)
  const line = `/live/lines/${await answer.text()}`
  const body = new Uint8Array(encodeRecords([{ type: 'open', channel: 1, address: ROADMAP }]))
  expect(await raw('PUT', `${line}/1`, { headers: bearer(token), body })).toBe(204)
  return line
}

describe('[AP9] [O6] a token in the wrong place', () => {
  test('opens nothing in an address, a cookie, a body or another header, and is in no line of the log', async () => {
    const token = await make(['read', 'write', 'export'])
    for (const name of ['token', 'access_token', 'api_key', 'authorization'])
      for (const path of [`${AT}/items?${name}=${token}`, `/live/${ROADMAP}&${name}=${token}`, `/live/lines?${name}=${token}`])
        expect(await raw('GET', path), path).toBeGreaterThanOrEqual(400)
    expect(await raw('GET', `${AT}/items/${token}`)).toBe(401)
    expect(await raw('GET', `/${token}`)).toBeGreaterThanOrEqual(200)
    const wrong: readonly Record<string, string>[] = [
      { Cookie: `session=${token}; token=${token}` },
      { 'X-Api-Key': token },
      { 'X-Auth-Token': token },
      { Authorization: token },
      { Authorization: `Basic ${Buffer.from(`ana:${token}`).toString('base64')}` },
      { Authorization: `Token ${token}` },
    ]
    for (const headers of wrong) expect(await raw('GET', `${AT}/items`, { headers }), JSON.stringify(Object.keys(headers))).toBe(401)
    const body = JSON.stringify({ token, title: { es: 'Guía' } })
    expect(await raw('POST', `${AT}/items`, { headers: { 'Content-Type': 'application/json', Origin: base() }, body })).toBe(401)
    const connection = await upgrade(world, `/live/${ROADMAP}&token=${token}`, {}, null)
    expect(connection.status).toBe(403)
    // And where it belongs, too, it is not written down.
    expect((await program.ask('GET', `${AT}/items`, undefined, bearer(token))).status).toBe(200)
    expect((await program.ask('GET', `${AT}/items`, undefined, bearer(`${token}0`))).status).toBe(401)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.join('\n')).not.toContain(token.slice('ruta_'.length, 'ruta_'.length + 16))
    const { db } = world.server.deps
    const rows = JSON.stringify([await db.selectFrom('audit').selectAll().execute(), await db.selectFrom('notice').selectAll().execute()])
    expect(rows).not.toContain(token.slice('ruta_'.length))
  })
})

/** The server's answer to an update that is sent on this connection. */
const send = (ws: WebSocket, name: string): Promise<string> => {
  const doc = new Y.Doc()
  doc.getMap(name).set('x', new Y.Map())
  return new Promise((resolve) => {
    ws.on('message', (data: Buffer) => {
      const frame = decodeFrame(new Uint8Array(data))
      if (frame?.type === 'denied') resolve(frame.reason)
    })
    ws.on('close', (code) => resolve(String(code)))
    ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  })
}

describe('[AP3] [AP4] a token and what its person may', () => {
  test('a token that only reads writes nothing on a connection, and no token writes in a text', async () => {
    const page = (await ana.ask('POST', `${AT}/pages`, {})).body.id
    const heads = () =>
      Promise.all(
        [roadmapId(GROUP), page].map(async (one) => (await ana.ask('GET', `/api/documents/${encodeURIComponent(one)}/head`)).body),
      )
    const before = await heads()
    const reading = await live(await make(['read']))
    expect(await send(reading.ws, 'items')).toBe('read-only')
    const writing = await upgrade(
      world,
      `/live/${encodeURIComponent(page)}?protocol=${PROTOCOL_VERSION}`,
      bearer(await make(['read', 'write'])),
      null,
    )
    expect(await send(writing.ws, 'meta')).toBe('read-only')
    expect(await heads()).toEqual(before)
  })

  test('a person who may less from now on: open connections and lines end, and the token may as much as they', async () => {
    const token = await make(['read', 'write'])
    const open = await live(token)
    const line = await openLine(token)
    expect(world.server.rooms.stats().connections).toBe(2)
    const item = { title: { es: 'Guía' } }
    expect((await program.ask('POST', `${AT}/items`, item, bearer(token))).status).toBe(201)
    const seat = { role: 'observer', delegation: null, agency: null }
    expect((await chair.ask('PUT', `${AT}/members/${anaId}`, seat)).status).toBeLessThan(300)
    expect(await open.closed).toBe(4205)
    await eventually(() => world.server.rooms.stats().connections === 0, 'the line has ended, too')
    expect(await raw('GET', `${line}/1`, { headers: bearer(token) })).toBeLessThan(500)
    expect((await program.ask('POST', `${AT}/items`, item, bearer(token))).body.refusal).toBe('forbidden')
    expect(await send((await live(token)).ws, 'items')).toBe('read-only')
  })

  test('a person who was removed: connections and lines end at once, and the token is unknown, on lines as well', async () => {
    const token = await make(['read', 'write'])
    const open = await live(token)
    const line = await openLine(token)
    expect((await chair.ask('DELETE', `${AT}/members/${anaId}`)).status).toBeLessThan(300)
    expect([4401, 4205]).toContain(await open.closed)
    await eventually(() => world.server.rooms.stats().connections === 0, 'the line has ended, too')
    expect(await raw('GET', `${line}/1`, { headers: bearer(token) })).toBe(401)
    expect(await raw('PUT', `${line}/2`, { headers: bearer(token), body: new Uint8Array() })).toBe(401)
    expect(await raw('POST', '/live/lines', { headers: bearer(token) })).toBe(401)
    expect((await live(token)).status).toBe(401)
  })

  test('[A46] a group that requires a second factor, which its person does not have: connections and lines end, and nothing opens', async () => {
    const token = await make(['read', 'write'])
    const open = await live(token)
    await openLine(token)
    const chairId = (await chair.ask('GET', '/api/me')).body.account.id
    await world.server.deps.db
      .insertInto('passkey')
      .values({ id: 'p', account: chairId, credential: 'c', public_key: 'k', counter: 0, host: 'h', name: 'Key', created_at: 0 })
      .execute()
    expect((await chair.ask('PUT', `${AT}/required-factor`, { inDays: 0 })).status).toBe(200)
    expect(await open.closed).toBe(4205)
    await eventually(() => world.server.rooms.stats().connections === 0, 'the line has ended, too')
    expect((await program.ask('GET', `${AT}/items`, undefined, bearer(token))).body.refusal).toBe('factor-required')
    expect((await live(token)).status).toBe(404)
    const again = await fetch(`${base()}/live/lines`, { method: 'POST', headers: bearer(token) })
    if (again.status === 201) {
      const body = new Uint8Array(encodeRecords([{ type: 'open', channel: 1, address: ROADMAP }]))
      await raw('PUT', `/live/lines/${await again.text()}/1`, { headers: bearer(token), body })
    }
    expect(world.server.rooms.stats().connections).toBe(0)
  })

  test('a line by a token is nobody else’s: neither its person’s cookie nor another token of theirs may use it', async () => {
    const [own, other] = [await make(['read']), await make(['read'])]
    const line = await openLine(own)
    expect(await raw('GET', `${line}/1`, { headers: bearer(other) })).toBe(404)
    expect(await raw('GET', `${line}/1`, { headers: { Cookie: ana.cookieHeader } })).toBe(404)
    expect(await raw('DELETE', line, { headers: { Cookie: ana.cookieHeader, Origin: base() } })).toBe(404)
    expect(world.server.rooms.stats().connections).toBe(1)
  })
})
