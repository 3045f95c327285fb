// The shell of the real build, from a server that then goes away: reload and deep link still show it, and data is never cached.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../harness/browser.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
let built: string
/** What the server has: a copy of the build, which a new version may replace. */
let folder: string
let server: Server
let browser: Browser
let context: BrowserContext
let asked: string[] = []
/** The shell is kept for somebody who is signed in. */
let isSignedIn = true
const ME = {
  account: { id: 'ana', name: 'Ana', email: 'ana@example.org' },
  language: 'es',
  memberships: [],
  session: { idleEndsAt: 4e12, endsAt: 4e12, now: 0 },
}

const listen = (port: number) =>
  new Promise<number>((resolve) => {
    server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://here').pathname
      asked.push(path)
      if (path === '/api/session' && isSignedIn) {
        response.writeHead(200, { 'Content-Type': 'application/json' })
        return response.end(JSON.stringify({ me: ME }))
      }
      if (path.startsWith('/api/')) {
        response.writeHead(401, { 'Content-Type': 'application/json' })
        return response.end(JSON.stringify({ refusal: 'sign-in-needed', message: 'Entre en su cuenta', requestId: '1' }))
      }
      const file = extname(path) ? path.slice(1) : 'index.html'
      const bytes = await readFile(join(folder, file)).catch(() => null)
      response.writeHead(bytes ? 200 : 404, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': "default-src 'self'",
        'Cache-Control': 'no-store',
      })
      response.end(bytes)
    })
    server.listen(port, '127.0.0.1', () => {
      const at = server.address()
      resolve(at && typeof at === 'object' ? at.port : 0)
    })
  })
const stop = () => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
}

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'ruta-shell-build-'))
  // Vitest says `test`, and Vite would then build a page for development: without the worker.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build({
    configFile: join(import.meta.dirname, '../../client/vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: built, emptyOutDir: true },
  })
  process.env.NODE_ENV = before
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(built, { recursive: true, force: true })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruta-shell-'))
  await cp(built, folder, { recursive: true })
  context = await browser.newContext()
  asked = []
  isSignedIn = true
})
afterEach(async () => {
  await context.close()
  await stop()
  await rm(folder, { recursive: true, force: true })
})

test('[C3] with the server gone, a reload and a deep link show the shell; data is asked for and never cached', async () => {
  const port = await listen(0)
  const page = await context.newPage()
  const address = `http://127.0.0.1:${port}`
  await page.goto(address)
  await page.waitForSelector('#app > *')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.waitForSelector('#app > *')
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    return (
      await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))
    ).flat()
  })
  expect(kept).toContain('/index.html')
  expect(kept.filter((path) => path.startsWith('/api') || path.startsWith('/live'))).toEqual([])

  await stop()
  for (const path of ['/', '/g/tco/roadmap?status=done']) {
    await page.goto(address + path)
    await page.waitForSelector('#app > *')
    expect(page.url()).toBe(address + path)
    expect(
      await page.evaluate(() =>
        fetch('/api/me').then(
          () => 'answered',
          () => 'no answer',
        ),
      ),
    ).toBe('no answer')
  }
  asked = []
  await listen(port)
  expect(await page.evaluate(() => fetch('/api/me').then(({ status }) => status))).toBe(401)
  expect(asked).toContain('/api/me')
})

test('a page on which nobody has signed in keeps no shell: it leaves the line to what is typed for', async () => {
  isSignedIn = false
  const port = await listen(0)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}`)
  await page.waitForSelector('input[type=password]')
  // Longer than a page at rest waits.
  await page.waitForTimeout(3_000)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  expect(asked).not.toContain('/sw.js')
  isSignedIn = true
  await page.reload()
  await page.evaluate(() => navigator.serviceWorker.ready)
})

test('a new version waits until its reader agrees, and then takes over', async () => {
  const port = await listen(0)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  const worker = join(folder, 'sw.js')
  const source = await readFile(worker, 'utf8')
  await writeFile(worker, source.replace(/SHELL_VERSION="[^"]+"/, 'SHELL_VERSION="newer"'))
  const waits = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    for (let i = 0; i < 100 && !registration.waiting; i++) await new Promise((resolve) => setTimeout(resolve, 50))
    return registration.waiting !== null
  })
  expect(waits).toBe(true)
  expect((await page.evaluate(() => caches.keys())).length).toBe(2)
  const reloaded = page.waitForEvent('load')
  await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage('skip-waiting'))
  await reloaded
  await page.waitForFunction(async () => (await caches.keys()).join() === 'ruta-shell-newer')
})
