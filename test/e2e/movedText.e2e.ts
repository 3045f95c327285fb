// Words that were only moved, as three people see them: in the authorship, in the history and in what is different since a moment.
import { expect, test } from 'vitest'
import { openPast } from './past.ts'
import { eventually, saved, sees } from './person.ts'
import { agree, body, caretAt, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[H38] [H40] Mexico makes a Colombian paragraph a heading and splits it: the words stay Colombian, and moving is told', async () => {
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
  await co.go(`${address}?show=history`)
  await eventually(() => co.page.locator('main').textContent()).toContain('convirtió')
  await co.page.screenshot({ path: 'test/out/moved-history.png', fullPage: true })
  const history = await co.page.locator('main').textContent()
  expect(history).toContain('dividió')
  await co.go(`${address}?since=start&layout=es`)
  await co.page.waitForTimeout(1500)
  await co.page.screenshot({ path: 'test/out/moved-diff.png', fullPage: true })
  await co.go(address)
  await sees(body(co, 'es'))
  await openPast(co)
  await co.page.waitForTimeout(1500)
  await co.page.screenshot({ path: 'test/out/moved-past.png' })
})
