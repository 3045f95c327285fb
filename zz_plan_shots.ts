import { mkdirSync } from 'node:fs'
import { openDemoServer, PASSWORD } from './zz_plan_demo.ts'
import { launchWholeChromium } from '/work/wt/plan/test/harness/chromium.ts'
import { violationsOf } from '/work/wt/plan/test/e2e/axe.ts'
const out = '/tmp/team/plan_shots'
mkdirSync(out, { recursive: true })
const server = await openDemoServer(process.env.SEED)
const browser = await launchWholeChromium()
const enter = async (host: string, email: string, language: 'es' | 'en', width: number, dark = false, height = 900) => {
  const context = await browser.newContext({ baseURL: server.address(host), viewport: { width, height }, locale: language === 'es' ? 'es-CO' : 'en-US', timezoneId: 'America/Bogota', reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light' })
  const page = await context.newPage()
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
  page.on('pageerror', (e) => console.log('pageerror', e.message))
  await page.goto('/g/tco')
  await page.locator('input[type=email]').fill(`${email}@example.org`)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.route').waitFor()
  await page.getByRole('button', { name: language === 'es' ? /^ES/ : /^EN/ }).first().click().catch(() => undefined)
  return page
}
const shot = async (page: any, name: string) => {
  await page.waitForTimeout(700)
  await page.screenshot({ path: `${out}/${name}.png` })
  const found = await violationsOf(page, 'light')
  console.log(name, 'axe', found.map((v: any) => `${v.id}: ${v.nodes.map((n: any) => n.target.join(' ')).slice(0, 3).join(' ; ')}`))
}
try {
  const { default: run } = await import(process.argv[2]!)
  await run({ enter, shot, server, browser })
} catch (e) { console.log('FAILED', e) } finally {
  await browser.close()
  await server.close()
}
