// What this device keeps, in a real Chromium: whether it is there after a crash, who may read it, and what happens when it is full.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../harness/browser.ts'
import type { Device } from './device/page.ts'

declare global {
  interface Window {
    device: Device
  }
}

let folder: string
let server: Server
let browser: Browser
let context: BrowserContext | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruta-device-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: folder,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'device/page.ts'), formats: ['es'], fileName: 'page' },
    },
  })
  const script = await readFile(join(folder, 'page.js'))
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><title>device</title><script type="module" src="/page.js"></script>')
  }).listen(0, '127.0.0.1')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  await context?.close()
  context = null
})

const address = () => {
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the server listens on no port')
  return `http://127.0.0.1:${at.port}/`
}
const open = async (): Promise<Page> => {
  context ??= await browser.newContext()
  const page = await context.newPage()
  await page.goto(address())
  await page.waitForFunction(() => 'device' in window)
  return page
}
const reload = async (page: Page) => {
  await page.reload()
  await page.waitForFunction(() => 'device' in window)
}

describe('the store on IndexedDB', () => {
  test('keeps the contract of every store', async () => {
    const page = await open()
    for (const clause of await page.evaluate(() => window.device.contract)) {
      await page
        .evaluate((name) => window.device.keepContract(name), clause)
        .catch((error) => {
          throw new Error(`${clause}: ${error.message}`)
        })
    }
  })

  test('[C2] has after a crash of the page everything that it reported as kept', async () => {
    const page = await open()
    await page.evaluate(() => window.device.write('ana', 1, 2, 3))
    const session = await page.context().newCDPSession(page)
    session.send('Page.crash').catch(() => undefined)
    await page.waitForEvent('crash')
    const next = await open()
    expect(await next.evaluate(() => window.device.waiting('ana'))).toEqual([[1], [2], [3]])
  })

  test('says that it is full, keeps what it has, and goes on when there is room again', async () => {
    const page = await open()
    const session = await page.context().newCDPSession(page)
    const origin = address().slice(0, -1)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
    const full = await page.evaluate(() => window.device.fill())
    expect(full.trouble).toBe('full')
    expect(full.unkept).toBe(1)
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    expect(await page.evaluate(() => window.device.goOn())).toEqual({ trouble: 'fine', unkept: 0 })
    expect((await page.evaluate(() => window.device.waiting('ana'))).length).toBe(full.edits + 1)
  })

  const ANA = { account: 'ana', name: 'Ana', language: 'es', memberships: [{ group: 'tco', role: 'delegate', delegation: 'co' }], until: 2 }

  test('[C68] a plan that is read while its code is loaded is the same, and its store goes on keeping', async () => {
    const page = await open()
    await page.evaluate(() => window.device.write('ana', 1, 2))
    const read = await page.evaluate((known) => window.device.readAhead(known, 1), ANA)
    expect(read).toMatchObject({ updates: [[1], [2]], waiting: 2, trouble: 'fine' })
    expect((await page.evaluate(() => window.device.waiting('ana'))).flat().sort()).toEqual([1, 2, 9])
  })

  test.each([
    ['another account', { account: 'bob' }],
    ['a session that has run out', { until: 1 }],
    ['a page that was locked', { locked: true }],
    ['another group', { memberships: [{ group: 'other', role: 'delegate', delegation: 'co' }] }],
  ])('[C68] nothing of a plan is read ahead for %s', async (_, facts) => {
    const page = await open()
    const { databases } = await page.evaluate((known) => window.device.readAhead(known, 1), { ...ANA, ...facts })
    expect(databases.filter((name) => name.startsWith('ruta/ana'))).toEqual([])
  })

  test('[C68] [A20] what was sealed while the code was loaded is not shown', async () => {
    const page = await open()
    await page.evaluate(async () => window.device.receive('ana', await window.device.copyKey()))
    await page.evaluate(() => window.device.write('ana', 1))
    const read = await page.evaluate((known) => window.device.readAhead(known, 1, 'sealed'), ANA)
    expect(read).toMatchObject({ updates: [], waiting: 0, trouble: 'fine' })
  })

  test('gives way when another tab removes the account, and says so', async () => {
    const first = await open()
    await first.evaluate(() => window.device.holdOpen('ana'))
    const second = await open()
    await second.evaluate(() => window.device.seal('ana', 'discard'))
    expect(await first.evaluate(() => window.device.heldTrouble())).toBe('blocked')
    expect(await second.evaluate(() => window.device.databases())).not.toContain('ruta/ana/roadmap:tco')
  })
})

describe('client ids', () => {
  test('[C6] a tab that is reloaded or closed in order leaves its id; two tabs at once have two; a crash leaves none', async () => {
    const page = await open()
    expect(await page.evaluate(() => window.device.takeSlot(101))).toBe(101)
    const second = await open()
    expect(await second.evaluate(() => window.device.takeSlot(102))).toBe(102)
    await reload(page)
    expect(await page.evaluate(() => window.device.takeSlot(103))).toBe(101)
    await page.close({ runBeforeUnload: false })
    const third = await open()
    expect(await third.evaluate(() => window.device.takeSlot(104))).toBe(101)
    const session = await third.context().newCDPSession(third)
    session.send('Page.crash').catch(() => undefined)
    await third.waitForEvent('crash')
    const fourth = await open()
    expect(await fourth.evaluate(() => window.device.takeSlot(105))).toBe(105)
  })
})

