// The example of docs/install/proxies.md for nginx before several servers: they are restarted one after the other while a page writes.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryShelf } from '../../client/live/offline/memoryStore.ts'
import { systemRandom } from '../../server/clock.ts'
import { roadmapId } from '../../shared/ids.ts'
import { addItem } from '../../shared/roadmap/write.ts'
import { comeIn, lives } from '../client/live/people.ts'
import { blocksOf } from '../harness/blocks.ts'
import { freePort } from '../harness/freePort.ts'
import { needNginx } from '../harness/needNginx.ts'
import { usePostgres } from '../harness/onPostgres.ts'
import { useRedis } from '../harness/redis.ts'
import { GROUP, openWorld, signedIn, type World } from '../server/testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()
const [, upstream = '', nextUpstream = ''] = blocksOf('docs/install/proxies.md', 'nginx')
const [site = ''] = blocksOf('docs/install/proxies.md', 'nginx')
const folder = mkdtempSync(join(tmpdir(), 'ruta-rolling-'))
const running: ChildProcess[] = []
const worlds = new Map<number, World>()
afterEach(async () => {
  for (const live of lives.splice(0)) live.dispose()
  for (const process of running.splice(0)) process.kill('SIGKILL')
  await Promise.all([...worlds.values()].map((world) => world.close()))
  rmSync(folder, { recursive: true, force: true })
})

const startNginx = (port: number, [one, two]: readonly number[]) => {
  const location = /location \/ \{[\s\S]*?\n {2}\}/.exec(site)?.[0] ?? ''
  const inLocation = location
    .replace('http://127.0.0.1:3000', 'http://ruta')
    .replace('Host $host;', 'Host $http_host;')
    .replace(/\n {2}\}$/, `\n${nextUpstream}  }`)
  const servers = upstream.replace('10.0.0.11:3000', `127.0.0.1:${one}`).replace('10.0.0.12:3000', `127.0.0.1:${two}`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
  const whole = `daemon off; master_process off; pid ${folder}/pid; events {} http { access_log off; ${paths} ${servers} server { listen 127.0.0.1:${port}; ${inLocation} } }`
  writeFileSync(join(folder, 'nginx.conf'), whole)
  running.push(spawn(needNginx(), ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' }))
}

test('[O42] behind nginx, servers that are restarted one after the other refuse no request, and what is written meanwhile is saved within three seconds', async () => {
  const [port, ...ports] = [await freePort(), await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const env = { PUBLIC_URL: url, TRUST_PROXY: '1', ALLOW_INSECURE: '1', DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const open = async (at: number, bare = true) => void worlds.set(at, await openWorld({ env: { ...env, PORT: String(at) }, bare }))
  const [first = 0, second = 0] = ports
  await open(first, false)
  await open(second)
  const email = 'ana@example.org'
  const account = await worlds.get(first)?.addPerson(email, 'delegate')
  if (!account) throw new Error('nobody')
  startNginx(port, ports)
  const ready = async (at: string) => (await fetch(`${at}/readyz`).catch(() => null))?.status === 200
  await vi.waitUntil(() => ready(url), { timeout: 20_000, interval: 50 })
  const [one] = worlds.values()
  if (!one) throw new Error('no server')
  const through = { server: { ...one.server, port, url } }
  const visitor = await signedIn(through, email)
  const person = await comeIn(through, { email, account }, createMemoryShelf())
  const { live } = person.open()
  const isSaved = () => live.saveStatus().type === 'saved' && live.waiting() === 0
  await vi.waitUntil(isSaved, { timeout: 20_000, interval: 5 })

  const answers = new Map<string, number>()
  let [done, longest, items, requested] = [false, 0, 0, 0]
  const asking = (async () => {
    while (!done) {
      const paths = ['/api/me', `/api/groups/${GROUP}`, `/api/groups/${GROUP}/meetings`]
      for (const path of paths) {
        const status = await visitor.ask('GET', path).then(({ status }) => String(status), String)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
      await sleep(10)
    }
  })()
  const creating = (async () => {
    while (!done) {
      const made = await visitor.ask('POST', `/api/groups/${GROUP}/items`, { title: { en: `By request ${requested}` } }).catch(String)
      const status = typeof made === 'string' ? made : String(made.status)
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (status === '201') requested++
      await sleep(100)
    }
  })()
  const writing = (async () => {
    while (!done) {
      addItem(live.doc, { title: { es: `Acción ${items++}` } }, systemRandom)
      const start = performance.now()
      await vi.waitUntil(isSaved, { timeout: 20_000, interval: 5 })
      longest = Math.max(longest, performance.now() - start)
      await sleep(100)
    }
  })()
  for (const at of ports) {
    await worlds.get(at)?.close()
    await sleep(500)
    await open(at)
    await vi.waitUntil(() => ready(`http://127.0.0.1:${at}`), { timeout: 20_000, interval: 50 })
    await sleep(500)
  }
  done = true
  await Promise.all([asking, creating, writing])
  expect(new Set(answers.keys())).toEqual(new Set(['200', '201']))
  expect(longest).toBeLessThan(3_000)
  const { body } = await visitor.ask('GET', `/api/groups/${GROUP}/items`)
  const titles = body.items.map(({ title }: { title: { en?: string } }) => title.en ?? '')
  expect(titles.filter((title: string) => title.startsWith('By request')).length).toBe(requested)
  const log = worlds.get(first)?.server.log
  expect((await log?.head(roadmapId(GROUP)))?.seq).toBeGreaterThanOrEqual(items)
})
