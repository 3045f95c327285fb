// Files on an item, a text, an agenda point and a decision: by button, drop, and a picture from the clipboard; in several tabs, and over a
// server that is killed meanwhile.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { ask } from './meetings.ts'
import { eventually, NO_NETWORK, type Person, sees, seesNo } from './person.ts'
import { openItem } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const SIZES = [
  ['1440', 1440, 900],
  ['820', 820, 1180],
  ['390', 390, 844],
] as const
const pdf = (name: string, bytes: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 'ñ')]),
})
/** As it looks on each device, in both themes. */
const looksRight = async ({ page }: Person, at: Locator, name: string) => {
  for (const [size, width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await at.scrollIntoViewIfNeeded()
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${size}-${scheme}.png` })
      expect((await violationsOf(page, scheme, { within: '.files' })).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
const dropOn = (at: Locator, name: string) =>
  at.evaluate((section, name) => {
    const given = new DataTransfer()
    given.items.add(new File(['%PDF-1.7\n de la sesión'], name, { type: 'application/pdf' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      section.dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }))
  }, name)
/** A picture as a program puts it on the clipboard. */
const copyPicture = (page: Page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4, 4)
    canvas.getContext('2d')?.fillRect(0, 0, 4, 4)
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob({ type: 'image/png' }) })])
  })

test('[FI1] [FI3] files hang on an item, a text, an agenda point and a decision, for all who read there; a draft of a session takes none', async () => {
  const [secretariat, observer] = await Promise.all([stage.enter('secretariat'), stage.enter('observer')])
  const { page, text, context } = secretariat
  await page.setViewportSize({ width: 1440, height: 900 })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])

  // On an item, with the picture from the clipboard, by keyboard.
  await openItem(secretariat, 'WG-003')
  const onItem = page.locator('.files')
  await sees(onItem)
  await copyPicture(page)
  await onItem.getByRole('button', { name: text.files.add }).focus()
  await page.keyboard.press('Control+v')
  await sees(onItem.getByRole('link', { name: 'image.png' }))
  // The button opens the chooser of the browser.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    onItem.getByRole('button', { name: text.files.add }).press('Enter'),
  ])
  await chooser.setFiles([pdf('Convenio de la acción con un nombre muy largo que no cabe en una línea.pdf', 300_000)])
  await sees(onItem.getByRole('link', { name: /^Convenio de la acción/ }))
  await looksRight(secretariat, onItem, 'item-es')

  // On a text, dropped.
  const { id: paper } = await ask(page, 'POST', '/api/groups/tco/pages', {
    title: { es: 'Nota de la secretaría', en: 'Note of the secretariat' },
  })
  const paperPath = `/g/tco/texts/${paper.slice('page:'.length)}`
  await secretariat.go(paperPath)
  const onText = page.locator('.files')
  await sees(onText)
  await dropOn(onText, 'Anexo del texto.pdf')
  await sees(onText.getByRole('link', { name: 'Anexo del texto.pdf' }))
  await looksRight(secretariat, onText, 'text-es')

  // On a point, and on a decision of the session that is open.
  await page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.sessions, exact: true }).click()
  await page
    .getByRole('link', { name: new RegExp(`^${text.meeting.session(3)}\\b`) })
    .last()
    .click()
  await page
    .getByRole('button', { name: new RegExp(`^${text.meeting.pointOpen}: `) })
    .first()
    .press('Enter')
  const onPoint = page.locator('.point__details .files')
  await sees(onPoint)
  const [ofPoint] = await Promise.all([
    page.waitForEvent('filechooser'),
    onPoint.getByRole('button', { name: text.files.add }).press('Enter'),
  ])
  await ofPoint.setFiles([pdf('Punto.pdf', 2_000), { name: 'macro.docm', mimeType: '', buffer: Buffer.from('PK') }])
  await sees(onPoint.getByRole('link', { name: 'Punto.pdf' }))
  await sees(onPoint.getByText(text.files.notTaken('macro.docm')))
  await looksRight(secretariat, onPoint, 'point-es')
  const sessionPath = new URL(page.url()).pathname
  await page.getByRole('navigation', { name: text.meeting.viewsLabel }).getByRole('link', { name: text.meeting.views.outcomes }).click()
  await page.getByRole('button', { name: text.meeting.newDecision }).click()
  await page.keyboard.type('Medir el tiempo de respuesta.')
  const onDecision = page.locator('.decision').last().locator('.files')
  await sees(onDecision)
  const [ofDecision] = await Promise.all([
    page.waitForEvent('filechooser'),
    onDecision.getByRole('button', { name: text.files.add }).press('Enter'),
  ])
  await ofDecision.setFiles([pdf('Decisión.pdf', 2_000)])
  await sees(onDecision.getByRole('link', { name: 'Decisión.pdf' }))
  await looksRight(secretariat, onDecision, 'decision-es')

  // An observer reads them all, has no button, and stores one as it was sent.
  await observer.go(paperPath)
  const theirs = observer.page.locator('.files')
  await sees(theirs.getByRole('link', { name: 'Anexo del texto.pdf' }))
  expect(await theirs.getByRole('button').count()).toBe(0)
  const [stored] = await Promise.all([observer.page.waitForEvent('download'), theirs.getByRole('link').first().click()])
  expect(stored.suggestedFilename()).toBe('Anexo del texto.pdf')
  expect(readFileSync(await stored.path(), 'utf8')).toBe('%PDF-1.7\n de la sesión')
  if (process.env.PICTURES) await observer.page.screenshot({ path: `${process.env.PICTURES}/observer-en.png` })
  await observer.go(sessionPath)
  await observer.page
    .getByRole('button', { name: new RegExp(`^${observer.text.meeting.pointOpen}: `) })
    .first()
    .press('Enter')
  await sees(observer.page.locator('.point__details .files').getByRole('link', { name: 'Punto.pdf' }))

  // A session that is prepared in private takes none.
  const draft = await ask(page, 'POST', '/api/groups/tco/meetings', {})
  const refused = await page.evaluate(async (meeting) => {
    const body = JSON.stringify({ id: 'fileofdraft1', document: `meeting:${meeting}`, subject: 'point:p1', name: 'Punto.pdf', size: 10 })
    return (await fetch('/api/groups/tco/uploads', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status
  }, draft.id)
  expect(refused).toBe(404)
  secretariat.expects(/^Failed to load resource: .* 404 .*\/api\/groups\/tco\/uploads/)

  // Removed after a question, by keyboard.
  await secretariat.go(paperPath)
  await page.getByRole('button', { name: text.files.removeNamed('Anexo del texto.pdf') }).press('Enter')
  const question = page.getByRole('dialog', { name: text.files.askRemove })
  await question.getByRole('button', { name: text.files.remove, exact: true }).press('Enter')
  await seesNo(page.getByRole('link', { name: 'Anexo del texto.pdf' }))
  await seesNo(theirs.getByRole('link', { name: 'Anexo del texto.pdf' }))
})

test('[FI7] in several tabs without a network each file waits, and is attached once when it is back', async () => {
  const co = await stage.enter('co')
  const address = await openItem(co, 'WG-004')
  const tab = await co.context.newPage()
  await tab.goto(address)
  const tabs = [co.page, tab]
  const files = (page: Page) => page.locator('.files')
  for (const page of tabs) await sees(files(page))
  await stage.unplug(co)
  await co.page.locator('.files input[type=file]').setInputFiles([pdf('Uno.pdf', 400_000), pdf('Dos.pdf', 300_000)])
  await tab.locator('.files input[type=file]').setInputFiles([pdf('Tres.pdf', 500_000)])
  for (const page of tabs) await sees(files(page).getByText(co.text.files.offline))
  await stage.plugIn(co)
  for (const page of tabs)
    await eventually(() => files(page).getByRole('link').allTextContents()).toEqual(
      expect.arrayContaining(['Uno.pdf', 'Dos.pdf', 'Tres.pdf']),
    )
  for (const page of tabs) await eventually(() => files(page).getByRole('listitem').count()).toBe(3)
  // Neither tab sends again what the other has sent.
  await co.page.reload()
  await eventually(() => files(co.page).getByRole('listitem').count()).toBe(3)
  await eventually(() => files(co.page).getByRole('link').count()).toBe(3)
})

test('[FI1] a server that is killed while a file is sent has what had arrived, and the file is attached whole, once', async () => {
  const us = await stage.enter('us')
  const address = await openItem(us, 'WG-005')
  const files = us.page.locator('.files')
  await sees(files)
  us.expects(...NO_NETWORK, /^Failed to load resource: .* 50[234] /)
  const large = pdf('Large.pdf', 6_000_000)
  await us.page.locator('.files input[type=file]').setInputFiles([large])
  const sent = () => files.getByRole('progressbar').evaluateAll(([bar]) => (bar instanceof HTMLProgressElement ? bar.value : -1))
  await eventually(sent).toBeGreaterThan(500_000)
  await stage.server().kill()
  expect(await files.getByRole('link').count()).toBe(0)
  await sees(files.getByText(us.text.files.offline))
  await stage.server().start()
  await sees(files.getByRole('link', { name: 'Large.pdf' }))
  await eventually(() => files.getByRole('listitem').count()).toBe(1)
  const [stored] = await Promise.all([us.page.waitForEvent('download'), files.getByRole('link').click()])
  expect(readFileSync(await stored.path()).equals(large.buffer)).toBe(true)
  await us.go(address)
  await eventually(() => files.getByRole('listitem').count()).toBe(1)
})
