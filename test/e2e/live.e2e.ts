// Live documents in a real Chromium on the real server: the device, the line and the server together, without views.

import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeMember } from '../../server/identity/memberships.ts'
import { launchBrowser } from '../harness/browser.ts'
import { NO_MAIL } from '../harness/noMail.ts'
import { PATIENCE_MS } from '../harness/patience.ts'
import { GROUP, openWorld, PASSWORD, type World } from '../server/testWorld.ts'
import type { LivePage } from './device/live.ts'

declare global {
  interface Window {
    page: LivePage
  }
}

let pages: string
let browser: Browser
let world: World
const contexts: BrowserContext[] = []

beforeAll(async () => {
  const built = await mkdtemp(join(tmpdir(), 'ruta-live-build-'))
  pages = await mkdtemp(join(tmpdir(), 'ruta-live-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { outDir: built, minify: false, lib: { entry: join(import.meta.dirname, 'device/live.ts'), formats: ['es'], fileName: 'live' } },
  })
  // What is loaded later is in files of its own.
  for (const file of await readdir(built)) await copyFile(join(built, file), join(pages, file))
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>live</title><script type="module" src="/live.js"></script>')
  await rm(built, { recursive: true, force: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(pages, { recursive: true, force: true })
})
beforeEach(async () => {
  world = await openWorld({ ports: { pagesFolder: pages } })
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  await world.close()
})

const address = () => `http://127.0.0.1:${world.server.port}/`
const show = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(address())
  await page.waitForFunction(() => 'page' in window)
  return page
}
const arrive = async (email: string): Promise<Page> => {
  const context = await browser.newContext()
  contexts.push(context)
  const page = await show(context)
  expect(await page.evaluate(([who, password]) => window.page.signIn(who ?? '', password ?? ''), [email, PASSWORD])).toBe(true)
  await page.evaluate(() => window.page.start())
  return page
}
const again = async (page: Page) => {
  await page.reload()
  await page.waitForFunction(() => 'page' in window)
  await page.evaluate(() => window.page.start())
}
const becomes = (page: Page, status: string) =>
  page.waitForFunction((wanted) => window.page.status() === wanted, status, { timeout: PATIENCE_MS })
const saved = (page: Page) =>
  page.waitForFunction(() => window.page.status() === 'saved' && window.page.waiting() === 0, undefined, { timeout: PATIENCE_MS })
const ready = async (page: Page) => {
  await saved(page)
  await page.waitForFunction(() => window.page.idSettled())
}

describe('live documents in a browser', () => {
  test('[C6] a hundred reloads would make one client id, not a hundred; two tabs make two', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const page = await arrive('ana@example.org')
    await ready(page)
    for (let round = 0; round < 5; round++) {
      await page.evaluate((title) => window.page.add(title), `vuelta ${round}`)
      await saved(page)
      await again(page)
      await ready(page)
    }
    expect(await page.evaluate(() => window.page.titles())).toHaveLength(5)
    expect(await page.evaluate(() => window.page.ids())).toBe(1)
    const second = await show(page.context())
    await second.evaluate(() => window.page.start())
    await ready(second)
    await second.evaluate(() => window.page.add('otra pestaña'))
    await saved(second)
    expect(await second.evaluate(() => window.page.ids())).toBe(2)
    await page.waitForFunction(() => window.page.titles().length === 6)
  })

  test('[C4] set refused edits aside once, open a fresh document, and go on writing', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const page = await arrive('ana@example.org')
    await saved(page)
    await page.evaluate(() => window.page.add('antes'))
    await saved(page)
    const id = await page.evaluate(() => window.page.clientId())
    await page.evaluate(() => window.page.addNonsense())
    await becomes(page, 'refused')
    expect(await page.evaluate(() => window.page.kept())).toEqual([{ reason: 'foreign-content', edits: 1, text: 'fuera de lugar' }])
    await page.waitForFunction(() => window.page.link() === 'live')
    expect(await page.evaluate(() => window.page.clientId())).not.toBe(id)
    await page.evaluate(() => window.page.dismiss())
    await saved(page)
    await page.evaluate(() => window.page.add('después'))
    await saved(page)
    await again(page)
    await saved(page)
    expect(await page.evaluate(() => window.page.titles())).toEqual(['antes', 'después'])
    expect(await page.evaluate(() => window.page.kept())).toHaveLength(1)
    expect(await page.evaluate(() => window.page.setAside())).toBeNull()
  })

  test('set aside the waiting edits of somebody who is demoted, and stay readable', async () => {
    const chair = await world.addPerson('chair@example.org', 'chair')
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const page = await arrive('ana@example.org')
    await saved(page)
    await page.context().setOffline(true)
    // Chromium keeps open sockets through `setOffline`; the demotion closes this one, and none can be opened.
    const changed = await changeMember(
      { ...world.server.deps, telling: NO_MAIL },
      { account: chair, name: 'the chair', language: 'es', memberships: [{ group: GROUP, role: 'chair', delegation: null, agency: null }] },
      GROUP,
      ana,
      { role: 'observer', delegation: null, agency: null },
    )
    expect(changed.ok).toBe(true)
    await page.waitForFunction(() => window.page.link() === 'offline')
    await page.evaluate(() => window.page.add('demasiado tarde'))
    await page.context().setOffline(false)
    await page.waitForFunction(() => window.page.setAside() !== null, undefined, { timeout: PATIENCE_MS })
    expect(await page.evaluate(() => window.page.kept())).toMatchObject([{ reason: 'read-only', edits: 1 }])
    await page.evaluate(() => window.page.dismiss())
    await becomes(page, 'readOnly')
    expect(await page.evaluate(() => window.page.titles())).toEqual([])
  })

  test('[C2] edits made without a server survive a crash of the page and are sent when it is back', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const page = await arrive('ana@example.org')
    await saved(page)
    const context = page.context()
    await context.setOffline(true)
    world.server.deps.bus.publish({ type: 'accessChanged', scope: { account: ana }, reason: 'access' })
    await page.waitForFunction(() => window.page.link() === 'offline')
    await page.evaluate(() => window.page.add('en el avión'))
    await page.waitForFunction(async () => (await window.page.waitingAnywhere()) === 1)
    const session = await context.newCDPSession(page)
    session.send('Page.crash').catch(() => undefined)
    await page.waitForEvent('crash')
    await page.close()
    await context.setOffline(false)
    const next = await show(context)
    await next.evaluate(() => window.page.start())
    await saved(next)
    expect(await next.evaluate(() => window.page.titles())).toEqual(['en el avión'])
    expect(await next.evaluate(() => window.page.waitingAnywhere())).toBe(0)
  })

  test('[C7] Ana signs out with an edit waiting, Bob works here, Ana returns: the edit is hers, and it is sent', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    await world.addPerson('bob@example.org', 'delegate')
    const page = await arrive('ana@example.org')
    await saved(page)
    await page.evaluate(() => localStorage.setItem('ruta/actor', '{"account":"nobody","name":"x","memberships":[]}'))
    world.server.deps.bus.publish({ type: 'accessChanged', scope: { account: ana }, reason: 'access' })
    await page.waitForFunction(() => window.page.link() === 'offline')
    await page.evaluate(() => window.page.add('de Ana'))
    expect(await page.evaluate(() => window.page.signOut('keep'))).toMatchObject({ ok: true })

    await page.evaluate((password) => window.page.signIn('bob@example.org', password), PASSWORD)
    await again(page)
    await saved(page)
    expect(await page.evaluate(() => window.page.titles())).toEqual([])
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name?.split('/')[1]))).not.toContain('ana')

    await page.evaluate((password) => window.page.signIn('ana@example.org', password), PASSWORD)
    await again(page)
    await saved(page)
    expect(await page.evaluate(() => window.page.titles())).toEqual(['de Ana'])
  })
})
