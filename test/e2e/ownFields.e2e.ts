// The group's own fields in a browser: the secretariat defines them, a delegate gives them values, an observer reads them.
import { expect, test } from 'vitest'
import { look } from './look.ts'
import { eventually, type Person, saved, sees } from './person.ts'
import { openAt, openItem, panel } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const settings = ({ page }: Person) => page.locator('#settings-fields')
const defineField = async (
  person: Person,
  kind: 'address' | 'choice' | 'day' | 'number' | 'text',
  es: string,
  en: string,
  more: () => Promise<void>,
) => {
  const words = person.text.settings
  await settings(person).getByRole('button', { name: words.own.newField }).first().click()
  const form = person.page.getByRole('form', { name: words.own.newField })
  await sees(form)
  if (kind !== 'text') {
    await form.locator('label').filter({ hasText: words.own.kinds[kind] }).click()
    expect(await form.getByRole('radio', { name: words.own.kinds[kind] }).isChecked()).toBe(true)
  }
  await form.getByRole('textbox', { name: words.nameIn.es }).fill(es)
  await form.getByRole('textbox', { name: words.nameIn.en }).fill(en)
  await more()
  await form.getByRole('button', { name: words.own.add }).click()
  await sees(settings(person).getByRole('row').filter({ hasText: es }))
}

test('[M21] the secretariat defines a number and a list, a delegate gives an item their values, also without a network, and an observer reads both in English', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/settings#fields')
  await sees(settings(secretariat))
  const form = secretariat.page.getByRole('form', { name: secretariat.text.settings.own.newField })
  await defineField(secretariat, 'number', 'Costo', 'Cost', async () => {
    for (const side of ['es', 'en'] as const)
      await form.getByRole('textbox', { name: secretariat.text.settings.own.unitIn[side] }).fill('USD')
  })
  await defineField(secretariat, 'choice', 'Fuente', 'Source', async () => {
    for (const [at, [es, en]] of [
      ['Propia', 'Own'],
      ['Cooperación', 'Cooperation'],
    ].entries()) {
      await form.getByRole('button', { name: secretariat.text.settings.own.addChoice }).click()
      await form.getByRole('textbox', { name: secretariat.text.settings.own.choiceIn.es(at + 1) }).fill(es ?? '')
      await form.getByRole('textbox', { name: secretariat.text.settings.own.choiceIn.en(at + 1) }).fill(en ?? '')
    }
  })
  await defineField(secretariat, 'day', 'Fecha de firma', 'Signed on', async () => {})
  await defineField(secretariat, 'address', 'Expediente', 'File', async () => {})
  await look(secretariat, 'own-fields', secretariat.text.settings.part.fields)

  const mx = await stage.enter('mx', '/g/tco/road-map')
  const address = await openItem(mx, 'WG-014')
  const own = (name: string) => panel(mx, 'WG-014').getByRole('button', { name: mx.text.roadmap.edit.field(name) })
  if (!(await own('Costo').isVisible())) await mx.page.locator('.more > summary').click()
  await own('Costo').click()
  await mx.page.keyboard.type('12500')
  await mx.page.keyboard.press('Enter')
  await own('Fuente').click()
  await mx.page.getByRole('menuitemradio', { name: 'Cooperación' }).click()
  await own('Fecha de firma').click()
  await mx.page.keyboard.type('2019-12-03')
  await mx.page.keyboard.press('Enter')
  await own('Expediente').click()
  await mx.page.keyboard.type('https://example.org/expediente/14')
  await mx.page.keyboard.press('Enter')
  await saved(mx)
  const link = panel(mx, 'WG-014').getByRole('link', { name: 'https://example.org/expediente/14' })
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  await own('Costo').scrollIntoViewIfNeeded()
  await look(mx, 'own-panel')

  // In the table an address is a link, and the head of a group has the sum of its amounts; the menu of the column that of all.
  const [costKey, fileKey] = await secretariat.page.evaluate(() =>
    [...document.querySelectorAll('#settings-fields [data-row]')].flatMap((row) => {
      const key = row.getAttribute('data-row') ?? ''
      return /Costo|Expediente/.test(row.textContent ?? '') ? [key] : []
    }),
  )
  await mx.go(`/g/tco/road-map?columns=status,${costKey},${fileKey}`)
  await sees(mx.page.getByText(/^Costo: 12\D?500\sUSD$/))
  const inCell = mx.page.getByRole('gridcell').getByRole('link', { name: 'example.org/expediente/14' })
  expect(await inCell.getAttribute('href')).toBe('https://example.org/expediente/14')
  await look(mx, 'own-table')
  await mx.page.getByRole('columnheader', { name: 'Costo' }).click({ button: 'right' })
  await sees(mx.page.getByRole('menu').getByText(/^Total: 12\D?500\sUSD$/))
  await mx.page.keyboard.press('Escape')

  // Selected items get a value together, as one step that can be undone.
  await mx.go('/g/tco/road-map')
  await mx.page.getByRole('gridcell', { name: 'WG-014' }).first().focus()
  for (const key of ['Shift+Space', 'ArrowDown', 'Shift+Space']) await mx.page.keyboard.press(key)
  await mx.page.getByRole('button', { name: mx.text.selection.own, exact: true }).click()
  const bulk = mx.page.getByRole('dialog', { name: mx.text.selection.own })
  await bulk.getByLabel(mx.text.selection.ownField).selectOption({ label: 'Costo' })
  await bulk.getByRole('textbox', { name: 'Costo' }).fill('12500 USD')
  await look(mx, 'own-bulk')
  await bulk.getByRole('button', { name: mx.text.selection.setOwn, exact: true }).click()
  await sees(mx.page.getByText(mx.text.selection.changed(1)))
  await saved(mx)

  // Without a network it is written as well, and arrives with it.
  await openItem(mx, 'WG-014')
  if (!(await own('Costo').isVisible())) await mx.page.locator('.more > summary').click()
  await stage.unplug(mx)
  await own('Costo').click()
  await mx.page.keyboard.press('ControlOrMeta+A')
  await mx.page.keyboard.type('13000')
  await mx.page.keyboard.press('Enter')
  await sees(own('Costo').filter({ hasText: /13\D?000/ }))
  await stage.plugIn(mx)
  await saved(mx)

  const observer = await stage.enter('observer')
  await openAt(observer, 'WG-014', address)
  if (!(await panel(observer, 'WG-014').getByText('Cost', { exact: true }).first().isVisible()))
    await observer.page.locator('.more > summary').click()
  await eventually(() => panel(observer, 'WG-014').textContent()).toMatch(
    /Cost[\s\S]*13,000[\s\S]*Source[\s\S]*Cooperation[\s\S]*Signed on[\s\S]*3 Dec/,
  )
  expect(
    await panel(observer, 'WG-014')
      .getByRole('button', { name: observer.text.roadmap.edit.field('Cost') })
      .count(),
  ).toBe(0)
})
