// The demo lets anybody in who can press a button, so what matters is who cannot: each test of this file is an attempt to get in.

import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemRandom } from '../../../server/clock.ts'
import { composeServer, type RunningServer } from '../../../server/composeServer.ts'
import { type Environment, readConfig } from '../../../server/config.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { DEMO_HOSTS, mayBeDemo } from '../../../server/sample/demo.ts'
import { createEntries } from '../../../server/sample/entries.ts'
import { emailOf, SAMPLE_GROUP } from '../../../server/sample/people.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { createDice } from '../../harness/random.ts'
import { expectAsPromised } from '../promised.ts'
import { addPersonTo } from '../testWorld.ts'

interface Answer {
  readonly status: number
  readonly cookies: readonly string[]
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly body: any
}

const openDemo = async ({ env = {}, sample = true, demo = true }: { env?: Environment; sample?: boolean; demo?: boolean } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'ruta-demo-'))
  const reading = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, ...env }, DEMO_HOSTS)
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  const clock = createFakeClock(Date.parse('2026-11-27T12:00Z'))
  const server = await composeServer(reading.config, {
    logger: createLogger('silent'),
    random: systemRandom,
    pagesFolder: '/nonexistent',
    clock,
    ...(demo ? { demo: { pagesPort: null, historic: false } } : {}),
    writeSample: async (place, passwordHash) => {
      await createGroup(server.deps, { ...SAMPLE_GROUP, id: place.group })
      for (const person of ['head.co', 'chair'] as const)
        await addPersonTo(server, {
          email: place.emailOf(person),
          role: person === 'chair' ? 'chair' : 'head',
          group: place.group,
          passwordHash,
        })
    },
  })
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  await createGroup(server.deps, { ...SAMPLE_GROUP, sample })
  await addPersonTo(server, { email: emailOf('head.co'), role: 'head', group: SAMPLE_GROUP.id })
  await addPersonTo(server, { email: emailOf('chair'), role: 'chair', group: SAMPLE_GROUP.id })
  return { server, clock, ask: asking(server) }
}

/** As a browser at `host`: `*.localhost` is this machine to it, and Node does not know that everywhere. */
const asking =
  ({ port }: RunningServer) =>
  (host: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const at = `${host}:${port}`
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: { Host: at, ...(body === undefined ? {} : { Origin: `http://${at}`, 'Content-Type': 'application/json' }), ...headers },
        },
        (response) => {
          let text = ''
          response.on('data', (bytes: Buffer) => {
            text += bytes.toString('utf8')
          })
          response.on('end', () => {
            const answer = {
              status: response.statusCode ?? 0,
              headers: new Headers(),
              cookies: response.headers['set-cookie'] ?? [],
              body: text === '' ? null : JSON.parse(text),
            }
            expectAsPromised(method, path, answer)
            resolve(answer)
          })
        },
      )
      asked.on('error', reject)
      asked.end(body === undefined ? undefined : JSON.stringify(body))
    })

const HEAD = 'head.co.localhost'
const tokenOf = (address: string) => must(address.split('#')[1], 'a token')
const session = (cookies: readonly string[]) =>
  must(
    cookies.find((line) => line.startsWith('session=')),
    'a cookie',
  ).split(';')[0] ?? ''

