// What every request passes: whose it is, what it may carry, what every answer says, and which files there are.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import { openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from './testWorld.ts'

let world: World
let dist: string
let ana: Visitor
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'ruta-dist-'))
  await mkdir(join(dist, 'assets'))
  await mkdir(join(dist, '.hidden'))
  const files = {
    'index.html': '<!doctype html><title>Ruta</title>',
    'sw.js': '// sw',
    'assets/app-abc.js': 'console.log("á")\n'.repeat(200),
    'assets/app-abc.js.map': '{}',
    'assets/font.woff2': 'font',
    '.env': 'SECRET=1',
    '.hidden/x.js': 'x',
    'data.db': 'SQLite format 3',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(dist, name), text)
  // As the build leaves them.
  const script = files['assets/app-abc.js']
  await writeFile(join(dist, 'assets/app-abc.js.br'), brotliCompressSync(script))
  await writeFile(join(dist, 'assets/app-abc.js.gz'), gzipSync(script))
  world = await openWorld({ ports: { pagesFolder: dist } })
  await world.addPerson('ana@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
})
afterAll(async () => {
  await world.close()
  await rm(dist, { recursive: true })
})

type RawHeaders = Record<string, string | string[]>
/** Exactly these bytes as path and headers: `fetch` would tidy them up. */
const rawTo = (port: number, method: string, path: string, headers: RawHeaders = {}, body?: Uint8Array | string, chunks = 1) =>
  new Promise<{ status: number | string; headers: Record<string, unknown>; text: string }>((resolve) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, (incoming) => {
      let text = ''
      incoming.on('data', (part) => {
        text += part
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
      incoming.on('error', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? 'error', headers: {}, text: '' }))
    if (body !== undefined) for (let i = 0; i < chunks; i++) outgoing.write(body)
    outgoing.end()
  })
const raw = (method: string, path: string, headers?: RawHeaders, body?: Uint8Array | string, chunks?: number) =>
  rawTo(world.server.port, method, path, headers, body, chunks)

