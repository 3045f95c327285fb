// What one does with a moment: restore it, take it along as a file, ask who wrote it, and read one item's whole past.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { at, atStop, handle, openPast, slider } from './past.ts'
import { eventually, saved, sees, seesNo } from './person.ts'
import { body, createText, openItem, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[H34] a whole text stands again as it was, as a new edit that one press takes back; an observer is offered nothing', async () => {
  const [co, us, observer] = await Promise.all([stage.enter('co'), stage.enter('us'), stage.enter('observer')])
  const place = await createText(co, 'Texto que cambia')
  await typeAt(co, body(co, 'es'), 'start', 'Primera redacción.')
  await saved(co)
  await us.go(place)
  await eventually(() => wordsIn(body(us, 'es'))).toBe('Primera redacción.')
  await typeAt(us, body(us, 'es'), 'end', ' Añadido posterior.')
  await saved(us)
  await eventually(() => wordsIn(body(co, 'es'))).toContain('posterior')

  await openPast(co)
  const last = await at(co)
  await co.page.keyboard.press('ArrowLeft')
  await atStop(co, last - 1)
  const words = co.page.locator('.doc__text').first()
  await eventually(() => words.textContent()).toContain('Primera redacción.')
  await eventually(() => words.textContent()).not.toContain('posterior')
  await slider(co).getByRole('button', { name: co.text.past.restore.page }).click()
  const dialog = co.page.getByRole('dialog', { name: co.text.past.restore.pageTitle })
  await sees(dialog.getByText(co.text.past.restore.paragraphs(co.text.texts.languageNames.es, 1, 0, 0)))
  await dialog.getByRole('button', { name: co.text.past.restore.verb }).click()
  await seesNo(slider(co))
  await eventually(() => wordsIn(body(co, 'es'))).toBe('Primera redacción.')
  await co.page.getByRole('button', { name: co.text.common.undo }).last().click()
  await eventually(() => wordsIn(body(co, 'es'))).toBe('Primera redacción. Añadido posterior.')
  await saved(co)

  await observer.go(`${place}?at=start`)
  await sees(handle(observer))
  await observer.page.keyboard.press('End')
  await eventually(() => observer.page.locator('.doc__text').first().textContent()).toContain('posterior')
  await sees(observer.page.getByRole('button', { name: observer.text.exporting.verb }))
  expect(await slider(observer).getByRole('button', { name: observer.text.past.restore.page }).count()).toBe(0)
})

test('[H35] the shown moment is a file that says which entry of the log it shows', async () => {
  const us = await stage.enter('us', '/g/tco/road-map?at=start')
  await sees(handle(us))
  await us.page.keyboard.press('End')
  // The handle is there before the plan is: until then what is shown is the moment before.
  await sees(us.page.getByRole('treegrid').getByText('WG-001', { exact: true }))
  await eventually(() => us.page.url()).not.toContain('seq%3A1')
  await us.page.getByRole('button', { name: us.text.exporting.verb }).click()
  const dialog = us.page.getByRole('dialog', { name: us.text.exporting.verb })
  const saved = async (format: string) => {
    await dialog.getByRole('radio', { name: format, exact: true }).check()
    const [download] = await Promise.all([
      us.page.waitForEvent('download'),
      dialog.getByRole('button', { name: us.text.exporting.save }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const page = await saved(us.text.exporting.formats.html)
  expect(page.name).toMatch(/^tco-(hoja-de-ruta|road-map)-\d{4}-\d\d-\d\d-\w\w-\w\w\.html$/)
  expect(page.bytes.toString('utf8')).toContain('WG-001')
  expect(page.bytes.toString('utf8')).toMatch(/of=roadmap%3Atco&amp;seq=\d+&amp;hash=[0-9a-f]{32}/)
  // What was chosen is remembered: now the same as a PDF.
  await us.page.getByRole('button', { name: us.text.exporting.verb }).click()
  const pdf = await saved('PDF')
  expect(pdf.name).toBe(page.name.replace('.html', '.pdf'))
  expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
})

test('[H36] authors of each part of a text are shown by delegation and person, also by keyboard, and follow what is written', async () => {
  const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
  const place = await createText(co, 'Texto de dos manos')
  await typeAt(co, body(co, 'es'), 'start', 'Colombia propone.')
  await saved(co)
  await us.go(place)
  await eventually(() => wordsIn(body(us, 'es'))).toBe('Colombia propone.')
  await us.page.getByRole('button', { name: us.text.past.authors.toggle }).click()
  const legend = us.page.getByRole('list', { name: us.text.past.authors.legend })
  await eventually(() => legend.first().textContent()).toContain('100%')
  await typeAt(co, body(co, 'es'), 'end', ' Y precisa.')
  await eventually(() => us.page.locator('.by').first().textContent()).toContain('Y precisa.')

  await us.page.getByRole('button', { name: us.text.past.authors.toggle }).click()
  await typeAt(us, body(us, 'es'), 'end', ' Washington agrees.')
  await saved(us)
  await us.page.getByRole('button', { name: us.text.past.authors.toggle }).click()
  await eventually(() => legend.first().getByRole('listitem').count()).toBe(2)
  await us.page.locator('.by').first().focus()
  await us.page.keyboard.press('Tab')
  await eventually(() => us.page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Washington agrees.')
})

test('[H37] the page of an item slides over its own changes, says what is different now, and its list follows', async () => {
  const us = await stage.enter('us')
  await us.go(`/g/tco/items/${new URL(await openItem(us, 'WG-014'), 'http://x').searchParams.get('item')}`)
  await sees(handle(us))
  const all = Number(await handle(us).getAttribute('aria-valuemax'))
  const shown = us.page.locator('.feed li[aria-current]')
  await eventually(() => us.page.locator('.feed li').count()).toBe(all)
  await us.page.keyboard.press('ArrowLeft')
  await us.page.keyboard.press('ArrowLeft')
  await us.page.keyboard.press('ArrowLeft')
  await atStop(us, all - 3)
  await eventually(() => shown.textContent()).toContain('changed the due date')
  await sees(us.page.locator('.props').getByText(us.text.past.item.nowIs('Substantial')))
  await sees(us.page.getByRole('table', { name: us.text.past.item.slipTable }).getByRole('cell', { name: '+31' }))
  // A press in the list leads to its moment.
  await us.page.locator('.feed li').first().getByRole('button').click()
  await atStop(us, all)
  await seesNo(us.page.locator('.props').getByText(us.text.past.item.nowIs('Substantial')))
})