describe('two accounts in one browser', () => {
  test('[C7] edits that Ana left unsent are sealed before Bob sees anything, and come back when she does', async () => {
    const page = await open()
    const keys = { ana: await page.evaluate(() => window.device.copyKey()), bob: await page.evaluate(() => window.device.copyKey()) }
    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    await page.evaluate(() => window.device.write('ana', 65, 66, 67))
    await page.evaluate(() => window.device.keepCopy('ana', 'secreto de Ana'))
    expect(await page.evaluate(() => window.device.keepFile('ana', 'un archivo secreto'))).toBe('kept')
    expect(await page.evaluate(() => window.device.waitingAnywhere('ana'))).toBe(4)
    expect(await page.evaluate(() => window.device.dump())).toContain('archivo secreto')
    await reload(page)

    await page.evaluate((key) => window.device.receive('bob', key), keys.bob)
    const names = await page.evaluate(() => window.device.databases())
    expect(names.filter((name) => name.startsWith('ruta/ana/'))).toEqual([])
    expect(await page.evaluate(() => window.device.dump())).not.toContain('secreto')
    expect(await page.evaluate(() => window.device.waiting('bob'))).toEqual([])

    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    expect(await page.evaluate(() => window.device.waiting('ana'))).toEqual([[65], [66], [67]])
    expect(await page.evaluate(() => window.device.copies('ana'))).toEqual(['secreto de Ana'])
    expect(await page.evaluate(() => window.device.files('ana'))).toEqual(['Acta.pdf: un archivo secreto'])
    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    expect(await page.evaluate(() => window.device.waitingAnywhere('ana'))).toBe(4)
  })

  test('[A20] when a session has ended, all that is kept here is sealed to its owner, and comes back whole, for nobody else', async () => {
    const page = await open()
    const keys = { ana: await page.evaluate(() => window.device.copyKey()), bob: await page.evaluate(() => window.device.copyKey()) }
    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    await page.evaluate(() => window.device.write('ana', 65, 66, 67))
    await page.evaluate(() => window.device.keepCopy('ana', 'secreto de Ana'))
    const slot = await page.evaluate(() => window.device.takeSlot(201))
    await reload(page)
    await page.evaluate(() => window.device.receiveLate('ana'))
    await page.evaluate(() => window.device.putAway())
    // The key that was asked for before the session ended.
    await page.evaluate((key) => window.device.giveLate(key), keys.ana)
    await page.waitForTimeout(200)
    const left = async () => (await page.evaluate(() => window.device.databases())).filter((name) => name.startsWith('ruta/ana/'))
    expect(await left()).toEqual([])
    expect(await page.evaluate(() => window.device.dump())).not.toMatch(/secreto|ABC/)
    // Twice is once, and somebody else in between finds and loses nothing.
    await page.evaluate(() => window.device.putAway())
    await page.evaluate((key) => window.device.receive('bob', key), keys.bob)
    expect(await page.evaluate(() => window.device.waiting('bob'))).toEqual([])
    expect(await page.evaluate(() => window.device.dump())).not.toMatch(/secreto|ABC/)
    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    expect(await page.evaluate(() => window.device.waiting('ana'))).toEqual([[65], [66], [67]])
    expect(await page.evaluate(() => window.device.copies('ana'))).toEqual(['secreto de Ana'])
    expect(await page.evaluate(() => window.device.takeSlot(202))).toBe(slot)
  })

  test('[P3] [P1] comments that wait, and drafts of comments and reports, are sealed at sign-out and when somebody else comes, and come back with their writer', async () => {
    const page = await open()
    const keys = { ana: await page.evaluate(() => window.device.copyKey()), bob: await page.evaluate(() => window.device.copyKey()) }
    const everything = ['quetzal', 'quetzal (a medias)', 'quetzal']
    for (const end of ['putAway', 'bob'] as const) {
      await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
      if (end === 'putAway') await page.evaluate(() => window.device.writeComments('ana', 'quetzal'))
      expect(await page.evaluate(() => window.device.comments('ana'))).toEqual(everything)
      expect(await page.evaluate(() => window.device.dump())).toContain('quetzal')
      // What is open in the tab is as gone as what it keeps in memory.
      await reload(page)
      if (end === 'putAway') await page.evaluate(() => window.device.putAway())
      await page.evaluate((key) => window.device.receive('bob', key), keys.bob)
      expect(await page.evaluate(() => window.device.dump())).not.toContain('quetzal')
      expect(await page.evaluate(() => window.device.comments('bob'))).toEqual([])
      await reload(page)
    }
    await page.evaluate((key) => window.device.receive('ana', key), keys.ana)
    expect(await page.evaluate(() => window.device.comments('ana'))).toEqual(everything)
    expect(await page.evaluate(() => window.device.waitingAnywhere('ana'))).toBe(1)
  })

  test('[C7] signing out with "discard" leaves nothing that waits, but seals what was set aside', async () => {
    const page = await open()
    const key = await page.evaluate(() => window.device.copyKey())
    await page.evaluate((pair) => window.device.receive('ana', pair), key)
    await page.evaluate(() => window.device.write('ana', 1))
    await page.evaluate(() => window.device.keepCopy('ana', 'apartado'))
    await page.evaluate(() => window.device.seal('ana', 'discard'))
    expect((await page.evaluate(() => window.device.databases())).filter((name) => name.startsWith('ruta/ana/'))).toEqual([])
    await page.evaluate((pair) => window.device.receive('ana', pair), key)
    expect(await page.evaluate(() => window.device.waitingAnywhere('ana'))).toBe(0)
    expect(await page.evaluate(() => window.device.copies('ana'))).toEqual(['apartado'])
  })
})