describe('[A10] a request that changes something', () => {
  const pages = '/api/groups/tco/pages'
  const count = async () => (await ana.ask('GET', '/api/groups/tco')).body.documents.length

  test('needs our Origin, or none at all and a form that no page can send', async () => {
    const before = await count()
    const { port } = world.server
    const cookie = { Cookie: ana.cookieHeader }
    const forms = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'Application/X-WWW-Form-Urlencoded',
      'multipart/form-data; boundary=x',
      undefined,
    ]
    const foreign: readonly Record<string, string | string[]>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `http://localhost:${port + 1}` },
      { Origin: [`http://127.0.0.1:${port}`, 'https://evil.example'] },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const type of [...forms, 'application/json'])
      for (const marks of foreign) {
        const answer = await raw('POST', pages, { ...cookie, ...marks, ...(type ? { 'Content-Type': type } : {}) }, '{}')
        expect([type, marks, answer.status]).toEqual([type, marks, 403])
      }
    for (const type of forms) {
      expect((await raw('POST', pages, { ...cookie, ...(type ? { 'Content-Type': type } : {}) }, '{}')).status).toBe(403)
      const own = await raw(
        'POST',
        pages,
        { ...cookie, Origin: `http://127.0.0.1:${port}`, ...(type ? { 'Content-Type': type } : {}) },
        '{}',
      )
      expect(own.status).toBe(400)
    }
    expect(await count()).toBe(before)
    expect((await raw('POST', pages, { ...cookie, 'Content-Type': 'application/json' }, '{}')).status).toBe(201)
    expect(
      (await raw('POST', pages, { ...cookie, Origin: `http://localhost:${port}`, 'Content-Type': 'application/json' }, '{}')).status,
    ).toBe(201)
  })

  test('[W12] names no host but ours in its target', async () => {
    const { port } = world.server
    const cookie = { Cookie: ana.cookieHeader, Host: `127.0.0.1:${port}` }
    expect((await raw('GET', `http://127.0.0.1:${port}/api/me`, cookie)).status).toBe(200)
    for (const host of ['evil.example', `127.0.0.1:${port + 1}`, `evil.example@127.0.0.1:${port + 1}`])
      for (const path of ['/api/me', '/', '/healthz']) {
        const answer = await raw('GET', `http://${host}${path}`, cookie)
        expect([host, path, answer.status]).toEqual([host, path, 403])
      }
  })

  test('is never a GET or HEAD: following links changes nothing', async () => {
    for (const path of ['/api/session', '/api/invitations/acceptance', '/api/set-up', pages])
      for (const method of ['GET', 'HEAD']) expect([200, 404]).toContain((await raw(method, path, { Cookie: ana.cookieHeader })).status)
    expect((await ana.ask('GET', '/api/me')).status).toBe(200)
  })

  test('has at most 64 KiB of JSON, also without a Content-Length', async () => {
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
    const megabyte = new Uint8Array(1 << 20).fill(97)
    for (const path of ['/api/session', pages, '/api/set-up', '/api/nothing'])
      expect([413, 'ECONNRESET', 'EPIPE']).toContain((await raw('POST', path, headers, megabyte, 16)).status)
    const large = JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(70_000) })
    const { status } = await visit(world).ask('POST', '/api/session', large, { 'Content-Type': 'application/json' })
    expect(status).toBe(413)
  })

  test('takes known fields only, and nothing by the mass', async () => {
    const { body: before } = await ana.ask('GET', '/api/me')
    const poison =
      '{"language":"es","role":"chair","id":"x","email":"evil@example.org","created_at":0,"__proto__":{"role":"chair"},"constructor":{}}'
    expect((await ana.ask('PATCH', '/api/me', poison, { 'Content-Type': 'application/json' })).status).toBe(200)
    const { body: after } = await ana.ask('GET', '/api/me')
    expect({ ...after, language: null, session: null }).toEqual({ ...before, language: null, session: null })
    expect(after.language).toBe('es')
  })

  test.each([
    ['POST', '/api/session', '{"email":'],
    ['POST', '/api/session', '{"email":{"$gt":""},"password":["x"]}'],
    ['POST', '/api/session', '[]'],
    ['POST', '/api/session', ''],
    ['PATCH', '/api/me', `{"name":"${'n'.repeat(121)}"}`, 'name'],
    ['PATCH', '/api/me', '{"language":"fr"}', 'language'],
  ])(
    '%s %s with %s is refused as a bad request, with no more than names of fields and what they may be',
    async (method, path, body, field?: string) => {
      const answer = await ana.ask(method, path, body, { 'Content-Type': 'application/json' })
      const { field: named, problems, ...rest } = answer.body
      for (const problem of problems) expect(Object.keys(problem).filter((key) => key !== 'values')).toEqual(['in', 'field', 'expected'])
      expect([answer.status, rest.refusal, named]).toEqual([400, 'bad-request', field])
      expect(Object.keys(rest)).toEqual(['refusal', 'message', 'requestId'])
    },
  )

  test.each(['{"name":"a\\u202eb"}', '{"name":"a\\u0000b"}', '{"name":"\\ud800"}'])(
    '[A21] PATCH /api/me with %s is refused for its characters, in one sentence that is the same for each, and changes nothing',
    async (body) => {
      const { body: before } = await ana.ask('GET', '/api/me')
      const answer = await ana.ask('PATCH', '/api/me', body, { 'Content-Type': 'application/json' })
      expect([answer.status, answer.body.refusal]).toEqual([422, 'name-characters'])
      expect(Object.keys(answer.body)).toEqual(['refusal', 'message', 'requestId'])
      expect(answer.body.message).toBe(anyRefusalMessage('name-characters', before.language))
      expect({ ...(await ana.ask('GET', '/api/me')).body, session: null }).toEqual({ ...before, session: null })
    },
  )
})