describe('[F4] signing in by one press on the demo', () => {
  test('gives an address of the role’s own, which signs in there as that role', async () => {
    const { ask } = await openDemo()
    const { demo } = (await ask('127.0.0.1', 'GET', '/api/demo')).body
    expect(demo.people.map(({ person, role }: { person: string; role: string }) => [person, role])).toEqual([
      ['chair', 'chair'],
      ['head.co', 'head'],
    ])
    const { status, body } = await ask('127.0.0.1', 'POST', '/api/demo/entries', { person: 'head.co' })
    expect(status).toBe(201)
    expect(body.address).toMatch(/^http:\/\/head\.co\.localhost:\d+\/enter#[\w-]{43}$/)
    const entered = await ask(HEAD, 'POST', '/api/demo/session', { token: tokenOf(body.address) })
    expect(entered.status).toBe(200)
    expect((await ask(HEAD, 'GET', '/api/session', undefined, { Cookie: session(entered.cookies) })).body.me.account.email).toBe(
      'head.co@example.org',
    )
  })

  test('is no news to that role from a second browser, and no mail is sent whatever is configured', async () => {
    const { server, ask } = await openDemo({ env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'ruta@example.org' } })
    for (let browser = 0; browser < 2; browser++) {
      const { body } = await ask('127.0.0.1', 'POST', '/api/demo/entries', { person: 'head.co' })
      const { cookies } = await ask(HEAD, 'POST', '/api/demo/session', { token: tokenOf(body.address) })
      expect((await ask(HEAD, 'GET', '/api/me/notices', undefined, { Cookie: session(cookies) })).body.mail).toBe(false)
    }
    expect(await server.deps.db.selectFrom('notice').select('key').execute()).toEqual([])
    expect(await server.deps.db.selectFrom('outbox').select('key').execute()).toEqual([])
  })

  test('the token is spent by its first use, also by two at once, and after a minute', async () => {
    const { server, clock, ask } = await openDemo()
    const token = tokenOf(must(await server.demo?.entry('head.co', 60_000), 'an address'))
    const both = await Promise.all([1, 2].map(() => ask(HEAD, 'POST', '/api/demo/session', { token })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await ask(HEAD, 'POST', '/api/demo/session', { token })).status).toBe(410)
    const late = tokenOf((await ask('127.0.0.1', 'POST', '/api/demo/entries', { person: 'chair' })).body.address)
    await clock.advance(60_001)
    expect((await ask('chair.localhost', 'POST', '/api/demo/session', { token: late })).status).toBe(410)
  })

  test('the token opens nothing at another host of the demo, and is spent by the attempt', async () => {
    const { server, ask } = await openDemo()
    const token = tokenOf(must(await server.demo?.entry('head.co', 60_000), 'an address'))
    for (const host of ['chair.localhost', '127.0.0.1', HEAD])
      expect((await ask(host, 'POST', '/api/demo/session', { token })).status).toBe(410)
  })

  test('a token is kept as its hash alone, and no more than 200 are kept', () => {
    const entries = createEntries({ now: createFakeClock().now }, createDice(1).bytes)
    const first = entries.make('chair', 'chair.localhost', 1_000)
    const second = entries.make('chair', 'chair.localhost', 1_000)
    for (let n = 0; n < 199; n++) entries.make('chair', 'chair.localhost', 1_000)
    expect(entries.spend(first, 'chair.localhost')).toBe(null)
    expect(entries.spend(second, 'chair.localhost')).toBe('chair')
  })
})

const DOORS = [
  ['POST', '/api/demo/entries', { person: 'chair' }],
  ['POST', '/api/demo/session', { token: 'x' }],
  ['POST', '/api/demo/sample', {}],
] as const

describe('[F6] nobody is let in by a press', () => {
  const shut = async ({ ask }: Awaited<ReturnType<typeof openDemo>>, headers: Record<string, string> = {}, host = '127.0.0.1') => {
    expect((await ask(host, 'GET', '/api/demo', undefined, headers)).body).toEqual({ demo: null })
    for (const [method, path, body] of DOORS) expect([path, (await ask(host, method, path, body, headers)).status]).toEqual([path, 404])
  }

  test('on a server that was not started as the demo', async () => shut(await openDemo({ demo: false })))
  test('where a real group has the demo’s addresses', async () => shut(await openDemo({ sample: false })))
  test('where a real group stands beside the sample, also with a token from before', async () => {
    const opened = await openDemo()
    const token = tokenOf(must(await opened.server.demo?.entry('chair', 60_000), 'an address'))
    await createGroup(opened.server.deps, { ...SAMPLE_GROUP, id: 'real' as typeof SAMPLE_GROUP.id, sample: false })
    await shut(opened)
    expect((await opened.ask('chair.localhost', 'POST', '/api/demo/session', { token })).status).toBe(404)
  })
  test('with PUBLIC_URL set', async () => {
    const opened = await openDemo({ env: { PUBLIC_URL: 'http://127.0.0.1:4999' } })
    expect(opened.server.demo).toBe(null)
    await shut({
      ...opened,
      ask: (_host, method, path, body, headers) =>
        opened.ask('127.0.0.1', method, path, body, {
          ...headers,
          Host: '127.0.0.1:4999',
          ...(body ? { Origin: 'http://127.0.0.1:4999' } : {}),
        }),
    })
  })
  test('where the server can be reached from outside', async () => {
    const opened = await openDemo({ env: { HOST: '0.0.0.0', ALLOW_INSECURE: '1' } })
    expect(opened.server.demo).toBe(null)
    await shut(opened)
  })
  test('where a proxy is believed', async () => shut(await openDemo({ env: { TRUST_PROXY: '1' } })))

  test('through a proxy that says so', async () => {
    const opened = await openDemo()
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'])
      await shut(opened, { [name]: name === 'X-Forwarded-Host' ? '127.0.0.1' : '1.1 proxy' })
  })

  test('by a request from another page: a foreign Origin, a foreign Host, or a form', async () => {
    const { ask } = await openDemo()
    for (const [method, path, body] of DOORS) {
      expect((await ask('127.0.0.1', method, path, body, { Origin: 'https://evil.example' })).status).toBe(403)
      expect((await ask('evil.example', method, path, body)).status).toBe(403)
      expect((await ask('127.0.0.1', method, path, body, { Origin: 'null' })).status).toBe(403)
    }
    expect((await ask('evil.example', 'GET', '/api/demo')).status).toBe(403)
  })

  test('as somebody who is not of the sample’s people', async () => {
    const { ask } = await openDemo()
    for (const person of ['nobody', 'delegate.co', '__proto__', 'head.co@example.org'])
      expect([person, (await ask('127.0.0.1', 'POST', '/api/demo/entries', { person })).status]).toEqual([person, 404])
  })
})

