// The whole of an errand on a phone, with the thumb alone.
import { expect, test } from 'vitest'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { fingerOf, middleOf } from './finger.ts'
import { eventually, saved, saveStatus, sees, seesNo } from './person.ts'
import { body } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[C27] a delegate ticks what is done, sets a field, sees that it is safe, and reads a text and what became of it', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  await page.setViewportSize({ width: 390, height: 844 })
  const { tap } = await fingerOf(us)
  await saved(us)
  const tabs = page.getByRole('navigation', { name: text.frame.sections })
  await tap(tabs.getByRole('link', { name: text.home.title }))
  await tap(page.getByRole('region', { name: text.home.mine }).getByRole('link', { name: /^Comparative note/ }))
  // On a phone a panel is the whole screen.
  const item = page.getByRole('main', { name: text.roadmap.panel.label('WG-014') })
  await sees(item)

  const entry = item.getByRole('checkbox').last()
  const before = await entry.isChecked()
  await tap(entry)
  await eventually(() => entry.isChecked()).toBe(!before)
  const progress = item.getByRole('button', { name: text.roadmap.edit.field(FIELDS.progress.label.en) })
  await tap(item.getByText(text.roadmap.panel.more))
  await tap(progress)
  await tap(page.getByRole('menuitemradio', { name: CHOICE_LABELS.progress.completed.en }))
  await eventually(() => progress.textContent()).toContain(CHOICE_LABELS.progress.completed.en)
  await tap(item.getByRole('button', { name: text.roadmap.panel.close }))
  await seesNo(item)
  await saved(us)
  await tap(saveStatus(us))
  await sees(page.getByRole('dialog').getByText(text.status.promise))
  await tap(saveStatus(us))
  await seesNo(page.getByRole('dialog'))

  await tap(tabs.getByRole('link', { name: text.frame.texts }))
  await tap(page.getByRole('list', { name: text.texts.list }).getByRole('link', { name: /^Early consultation/ }))
  await sees(body(us, 'en').getByText('Consultation is voluntary'))
  await tap(page.getByRole('button', { name: text.history.title, exact: true }))
  const history = page.getByRole('main', { name: text.history.ofText })
  await tap(history.getByRole('button', { name: text.history.details, exact: true }))
  await sees(history.locator('.marked'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('[V38] in a month that is longer than the phone, a finger on an item at either edge scrolls and opens nothing; a tap opens', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  await page.setViewportSize({ width: 390, height: 560 })
  await us.go('/g/tco/road-map?form=calendar&month=2019-11')
  // Sessions come after the items, and move what stands below them.
  await page.waitForLoadState('networkidle')
  const { drag, tap } = await fingerOf(us)
  const items = page.locator('.due-item[data-item]')
  await sees(items)
  const scroller = page.locator('.main__scroll')
  const scrolled = () => scroller.evaluate(({ scrollTop }) => scrollTop)
  const places = await items.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x))
  for (const edge of [Math.min(...places), Math.max(...places)]) {
    const item = items.nth(places.indexOf(edge))
    await item.scrollIntoViewIfNeeded()
    const from = await middleOf(item)
    const before = await scrolled()
    const up = before < 60 ? -1 : 1
    await drag(from, { x: from.x, y: from.y + up * 90 })
    await eventually(async () => (await scrolled()) * -up).toBeGreaterThan(before * -up)
    await drag(from, { x: from.x + (edge < 195 ? 140 : -140), y: from.y })
    expect([await scroller.evaluate(({ scrollLeft }) => scrollLeft), new URL(page.url()).search]).toEqual([
      0,
      '?form=calendar&month=2019-11',
    ])
  }
  await tap(items.first())
  await sees(page.getByRole('main', { name: new RegExp(`^${text.roadmap.panel.label('WG-')}`) }))
})

test('[P7] an agency reports from a phone in a few presses; a draft survives a reload, and the chair sees it in the review', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  await page.setViewportSize({ width: 390, height: 844 })
  await us.go('/g/tco/reports')
  const { tap } = await fingerOf(us)
  const done = page.getByLabel(text.reports.done)
  await sees(done)
  const code = ((await page.locator('.rep__title .sub').textContent()) ?? '').trim().slice(0, 6)
  await tap(page.getByRole('radio', { name: CHOICE_LABELS.progress.limited.en }))
  await done.fill('The two drafts were compared.')
  await sees(page.getByText(/^Draft, /))
  await page.reload()
  await eventually(() => done.inputValue()).toBe('The two drafts were compared.')
  await tap(page.getByRole('button', { name: text.reports.give }))
  await eventually(() => done.inputValue()).toBe('')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  const chair = await stage.enter('chair', '/g/tco/review')
  const reports = chair.page.locator('.nofm')
  await sees(reports.getByText(/agencies have reported/))
  await reports.locator('summary', { hasText: code }).filter({ hasText: 'MLARS' }).click()
  await sees(reports.getByText('The two drafts were compared.'))
})
