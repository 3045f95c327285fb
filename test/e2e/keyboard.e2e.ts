// The road map without a mouse.
import { expect, test } from 'vitest'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { eventually, saved, sees, seesNo } from './person.ts'
import { panel, row, titleField, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('[M2] with the keyboard alone an item is added, named, given a status and a date, opened, archived and restored', async () => {
  const co = await stage.enter('co')
  const { page, text } = co
  await saved(co)
  const { keyboard } = page
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let presses = 0; presses < 60 && !(await isThere()); presses++) await keyboard.press('Tab')
    expect(await isThere()).toBe(true)
  }
  const focused = (name: string | RegExp) => async () => {
    const own = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
    return typeof name === 'string' ? own.trim().startsWith(name) : name.test(own)
  }
  await tabTo(focused(text.frame.skip))
  await keyboard.press('Enter')
  await tabTo(focused(text.roadmap.newItem))
  await keyboard.press('Enter')
  await sees(titleField(co, 'es'))
  await keyboard.type('Acción escrita con el teclado')
  await keyboard.press('Enter')
  const added = page.getByRole('row').filter({ hasText: 'Acción escrita con el teclado' })
  await sees(added)
  const code = (await added.getByRole('gridcell').first().textContent())?.trim() ?? ''
  expect(code).toMatch(/^WG-\d+$/)
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('title')

  const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-field'))
  const toColumn = async (column: 'status' | 'due') => {
    await keyboard.press('Home')
    for (let presses = 0; presses < 20 && (await at()) !== column; presses++) await keyboard.press('ArrowRight')
    expect(await at()).toBe(column)
  }
  await toColumn('status')
  await keyboard.press('Enter')
  await sees(page.getByRole('menuitemradio', { name: CHOICE_LABELS.status.agreed.es }))
  const chosen = () =>
    page.evaluate(() => (document.activeElement?.role === 'menuitemradio' ? (document.activeElement.textContent ?? '') : ''))
  for (let presses = 0, before = ''; presses < 8 && !before.includes(CHOICE_LABELS.status.agreed.es); presses++) {
    await keyboard.press('ArrowDown')
    await eventually(chosen).not.toBe(before)
    before = await chosen()
  }
  await keyboard.press('Enter')
  await eventually(() => added.textContent()).toContain(CHOICE_LABELS.status.agreed.es)
  await eventually(at).toBe('status')

  await toColumn('due')
  await keyboard.press('Enter')
  await sees(page.getByLabel(FIELDS.due.label.es, { exact: true }))
  // As it is read in Spanish: the day first. The year is told where it is not this one.
  await keyboard.type('15/3/2037')
  await keyboard.press('Enter')
  await eventually(() => added.textContent()).toContain('2037')
  await eventually(at).toBe('due')

  // On its number the item itself is named.
  await keyboard.press('Home')
  // What a key has opened gives the keyboard back.
  await keyboard.press('?')
  await sees(page.getByRole('dialog', { name: text.palette.keys }))
  await keyboard.press('Escape')
  await seesNo(page.getByRole('dialog'))
  await eventually(at).toBe('number')
  await keyboard.press('F2')
  await sees(titleField(co, 'es'))
  await keyboard.press('End')
  await keyboard.type(', y corregida')
  await keyboard.press('Enter')
  await sees(row(co, code).getByText('Acción escrita con el teclado, y corregida'))

  await keyboard.press(' ')
  await sees(panel(co, code))
  expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
  await tabTo(focused(text.roadmap.archive))
  await keyboard.press('Enter')
  await sees(panel(co, code).getByText(text.roadmap.panel.isArchived))
  await tabTo(focused(text.roadmap.restore))
  await keyboard.press('Enter')
  await sees(row(co, code))
  await eventually(() => wordsIn(titleField(co, 'es'))).toContain('y corregida')
  await keyboard.press('Escape')
  await seesNo(panel(co, code))
  await saved(co)
})

test('the road map shows its rows again whenever one comes back to it', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  await saved(us)
  for (const away of [text.frame.texts, text.frame.people]) {
    await sees(row(us, 'WG-001'))
    await page.getByRole('link', { name: away }).first().click()
    await seesNo(page.getByRole('treegrid'))
    await page.getByRole('link', { name: text.frame.roadMap }).first().click()
  }
  await sees(row(us, 'WG-001'))
})
