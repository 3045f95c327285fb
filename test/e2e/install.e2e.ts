// Ruta as an app: what Chromium itself says of whether it can be installed, its icons, and where its shortcuts lead.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { openProfile } from '../harness/chromium.ts'
import { type DemoServer, openDemoServer, PASSWORD } from './demoServer.ts'

let demo: DemoServer
let profile: string
let context: BrowserContext
let page: Page
let errors: string[] = []
beforeAll(async () => {
  demo = await openDemoServer(inject('seeded'))
})
afterAll(() => demo?.close())
// The stories only read what is on the server; what they leave in a browser is gone with its profile.
beforeEach(async () => {
  errors = []
  profile = await mkdtemp(join(tmpdir(), 'ruta-profile-'))
  context = await openProfile(profile)
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(`${demo.address('delegate.co.localhost')}/g/tco`)
  await page.locator('input[type=email]').fill('delegate.co@example.org')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.route').waitFor()
})
afterEach(async () => {
  await context?.close()
  if (profile) await rm(profile, { recursive: true, force: true })
})

interface Manifest {
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose?: string }[]
  readonly shortcuts: readonly { readonly url: string }[]
}
const manifest = (): Promise<Manifest> => page.evaluate(async () => (await fetch('/manifest.webmanifest')).json())

test('[C60] Chromium finds nothing that keeps Ruta from being installed', async () => {
  const devtools = await context.newCDPSession(page)
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([])
  expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([])
  expect(errors).toEqual([])
})

test('[C60] each icon has the size that it says, and is the mark of Ruta', async () => {
  const { icons } = await manifest()
  const pictures = icons.filter(({ type }) => type === 'image/png')
  expect(pictures.length).toBe(3)
  for (const { src, sizes, purpose } of [...pictures, { src: '/icon-apple-180.png', sizes: '180x180', purpose: 'maskable' }]) {
    const seen = await page.evaluate(lookAt, src)
    expect([src, seen.size]).toEqual([src, sizes])
    if (purpose === 'maskable') {
      // A platform may cut all but the circle of four fifths, and what it does not cut is filled.
      expect([src, seen.farthestWhite < 0.4, seen.isFilled]).toEqual([src, true, true])
      expect(seen.white).toBeGreaterThan(0.05)
    } else expect([src, seen.unlike < 0.01]).toEqual([src, true])
  }
})

test('[C60] a browser that asks for favicon.ico gets the mark of Ruta', async () => {
  const [icon, mark] = await page.evaluate(() => Promise.all(['/favicon.ico', '/icon.svg'].map(async (path) => (await fetch(path)).text())))
  expect(mark).toContain('<svg')
  expect(icon).toBe(mark)
})

/** In the page: its size, how far from the middle it is white, whether the corners are filled, and how unlike the mark it is. */
const lookAt = async (src: string) => {
  const picture = async (from: string) => {
    const image = new Image()
    image.src = from
    await image.decode()
    return image
  }
  const png = await picture(src)
  const side = png.naturalWidth
  const pixels = (image: HTMLImageElement) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side }).getContext('2d')
    if (!canvas) throw new Error('no canvas')
    canvas.drawImage(image, 0, 0, side, side)
    return canvas.getImageData(0, 0, side, side).data
  }
  const [drawn, mark] = [pixels(png), pixels(await picture('/icon.svg'))]
  const whites = Array.from({ length: side * side }, (_, at) => at).filter(
    (at) => (drawn[at * 4] ?? 0) > 128 && (drawn[at * 4 + 3] ?? 0) > 128,
  )
  return {
    size: `${png.naturalWidth}x${png.naturalHeight}`,
    white: whites.length / (side * side),
    farthestWhite: Math.max(...whites.map((at) => Math.hypot((at % side) - side / 2, Math.floor(at / side) - side / 2) / side)),
    isFilled: drawn[3] === 255 && drawn.at(-1) === 255,
    unlike: drawn.reduce((sum, value, at) => sum + Math.abs(value - (mark[at] ?? 0)), 0) / drawn.length / 255,
  }
}

test('[C60] the shortcuts lead to the screens of the group that is open', async () => {
  const { shortcuts } = await manifest()
  expect(shortcuts.map(({ url }) => url)).toEqual(['/road-map', '/sessions', '/inbox'])
  for (const { url } of shortcuts) {
    await page.goto(demo.address('delegate.co.localhost') + url)
    await page.waitForURL(`**/g/tco${url}`)
    await page.locator('h1').first().waitFor()
  }
})

test('[C60] the bar around the page has the colour of the theme, also of one that was chosen', async () => {
  const shown = () =>
    page.evaluate(() => {
      const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
      if (!canvas) throw new Error('no canvas')
      canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
      const hex = [red, green, blue].map((part) => (part ?? 0).toString(16).padStart(2, '0')).join('')
      return { bar: bars.filter(({ media }) => matchMedia(media).matches).map(({ content }) => content), page: `#${hex}` }
    })
  const colours: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { bar, page: behind } = await shown()
    expect(bar).toEqual([behind])
    colours.push(behind)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => localStorage.setItem('ruta/theme', 'dark'))
  await page.reload()
  await page.locator('h1').first().waitFor()
  expect((await shown()).bar).toEqual([colours[1]])
  expect(new Set(colours).size).toBe(2)
})
