// A draft that lives in Word becomes a parallel text, by keyboard; what does not come is said before, and the text goes out as Word again.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordDraft } from '../client/exchange/word/draft.ts'
import { axeOn, violationsOf } from './axe.ts'
import { type Person, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const SCREENS = process.env.RUTA_SCREENS
const photograph = async ({ page }: Person, name: string) => {
  if (SCREENS) await page.screenshot({ path: `${SCREENS}/${name}.png` })
}
const give = ({ page }: Person, name: string, buffer: Uint8Array) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(buffer) })

test('[X9] [X10] [X11] a Word draft of two columns becomes a parallel text, out as Word and in again', async () => {
  const secretariat = await stage.enter('secretariat')
  const { page, text } = secretariat
  const words = text.importing.word
  await secretariat.go('/g/tco/texts')
  await page.getByRole('link', { name: words.verb, exact: true }).press('Enter')
  await sees(page.getByRole('heading', { name: words.title }))
  await photograph(secretariat, 'file-es')
  // What is none is said, and nothing happens.
  await give(secretariat, 'acta.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
  await sees(page.getByRole('alert').filter({ hasText: words.problems.oldWord }))
  await give(secretariat, 'acta.docx', new TextEncoder().encode('PK\u0003\u0004 and nothing more than that, long enough to be looked at'))
  await sees(page.getByRole('alert').filter({ hasText: words.problems.unreadable }))
  await photograph(secretariat, 'unreadable-es')

  await give(secretariat, 'borrador.docx', await wordDraft())
  await sees(page.getByText('Las Partes cooperarán conforme a la Convención'))
  await sees(page.getByText(words.losses.images(1)))
  await sees(page.getByText(words.losses.badLinks(1)))
  await sees(page.getByText(words.changes(2)))
  await page.getByText(words.showChanges).press('Enter')
  await sees(page.getByText('treinta'))
  expect((await violationsOf(page, 'light')).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await photograph(secretariat, 'preview-es')
  // As it was before the changes, and back.
  await page.getByRole('button', { name: words.beforeChanges }).press('Enter')
  await sees(page.getByText('El plazo es de treinta días para responder.'))
  await page.getByRole('button', { name: words.accepted }).press('Enter')
  await sees(page.getByText('El plazo es de sesenta días para responder.'))
  await page.getByRole('button', { name: words.run }).press('Enter')
  await sees(page.getByRole('heading', { name: words.created }))
  await sees(page.getByRole('link', { name: text.importing.moment('borrador.docx') }))
  await photograph(secretariat, 'done-es')
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('link', { name: words.show }).press('Enter')
  await sees(page.getByText('The time limit to answer is sixty days.'))
  await sees(page.getByText('La cooperación es un deber de los Estados.'))
  await photograph(secretariat, 'text-es')

  await page.getByRole('button', { name: text.exporting.verb, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('button', { name: text.exporting.formats.docx }).press('Enter')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
  ])
  const made = new Uint8Array(readFileSync(await download.path()))
  await secretariat.go('/g/tco/texts/import')
  await give(secretariat, download.suggestedFilename(), made)
  await sees(page.getByText(words.ofRuta))
  await sees(page.getByText('The time limit to answer is sixty days.'))
  await seesNo(page.getByText(words.losses.merged(1)))
  await page.getByRole('button', { name: words.run }).press('Enter')
  await sees(page.getByRole('heading', { name: words.created }))
  await page.getByRole('button', { name: text.importing.undo }).press('Enter')
  await sees(page.getByRole('heading', { name: words.undone }))
})

test('[X9] an observer is not offered it, and without a connection a document is read but no text is made', async () => {
  const observer = await stage.enter('observer')
  await observer.go('/g/tco/texts')
  await sees(observer.page.getByRole('heading', { name: observer.text.texts.title }))
  await seesNo(observer.page.getByRole('link', { name: observer.text.importing.word.verb, exact: true }))
  await observer.go('/g/tco/texts/import')
  await sees(observer.page.getByText(observer.text.importing.word.readOnly))
  await photograph(observer, 'observer-en')

  const chair = await stage.enter('chair')
  const { page, text } = chair
  await page.setViewportSize({ width: 390, height: 844 })
  await chair.go('/g/tco/texts/import')
  // The reader is on the device once a document was read.
  await give(chair, 'draft.docx', await wordDraft(3))
  await sees(page.getByText('The time limit to answer is sixty days.'))
  await photograph(chair, 'preview-phone-en')
  expect((await violationsOf(page, 'light')).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect((await violationsOf(page, 'dark')).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await photograph(chair, 'preview-phone-dark-en')
  if (SCREENS) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await photograph(chair, 'preview-dark-en')
    await page.setViewportSize({ width: 820, height: 1180 })
    await photograph(chair, 'preview-820-dark-en')
    await page.setViewportSize({ width: 390, height: 844 })
  }
  await stage.unplug(chair)
  await sees(page.getByText(text.importing.word.needsConnection))
  await sees(page.getByRole('button', { name: text.importing.word.run, disabled: true }))
  await photograph(chair, 'offline-phone-en')
  await stage.plugIn(chair)
  await sees(page.getByRole('button', { name: text.importing.word.run, disabled: false }))
})
