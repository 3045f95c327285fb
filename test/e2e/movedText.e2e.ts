// Words that were only moved, as people see them: whose they are, what the history tells, and what is different since then.
import { expect, test } from 'vitest'
import { eventually, saved } from './person.ts'
import { agree, body, caretAt, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[H38] [H40] Mexico makes a Colombian paragraph a heading and splits it: the words stay Colombian, and moving is reported', async () => {
  const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
  const address = await createText(co, 'Plazos')
  await typeAt(co, body(co, 'es'), 'start', 'El plazo vence en septiembre')
  await saved(co)
  await mx.go(address)
  await agree([body(co, 'es'), body(mx, 'es')], ['septiembre'])
  await caretAt(mx, body(mx, 'es'), 9)
  await mx.page.keyboard.press('Control+Alt+1')
  await eventually(() => body(co, 'es').locator('h1').count()).toBe(1)
  await caretAt(mx, body(mx, 'es'), 9)
  await mx.page.keyboard.press('Enter')
  await eventually(() => body(co, 'es').locator('h1').count()).toBe(2)
  await saved(mx)

  await co.page.getByRole('button', { name: co.text.past.authors.toggle }).click()
  const writers = () => co.page.locator('.by[data-identity]').evaluateAll((all) => all.map((one) => one.getAttribute('data-tip') ?? ''))
  await eventually(async () => (await writers()).map((one) => one.includes('(CO)'))).toEqual([true, true])
  await co.page.screenshot({ path: 'test/out/moved-authors.png' })

  await co.go(`${address}?show=history`)
  await eventually(async () => (await co.page.locator('body').textContent())?.toLowerCase().includes('convirtió un párrafo')).toBe(true)
  expect((await co.page.locator('body').textContent())?.toLowerCase()).toContain('dividió un párrafo')
  await co.page.screenshot({ path: 'test/out/moved-history.png' })
})