describe('[A10] whom we answer', () => {
  test('only requests to a host name of ours', async () => {
    const { port } = world.server
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:${port + 1}`, `127.0.0.1.evil.example:${port}`, '127.0.0.1'])
      for (const path of ['/', '/api/me', '/api/set-up', '/sw.js']) expect((await raw('GET', path, { Host: host })).status).toBe(403)
    expect((await raw('GET', '/api/me', { Host: `localhost:${port}`, Cookie: ana.cookieHeader })).status).toBe(200)
  })

  test('no request with several Host headers, be it a page, a probe, a line over HTTP or an upgrade: 400', async () => {
    const { port } = world.server
    const own = `Host: 127.0.0.1:${port}`
    const statusOf = async (path: string, hosts: readonly string[], more: readonly string[] = []) => {
      const socket = connect(port, '127.0.0.1')
      socket.end([`GET ${path} HTTP/1.1`, ...hosts, `Cookie: ${ana.cookieHeader}`, 'Connection: close', ...more, '', ''].join('\r\n'))
      return Number((await textOf(socket)).slice(9, 12))
    }
    const upgrade = [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]
    for (const second of [own, 'Host: evil.example', 'host:'])
      for (const hosts of [
        [own, second],
        [second, own],
      ])
        for (const [path, more] of [['/'], ['/api/me'], ['/healthz'], ['/live/lines/wait'], ['/live/roadmap:tco', upgrade]] as const)
          expect([path, hosts, await statusOf(path, hosts, more)]).toEqual([path, hosts, 400])
    expect(await statusOf('/api/me', [own])).toBe(200)
  })

  test('/metrics on this machine, or with the token, and never through a proxy without it', async () => {
    expect((await raw('GET', '/metrics')).text).toContain('ruta_connections')
    expect((await raw('GET', '/metrics', { 'X-Forwarded-For': '10.0.0.1' })).status).toBe(404)
    const guarded = await openWorld({ env: { TRUST_PROXY: '1', METRICS_TOKEN: 'a-long-enough-token' } })
    const ask = (token: string, more: RawHeaders = { 'X-Forwarded-For': '10.0.0.1' }) =>
      visit(guarded).ask('GET', '/metrics', undefined, { Authorization: `Bearer ${token}`, ...more })
    expect((await ask('a-long-enough-tokem')).status).toBe(404)
    expect((await ask('a-long-enough-token')).status).toBe(200)
    // A wrong token is refused here too: Prometheus is told at once, and not when it moves to another machine.
    expect((await ask('a-long-enough-tokem', {})).status).toBe(404)
    expect((await visit(guarded).ask('GET', '/metrics')).status).toBe(200)
    await guarded.close()
  })

  test('[O16] probes and Prometheus are answered under whatever Host, and nothing else is', async () => {
    const proxied = await openWorld({
      env: { TRUST_PROXY: '1', PUBLIC_URL: 'https://ruta.example.org', METRICS_TOKEN: 'a-long-enough-token' },
    })
    const { port } = proxied.server
    const ask = (method: string, path: string, headers: RawHeaders) => rawTo(port, method, path, headers)
    const token = { Authorization: 'Bearer a-long-enough-token' }
    for (const host of ['10.1.2.3:3000', 'ruta-1:3000', 'ruta.example.org', 'evil.example']) {
      for (const path of ['/healthz', '/readyz']) expect([path, (await ask('GET', path, { Host: host })).status]).toEqual([path, 200])
      expect((await ask('HEAD', '/healthz', { Host: host })).status).toBe(200)
      expect((await ask('GET', '/readyz', { Host: host })).text).toBe('{"ready":true}')
      expect((await ask('GET', '/readyz', { Host: host, ...token })).text).toContain('"quarantined":[]')
      expect((await ask('GET', '/metrics', { Host: host, ...token })).text).toContain('ruta_connections')
      expect((await ask('GET', '/metrics', { Host: host })).status).toBe(404)
      if (host !== 'ruta.example.org')
        for (const path of ['/api/me', '/', '/healthz/', '/healthz?x', '//healthz', '/api/../healthz', `http://${host}/healthz`])
          expect([host, path, (await ask('GET', path, { Host: host, ...token })).status]).toEqual([host, path, 403])
      if (host !== 'ruta.example.org')
        for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask(method, '/healthz', { Host: host })).status).toBe(403)
    }
    await proxied.close()
  })

  test('[O16] a page whose name was made to lead to this machine reads neither metrics nor what is damaged', async () => {
    expect((await raw('GET', '/metrics', { Host: 'evil.example' })).status).toBe(404)
    expect((await raw('GET', '/readyz', { Host: 'evil.example' })).text).toBe('{"ready":true}')
    expect((await raw('GET', '/readyz')).text).toContain('"quarantined":[]')
  })
})

