// The examples of docs/install/proxies.md, as they stand there, in real proxies before real servers.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browserClock } from '../../client/live/browser.ts'
import { createMemoryShelf } from '../../client/live/offline/memoryStore.ts'
import { openHttpLine } from '../../client/live/overHttp/httpLine.ts'
import { systemRandom } from '../../server/clock.ts'
import { examinePublicAddress } from '../../server/doctor/publicAddress.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { addItem } from '../../shared/roadmap/write.ts'
import { comeIn, lives } from '../client/live/people.ts'
import { blocksOf } from '../harness/blocks.ts'
import { freePort } from '../harness/freePort.ts'
import { LOCAL_CERTIFICATE } from '../harness/localCertificate.ts'
import { needCaddy } from '../harness/needCaddy.ts'
import { needHaproxy } from '../harness/needHaproxy.ts'
import { needNginx } from '../harness/needNginx.ts'
import { askAt } from '../harness/transports.ts'
import { openWorld, signedIn, visit, type World } from '../server/testWorld.ts'

const PAGE = 'docs/install/proxies.md'
const [caddy = '', caddyForTwo = ''] = blocksOf(PAGE, 'caddyfile')
const [haproxy = '', haproxyForTwo = ''] = blocksOf(PAGE, 'haproxy')
const [nginx = '', , , nginxCalendars = ''] = blocksOf(PAGE, 'nginx')

let folder: string
const worlds: World[] = []
const running: ChildProcess[] = []
const trusted = getCACertificates('default')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ruta-proxy-'))
  setDefaultCACertificates([...trusted, LOCAL_CERTIFICATE.cert])
  write('cert.pem', LOCAL_CERTIFICATE.cert)
  write('key.pem', LOCAL_CERTIFICATE.key)
  write('ruta.pem', LOCAL_CERTIFICATE.cert + LOCAL_CERTIFICATE.key)
})
afterEach(async () => {
  setDefaultCACertificates(trusted)
  for (const live of lives.splice(0)) live.dispose()
  for (const process of running.splice(0)) process.kill('SIGKILL')
  await Promise.all(worlds.splice(0).map((world) => world.close()))
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const start = (program: string, ...args: readonly string[]) =>
  void running.push(spawn(program, args, { stdio: 'inherit', env: { ...process.env, HOME: folder } }))
const answers = (url: string) =>
  vi.waitUntil(
    () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { timeout: 20_000, interval: 50 },
  )
const CADDY_ITSELF = '{\n  admin off\n  auto_https disable_redirects\n  log {\n    level ERROR\n  }\n}\n'

/** Each with the name, port, certificate and server of this test in place of those of the example. */
const STARTS: Readonly<Record<string, (port: number, server: number) => void>> = {
  Caddy: (port, server) => {
    const text = caddy
      .replace('ruta.example.org {', `https://localhost:${port} {\n  tls ${folder}/cert.pem ${folder}/key.pem`)
      .replace('127.0.0.1:3000', `127.0.0.1:${server}`)
    start(needCaddy(), 'run', '--adapter', 'caddyfile', '--config', write('Caddyfile', CADDY_ITSELF + text))
  },
  nginx: (port, server) => {
    const text = nginx
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('ruta.example.org;', 'localhost;')
      .replace(/(ssl_certificate +)\S+;/, `$1${folder}/cert.pem;`)
      .replace(/(ssl_certificate_key +)\S+;/, `$1${folder}/key.pem;`)
      .replace(/\n}\n$/, `\n${nginxCalendars}}\n`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${server}`)
      // Browsers leave out port 443, which is the only difference between the two.
      .replaceAll('Host $host;', 'Host $http_host;')
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
    const whole = `daemon off; master_process off; pid ${folder}/pid; events {} http { access_log off; ${paths} ${text} }`
    start(needNginx(), '-c', write('nginx.conf', whole), '-e', join(folder, 'error.log'))
  },
  HAProxy: (port, server) => {
    const text = haproxy
      .replace('bind :443', `bind 127.0.0.1:${port}`)
      .replace('/etc/haproxy/ruta.pem', join(folder, 'ruta.pem'))
      .replace('127.0.0.1:3000', `127.0.0.1:${server}`)
    start(needHaproxy(), '-db', '-f', write('haproxy.cfg', text))
  },
}

describe('[O26] the example of proxies.md', () => {
  test.each(Object.keys(STARTS))('for %s passes TLS, the Host header, WebSockets, and what takes their place', async (name) => {
    const port = await freePort()
    const publicUrl = `https://localhost:${port}`
    const world = await openWorld({ env: { PUBLIC_URL: publicUrl, TRUST_PROXY: '1' } })
    worlds.push(world)
    STARTS[name]?.(port, world.server.port)
    await answers(publicUrl)
    const findings = await examinePublicAddress({ ...world.config, port: world.server.port, host: '127.0.0.1' })
    expect(findings.map(({ level, what }) => `${level}: ${what}`)).toEqual([
      `well: The server answers at http://127.0.0.1:${world.server.port}.`,
      `well: ${publicUrl} leads to Ruta.`,
      `well: The server sees from where requests through ${publicUrl} come (this one: 127.0.0.1).`,
      'well: WebSockets pass.',
      'well: Without WebSockets, documents pass over HTTP.',
    ])
  })
})

