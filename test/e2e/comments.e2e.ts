// Two delegations talk about a text and an item: what one says among itself, and what is written without a network.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Person, sees, seesNo } from './person.ts'
import { agree, body, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const panel = ({ page, text }: Person): Locator => page.getByRole('region', { name: text.comments.title })
const field = (person: Person): Locator => person.page.getByRole('textbox', { name: person.text.comments.begin })
/** Of words: by a double press on the first of them, as one selects a word. */
const commentOn = async (person: Person, words: string, said: string) => {
  await body(person, 'es')
    .getByText(words)
    .dblclick({ position: { x: 12, y: 12 } })
  await person.page.keyboard.press('Alt+KeyC')
  await field(person).fill(said)
}
const send = (person: Person) => person.page.keyboard.press('Control+Enter')
const threads = (person: Person) => panel(person).getByRole('region')

test('[P1] [P2] [P3] [P17] a passage is discussed live, a delegation’s own thread stays its own, and words move with their comment', async () => {
  const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
  const address = await createText(co, 'Texto comentado')
  await typeAt(co, body(co, 'es'), 'start', 'Quince días hábiles es el plazo.')
  await mx.go(`${address}?show=comments`)
  await agree([body(mx, 'es')], ['Quince días'])

  await commentOn(co, 'Quince días', '¿Alcanzan? @mex')
  await sees(co.page.getByRole('listbox'))
  await co.page.keyboard.press('Enter')
  await send(co)
  // The other one has it within a second, with the mention, and answers.
  await sees(threads(mx).getByText('@México'))
  await mx.page.getByRole('button', { name: mx.text.comments.reply, exact: true }).click()
  await mx.page.keyboard.type('Sí, con prórroga.')
  await send(mx)
  await sees(threads(co).getByText('Sí, con prórroga.'))

  await commentOn(co, 'Quince días', 'Entre nosotros: quetzal.')
  await co.page.getByRole('button', { name: co.text.comments.only('CO'), exact: true }).click()
  await field(co).press('Control+Enter')
  await sees(threads(co).getByText('Entre nosotros: quetzal.'))
  await expect.poll(() => threads(co).count()).toBe(2)

  // Without a network it waits; on return it is sent, once.
  await stage.unplug(co)
  await panel(co).getByRole('button', { name: co.text.comments.reply, exact: true }).last().click()
  await co.page.keyboard.type('Escrito sin red.')
  await send(co)
  await sees(panel(co).getByText(co.text.comments.waiting))
  await stage.plugIn(co)
  await sees(threads(mx).getByText('Escrito sin red.'))
  await seesNo(panel(co).getByText(co.text.comments.waiting))
  expect(await threads(mx).getByText('Escrito sin red.').count()).toBe(1)
  expect(await threads(mx).count()).toBe(1)
  expect(await mx.page.content()).not.toContain('quetzal')

  // Elsewhere the bell says so; Escape gives the focus back, and a notice leads to its thread, whose field for an answer has the focus.
  await mx.go('/')
  const bell = mx.page.locator('.inbox-bell')
  await bell.focus()
  await mx.page.keyboard.press('Enter')
  const sheet = mx.page.getByRole('dialog', { name: mx.text.inbox.title })
  await sees(sheet.getByText(mx.text.inbox.notSeen).first())
  await mx.page.keyboard.press('Escape')
  await expect
    .poll(() => bell.evaluate((one) => one === document.activeElement && one.getAttribute('aria-expanded') === 'false'))
    .toBe(true)
  await mx.page.keyboard.press('Enter')
  await sheet.getByRole('link', { name: 'Texto comentado' }).first().click()
  await sees(threads(mx).getByText('Escrito sin red.'))
  await expect.poll(() => mx.page.evaluate(() => document.activeElement?.matches('[data-thread] textarea'))).toBe(true)
  await agree([body(mx, 'es')], ['Quince días'])
  // What comes by mail is chosen by kind, and stays chosen.
  await bell.click()
  await sheet.getByRole('link', { name: mx.text.inbox.preferences }).click()
  const never = mx.page.getByRole('radio', { name: new RegExp(`: ${mx.text.notices.choice.never}$`) }).first()
  await never.check()
  await mx.page.reload()
  await expect.poll(() => never.isChecked()).toBe(true)
  await mx.go(address)
  await agree([body(mx, 'es')], ['Quince días'])

  // Words come before them: the comment is still at its own.
  await typeAt(mx, body(mx, 'es'), 'start', 'Antes: ')
  await expect.poll(() => body(co, 'es').locator('.cm').first().textContent()).toBe('Quince')
})
