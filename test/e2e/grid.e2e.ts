// Two people on one thing: the same bar dragged by both, one card moved by both; what did not stand is offered, and one press restores it.
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Status } from '../../shared/roadmap/model.ts'
import { fingerOf, middleOf } from './finger.ts'
import { eventually, type Person, pressMenuItem, saved, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const both = (form: string) => {
  const path = `/g/tco/road-map?form=${form}`
  return Promise.all([stage.enter('co', path), stage.enter('mx', path)])
}
/** The pointer goes down on it, where it is in view beside the titles, and stays down there. */
const grab = async (person: Person, what: Locator) => {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (!box) throw new Error('nothing to grab')
  const at = { x: Math.min(Math.max(box.x + box.width / 2, 560), 1200), y: box.y + 8 }
  await person.page.mouse.move(at.x, at.y)
  await person.page.mouse.down()
  return at
}

describe('the same bar', () => {
  const title = (person: Person) => person.page.getByRole('rowheader', { name: /^WG-017, / })
  const row = (person: Person) => person.page.getByRole('row').filter({ has: title(person) })
  const dates = (person: Person) => title(person).getAttribute('aria-label')

  test('[V33] [V34] [V35] dragged by two at once stands for both on the same days, and what did not stand is one press away for both', async () => {
    const [co, mx] = await both('timeline&zoom=weeks&q=WG-017')
    await Promise.all([sees(title(co)), sees(title(mx))])
    const before = await dates(co)
    const bar = (person: Person) => row(person).locator('.bar:not(.bar--ghost)')
    const [atCo, atMx] = [await grab(co, bar(co)), await grab(mx, bar(mx))]
    await co.page.mouse.move(atCo.x + 96, atCo.y, { steps: 4 })
    // While one drags, the other sees who.
    await sees(row(mx).locator('.who').filter({ hasText: 'CO' }))
    await mx.page.mouse.move(atMx.x - 160, atMx.y, { steps: 4 })
    await sees(row(co).locator('.who').filter({ hasText: 'MX' }))
    // Neither has heard of the other when both let go.
    await stage.unplug(mx)
    await Promise.all([co.page.mouse.up(), mx.page.mouse.up()])
    await eventually(() => dates(co)).not.toBe(before)
    await eventually(() => dates(mx)).not.toBe(before)
    const wanted = [await dates(co), await dates(mx)]
    expect(wanted[0]).not.toBe(wanted[1])
    await saved(co)
    await stage.plugIn(mx)
    const marks = [row(co).locator('.lost-mark'), row(mx).locator('.lost-mark')] as const
    await Promise.all(marks.map(sees))
    await eventually(async () => (await dates(co)) === (await dates(mx))).toBe(true)
    const [stands, lost] = (await dates(co)) === wanted[0] ? wanted : wanted.toReversed()
    expect(await dates(mx)).toBe(stands)
    await marks[1].click()
    await mx.page.getByRole('button', { name: mx.text.overwritten.restoreAll }).click()
    await eventually(() => dates(co)).toBe(lost)
    await Promise.all(marks.map(seesNo))
    await saved(mx)
    // One step: one undo brings back what stood.
    await mx.page.keyboard.press('Escape')
    await mx.page.getByRole('button', { name: mx.text.common.undo }).first().click()
    await eventually(() => dates(co)).toBe(stands)
  })
})

describe('the same card', () => {
  const card = (person: Person) => person.page.locator('.card').filter({ has: person.page.getByText('WG-025', { exact: true }) })
  const column = (person: Person, status: Status) =>
    person.page.getByRole('region', { name: new RegExp(`^${CHOICE_LABELS.status[status][person.language]},`) })
  const statusOf = async (person: Person) =>
    (await card(person).locator('xpath=ancestor::section').getAttribute('aria-label'))?.split(',')[0]

  test('[V34] [V35] moved by two at once stands in one column for both, and offers the other one', async () => {
    const [co, mx] = await both('board')
    await Promise.all([sees(card(co)), sees(card(mx))])
    await stage.unplug(mx)
    for (const [person, to] of [
      [co, 'inProgress'],
      [mx, 'blocked'],
    ] as const) {
      await card(person).locator('.card__t').focus()
      await person.page.keyboard.press('Shift+F10')
      await pressMenuItem(person, CHOICE_LABELS.status[to][person.language])
      await sees(column(person, to).locator('.card').filter({ hasText: 'WG-025' }))
    }
    await saved(co)
    await stage.plugIn(mx)
    await Promise.all([co, mx].map((person) => sees(card(person).locator('.lost-mark'))))
    await eventually(async () => (await statusOf(co)) === (await statusOf(mx))).toBe(true)
    const stands = await statusOf(co)
    await card(co).locator('.lost-mark').click()
    const offered = co.page.getByRole('dialog').getByRole('button', { name: /^Restaurar/ })
    await offered.click()
    await eventually(() => statusOf(mx)).not.toBe(stands)
    await seesNo(card(mx).locator('.lost-mark'))
    await saved(co)
  })
})

describe('a finger', () => {
  test('[V38] drags a card by its handle and a bar along its line, and scrolls everywhere else', async () => {
    const mx = await stage.enter('mx')
    const { drag } = await fingerOf(mx)
    await mx.go('/g/tco/road-map?form=board')
    const column = (status: Status) => mx.page.getByRole('region', { name: new RegExp(`^${CHOICE_LABELS.status[status].es},`) })
    const codes = () => column('inProgress').locator('.card .id').allTextContents()
    const card = column('agreed').locator('.card').first()
    await sees(card)
    const code = (await card.locator('.id').textContent()) ?? ''
    await drag(await middleOf(card.locator('.card__move')), await middleOf(column('inProgress').locator('.card').nth(1)))
    await eventually(codes).toContain(code)
    await saved(mx)
    const scrolled = () =>
      mx.page.evaluate(() => [...document.querySelectorAll('.main__scroll, .main__scroll *')].reduce((sum, one) => sum + one.scrollTop, 0))
    const on = await middleOf(column('inProgress').locator('.card').nth(3).locator('.card__t'))
    const before = [await scrolled(), await codes()] as const
    await drag(on, { x: on.x, y: on.y - 200 })
    await eventually(scrolled).toBeGreaterThan(before[0])
    expect(await codes()).toEqual(before[1])

    await mx.go('/g/tco/road-map?form=timeline&zoom=weeks&q=WG-017')
    const title = mx.page.getByRole('rowheader', { name: /^WG-017, / })
    await sees(title)
    const dates = await title.getAttribute('aria-label')
    const bar = mx.page.getByRole('row').filter({ has: title }).locator('.bar:not(.bar--ghost)')
    await bar.scrollIntoViewIfNeeded()
    const box = await bar.boundingBox()
    if (!box) throw new Error('a bar')
    const at = { x: Math.min(Math.max(box.x + box.width / 2, 560), 1000), y: box.y + 8 }
    await drag(at, { x: at.x + 160, y: at.y })
    await eventually(() => title.getAttribute('aria-label')).not.toBe(dates)
    await saved(mx)

    await mx.page.setViewportSize({ width: 390, height: 600 })
    await mx.go('/g/tco/road-map?form=calendar&month=2019-11')
    const due = mx.page.locator('.due-item').first()
    // At rest: what arrives late above it would move it away from under the finger.
    await due.click({ trial: true })
    const [day, above] = [await middleOf(due), await scrolled()]
    await drag(day, { x: day.x, y: day.y - 150 })
    await eventually(scrolled).toBeGreaterThan(above)
  })
})
