// What is taken away is gone with the answer that says so; and where nobody of the outside is asked.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { upgrade } from './relay/sockets.ts'
import { GROUP, openWorld, signedIn, type World } from './testWorld.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.addPerson('chair@example.org', 'chair')
})
afterAll(() => world.close())

test('[AZ-08] [I7] none of 40 grants works after it was taken back, while their holder asks on and on', async () => {
  const account = await world.addPerson('ana@example.org', 'delegate')
  const [chair, ana] = [await signedIn(world, 'chair@example.org'), await signedIn(world, 'ana@example.org')]
  const seat = (role: string) => ({ role, delegation: role === 'delegate' ? 'co' : null, agency: null })
  const become = async (role: string) =>
    expect((await chair.ask('PUT', `/api/groups/${GROUP}/members/${account}`, seat(role))).status).toBe(200)
  const write = () => ana.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'x' })
  let [worked, refused] = [0, 0]
  for (let n = 0; n < 40; n++) {
    await become('delegate')
    const meanwhile = Array.from({ length: 4 }, write)
    await become('observer')
    const after = await write()
    expect([n, after.status]).toEqual([n, 403])
    for (const { status } of await Promise.all(meanwhile)) status === 201 ? worked++ : refused++
  }
  expect(worked + refused).toBe(160)
  expect(worked).toBeGreaterThan(0)
})

test('[SE-05] [A9] the cookie of a session that was ended opens nothing any more, by REST or on the line', async () => {
  const chair = await signedIn(world, 'chair@example.org')
  const cookie = chair.cookieHeader
  await chair.ask('DELETE', '/api/session')
  const replayed = { Cookie: cookie }
  for (const path of ['/api/me', `/api/groups/${GROUP}`, `/api/groups/${GROUP}/archive`, `/api/documents/roadmap:${GROUP}/state`])
    expect([path, (await chair.ask('GET', path, undefined, replayed)).status]).toEqual([path, 401])
  expect((await upgrade(world, `/live/roadmap:${GROUP}`, replayed)).status).toBe(401)
})

test('[AU-09] [A7] where a link leads is ours to say, whatever host a request claims', async () => {
  const chair = await signedIn(world, 'chair@example.org')
  const seat = { role: 'observer', delegation: null, agency: null, name: 'X', email: null }
  const claims = { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example', 'X-Original-Host': 'evil.example' }
  const { body } = await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat, claims)
  expect(body.link.startsWith(`${world.server.url}/invitation#`)).toBe(true)
})

describe('[IN-07] the server asks nobody outside', () => {
  test('but known push services, receivers of WEBHOOK_HOSTS, sign-in providers, the scanner of CLAMD_URL, the places of FILES_BUCKET_URL and BACKUP_TO: no other file of it can send a request', () => {
    // Commands of the operator, the doctor among them, are no part of the server.
    const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !/^(cli|doctor)\//.test(name),
    )
    const asks =
      /\bfetch\(|from '(node:(https|http2|dns|dgram)|undici|s3mini)'|\brequest\(|\bcreateConnection\b|import \{[^}]*\bconnect\b[^}]*\} from 'node:(net|tls)'/
    const matching = (pattern: RegExp) => files.filter((name) => pattern.test(readFileSync(join('server', name), 'utf8'))).sort()
    expect(matching(asks)).toEqual(['files/scan.ts', 'providers/outbound.ts', 'publicAddress.ts', 's3Client.ts', 'sending/pinnedPost.ts'])
    expect(matching(/import \{[^}]*\bs3Client\b[^}]*\} from/)).toEqual([
      'backup/offsite/s3Destination.ts',
      'files/bucketObjects.ts',
      'files/s3Store.ts',
    ])
    expect(matching(/import \{[^}]*\bpinnedPost\b[^}]*\} from/)).toEqual(['push/line.ts', 'webhooks/line.ts'])
  })
})
