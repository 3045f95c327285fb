// The group's history at a glance: the strip above it is brushed by hand and by keys, and the feed and the address follow.
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { eventually, type Person, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const count = (person: Person) => person.page.locator('.feed-count')
const shown = async (person: Person) => Number(/^\d+/.exec((await count(person).textContent()) ?? '')?.[0])

test('[H50] [H51] a span of weeks is brushed by pointer and by keyboard, stands in the address, and a colleague sees the same', async () => {
  const [us, co] = await Promise.all([stage.enter('us'), stage.enter('co')])
  await us.go('/g/tco/history')
  await sees(us.page.locator('.strip__col').first())
  const all = await shown(us)
  const counts = await us.page.locator('.strip__n').allTextContents()
  expect(counts.reduce((sum, one) => sum + Number(one), 0)).toBe(all)
  const bands = async () => (await us.page.locator('.hf__band').first().textContent()) ?? ''
  expect(await bands()).toMatch(/Between sessions 2 and 3since .*\d+ changes/)

  const box = await us.page.locator('.strip__chart').boundingBox()
  if (!box) throw new Error('no strip')
  await us.page.mouse.move(box.x + box.width * 0.2, box.y + 20)
  await us.page.mouse.down()
  await us.page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 4 })
  await us.page.mouse.up()
  await eventually(async () => new URL(us.page.url()).searchParams.get('from')).toMatch(/^at:\d+$/)
  await eventually(() => shown(us)).toBeLessThan(all)
  const brushed = await shown(us)

  const from = us.page.getByRole('slider', { name: us.text.feed.strip.from })
  const at = Number(await from.getAttribute('aria-valuenow'))
  await from.press('Home')
  await eventually(async () => new URL(us.page.url()).searchParams.get('from')).toBe(null)
  await eventually(() => shown(us)).toBeGreaterThanOrEqual(brushed)
  for (let n = 0; n < at; n++) await from.press('ArrowRight')
  await eventually(() => shown(us)).toBe(brushed)

  const { pathname, search } = new URL(us.page.url())
  await co.go(`${pathname}${search}`)
  await eventually(() => shown(co)).toBe(brushed)
  await us.page.getByRole('button', { name: new RegExp(`^${us.text.feed.strip.weeks}: `) }).click()
  await eventually(() => shown(us)).toBe(all)
})

test('[H52] the feed shows some fifteen changes at once, J and K go from one to the next, and axe finds nothing', async () => {
  const us = await stage.enter('us')
  await us.page.setViewportSize({ width: 1440, height: 900 })
  await us.go('/g/tco/history')
  await sees(us.page.locator('.hf__l').first())
  await sees(us.page.locator('.strip__col').first())
  const inView = () =>
    us.page.locator('.hf__l').evaluateAll((lines) => lines.filter((line) => line.getBoundingClientRect().bottom <= innerHeight).length)
  await eventually(inView).toBeGreaterThanOrEqual(12)
  await us.page.locator('body').press('j')
  await us.page.keyboard.press('j')
  const focused = () =>
    us.page.evaluate(() => [...document.querySelectorAll('.hf__l')].indexOf(document.activeElement?.closest('.hf__l') as never))
  expect(await focused()).toBe(1)
  await us.page.keyboard.press('k')
  expect(await focused()).toBe(0)
  await us.page.keyboard.press('Enter')
  await sees(us.page.getByRole('button', { name: us.text.history.copyLink }))
  for (const theme of ['light', 'dark'] as const) {
    await us.page.emulateMedia({ colorScheme: theme })
    expect((await violationsOf(us.page, theme)).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})
