// Exporting the register of decisions, by keyboard, on a desk and on a phone, in both themes.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[E7] [E8] [X13] the register is exported as it is filtered, as a document and as a table, and nothing in the dialog is wrong for axe', async () => {
  const observer = await stage.enter('observer', '/g/tco/decisions')
  const { page, text } = observer
  await sees(page.getByRole('list', { name: text.meeting.register.list }))
  const all = await page.getByRole('list', { name: text.meeting.register.list }).getByRole('heading').count()
  const search = page.getByRole('searchbox', { name: text.meeting.register.search })
  await search.fill('consultation')
  await seesNo(page.getByText(text.meeting.register.found(all), { exact: true }))
  const shown = await page.getByRole('list', { name: text.meeting.register.list }).getByRole('heading').count()
  expect([shown > 0, shown < all]).toEqual([true, true])
  const verb = page.getByRole('button', { name: text.exporting.verb, exact: true })
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  const saved = async (format: string) => {
    await verb.press('Enter')
    await dialog.getByRole('radio', { name: format, exact: true }).check()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
    ])
    await seesNo(dialog)
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const table = await saved('CSV')
  expect(table.name).toMatch(/^tco-decisions-\d{4}-\d\d-\d\d\.csv$/)
  const words = table.bytes.toString('utf8')
  expect(words.split('\r\n').filter((line) => /^\d+b?,/.test(line))).toHaveLength(shown)
  expect(words).toMatch(/meeting:\w+/)
  const paper = await saved(text.exporting.formats.md)
  expect(paper.name).toMatch(/^tco-(decisiones|decisions)-\d{4}-\d\d-\d\d-.*\.md$/)
  expect(paper.bytes.toString('utf8')).toContain(`${shown} of ${all}`)
  const pdf = await saved('PDF')
  expect([pdf.name.endsWith('.pdf'), pdf.bytes.subarray(0, 4).toString('latin1')]).toEqual([true, '%PDF'])

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await verb.press('Enter')
    await sees(dialog.getByText(text.exporting.register(shown, all)))
    // One tab stop; arrows go from format to format, of both uses.
    await dialog.getByRole('radio', { name: 'PDF', exact: true }).focus()
    await page.keyboard.press('ArrowUp')
    expect(await dialog.getByRole('radio', { name: text.exporting.formats.md, exact: true }).isChecked()).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await dialog.getByRole('radio', { name: 'PDF', exact: true }).isChecked()).toBe(true)
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      expect(
        (await violationsOf(page, theme, { within: '[role=dialog]' })).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.keyboard.press('Escape')
    await seesNo(dialog)
    expect(await verb.evaluate((button) => button === document.activeElement)).toBe(true)
  }
})

test('[E20] the records of the sample’s closed sessions are four pages, in either language and in both, on A4 and Letter', async () => {
  const { page } = await stage.enter('secretariat', '/g/tco/sessions')
  const pages = await page.evaluate(async () => {
    const meetings: readonly { id: string; number: number; state: string }[] = await (await fetch('/api/groups/tco/meetings')).json()
    const found: string[] = []
    for (const { id, number } of meetings.filter(({ state }) => state === 'closed'))
      for (const languages of ['es', 'en', 'es-en'])
        for (const paper of ['a4', 'letter']) {
          const body = JSON.stringify({ of: { kind: 'record', meeting: id }, format: 'preview', languages, paper })
          const answer = await fetch('/api/groups/tco/outcome', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
          found.push(`${number} ${languages} ${paper} ${(await answer.json()).pages}`)
        }
    return found
  })
  expect(pages.length).toBe(12)
  expect(pages.filter((one) => !one.endsWith(' 4'))).toEqual([])
})