test('[F6] only a loopback address without PUBLIC_URL and without a trusted proxy may be the demo', () => {
  const may = (env: Environment) => {
    const reading = readConfig({ ALLOW_INSECURE: '1', ...env })
    return reading.ok && mayBeDemo(reading.config)
  }
  for (const host of ['127.0.0.1', 'localhost', '::1']) expect([host, may({ HOST: host })]).toEqual([host, true])
  for (const host of ['0.0.0.0', '::', '10.0.0.5', 'localhost.example.org']) expect([host, may({ HOST: host })]).toEqual([host, false])
  for (const env of [{ PUBLIC_URL: 'https://ruta.example.org' }, { TRUST_PROXY: '1' }, { TRUST_PROXY: '10.0.0.5' }])
    expect(may(env)).toBe(false)
})

describe('[F5] a sample that was made long ago', () => {
  test('is over two weeks after its third session, and not before', async () => {
    const { server, ask } = await openDemo()
    const state = async () => (await ask('127.0.0.1', 'GET', '/api/demo')).body.demo.isOver
    const made = (at: string) =>
      server.deps.db
        .updateTable('work_group')
        .set({ created_at: Date.parse(at) })
        .execute()
    await made('2018-07-30T14:00Z')
    expect(await state()).toBe(true)
    // Sixty-eight weeks after the first day of the story its last line is written; session 3 ends three weeks later.
    await made('2025-07-21T14:00Z')
    expect(await state()).toBe(false)
    await made('2025-06-16T14:00Z')
    expect(await state()).toBe(true)
  })

  test('made anew, another group has the demo’s people, who sign in as before, and nobody is in the old one', async () => {
    const { server, ask } = await openDemo()
    const enter = async () => {
      const { address } = (await ask('127.0.0.1', 'POST', '/api/demo/entries', { person: 'head.co' })).body
      return ask(HEAD, 'POST', '/api/demo/session', { token: tokenOf(address) })
    }
    const before = await enter()
    const cookie = { Cookie: session(before.cookies) }
    expect((await ask('127.0.0.1', 'POST', '/api/demo/sample', {})).status).toBe(204)
    expect((await ask(HEAD, 'GET', '/api/session', undefined, cookie)).body.me).toBe(null)
    const after = await enter()
    expect(after.status).toBe(200)
    expect(after.body.account.email).toBe('head.co@example.org')
    expect(after.body.account.id).not.toBe(before.body.account.id)
    expect(after.body.memberships).toHaveLength(1)
    expect(after.body.memberships[0].group).not.toBe(SAMPLE_GROUP.id)
    const { db } = server.deps
    expect(await db.selectFrom('membership').selectAll().where('group_id', '=', SAMPLE_GROUP.id).execute()).toEqual([])
    const old = await db.selectFrom('account').selectAll().where('id', '=', before.body.account.id).executeTakeFirst()
    expect(old).toMatchObject({ password_hash: null })
    expect(old?.email).toMatch(/\.invalid$/)
    // And again, from there.
    expect((await ask('127.0.0.1', 'POST', '/api/demo/sample', {})).status).toBe(204)
    expect((await enter()).status).toBe(200)
    const audited = await db.selectFrom('audit').select('action').where('action', 'like', 'sample.%').execute()
    expect(audited.map(({ action }) => action).sort()).toEqual(['sample.discarded', 'sample.discarded', 'sample.made', 'sample.made'])
  })
})