/** Before two servers without TLS. */
const STARTS_TWO: Readonly<Record<string, (port: number, servers: readonly number[]) => void>> = {
  Caddy: (port, [one, two]) => {
    const text = caddyForTwo
      .replace('ruta.example.org {', `http://127.0.0.1:${port} {`)
      .replace('10.0.0.11:3000', `127.0.0.1:${one}`)
      .replace('10.0.0.12:3000', `127.0.0.1:${two}`)
    start(needCaddy(), 'run', '--adapter', 'caddyfile', '--config', write('Caddyfile', CADDY_ITSELF + text))
  },
  HAProxy: (port, [one, two]) => {
    const text = haproxy
      .replace(/bind .*/, `bind 127.0.0.1:${port}`)
      .replace(/^backend ruta\n[\s\S]*/m, haproxyForTwo)
      .replace('10.0.0.11:3000', `127.0.0.1:${one}`)
      .replace('10.0.0.12:3000', `127.0.0.1:${two}`)
    start(needHaproxy(), '-db', '-f', write('haproxy.cfg', text))
  },
}

// Two installations, so that a request that reaches the other server is refused and seen.
test.each(Object.keys(STARTS_TWO))('[O26] %s keeps a page over HTTP at one of two servers by its cookie', async (name) => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { PUBLIC_URL: url, TRUST_PROXY: '1', ALLOW_INSECURE: '1' }
  const [one, two] = [await openWorld({ env }), await openWorld({ env })]
  worlds.push(one, two)
  const email = 'ana@example.org'
  const account = await one.addPerson(email, 'delegate')
  await two.addPerson(email, 'delegate')
  STARTS_TWO[name]?.(
    port,
    worlds.map(({ server }) => server.port),
  )
  await answers(url)
  const through = { server: { ...one.server, port } }
  const visitor = await vi.waitUntil(
    async () => {
      const came = await signedIn(through, email)
      return (await came.ask('GET', '/api/me')).body.account.id === account && came
    },
    { timeout: 20_000, interval: 20 },
  )
  expect([...visitor.cookies.keys()]).toContain('ruta-server')
  for (let n = 0; n < 20; n++) expect((await visitor.ask('GET', '/api/me')).status).toBe(200)
  // Without the proxy's cookie some requests reach the server that does not know the session.
  const session = [...visitor.cookies].filter(([cookie]) => cookie !== 'ruta-server')
  const statuses = new Set<number>()
  for (let n = 0; n < 20; n++) {
    const stranger = visit(through)
    for (const [cookie, value] of session) stranger.cookies.set(cookie, value)
    statuses.add((await stranger.ask('GET', '/api/me')).status)
  }
  expect([...statuses].sort()).toEqual([200, 401])

  const person = await comeIn(through, { email, account }, createMemoryShelf())
  const line = openHttpLine(askAt(url, { Cookie: visitor.cookieHeader }), browserClock)
  const { live } = person.open({ openSocket: (address, events) => line.open(address.slice(address.indexOf('/live/') + 6), events) })
  const saved = () => vi.waitUntil(() => live.saveStatus().type === 'saved' && live.waiting() === 0, { timeout: 20_000, interval: 5 })
  await saved()
  for (let n = 0; n < 5; n++) {
    addItem(live.doc, { title: { es: `Acción ${n}` } }, systemRandom)
    await saved()
  }
  expect(line.over).toBe(false)
  expect(readRoadMap(live.doc).items).toHaveLength(5)
})
