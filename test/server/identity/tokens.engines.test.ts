// API tokens and two servers on PostgreSQL: what is revoked through one is so on the other at once, with connections and lines.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeRecords } from '../../../shared/protocol/httpLine.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { eventually, upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()
const AT = `/api/groups/${GROUP}`
const ROADMAP = `roadmap%3A${GROUP}?protocol=${PROTOCOL_VERSION}`
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
let worlds: readonly [World, World]
let ana: Visitor
beforeAll(async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  worlds = [await openWorld({ env }), await openWorld({ env, bare: true })]
  await worlds[0].addPerson('ana@example.org', 'delegate')
  ana = await signedIn(worlds[0], 'ana@example.org')
})
afterAll(async () => {
  for (const world of [...worlds].reverse()) await world.close()
})
const make = async () => (await ana.ask('POST', `${AT}/tokens`, { name: 'Budget sync', scopes: ['read', 'write'], days: 30 })).body

test('[AP2] [N7] a token that is revoked through one server is refused by the other at once, and what it has open there is closed', async () => {
  const [, there] = worlds
  const { id, token } = await make()
  const get = () => visit(there).ask('GET', `${AT}/items`, undefined, bearer(token))
  expect((await get()).status).toBe(200)
  const connection = await upgrade(there, `/live/${ROADMAP}`, bearer(token), null)
  const base = `http://127.0.0.1:${there.server.port}`
  const line = await (await fetch(`${base}/live/lines`, { method: 'POST', headers: bearer(token) })).text()
  const body = new Uint8Array(encodeRecords([{ type: 'open', channel: 1, address: ROADMAP }]))
  expect((await fetch(`${base}/live/lines/${line}/1`, { method: 'PUT', headers: bearer(token), body })).status).toBe(204)
  expect(there.server.rooms.stats().connections).toBe(2)
  expect((await ana.ask('DELETE', `${AT}/tokens/${id}`)).status).toBe(204)
  expect((await get()).body.refusal).toBe('token-invalid')
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('still open'), 5_000))
  expect(await Promise.race([connection.closed, late])).toBe(4401)
  await eventually(() => there.server.rooms.stats().connections === 0, 'the line has ended, too')
  expect((await fetch(`${base}/live/lines/${line}/1`, { headers: bearer(token) })).status).toBe(401)
})

test('[AP8] a token that both servers see in a new place at once is told once', async () => {
  const { token } = await make()
  const { db } = worlds[0].server.deps
  await db.deleteFrom('notice').execute()
  const asked = [...worlds, ...worlds, ...worlds].map((world) => visit(world).ask('GET', `${AT}/items`, undefined, bearer(token)))
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200))
  expect(await db.selectFrom('notice').select('kind').execute()).toEqual([{ kind: 'tokenPlace' }])
})

test('[AP1] tokens that are made through both servers at once have numbers of their own', async () => {
  const elsewhere = await signedIn(worlds[1], 'ana@example.org')
  const made = await Promise.all(
    [ana, elsewhere, ana, elsewhere].map((visitor) => visitor.ask('POST', `${AT}/tokens`, { name: 'Both', scopes: ['read'], days: 7 })),
  )
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const numbers = (await worlds[0].server.deps.db.selectFrom('api_token').select('number').execute()).map(({ number }) => Number(number))
  expect(new Set(numbers).size).toBe(numbers.length)
})
