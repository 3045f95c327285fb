// Behind a real nginx that passes no upgrades, speaks HTTP/1.0 to the server, buffers requests and answers, and cuts what waits.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserClock } from '../../../../client/live/browser.ts'
import { createMemoryShelf } from '../../../../client/live/offline/memoryStore.ts'
import type { OpenDocument } from '../../../../client/live/openDocument.ts'
import { createFallback } from '../../../../client/live/overHttp/fallback.ts'
import type { OpenSocket } from '../../../../client/live/ports.ts'
import { systemRandom } from '../../../../server/clock.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { addItem } from '../../../../shared/roadmap/write.ts'
import { freePort } from '../../../harness/freePort.ts'
import { needNginx } from '../../../harness/needNginx.ts'
import { PATIENCE_MS } from '../../../harness/patience.ts'
import { askAt, webSocketAt } from '../../../harness/transports.ts'
import { openWorld, type Served, signedIn, type World } from '../../../server/testWorld.ts'
import { comeIn, lives } from '../people.ts'
import { createMemory } from './memory.ts'

const until = (what: () => boolean) => vi.waitUntil(what, { timeout: PATIENCE_MS, interval: 5 })
const program = needNginx()
let folder: string
let world: World
let nginx: ChildProcess
let url: string
/** The server as browsers reach it. */
let through: Served
const leave: (() => void)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ruta-nginx-'))
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  world = await openWorld({ env: { PUBLIC_URL: url, TRUST_PROXY: '1', ALLOW_INSECURE: '1' } })
  through = { server: { ...world.server, port } }
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 256; }
    http {
      access_log ${folder}/access.log;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      gzip on; gzip_types *;
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://127.0.0.1:${world.server.port};
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_read_timeout 4s;
        }
      }
    }`,
  )
  nginx = spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' })
  await vi.waitUntil(
    () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { timeout: PATIENCE_MS, interval: 50 },
  )
})
afterEach(async () => {
  for (const live of lives.splice(0)) live.dispose()
  for (const task of leave.splice(0)) task()
  nginx.kill()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const socketsOf = (cookie: string): OpenSocket => {
  let fallback: OpenSocket | null = null
  return (address, events) => {
    fallback ??= createFallback({
      upgrade: webSocketAt,
      ask: askAt(url, { Cookie: cookie }),
      clock: browserClock,
      memory: createMemory(),
      onWake: () => () => undefined,
      onLeave: (task) => {
        leave.push(task)
        return () => undefined
      },
      back: () => {
        throw new Error('upgrades pass')
      },
    })
    return fallback(address.replace(/^ws:\/\/[^/]+/, url.replace(/^http/, 'ws')), events)
  }
}
const saved = (live: OpenDocument) => until(() => live.saveStatus().type === 'saved' && live.waiting() === 0)
const titles = (live: OpenDocument) => readRoadMap(live.doc).items.map(({ title }) => title.es)

test('[T46] [T47] two pages write together through nginx without upgrades, for longer than it lets a request wait', async () => {
  const [a, b] = await Promise.all(
    ['ana', 'bob'].map(async (name) => {
      const email = `${name}@example.org`
      const account = await world.addPerson(email, 'delegate')
      const person = await comeIn(through, { email, account }, createMemoryShelf())
      const visitor = await signedIn(through, email)
      return person.open({ openSocket: socketsOf(visitor.cookieHeader) }).live
    }),
  )
  if (!a || !b) throw new Error('two people')
  await Promise.all([saved(a), saved(b)])
  expect([a.link(), b.link()]).toEqual(Array.from({ length: 2 }, () => ({ type: 'live', over: 'http' })))
  const waits: number[] = []
  for (let n = 0; n < 12; n++) {
    const begun = performance.now()
    const [writer, reader] = n % 2 === 0 ? [a, b] : [b, a]
    addItem(writer.doc, { title: { es: `Acción ${n}` } }, systemRandom)
    await until(() => titles(reader).includes(`Acción ${n}`))
    waits.push(performance.now() - begun)
    // Once for longer than nginx waits for an answer.
    await new Promise((resolve) => setTimeout(resolve, n === 6 ? 9_000 : 300))
  }
  await Promise.all([saved(a), saved(b)])
  expect(titles(a)).toEqual(titles(b))
  expect(a.link().type).toBe('live')
  const sorted = [...waits].sort((x, y) => x - y)
  console.log(`through nginx, from one page to the other: median ${Math.round(sorted[6] ?? 0)} ms, worst ${Math.round(sorted[11] ?? 0)} ms`)
  expect(sorted[6]).toBeLessThan(500)
})
