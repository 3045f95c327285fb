// Conditions with and/or, and views that are saved and shared: two people, two languages.
import { expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { axeOn } from './axe.ts'
import { eventually, type Person, pressMenuItem, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const codes = (person: Person) => person.page.locator('.grid--items .grid__row .id').allTextContents()
const parameter = (person: Person, name: string) => new URL(person.page.url()).searchParams.get(name)
const inMenu = (person: Person, name: string) => person.page.getByRole('menuitemradio', { name })
const openMenu = async (person: Person) => {
  await person.page.getByRole('button', { name: new RegExp(`^${person.text.views.menu}`) }).press('Enter')
  await sees(inMenu(person, person.text.views.whole))
}
const pressItem = async (person: Person, name: string) => {
  await pressMenuItem(person, name)
  await seesNo(inMenu(person, person.text.views.whole))
}
const hasFocus = (person: Person, selector: string) => person.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)

test('[V20] by keyboard one asks for (blocked or done) and led by one’s own delegation; the address asks a colleague the same', async () => {
  const co = await stage.enter('co')
  const { where } = co.text
  const dialog = co.page.getByRole('dialog', { name: where.title })
  await co.page.getByRole('button', { name: co.text.roadmap.filter, exact: true }).press('Enter')
  await co.page.getByRole('button', { name: where.open }).press('Enter')
  await sees(dialog)
  const first = dialog.getByRole('group', { name: where.legend(1), exact: true })
  await first.getByRole('checkbox', { name: CHOICE_LABELS.status.blocked.es }).press('Space')
  await dialog.getByRole('button', { name: where.joinTo.all(1) }).press('Enter')
  await eventually(() => first.getByRole('combobox').count()).toBe(4)
  // A person who adds a row is in it.
  await eventually(() =>
    first
      .getByRole('combobox')
      .nth(2)
      .evaluate((element) => element === document.activeElement),
  ).toBe(true)
  await first.getByRole('checkbox', { name: CHOICE_LABELS.status.done.es }).nth(1).press('Space')
  await dialog.getByRole('button', { name: where.add }).press('Enter')
  const second = dialog.getByRole('group', { name: where.legend(2), exact: true })
  await second.getByRole('combobox', { name: where.subject }).selectOption('lead')
  // What is missing is said, and is where the keyboard goes.
  await dialog.getByRole('button', { name: where.apply }).press('Enter')
  await sees(second.getByRole('alert').filter({ hasText: where.incomplete }))
  await second.getByRole('combobox', { name: where.op }).selectOption('mine')
  await seesNo(second.getByRole('alert'))
  const { violations } = await (await axeOn(co.page)).include('.dialog').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await dialog.getByRole('button', { name: where.apply }).press('Enter')
  await seesNo(dialog)
  await eventually(() => hasFocus(co, '[data-filter]')).toBe(true)
  await eventually(() => parameter(co, 'all')).toBe('status.any.blocked*or*status.any.done*lead.mine')
  await sees(co.page.getByRole('button', { name: where.edit('La delegación que dirige es la mía') }))
  const mine = await codes(co)
  expect(mine.length).toBeGreaterThan(0)

  const us = await stage.visit('us')
  await us.go('/g/tco/road-map?all=status.any.blocked*or*status.any.done*lead.any.co*mood.any.good')
  await us.signIn()
  await sees(us.page.getByRole('button', { name: us.text.where.edit('The lead is Colombia') }))
  await eventually(() => codes(us)).toEqual(mine)
  // What this version does not understand is said, and leaves with one press.
  await us.page.getByRole('button', { name: /mood\.any\.good/ }).press('Enter')
  await eventually(() => parameter(us, 'all')).toBe('status.any.blocked*or*status.any.done*lead.any.co')
})

test('[V24] a view that one shares is there for a colleague in their language within seconds, who goes along with its changes', async () => {
  const [spanish, english] = ['Las bloqueadas', 'What is blocked']
  const [co, us, observer] = await Promise.all([stage.enter('co'), stage.enter('us'), stage.enter('observer')])
  await co.go('/g/tco/road-map?all=status.any.blocked')
  await eventually(async () => (await codes(co)).length).toBeGreaterThan(0)
  await openMenu(co)
  await pressItem(co, co.text.views.saveAs)
  const dialog = co.page.getByRole('dialog', { name: co.text.views.saveTitle })
  await dialog.getByRole('textbox', { name: co.text.views.nameIn('español') }).fill(spanish)
  await dialog.getByRole('textbox', { name: co.text.views.nameIn('inglés') }).fill(english)
  await dialog.getByRole('checkbox', { name: co.text.views.shareCheck }).press('Space')
  await dialog.getByRole('textbox', { name: co.text.views.nameIn('inglés') }).press('Enter')
  await seesNo(dialog)
  await sees(co.page.getByRole('button', { name: `Vistas: ${spanish}` }))

  await openMenu(us)
  await inMenu(us, english).press('Enter')
  await eventually(() => parameter(us, 'all')).toBe('status.any.blocked')
  await eventually(async () => codes(us)).toEqual(await codes(co))
  await openMenu(us)
  expect(await us.page.getByRole('menuitem', { name: us.text.views.remove }).count()).toBe(0)
  await pressItem(us, us.text.views.makeUsual)

  // Its maker changes it: who has changed nothing of it goes along.
  await co.go(`${new URL(co.page.url()).pathname}${new URL(co.page.url()).search}&group=lead`)
  await sees(co.page.getByText(co.text.views.modified, { exact: true }))
  // The notice stays for some seconds: it is looked out for before there is anything to see.
  const told = sees(us.page.getByText(us.text.views.changedBy(english, 'Delegación FGN')))
  await openMenu(co)
  await pressItem(co, co.text.views.save)
  await told
  await seesNo(co.page.getByText(co.text.views.modified, { exact: true }))
  await eventually(() => parameter(us, 'group')).toBe('lead')

  // From another screen the palette leads there, and an empty address to the usual view.
  await us.go('/g/tco/texts')
  await sees(us.page.getByRole('heading', { name: us.text.frame.texts, level: 1 }))
  await us.page.keyboard.press('Control+k')
  await us.page.getByRole('combobox', { name: us.text.palette.label }).fill(english)
  await sees(us.page.getByRole('option', { name: us.text.views.openNamed(english) }))
  await us.page.getByRole('option', { name: us.text.views.openNamed(english) }).click()
  await eventually(() => parameter(us, 'group')).toBe('lead')
  await us.go('/g/tco/road-map')
  await eventually(() => parameter(us, 'all')).toBe('status.any.blocked')

  // An observer keeps views of their own, and is not offered to share them.
  await openMenu(observer)
  await sees(inMenu(observer, english))
  await pressItem(observer, observer.text.views.saveAs)
  const own = observer.page.getByRole('dialog', { name: observer.text.views.saveTitle })
  await sees(own)
  expect(await own.getByRole('checkbox').count()).toBe(0)

  const takenAway = sees(us.page.getByText(us.text.views.takenAway(english)))
  await openMenu(co)
  await pressItem(co, co.text.views.remove)
  const question = co.page.getByRole('dialog', { name: co.text.views.removeTitle(spanish) })
  await question.getByRole('button', { name: co.text.views.removeVerb }).press('Enter')
  await seesNo(question)
  await eventually(() => hasFocus(co, 'button.views')).toBe(true)
  await takenAway
  await us.page.getByRole('button', { name: us.text.views.menu, exact: true }).waitFor()
  expect([parameter(us, 'view'), parameter(us, 'all')]).toEqual([null, 'status.any.blocked'])
})
