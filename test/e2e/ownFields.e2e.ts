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
    await form.getByLabel(words.own.kind).selectOption({ label: words.own.kinds[kind] })
  }
  await form.getByRole('textbox', { name: words.nameIn.es }).fill(es)
  await form.getByRole('textbox', { name: words.nameIn.en }).fill(en)
  await more()
  await form.getByRole('button', { name: words.own.add }).click()
  await sees(settings(person).getByRole('row').filter({ hasText: es }))
}

test('[M21] the secretariat defines a number and a list, a delegate gives an item their values, and an observer reads both in English', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/settings#fields')
  await sees(settings(secretariat))
  const form = secretariat.page.getByRole('form', { name: secretariat.text.settings.own.newField })
  await defineField(secretariat, 'number', 'Presupuesto', 'Budget', async () => {
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
  if (!(await own('Presupuesto').isVisible())) await mx.page.locator('.more > summary').click()
  await own('Presupuesto').click()
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
  await own('Presupuesto').scrollIntoViewIfNeeded()
  await look(mx, 'own-panel')

  // Selected items get a value together, as one step that can be undone.
  await mx.go('/g/tco/road-map')
  await mx.page.getByRole('gridcell', { name: 'WG-014' }).first().focus()
  for (const key of ['Shift+Space', 'ArrowDown', 'Shift+Space']) await mx.page.keyboard.press(key)
  await mx.page.getByRole('button', { name: mx.text.selection.own, exact: true }).click()
  const bulk = mx.page.getByRole('dialog', { name: mx.text.selection.own })
  await bulk.getByLabel(mx.text.selection.ownField).selectOption({ label: 'Presupuesto' })
  await bulk.getByRole('textbox', { name: 'Presupuesto' }).fill('12500 USD')
  await look(mx, 'own-bulk')
  await bulk.getByRole('button', { name: mx.text.selection.setOwn, exact: true }).click()
  await sees(mx.page.getByText(mx.text.selection.changed(1)))
  await saved(mx)

  const observer = await stage.enter('observer')
  await openAt(observer, 'WG-014', address)
  if (!(await panel(observer, 'WG-014').getByText('Budget').first().isVisible())) await observer.page.locator('.more > summary').click()
  await eventually(() => panel(observer, 'WG-014').textContent()).toMatch(
    /Budget[\s\S]*12,500[\s\S]*Source[\s\S]*Cooperation[\s\S]*Signed on[\s\S]*3 Dec/,
  )
  expect(
    await panel(observer, 'WG-014')
      .getByRole('button', { name: observer.text.roadmap.edit.field('Budget') })
      .count(),
  ).toBe(0)
})
