// A text in two languages, from its creation on.

import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Language } from '../../shared/bilingual.ts'
import { PATIENCE_MS } from '../harness/patience.ts'
import { type Person, saved, sees, seesNo } from './person.ts'
import { agree, body, createText, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const title = (person: Person, language: Language): Locator =>
  person.page.getByRole('textbox', { name: person.text.texts.titleIn[language], exact: true })

test('[M1] two delegations write one paragraph of a new text at once; an observer reads both and can write nothing', async () => {
  const [co, us, observer] = await Promise.all([stage.enter('co'), stage.enter('us'), stage.enter('observer')])
  const address = await createText(co, 'Consulta entre puntos de contacto')
  await typeAt(co, body(co, 'es'), 'start', 'La autoridad responde en diez días.')
  await Promise.all([us.go(address), observer.go(address)])
  await agree([body(co, 'es'), body(us, 'es'), body(observer, 'es')], ['diez días'])
  await Promise.all([typeAt(co, body(co, 'es'), 'start', 'Desde Colombia: '), typeAt(us, body(us, 'es'), 'end', ' From Washington.')])
  const words = await agree([body(co, 'es'), body(us, 'es'), body(observer, 'es')], ['Desde Colombia: ', ' From Washington.'])

  expect(await body(observer, 'es').getAttribute('aria-readonly')).toBe('true')
  expect(await observer.page.getByRole('toolbar').count()).toBe(0)
  await body(observer, 'es').click()
  await observer.page.keyboard.type('x')
  expect(await wordsIn(body(observer, 'es'))).toBe(words)
  await expect.poll(() => title(us, 'es').inputValue()).toBe('Consulta entre puntos de contacto')
})

test('the layout stands in the address, and the keyboard leads from the words to the toolbar and back', async () => {
  const co = await stage.enter('co')
  const address = await createText(co, 'Guía de solicitudes')
  await co.go(`${address}?layout=es`)
  await sees(body(co, 'es'))
  expect(await body(co, 'en').count()).toBe(0)
  await typeAt(co, body(co, 'es'), 'start', 'palabra')
  await co.page.keyboard.press('Control+a')
  await co.page.keyboard.press('Alt+F10')
  await co.page.keyboard.press('ArrowRight')
  await expect.poll(() => co.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(co.text.texts.tools.bold)
  await co.page.keyboard.press('Enter')
  await expect.poll(() => body(co, 'es').locator('strong').count()).toBe(1)
  // After a style is chosen in its menu, the next key is for the words.
  await co.page.getByRole('button', { name: co.text.texts.tools.style(co.text.texts.styles.paragraph) }).click()
  await co.page.getByRole('menuitemradio', { name: co.text.texts.styles.heading2 }).click()
  await expect.poll(() => body(co, 'es').locator('h2').count()).toBe(1)
  await seesNo(co.page.getByRole('menu'))
  await co.page.keyboard.press('End')
  await co.page.keyboard.type(' y título')
  await agree([body(co, 'es')], ['palabra y título'])
  await co.page.getByRole('button', { name: co.text.texts.layouts.both }).click()
  await sees(body(co, 'en'))
  expect(new URL(co.page.url()).searchParams.get('layout')).toBe('both')

  // [B14] Words are found in both languages from the keyboard, and replaced as one step.
  await typeAt(co, body(co, 'en'), 'start', 'palabra, one word')
  await co.page.keyboard.press('Control+f')
  await co.page.keyboard.type('PALABRA')
  await sees(co.page.getByText(co.text.texts.find.of(1, 2), { exact: true }))
  await co.page.keyboard.press('Control+h')
  await co.page.getByRole('textbox', { name: co.text.texts.find.replacement }).fill('término')
  await co.page.getByRole('button', { name: co.text.texts.find.replaceAll(2) }).click()
  await agree([body(co, 'en')], ['término, one word'])
  await agree([body(co, 'es')], ['término'])
  await co.page.keyboard.press('Escape')
  await co.page.keyboard.press('Control+z')
  await agree([body(co, 'en')], ['palabra, one word'])
  await agree([body(co, 'es')], ['palabra'])
})

test('text pasted from a word processor keeps its emphasis, breaks no rule of the page, and is saved', async () => {
  const co = await stage.enter('co')
  await createText(co, 'Texto pegado')
  await body(co, 'es').click()
  await body(co, 'es').evaluate((element) => {
    const clipboard = new DataTransfer()
    clipboard.setData(
      'text/html',
      '<style>p{color:red}</style><p style="color:red" onclick="x()">uno <span style="font-weight:700">dos</span> <a href="javascript:x()">tres</a></p>',
    )
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => body(co, 'es').locator('strong').allInnerTexts()).toEqual(['dos'])
  expect(await body(co, 'es').locator('a').count()).toBe(0)
  await saved(co)
})

test('[M10] a text is archived and restored by keyboard, stands apart in the list, and its history shows both; an observer can do neither', async () => {
  const [co, observer] = await Promise.all([stage.enter('co'), stage.enter('observer')])
  const address = await createText(co, 'Guía de antes')
  await saved(co)
  const archive = co.page.getByRole('button', { name: co.text.texts.archive, exact: true })
  await archive.focus()
  await co.page.keyboard.press('Enter')
  await sees(co.page.getByText(co.text.texts.isArchived))
  expect(await archive.count()).toBe(0)
  await saved(co)

  await observer.go(address)
  await sees(observer.page.getByText(observer.text.texts.isArchived))
  expect(await observer.page.getByRole('button', { name: observer.text.texts.restore, exact: true }).count()).toBe(0)
  expect(await observer.page.getByRole('button', { name: observer.text.texts.archive, exact: true }).count()).toBe(0)

  const list = address.replace(/\/[^/]+$/, '')
  await expect
    .poll(
      async () => {
        await co.go(list)
        await sees(co.page.getByRole('list', { name: co.text.texts.list }))
        return (await co.page.locator('.texts__archived').allTextContents()).join()
      },
      { timeout: PATIENCE_MS },
    )
    .toContain(co.text.texts.archivedTexts(1))
  expect(await co.page.getByRole('list', { name: co.text.texts.list }).textContent()).not.toContain('Guía de antes')
  await co.page.locator('.texts__archived > summary').focus()
  await co.page.keyboard.press('Enter')
  // From its row it is taken back, and put away, and taken back again: the text need not be opened.
  const standing = co.page.getByRole('list', { name: co.text.texts.list })
  await co.page.getByRole('button', { name: co.text.texts.restoreOne('Guía de antes') }).press('Enter')
  await sees(standing.getByText('Guía de antes'))
  await co.page.getByRole('button', { name: co.text.texts.archiveOne('Guía de antes') }).press('Enter')
  await seesNo(standing.getByText('Guía de antes'))
  await co.page.getByRole('region', { name: co.text.frame.toasts }).getByRole('button', { name: co.text.texts.restore }).press('Enter')
  await standing.getByText('Guía de antes').click()
  await sees(archive)
  await saved(co)
  await co.page.getByRole('button', { name: co.text.history.title, exact: true }).first().click()
  await sees(co.page.getByText(/archivó|archived/).first())
  await sees(co.page.getByText(/restauró|restored/).first())
})

test('[M15] [M16] numbered paragraphs, a table, a footnote and a link are written in one text, and read by another delegation', async () => {
  const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
  await createText(co, 'Protocolo de consulta')
  const address = await createText(co, 'Acuerdo sobre consultas')
  const { page, text } = co
  const es = body(co, 'es')
  await typeAt(co, es, 'start', 'Objeto del acuerdo')
  await page.keyboard.press('Control+Shift+6')
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type('Véase el protocolo: @Protocolo de consulta')
  await sees(page.getByRole('option', { name: 'Protocolo de consulta' }).first())
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: text.texts.tableVerbs.insert }).click()
  await page.keyboard.type('Plazo')
  // After a verb is chosen in the menu of the table, the next key is for the new cell.
  await page.getByRole('button', { name: text.texts.tableVerbs.menu }).click()
  await page.getByRole('menuitem', { name: text.texts.tableVerbs.rowBelow }).click()
  await seesNo(page.getByRole('menu'))
  await page.keyboard.type('Sede')
  await saved(co)

  await us.go(address)
  await agree([es, body(us, 'es')], ['Objeto del acuerdo', 'Plazo', 'Sede', 'Véase el protocolo: Protocolo de consulta'])
  const read = body(us, 'es')
  await expect
    .poll(() => read.locator('.clause, .note-ref').evaluateAll((all) => all.map((one) => one.getAttribute('data-number'))))
    .toEqual(['1', '1', '1'])
  // The link says what its target is called now; pressed while one writes, it shows where it leads.
  await read.locator('a.ref').click()
  await us.page.getByRole('link', { name: us.text.texts.reference.open }).click()
  await expect.poll(() => title(us, 'es').inputValue()).toBe('Protocolo de consulta')
})
