// The service as it is shipped, over HTTP: every refusal carries the headers, bodies without end are cut, nothing of our insides or of
// anybody's secrets is told, and there are no files but the built client's.
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until as eventually, MiB, memoryDuring, tell } from './figures.ts'
import { startTarget, type Target } from './target.ts'

const CANARY = 'canary-4711'
let target: Target
beforeAll(async () => {
  target = await startTarget({ args: ['server/start.mjs'], env: { LOG_LEVEL: 'debug' } })
})
afterAll(async () => {
  expect(target.alive()).toBe(true)
  const log = target.log()
  expect(await target.stop()).toBe(0)
  // HI-05: addresses, passwords, cookies, tokens and e-mails of the requests below.
  expect(log).not.toContain(CANARY)
  // The build of the pages may print colours.
  expect(log.split('\n').filter((line) => line.startsWith('{') && line.includes('\u001b'))).toEqual([])
})

/** Exactly these bytes; the whole answer, when the server has closed its end. */
const say = async (text: string, more: (write: (bytes: Uint8Array) => Promise<boolean>) => Promise<void> = async () => {}) => {
  const socket = connect(target.port, '127.0.0.1')
  let answer = ''
  let gone = false
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1')
  })
  socket.on('close', () => {
    gone = true
  })
  // A line that is cut in the middle of our writing is an answer too.
  socket.on('error', () => {
    gone = true
  })
  await once(socket, 'connect')
  socket.write(text)
  await more(
    (bytes) =>
      new Promise((resolve) => {
        if (gone) return resolve(false)
        if (socket.write(bytes)) return resolve(true)
        socket.once('drain', () => resolve(true))
        socket.once('close', () => resolve(false))
        setTimeout(() => resolve(!gone), 500)
      }),
  )
  await eventually('it is answered', () => gone || answer.includes('\r\n\r\n'), 15_000)
  await eventually('it has ended', () => gone, 12_000).catch(() => socket.destroy())
  return { answer, status: Number(answer.slice(9, 12)) }
}
const ours = () => `Host: 127.0.0.1:${target.port}\r\nConnection: close\r\n`
const get = (path: string, headers = '') => say(`GET ${path} HTTP/1.1\r\n${ours()}${headers}\r\n`)
const upgrade = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
const knock = (path: string, headers = '') =>
  say(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: Upgrade\r\n${upgrade}${headers}\r\n`)
const post = (path: string, body: string, headers = '') =>
  say(`POST ${path} HTTP/1.1\r\n${ours()}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`)

const INSIDES = /\bat .+\(.+:\d+:\d+\)|node_modules|\/work\/|\/home\/|SQLITE_|SqliteError|ECONN|select .* from|kysely|root:.*:0:0/i

describe('[CS-02] [A10] every answer', () => {
  test.each([
    ['the shell', () => get('/'), 200],
    ['nothing', () => get('/nothing.js'), 404],
    ['nothing of the API', () => get('/api/nothing'), 404],
    ['whom nobody knows', () => get('/api/me'), 401],
    ['a foreign Host', () => say('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'), 403],
    ['a bad %', () => get('/%E0%A4%A'), 404],
    ['a method that nobody has', () => say(`PATCH /api/nothing HTTP/1.1\r\n${ours()}Origin: ${target.url}\r\n\r\n`), 404],
    ['a foreign Origin', () => post('/api/session', '{}', 'Origin: https://evil.example\r\n'), 403],
    ['a body that is too large', () => post('/api/session', `"${'x'.repeat(70_000)}"`), 413],
    ['broken JSON', () => post('/api/session', '{"email":'), 400],
    ['an upgrade of a stranger', () => knock('/live/roadmap:tco', `Origin: ${target.url}\r\n`), 401],
    ['an upgrade from elsewhere', () => knock('/live/roadmap:tco', 'Origin: https://evil.example\r\n'), 403],
    ['an upgrade to nothing', () => knock('/nothing', `Origin: ${target.url}\r\n`), 404],
  ] as const)('to %s carries the security headers, and no version', async (_name, ask, status) => {
    const { answer, status: answered } = await ask()
    expect(answered).toBe(status)
    for (const header of [
      /^content-security-policy: default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/im,
      /^x-content-type-options: nosniff/im,
      /^referrer-policy: no-referrer/im,
      /^cross-origin-opener-policy: same-origin/im,
      /^cross-origin-resource-policy: same-origin/im,
      /^cache-control: no-(store|cache)/im,
    ])
      expect(answer).toMatch(header)
    expect(answer).not.toMatch(/^(server|x-powered-by|access-control-allow-origin):|unsafe-/im)
    expect(answer).not.toMatch(INSIDES)
  })
})

describe('[TR-09] [W5] requests that are none', () => {
  test.each([
    ['1,900 headers', () => get('/', Array.from({ length: 1_900 }, (_, n) => `X-${n}: 1\r\n`).join(''))],
    ['a header of 64 KB', () => get('/', `X-Long: ${'x'.repeat(65_536)}\r\n`)],
    ['16 KB of blanks as protocols', () => knock('/live/roadmap:tco', `Sec-WebSocket-Protocol:${' '.repeat(15_000)}a\r\n`)],
    ['another version of HTTP', () => say('GET / HTTP/9.9\r\n\r\n')],
    ['two lengths', () => say(`POST /api/session HTTP/1.1\r\n${ours()}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`)],
    ['a length and chunks', () => say(`POST /api/session HTTP/1.1\r\n${ours()}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`)],
    ['bytes', () => say('\u0016\u0003\u0001\u0002\u0000\r\n\r\n')],
    ['TRACE', () => say(`TRACE / HTTP/1.1\r\n${ours()}\r\n`)],
  ] as const)('%s', async (_name, ask) => {
    const before = target.busy()
    const { answer, status } = await ask()
    expect([0, 200, 400, 401, 403, 404, 405, 431, 505]).toContain(status)
    if (_name === 'TRACE') expect(status).not.toBe(200)
    expect(answer).not.toMatch(INSIDES)
    expect(target.busy() - before).toBeLessThan(100)
  })

  test('[CS-05] 64 MiB in chunks to each way in: refused, and no memory grows', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MiB, 97), Buffer.from('\r\n')])
    const pour = async (path: string, type: string) => {
      let poured = 0
      const { status } = await say(
        `POST ${path} HTTP/1.1\r\n${ours()}Content-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
        async (write) => {
          while (poured < 64 && (await write(chunk))) poured++
        },
      )
      return { status, poured }
    }
    await pour('/api/session', 'application/json')
    await pour('/api/session', 'application/json')
    const answers: string[] = []
    const memory = await memoryDuring(target, async () => {
      for (const path of ['/api/session', '/api/set-up', '/api/invitations/acceptance', '/api/groups/tco/pages', '/api/nothing', '/'])
        for (const type of ['application/json', 'text/plain']) {
          const { status, poured } = await pour(path, type)
          answers.push(`${status}`)
          expect([path, type, status, poured]).toEqual([path, type, expect.toBeOneOf([0, 400, 403, 404, 413]), expect.any(Number)])
        }
    })
    tell('64 MiB chunked', { answers: answers.join(' '), 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(64)
  })
})

