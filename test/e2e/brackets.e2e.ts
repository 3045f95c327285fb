// What is not agreed in a text stands in brackets: put there, counted, compared between the languages, and taken away.
import { expect, test } from 'vitest'
import { look } from './look.ts'
import { saved, sees } from './person.ts'
import { agree, body, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[D5] words are put in brackets by keyboard and by button, counted in the bar and in the list, read as clean text, and agreed', async () => {
  const [co, us, observer] = await Promise.all([stage.enter('co'), stage.enter('us'), stage.enter('observer')])
  const address = await createText(co, 'Plazos de respuesta')
  await typeAt(co, body(co, 'es'), 'start', 'La autoridad responde por escrito [CO, MX: y sin demora] en diez días')
  await typeAt(co, body(co, 'en'), 'start', 'The authority replies in writing [CO, MX: and without delay] within ten days')
  for (let letter = 0; letter < 'diez días'.length; letter++) await co.page.keyboard.press('Shift+ArrowLeft')
  await co.page.keyboard.press('Alt+b')
  await agree([body(co, 'en')], ['within [ten days]'])
  const open = (n: number) => co.text.brackets.open(n)
  await sees(co.page.getByText(co.text.brackets.differ))
  await body(co, 'es').click()
  await co.page.keyboard.press('End')
  for (let letter = 0; letter < 'diez días'.length; letter++) await co.page.keyboard.press('Shift+ArrowLeft')
  await co.page.getByRole('button', { name: co.text.texts.tools.putInBrackets }).click()
  await agree([body(co, 'es')], ['en [diez días]'])
  await expect.poll(() => co.page.getByText(co.text.brackets.differ).count()).toBe(0)
  await saved(co)

  await observer.go(address)
  await sees(observer.page.getByRole('button', { name: observer.text.brackets.open(2) }))
  await observer.page.getByRole('button', { name: observer.text.brackets.open(2) }).click()
  await expect.poll(() => observer.page.evaluate(() => document.activeElement?.textContent)).toContain('CO')
  await sees(observer.page.getByText(new RegExp(`^${observer.text.brackets.putBy} CO Delegación FGN, on `)))
  await observer.page.getByRole('button', { name: observer.text.brackets.clean }).click()
  await expect.poll(() => body(observer, 'es').locator('.bracket').first().isVisible()).toBe(false)
  await observer.page.getByRole('button', { name: observer.text.brackets.clean }).click()
  await look(observer, 'brackets-read')

  await us.go(address)
  await look(us, 'brackets')
  await us.go(address.replace(/\/[^/]+$/, ''))
  await sees(us.page.getByRole('link', { name: new RegExp(us.text.brackets.open(2)) }))

  await co.page.getByRole('button', { name: open(2) }).click()
  await body(co, 'en').click()
  await co.page.keyboard.press('End')
  await co.page.keyboard.press('ArrowLeft')
  await co.page.keyboard.press('Alt+Shift+b')
  await agree([body(co, 'en')], ['within ten days'])
  await co.page.keyboard.press('Control+z')
  await agree([body(co, 'en')], ['within [ten days]'])
  await co.page.keyboard.press('Control+Shift+z')
  await agree([body(co, 'en')], ['within ten days'])
  await look(co, 'brackets-differ')
})
