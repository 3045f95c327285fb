// A draft that lives in Word becomes a parallel text, by keyboard; what does not come is said before, and the text goes out as Word again.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordDraft } from '../client/exchange/word/draft.ts'
import { packed, document as wordXml } from '../client/exchange/word/packed.ts'
import { ARTICLES, protocolDraft } from '../client/exchange/word/protocolDraft.ts'
import { axeOn, violationsOf } from './axe.ts'
import { eventually, type Person, pressEnter, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const SIZES = [
  ['1440', 1440, 900],
  ['820', 820, 1180],
  ['390', 390, 844],
] as const
const SCREENS = process.env.RUTA_SCREENS
const photograph = async ({ page }: Person, name: string) => {
  if (SCREENS) await page.screenshot({ path: `${SCREENS}/${name}.png` })
}
const give = ({ page }: Person, name: string, buffer: Uint8Array) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(buffer) })

test('[X9] [X10] [X11] [X19] a Word draft of two columns becomes a parallel text, out as Word and in again', async () => {
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
  await pressEnter(page.getByRole('button', { name: words.run }))
  await sees(page.getByRole('heading', { name: words.created }))
  await sees(page.getByRole('link', { name: text.importing.moment('borrador.docx') }))
  await photograph(secretariat, 'done-es')
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('link', { name: words.show }).press('Enter')
  await sees(page.getByText('The time limit to answer is sixty days.'))
  await sees(page.getByText('La cooperación es un deber de los Estados.'))
  await photograph(secretariat, 'text-es')

  await pressEnter(page.getByRole('button', { name: text.exporting.verb, exact: true }))
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('radio', { name: text.exporting.formats.docx }).check()
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
  await pressEnter(page.getByRole('button', { name: words.run }))
  await sees(page.getByRole('heading', { name: words.created }))
  await pressEnter(page.getByRole('button', { name: text.importing.undo }))
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

test('[X26] rows of the preview go to the other side or are joined, by keyboard and on a phone, and each choice is undone', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/texts/import')
  const { page, text } = secretariat
  const words = text.importing.word
  const row = (of: string) => page.locator('.word-row').filter({ hasText: of })
  const menuOf = (of: string) => row(of).locator('[data-row-menu]')
  const choose = async (of: string, verb: keyof typeof words.verbs) => {
    await pressEnter(menuOf(of))
    await pressEnter(page.getByRole('menuitem', { name: words.verbs[verb] }))
  }
  const counts = (both: number, es: number) => sees(page.getByRole('status').filter({ hasText: words.sides(both, es, 0) }))
  await give(secretariat, 'borrador.docx', await wordDraft(2))
  await counts(5, 9)
  // One tab stop; arrows go from row to row.
  expect(await page.locator('[data-row-menu][tabindex="0"]').count()).toBe(1)
  await menuOf('Anexo técnico').focus()
  await page.keyboard.press('ArrowDown')
  await eventually(() => menuOf('La lista de los puntos').evaluate((button) => button === document.activeElement)).toBe(true)
  await choose('Anexo técnico', 'joinBelow')
  await sees(page.getByRole('heading', { name: 'Anexo técnico La lista de los puntos de contacto:' }))
  await counts(5, 8)
  await eventually(() => menuOf('Anexo técnico').evaluate((button) => button === document.activeElement)).toBe(true)
  await choose('La cooperación es un deber', 'toEn')
  await sees(row('La cooperación es un deber').getByText(words.missing.es))
  await sees(page.getByText(words.choices(2)))
  await photograph(secretariat, 'rows-es')
  expect((await violationsOf(page, 'light')).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.keyboard.press('Control+z')
  await sees(row('La cooperación es un deber').getByText(words.missing.en))
  await page.setViewportSize({ width: 390, height: 844 })
  await menuOf('La cooperación es un deber').click()
  await sees(page.getByRole('menuitem', { name: words.verbs.toEn }))
  await photograph(secretariat, 'rows-phone-es')
  expect((await menuOf('La cooperación es un deber').boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.getByRole('menuitem', { name: words.verbs.toEn }).click()
  await sees(row('La cooperación es un deber').getByText(words.missing.es))
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await pressEnter(page.getByRole('button', { name: words.run }))
  await page.getByRole('link', { name: words.show }).press('Enter')
  await sees(page.getByRole('heading', { name: 'Anexo técnico La lista de los puntos de contacto:' }))
})

test('[X10] [X12] a protocol of eight pages becomes a parallel text, and out as Word and in again it has the same blocks', async () => {
  const chair = await stage.enter('chair')
  const { page, text } = chair
  const words = text.importing.word
  const imported = async (name: string, buffer: Uint8Array) => {
    await chair.go('/g/tco/texts/import')
    await give(chair, name, buffer)
    await pressEnter(page.getByRole('button', { name: words.run }))
    await sees(page.getByRole('heading', { name: words.created }))
    await page.getByRole('link', { name: words.show }).press('Enter')
    await sees(page.getByText('Purpose and definitions').first())
    // What is written beside each other, block by block: kind, language and words.
    const blocks = () =>
      page
        .locator('.ProseMirror')
        .evaluateAll((editors) =>
          editors.map((editor) => [...editor.children].map((block) => `${block.localName} ${block.textContent.trim()}`)),
        )
    await eventually(async () => (await blocks()).flat().filter((block) => /Art(í|i)c(ulo|le) \d+\./.test(block)).length).toBe(2 * ARTICLES)
    return blocks()
  }
  await chair.go('/g/tco/texts/import')
  await give(chair, 'protocol.docx', await protocolDraft())
  await sees(page.getByText(words.losses.listLetters(56)))
  await sees(page.getByText(words.losses.textBoxes(1)))
  await sees(page.getByText(words.losses.equations(2)))
  await sees(page.getByText(words.losses.endnotes(1)))
  for (const [name, width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await photograph(chair, `protocol-${name}-${scheme}-en`)
      expect((await violationsOf(page, scheme)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  const first = await imported('protocol.docx', await protocolDraft())
  await photograph(chair, 'protocol-text-en')
  await pressEnter(page.getByRole('button', { name: text.exporting.verb, exact: true }))
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('radio', { name: text.exporting.formats.docx }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
  ])
  const made = new Uint8Array(readFileSync(await download.path()))
  if (SCREENS) writeFileSync(`${SCREENS}/protocol-of-ruta.docx`, made)
  expect(await imported(download.suggestedFilename(), made)).toEqual(first)
})

test('[X18] a file that is too big, locked, old, a bomb or slow is refused with the reason, and the page goes on', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/texts/import')
  const { page, text } = secretariat
  const { problems } = text.importing.word
  const refusal = (why: keyof typeof problems) => sees(page.getByRole('alert').filter({ hasText: problems[why] }))
  await sees(page.getByRole('button', { name: text.importing.choose }))
  // The longest time in which the page answered nothing.
  await page.evaluate(() => {
    const all = window as unknown as { longest: number; last: number }
    all.longest = 0
    all.last = performance.now()
    setInterval(() => {
      const now = performance.now()
      all.longest = Math.max(all.longest, now - all.last)
      all.last = now
    }, 20)
  })
  // Two hundred megabytes, dropped: too many to be sent to the browser.
  await page.evaluate(() => {
    const file = new File(
      Array.from({ length: 200 }, () => new Uint8Array(1024 * 1024)),
      'fotos.docx',
    )
    const given = new DataTransfer()
    given.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.querySelector('.drop')?.dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }))
  })
  await refusal('tooBig')
  await sees(page.getByText('fotos.docx'))
  await sees(page.getByText(text.importing.size(200 * 1024)))
  await photograph(secretariat, 'too-big-es')
  const compound = (words: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(words, 'utf16le')])
  await give(secretariat, 'viejo.docx', compound('WordDocument'))
  await refusal('oldWord')
  await give(secretariat, 'cerrado.docx', compound('EncryptedPackage'))
  await refusal('locked')
  await photograph(secretariat, 'locked-es')
  await give(secretariat, 'bomba.docx', packed({ 'word/document.xml': wordXml('<w:r/>'.repeat(4_000_000)) }))
  await refusal('tooMuch')
  await photograph(secretariat, 'bomb-es')
  expect(await page.evaluate(() => (window as unknown as { longest: number }).longest)).toBeLessThan(2_000)
  // A file that is read for longer than anybody waits: the clock of the page is put forward while the worker reads.
  await page.clock.install()
  const slow = packed({ 'word/document.xml': wordXml('<w:p><w:r><w:t>de la</w:t></w:r></w:p>'.repeat(5_900) + '<w:r/>'.repeat(300_000)) })
  await give(secretariat, 'lento.docx', slow)
  await page.clock.fastForward(21_000)
  await refusal('tooLong')
  await photograph(secretariat, 'too-long-es')
  // Another one is read after all of these.
  await give(secretariat, 'borrador.docx', await wordDraft(2))
  await sees(page.getByText('El plazo es de sesenta días para responder.'))
})