describe('[CS-07] requests for things that do not exist', () => {
  test.each([
    '/@fs/etc/passwd?raw??',
    '/@vite/client',
    '/@id/x',
    '/__inspect/',
    '/.env',
    '/.git/config',
    '/package.json',
    '/server/main.ts',
    '/client/main.tsx',
    '/node_modules/ws/package.json',
    '/data/ruta.db',
    '/ruta.db',
    '/../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..\\..\\package.json',
    '/%c0%ae%c0%ae/etc/passwd',
    '//etc/passwd',
    '/debug',
    '/__proto__',
  ])('%s', async (path) => {
    const { answer, status } = await get(path)
    expect([400, 404]).toContain(status)
    expect(answer).not.toMatch(/root:.*:0:0|\[core\]|"dependencies"|SQLite format 3|import /)
  })

  test('no source map, and no mention of one, is in what is built', async () => {
    expect(existsSync('dist/index.html')).toBe(true)
    const assets = readdirSync('dist/assets')
    expect(assets.filter((name) => name.endsWith('.map'))).toEqual([])
    const scripts = assets.filter((name) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(0)
    for (const name of scripts) {
      const { answer, status } = await get(`/assets/${name}`)
      expect([name, status, answer.includes('sourceMappingURL')]).toEqual([name, 200, false])
      expect([name, (await get(`/assets/${name}.map`)).status]).toEqual([name, 404])
    }
  })
})

test('[HI-05] secrets in every place of a request are never logged', async () => {
  const cookie = `Cookie: session=${CANARY}; __Host-session=${CANARY}\r\n`
  await get(`/api/me?token=${CANARY}`, cookie)
  await get(`/${CANARY}`, `Referer: http://x/${CANARY}\r\nUser-Agent: ${CANARY}\u001b[31m\r\n`)
  await get('/metrics', `X-Forwarded-For: 10.0.0.1\r\nAuthorization: Bearer ${CANARY}\r\n`)
  await post('/api/session', JSON.stringify({ email: `${CANARY}@example.org`, password: `${CANARY} password` }))
  await post('/api/session', `{"email":"${CANARY}`)
  await post('/api/session', JSON.stringify({ link: CANARY }))
  await post('/api/set-up', JSON.stringify({ token: CANARY, name: CANARY, email: `${CANARY}@example.org`, password: CANARY }))
  await post('/api/invitations/acceptance', JSON.stringify({ token: CANARY, name: CANARY, password: `${CANARY} password` }))
  await knock(`/live/page:${CANARY}?session=${CANARY}`, `Origin: ${target.url}\r\n${cookie}`)
  expect((await get('/healthz')).status).toBe(200)
})
