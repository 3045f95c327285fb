// The past on the screen: a person who slides sees what was there, in the plan and in a text, and a colleague with the link sees the same.
import { expect, test } from 'vitest'
import { at, atStop, handle, openPast, slider } from './past.ts'
import { eventually, type Person, saved, sees, seesNo } from './person.ts'
import { openItem, row, titleField, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const address = (person: Person) => new URL(person.page.url()).searchParams.get('at')

test('[H33] the slider moves through the plan in both directions by keys, and a colleague with the link sees the same', async () => {
  const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
  await openItem(co, 'WG-013')
  await typeAt(co, titleField(co, 'es'), 'end', ', mañana')
  await saved(co)

  await openPast(co)
  const last = Number(await handle(co).getAttribute('aria-valuemax'))
  await atStop(co, last)
  await sees(row(co, 'WG-013').getByText(', mañana'))
  await co.page.keyboard.press('ArrowLeft')
  await atStop(co, last - 1)
  await seesNo(row(co, 'WG-013').getByText(', mañana'))
  await co.page.keyboard.press('ArrowRight')
  await sees(row(co, 'WG-013').getByText(', mañana'))
  await co.page.keyboard.press('Shift+ArrowLeft')
  await eventually(() => at(co)).toBeLessThan(last)
  // The address follows once the handle rests.
  const before = address(co)
  await co.page.keyboard.press('Home')
  await atStop(co, 1)
  await eventually(() => address(co)).not.toBe(before)
  const first = address(co)
  await co.page.keyboard.press('PageDown')
  await eventually(() => at(co)).toBeGreaterThan(1)
  await eventually(() => address(co)).not.toBe(first)

  const stop = await at(co)
  const link = new URL(co.page.url())
  await us.go(`${link.pathname}${link.search}`)
  await sees(handle(us))
  await atStop(us, stop)
  // The rows of a moment come some time after its number.
  const rows = async () => [await us.page.getByRole('row').count(), await co.page.getByRole('row').count()]
  await eventually(async () => new Set(await rows()).size).toBe(1)
  expect(await us.page.getByRole('button', { name: us.text.roadmap.newItem }).count()).toBe(0)

  await co.page.keyboard.press('End')
  await atStop(co, last)
  await slider(co).getByRole('button', { name: co.text.past.now }).click()
  await seesNo(slider(co))
  await sees(row(co, 'WG-013').getByText(', mañana'))
  expect(address(co)).toBeNull()
})

test('[H33] the slider plays until it is paused, and the moment is spoken', async () => {
  const us = await stage.enter('us', '/g/tco/road-map?at=start')
  await sees(handle(us))
  await atStop(us, 1)
  await handle(us).focus()
  await us.page.keyboard.press('Space')
  await eventually(() => at(us)).toBeGreaterThan(3)
  await us.page.keyboard.press('Space')
  await sees(slider(us).getByRole('button', { name: us.text.past.play }))
  const stop = await at(us)
  expect(await handle(us).getAttribute('aria-valuetext')).toContain(
    us.text.past.change(stop, Number(await handle(us).getAttribute('aria-valuemax'))),
  )
})

test('[H33] without a server it says that the past needs one; back to now, the plan is there', async () => {
  const co = await stage.enter('co')
  await saved(co)
  // What the first rows do not need is fetched after them, the past among it.
  await eventually(() => co.page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /PastInside/.test(name)))).toBe(
    true,
  )
  await stage.unplug(co)
  await co.page.getByRole('button', { name: co.text.past.open, exact: true }).first().click()
  await sees(co.page.getByText(co.text.documents.past.offline.title))
  await co.page.getByRole('button', { name: co.text.past.now }).click()
  await sees(row(co, 'WG-001'))
  await stage.plugIn(co)
  await saved(co)
})
