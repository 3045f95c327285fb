// Two people drag one bar at once, or change one value while one of them is offline: the one whose value does not stand chooses, and the undo of
// the other puts back what stood before.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { look } from './look.ts'
import { eventually, type Person, saved, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const CODE = 'WG-017'

const head = ({ page }: Pick<Person, 'page'>): Locator => page.getByRole('rowheader', { name: new RegExp(`^${CODE}, `) })
const bar = ({ page }: Pick<Person, 'page'>): Locator =>
  page
    .getByRole('row')
    .filter({ has: head({ page }) })
    .locator('.bar:not(.bar--ghost)')
const said = async (person: Person): Promise<string> => (await head(person).getAttribute('aria-label')) ?? ''

/** Presses the bar and moves it, without releasing it. */
const takeBar = async (person: Person, by: number) => {
  const box = await bar(person).boundingBox()
  if (!box) throw new Error('a bar')
  const x = Math.min(Math.max(box.x + box.width / 2, 560), 1100)
  await person.page.mouse.move(x, box.y + 8)
  await person.page.mouse.down()
  await person.page.mouse.move(x + by, box.y + 8, { steps: 8 })
}
const choice = ({ page, text }: Person): Locator => page.getByRole('button', { name: text.undoing.useMyDates })

test('[C64] [C65] two people drag one bar at once: the one whose dates lost is told and chooses; undo of the other empties nothing', async () => {
  const [mx, us] = await Promise.all([stage.enter('mx'), stage.enter('us')])
  const both = [mx, us]
  for (const person of both) {
    await person.go('/g/tco/road-map?form=timeline&zoom=weeks&q=WG-01')
    await sees(person.page.getByRole('treegrid'))
    await bar(person).scrollIntoViewIfNeeded()
  }
  const before = await Promise.all(both.map(said))
  await takeBar(mx, 160)
  await takeBar(us, -160)
  await Promise.all(both.map(({ page }) => page.mouse.up()))
  // Both have one answer: one of the two is asked.
  await eventually(async () => (await Promise.all(both.map((person) => choice(person).count()))).toSorted()).toEqual([0, 1])
  const isMx = (await choice(mx).count()) === 1
  const [loser, winner] = isMx ? [mx, us] : [us, mx]
  const shown = await said(loser)
  await look(loser, `overwritten-${loser.language}`)
  expect(await said(loser)).toBe(shown)

  // Undo of the loser changes nothing, and says who has changed it.
  await loser.page.locator('body').click({ position: { x: 5, y: 5 } })
  await head(loser).focus()
  await loser.page.keyboard.press('Control+z')
  await sees(loser.page.getByText(/no se deshizo nada|nothing was undone/))
  expect(await said(loser)).toBe(shown)
  await look(loser, `kept-${loser.language}`)

  // By keys: their own dates are used, and everybody has them.
  await choice(loser).focus()
  await loser.page.keyboard.press('Enter')
  await eventually(() => said(loser)).not.toBe(shown)
  await saved(loser)
  // Of what the other has dragged nothing is left to undo: it says so.
  await eventually(() => said(winner)).not.toBe(before[both.indexOf(winner)])
  await head(winner).focus()
  await winner.page.keyboard.press('Control+z')
  await sees(winner.page.getByText(/no se deshizo nada|nothing was undone/))
  expect(await said(winner)).not.toBe(before[both.indexOf(winner)])
  // The undo of one's own choice puts back the other's dates, and is announced.
  await head(loser).focus()
  await loser.page.keyboard.press('Control+z')
  await eventually(() => said(loser)).toBe(shown)
  await saved(loser)
})

test('[C64] the undo of the one whose dates stand puts back what stood before, for everybody', async () => {
  const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
  const both = [co, mx]
  for (const person of both) {
    await person.go('/g/tco/road-map?form=timeline&zoom=weeks&q=WG-01')
    await sees(person.page.getByRole('treegrid'))
    await bar(person).scrollIntoViewIfNeeded()
  }
  const before = await Promise.all(both.map(said))
  await takeBar(co, 160)
  await takeBar(mx, -160)
  await Promise.all(both.map(({ page }) => page.mouse.up()))
  await eventually(async () => (await Promise.all(both.map((person) => choice(person).count()))).toSorted()).toEqual([0, 1])
  const [winner, loser] = (await choice(mx).count()) === 1 ? [co, mx] : [mx, co]
  await look(loser, 'overwritten-es')
  await head(winner).focus()
  await winner.page.keyboard.press('Control+z')
  await eventually(() => Promise.all(both.map(said))).toEqual(before)
  await Promise.all(both.map(saved))
})

test('[C65] somebody who returns after work without a network is asked about a value that others have set meanwhile', async () => {
  const [mx, us] = await Promise.all([stage.enter('mx'), stage.enter('us')])
  const both = [mx, us]
  for (const person of both) {
    await person.go('/g/tco/road-map?form=timeline&zoom=weeks&q=WG-01')
    await sees(person.page.getByRole('treegrid'))
  }
  await stage.unplug(mx)
  await head(mx).focus()
  await mx.page.keyboard.press('Alt+ArrowRight')
  await head(us).focus()
  await us.page.keyboard.press('Alt+ArrowLeft')
  await saved(us)
  await stage.plugIn(mx)
  await saved(mx)
  await eventually(async () => (await Promise.all(both.map((person) => choice(person).count()))).toSorted()).toEqual([0, 1])
})
