// A paragraph that somebody cuts from one text and pastes into another, as its readers see whose words it has.
import { expect, test } from 'vitest'
import { eventually, type Person, saved } from './person.ts'
import { agree, body, caretAt, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const WORDS = 'Cada fiscalía capacita a su personal antes de septiembre.'

const lines = ({ page }: Person) => page.locator('.pasted-from').allTextContents()
const showsAuthors = async ({ page, text }: Person) => page.getByRole('button', { name: text.past.authors.toggle }).click()
const pasteHtml = (person: Person, html: string) =>
  body(person, 'es').evaluate((element, pasted) => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/html', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
  }, html)

test('[H86] Mexico writes a paragraph, Colombia cuts it and pastes it into another text: its readers see that Mexico wrote it', async () => {
  const [co, mx, us] = await Promise.all([stage.enter('co'), stage.enter('mx'), stage.enter('us')])
  const from = await createText(mx, 'Capacitación')
  await typeAt(mx, body(mx, 'es'), 'start', WORDS)
  await saved(mx)
  await co.go(from)
  await agree([body(co, 'es'), body(mx, 'es')], ['septiembre'])
  await body(co, 'es').click()
  await co.page.keyboard.press('Control+A')
  const copied = await body(co, 'es').evaluate((element) => {
    const clipboard = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: clipboard, bubbles: true, cancelable: true }))
    return clipboard.getData('text/html')
  })
  expect(copied).toContain('data-copied-from')
  await co.page.keyboard.press('Control+X')
  await saved(co)

  const to = await createText(co, 'Acuerdos')
  await typeAt(co, body(co, 'es'), 'start', 'Acordamos:')
  await co.page.keyboard.press('Enter')
  await co.page.keyboard.press('Control+V')
  await saved(co)
  await us.go(to)
  await agree([body(co, 'es'), body(us, 'es')], [WORDS])
  await showsAuthors(us)
  const said = 'Pasted from “Capacitación (ES)” by Delegación FGN (CO). Written there by: Delegación FGR (MX), 57 characters.'
  await eventually(() => lines(us)).toEqual([said])
  expect(await us.page.locator('.by').nth(1).getAttribute('data-tip')).toBe(
    'Delegación FGN (CO), who pasted it from “Capacitación (ES)”, where Delegación FGR (MX) wrote it',
  )
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await us.page.setViewportSize({ width, height: 900 })
    await us.page.emulateMedia({ colorScheme })
    await us.page.screenshot({ path: `test/out/pasted-en-${width}-${colorScheme}.png` })
  }

  // Other words under the same statement.
  await caretAt(co, body(co, 'es'), 'end')
  await co.page.keyboard.press('Enter')
  await pasteHtml(co, copied.replace('antes', 'después'))
  await saved(co)
  await showsAuthors(co)
  await eventually(() => lines(co)).toEqual([
    'Pegado de «Capacitación» por Delegación FGN (CO). Escrito allí por: Delegación FGR (MX), 57 caracteres.',
  ])
  await co.page.screenshot({ path: 'test/out/pasted-es-1440.png' })
  await co.page.setViewportSize({ width: 390, height: 844 })
  await co.page.screenshot({ path: 'test/out/pasted-es-390.png' })
})
