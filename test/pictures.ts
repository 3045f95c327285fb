// `npm run pictures`: the pictures of README and of docs/use, in both languages, from the sample group in a real Chromium, with people at
// work. `npm run pictures -- room` makes those whose names begin so.
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { CATALOGUE, loadAllWords } from '../client/base/messages/catalogue.ts'
import type { Language } from '../shared/bilingual.ts'
import { openDemoServer, PASSWORD } from './e2e/demoServer.ts'
import { launchWholeChromium } from './harness/chromium.ts'

await loadAllWords()

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures')
const MOST_BYTES = 150_000
/** The sample's own time, between two sessions. */
const BETWEEN = new Date('2019-11-15T20:00:00Z')
const wanted = process.argv[2] ?? ''

interface Seat {
  readonly email: string
  readonly host: string
  /** When their clock stands still; without it, it is the server's. */
  readonly at?: Date
  readonly width?: number
  readonly height?: number
  /** Pixels of the picture for one of the page's. */
  readonly scale?: number
}

const enter = async (browser: Browser, { email, host, at, width, height, scale }: Seat): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: server.address(host),
    viewport: { width: width ?? 1120, height: height ?? 700 },
    deviceScaleFactor: scale ?? 1,
    locale: 'en-US',
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (at) await page.clock.setFixedTime(at)
  await page.goto('/g/tco')
  await page.locator('input[type=email]').fill(`${email}@example.org`)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.route').waitFor()
  return page
}
const settled = (page: Page) => page.waitForTimeout(1500)

const inLanguage = async (page: Page, language: Language) => {
  await page.getByRole('button', { name: CATALOGUE[language].common.codes[language] }).first().click()
  await page.locator(`html[lang=${language}]`).waitFor()
}
const take = async (page: Page, name: string) => {
  for (const language of ['es', 'en'] as const) {
    await inLanguage(page, language)
    await settled(page)
    await page.mouse.move(1, 1)
    const path = join(FOLDER, `${name}-${language}.png`)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}.`)
    console.log(`${path} ${size}`)
  }
}

const sessionsOf = (page: Page): Promise<readonly { readonly id: string; readonly number: number }[]> =>
  page.evaluate(async () => (await fetch('/api/groups/tco/meetings')).json())

/** The mark as pictures of a fixed size; where the platform cuts the shape, without corners and with room around it. */
const ICONS = { 'icon-192': false, 'icon-512': false, 'icon-maskable-512': true, 'icon-apple-180': true }

const pictures: Readonly<Record<string, (browser: Browser) => Promise<void>>> = {
  async icons(browser) {
    const folder = join(import.meta.dirname, '..', 'client', 'public')
    const mark = readFileSync(join(folder, 'icon.svg'), 'utf8')
    const cut = mark.replace('rx="5" ', '').replace('translate(2.4 2.4) scale(.8)', 'translate(4.2 4.2) scale(.65)')
    for (const [name, isCut] of Object.entries(ICONS)) {
      const size = Number(/\d+$/.exec(name)?.[0])
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${isCut ? cut : mark}`)
      await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true })
      await page.close()
    }
  },
  async home(browser) {
    const us = await enter(browser, { email: 'delegate.us', host: 'delegate.us.localhost', at: BETWEEN })
    await take(us, 'home')
  },
  async comparison(browser) {
    const chair = await enter(browser, { email: 'chair', host: 'chair.localhost', at: BETWEEN })
    const second = (await sessionsOf(chair)).find(({ number }) => number === 2)
    await chair.goto(`/g/tco/road-map?since=meeting:${second?.id}`)
    await chair.locator('.legend').waitFor()
    await take(chair, 'comparison')
  },
  async review(browser) {
    const head = await enter(browser, { email: 'head.mx', host: 'head.mx.localhost', at: BETWEEN, height: 760 })
    const second = (await sessionsOf(head)).find(({ number }) => number === 2)
    await head.goto(`/g/tco/review?since=meeting:${second?.id}&until=at:${BETWEEN.getTime()}`)
    await head.getByRole('heading', { level: 1 }).waitFor()
    await take(head, 'review')
  },
  async text(browser) {
    const mx = await enter(browser, { email: 'delegate.mx', host: 'delegate.mx.localhost', at: BETWEEN })
    const translator = await enter(browser, { email: 'translator', host: '127.0.0.1', at: BETWEEN })
    for (const page of [mx, translator]) {
      await page.goto('/g/tco/texts')
      await page.locator('main a[href*="/texts/"]').first().click()
      await page.locator('.ProseMirror').first().waitFor()
    }
    await mx.locator('.ProseMirror p').nth(1).click()
    await take(translator, 'text')
  },
  async preparation(browser) {
    const secretary = await enter(browser, { email: 'secretariat', host: '127.0.0.1', at: BETWEEN })
    const third = (await sessionsOf(secretary)).find(({ number }) => number === 3)
    await secretary.goto(`/g/tco/sessions/${third?.id}`)
    await secretary.locator('main h1, main [data-words]').first().waitFor()
    await take(secretary, 'preparation')
  },
  // Last: it holds the third session.
  async room(browser) {
    const secretary = await enter(browser, { email: 'secretariat', host: '127.0.0.1', width: 1280, height: 760, scale: 0.75 })
    const third = (await sessionsOf(secretary)).find(({ number }) => number === 3)
    for (const state of ['open', 'inSession'])
      await secretary.evaluate(
        async ([id, state]) =>
          void (await fetch(`/api/groups/tco/meetings/${id}/state`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ state }),
          })),
        [third?.id, state] as const,
      )
    await secretary.goto(`/g/tco/sessions/${third?.id}`)
    // It is held today: the room reckons the end of the agenda with the server's clock.
    for (const [label, days] of [
      [/^(Termina|Ends)$/, 2],
      [/^(Empieza|Starts)$/, 0],
    ] as const) {
      await secretary.getByLabel(label).fill(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
      await secretary.getByLabel(label).press('Enter')
    }
    for (const [index, people] of ['12', '9', '14'].entries()) {
      const attending = secretary.getByLabel(/^(Personas de|People of) /).nth(index)
      await attending.fill(people)
      await attending.press('Enter')
    }
    const room = `/g/tco/sessions/${third?.id}/room`
    const others = [
      await enter(browser, { email: 'delegate.us', host: 'delegate.us.localhost' }),
      await enter(browser, { email: 'delegate.mx', host: 'delegate.mx.localhost' }),
      await enter(browser, { email: 'head.co', host: 'head.co.localhost' }),
    ]
    for (const page of [secretary, ...others]) {
      await page.goto(room)
      await page.getByRole('navigation', { name: /^(Orden del día|Agenda)$/ }).waitFor()
    }
    await secretary
      .getByRole('button', { name: /Plazo de respuesta a las consultas|Time to reply to consultations/ })
      .first()
      .click()
    await secretary.getByRole('button', { name: /^(Tratar este punto|Take up this item)$/ }).click()
    for (const page of others) {
      await page.getByRole('button', { name: /^(Pedir la palabra|Ask for the floor)$/ }).click()
      await page.waitForTimeout(300)
    }
    await secretary.keyboard.press('g')
    await take(secretary, 'room')
  },
}

mkdirSync(FOLDER, { recursive: true })
const server = await openDemoServer()
const browser = await launchWholeChromium()
try {
  for (const [name, make] of Object.entries(pictures)) if (name.startsWith(wanted)) await make(browser)
} finally {
  await browser.close()
  await server.close()
}