describe('[A10] every answer', () => {
  const answers = async () => [
    await visit(world).ask('GET', '/'),
    await visit(world).ask('GET', '/assets/app-abc.js'),
    await visit(world).ask('GET', '/nothing.js'),
    await visit(world).ask('GET', '/api/me'),
    await visit(world).ask('GET', '/api/nothing'),
    await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD }),
    await visit(world).ask('POST', '/api/session', '{', { 'Content-Type': 'application/json' }),
    await visit(world).ask('POST', '/api/session', {}, { Origin: 'https://evil.example' }),
    await visit(world).ask('GET', '/healthz'),
  ]

  test('carries the security headers, and no version', async () => {
    for (const { headers } of await answers()) {
      const policy = headers.get('Content-Security-Policy') ?? ''
      for (const part of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy.split('; ')).toContain(part)
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${world.server.port};`)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-v]{20}$/)
      expect([headers.get('Server'), headers.get('X-Powered-By'), headers.get('Access-Control-Allow-Origin')]).toEqual([null, null, null])
    }
  })

  test('[CS-06] is stored by nobody if it is of the API', async () => {
    for (const path of ['/api/me', '/api/groups/tco', '/api/nothing', '/api/me/copy-key'])
      expect((await ana.ask('GET', path)).headers.get('Cache-Control')).toBe('no-store')
  })

  test('[HI-06] to a failure inside is a sentence and a number for the log, nothing else', async () => {
    const broken = await openWorld()
    await broken.addPerson('ana@example.org', 'delegate')
    const visitor = await signedIn(broken, 'ana@example.org')
    await broken.server.deps.db.schema.dropTable('stream').execute()
    const answer = await visitor.ask('GET', '/api/groups/tco')
    expect(answer.status).toBe(500)
    expect(answer.body).toEqual({ refusal: 'server-failed', message: expect.any(String), requestId: answer.headers.get('X-Request-Id') })
    expect(answer.text).not.toMatch(/stream|sql|\/work|at /i)
    await broken.close()
  })

  test.each([
    ['es-CO,es;q=0.9,en;q=0.8', 'Entre en su cuenta'],
    ['en-US,en;q=0.9,es;q=0.8', 'Please sign in'],
    ['es;q=0.2,en;q=0.7', 'Please sign in'],
    ['fr-FR', 'Entre en su cuenta'],
    ['', 'Entre en su cuenta'],
    ['*;q=x;;,', 'Entre en su cuenta'],
  ])('[C10] speaks the caller’s language: %s', async (language, beginning) => {
    const { body } = await visit(world).ask('GET', '/api/me', undefined, { 'Accept-Language': language })
    expect(body.message.startsWith(beginning)).toBe(true)
  })

  test('[C10] is in the language of the account once somebody is signed in', async () => {
    await ana.ask('PATCH', '/api/me', { language: 'en' })
    expect((await ana.ask('GET', '/api/groups/none', undefined, { 'Accept-Language': 'es' })).body.message).toMatch(/^It does not exist/)
  })
})

describe('the pages', () => {
  const html = { Accept: 'text/html,*/*' }
  test('are served as built: assets for ever, the shell and the worker asked for again', async () => {
    const asset = await visit(world).ask('GET', '/assets/app-abc.js', undefined, { 'Accept-Encoding': 'br' })
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('Content-Encoding')).toBe('br')
    expect(asset.text).toContain('console.log("á")')
    expect(asset.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    const caching = async (path: string) => (await visit(world).ask('GET', path)).headers.get('Cache-Control')
    expect([await caching('/'), await caching('/sw.js')]).toEqual(['no-store', 'no-cache'])
  })

  test('are sent as the build compressed them, in what the browser takes, and not again', async () => {
    const asset = '/assets/app-abc.js'
    const plain = 'console.log("á")\n'.repeat(200)
    const ask = (headers: Record<string, string>) => visit(world).ask('GET', asset, undefined, headers)
    const tags = new Set<string | null>()
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, deflate', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const { headers, text } = await ask({ 'Accept-Encoding': accepted })
      expect([accepted, headers.get('Content-Encoding'), headers.get('Vary')]).toEqual([accepted, encoding, 'Accept-Encoding'])
      expect(text).toBe(plain)
      const tag = headers.get('ETag') ?? ''
      tags.add(tag)
      const again = await ask({ 'Accept-Encoding': accepted, 'If-None-Match': tag })
      expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', tag])
    }
    // One for each encoding.
    expect(tags.size).toBe(3)
    for (const ending of ['.br', '.gz']) expect((await visit(world).ask('GET', asset + ending)).status).toBe(404)
  })

  test('an address that only the client knows gets the shell; a missing file, data and sockets do not', async () => {
    for (const path of ['/plan', '/texts/page:abc', '/set-up', '/invitation', '/link', '/plan?status=done'])
      expect((await visit(world).ask('GET', path, undefined, html)).text).toContain('<title>Ruta</title>')
    for (const path of ['/api/nothing', '/api', '/live/roadmap:tco', '/assets/gone.js', '/gone.png'])
      expect([path, (await visit(world).ask('GET', path, undefined, html)).status]).toEqual([path, 404])
    expect((await visit(world).ask('GET', '/plan')).status).toBe(404)
  })

  test.each([
    '/../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/.env',
    '/.env',
    '/.git/config',
    '/.hidden/x.js',
    '/@fs/etc/passwd?raw??',
    '/assets/..\\..\\package.json',
    '/data.db',
    '/assets/app-abc.js.map',
    '/%c0%ae%c0%ae/etc/passwd',
    '//etc/passwd',
    '/%E0%A4%A',
    `/api/${'a'.repeat(9000)}`,
  ])('%s leads nowhere', async (path) => {
    const { status, text } = await raw('GET', path)
    expect([400, 404]).toContain(status)
    expect(text).not.toMatch(/root:|SECRET|SQLite|dependencies/)
  })

  test('[CS-04] [A6] no variant of a protected path gives more than the plain path', async () => {
    const plain = '/api/groups/tco'
    const variants = [
      `/${plain}`,
      '/api/groups//tco',
      '/api/groups%2ftco',
      '/api/groups%2Ftco',
      `${plain}/`,
      `${plain}%00`,
      `${plain};x`,
      '/%61pi/groups/tco',
      '/API/groups/tco',
      `/x/..${plain}`,
      `/.${plain}`,
    ]
    for (const path of variants) {
      const { status, headers } = await raw('GET', path)
      expect([path, status === 200 && String(headers['content-type']).includes('json')]).toEqual([path, false])
    }
  })
})
