// A computer that others use, too: its owner ends the session from elsewhere, and comes back later.
import { expect, test } from 'vitest'
import { PASSWORD } from './demoServer.ts'
import { eventually, pressIfThere, SESSION_OVER, saved, sees, seesNo } from './person.ts'
import { row } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[A20] a session that was ended elsewhere leaves nothing to read, on the screen or on the device, and its owner goes on', async () => {
  const co = await stage.enter('co')
  const { page, text } = co
  await saved(co)
  await co.go('/g/tco/road-map')
  await sees(row(co, 'WG-005'))
  const words = (await row(co, 'WG-005').locator('[data-field="title"]').textContent()) ?? ''
  const onDevice = () =>
    page.evaluate(async () => {
      const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
      return names.filter((name) => /^ruta\/[^/]+\/(roadmap|page|meeting|glossary)/.test(name))
    })
  await eventually(async () => (await onDevice()).length > 0).toBe(true)
  co.expects(...SESSION_OVER)
  stage.server().idleSince(co.email, 31)
  // The navigation waits for an answer that is refused: what it would replace must go all the same.
  await pressIfThere(page, text.frame.texts)
  const lock = page.getByRole('dialog', { name: text.access.lock.title })
  await sees(lock)
  await eventually(onDevice).toEqual([])
  expect(await page.locator('body').textContent()).not.toContain(words)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(words)
  await lock.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await seesNo(lock)
  await co.go('/g/tco/road-map')
  await sees(row(co, 'WG-005'))
  await saved(co)
  // It ends while no page is open: the next one, which this device could show by itself, shows and keeps nothing either (C59).
  await eventually(async () => (await onDevice()).length > 0).toBe(true)
  await page.goto('about:blank')
  stage.server().idleSince(co.email, 31)
  await co.go('/g/tco/road-map')
  await sees(lock)
  await eventually(onDevice).toEqual([])
  expect(await page.locator('body').textContent()).not.toContain(words)
})
