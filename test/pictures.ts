// `npm run pictures`: README's pictures, from the sample group in a real Chromium, with two colleagues at work.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openHouse, PASSWORD } from './e2e/house.ts'
import { launchWholeChromium } from './harness/chromium.ts'

const FOLDER = join(import.meta.dirname, '..', 'client', 'pictures')

const enter = async (browser: Browser, address: string, email: string): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  // The sample's own time, between two sessions.
  await page.clock.setFixedTime(new Date('2019-11-15T20:00:00Z'))
  await page.goto('/g/tco')
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.route').waitFor()
  return page
}
const settled = (page: Page) => page.waitForTimeout(1500)

const house = await openHouse()
const browser = await launchWholeChromium()
try {
  const [us, mx, co] = [
    await enter(browser, house.address('us.localhost'), 'delegate.us@example.org'),
    await enter(browser, house.address('mx.localhost'), 'delegate.mx@example.org'),
    await enter(browser, house.address('co.localhost'), 'delegate.co@example.org'),
  ]
  await settled(us)
  await us.screenshot({ path: join(FOLDER, 'home.png') })
  for (const page of [us, mx, co]) await page.goto('/g/tco/road-map')
  for (const page of [us, mx, co]) await page.getByText('WG-014', { exact: true }).first().click()
  await mx.locator('.ProseMirror').first().click()
  await co.locator('.grid__row', { hasText: 'WG-014' }).locator('[data-field=due]').click()
  await settled(us)
  await us.screenshot({ path: join(FOLDER, 'road-map.png') })
  await us.goto('/g/tco/sessions')
  const [, session] = await us
    .locator('a.session-row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('href')?.split('/').at(-1)))
  await us.goto(`/g/tco/road-map?since=meeting:${session}`)
  await us.locator('.legend').waitFor()
  await settled(us)
  await us.screenshot({ path: join(FOLDER, 'comparison.png') })
  for (const page of [us, mx]) {
    await page.goto('/g/tco/texts')
    await page.locator('main a[href*="/texts/"]').first().click()
    await page.locator('.ProseMirror').first().waitFor()
  }
  await mx.locator('.ProseMirror p').nth(1).click()
  await settled(us)
  await us.mouse.move(1, 1)
  await us.screenshot({ path: join(FOLDER, 'text.png') })
} finally {
  await browser.close()
  await house.close()
}
