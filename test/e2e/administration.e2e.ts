// An operator of the installation, who is a member of one group: the administration of all of it.
import { spawnSync } from 'node:child_process'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { GROUP_QUOTA_WORDS } from '../../client/base/messages/groupQuota.ts'
import { READ_ONLY_GROUP_WORDS } from '../../client/base/messages/readOnlyGroup.ts'
import { violationsOf } from './axe.ts'
import { look } from './look.ts'
import { type Person, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** Also in a second try, when it is one already. */
const makeOperator = () => spawnSync(process.execPath, ['server/cli/makeOperator.ts', 'observer@example.org', stage.server().folder])

const axe = async ({ page }: Person) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  }
}

test('[O21] [O30] [O31] [O37] an operator finds an account, disables it and enables it again, and makes a group; everybody else sees that the page is not theirs', async () => {
  makeOperator()
  const operator = await stage.enter('observer')
  const { page, text } = operator
  const words = text.administration
  await page.getByRole('button', { name: text.frame.account('Observación / Observer') }).click()
  await page.getByRole('menuitem', { name: text.frame.administration }).click()
  await sees(page.getByRole('heading', { level: 1, name: words.title }))
  await sees(page.getByRole('heading', { name: text.installation.logs.title }))
  await axe(operator)
  const show = (part: keyof typeof words.part) => page.getByRole('button', { name: words.part[part], exact: true }).click()
  await show('groups')
  await sees(page.getByRole('rowheader', { name: 'TCO' }))
  await show('settings')
  await sees(page.getByRole('rowheader', { name: 'DATA_DIR' }))
  await axe(operator)
  await show('accounts')
  const list = page.getByRole('list', { name: words.part.accounts })
  await page.getByLabel(words.accounts.find).fill('delegate.mx')
  await expect.poll(() => list.locator('> li').count()).toBe(1)
  const act = async (name: string) => {
    await list.getByRole('button', { name: text.people.actions('Delegación FGR') }).press('Enter')
    await page.getByRole('menuitem', { name }).press('Enter')
  }
  await act(text.people.disable)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.accounts.acts.disable.go }).press('Enter')
  await sees(page.getByText(words.accounts.acts.disable.done))
  await sees(list.getByText(text.people.isDisabled))
  await page.setViewportSize({ width: 390, height: 844 })
  await axe(operator)
  await act(text.people.enable)
  await dialog.getByRole('button', { name: words.accounts.acts.enable.go }).press('Enter')
  await expect.poll(() => list.getByText(text.people.isDisabled).count()).toBe(0)
  await show('audit')
  await sees(page.getByText(/^Enabled the account of/))

  // A further group, and the link for its chair.
  await page.setViewportSize({ width: 1440, height: 900 })
  await show('groups')
  const { groups } = words
  await page.getByRole('button', { name: groups.making.title }).click()
  await dialog.getByRole('button', { name: groups.making.go }).click()
  await sees(dialog.getByText(groups.making.addressWrong))
  await axe(operator)
  const form = dialog.locator('form')
  const both = async (place: Locator, es: string, en: string) => {
    await place.getByLabel(text.access.setUp.groupName(text.access.setUp.spanish)).first().fill(es)
    await place.getByLabel(text.access.setUp.groupName(text.access.setUp.english)).first().fill(en)
  }
  await both(form, 'Extinción de dominio', 'Asset forfeiture')
  for (const [at, code, es, en] of [
    [0, 'CO', 'Colombia', 'Colombia'],
    [1, 'MX', 'México', 'Mexico'],
  ] as const) {
    const row = form.locator('.set-up__delegation').nth(at)
    await row.getByLabel(text.access.setUp.code).fill(code)
    await both(row, es, en)
  }
  await form.getByLabel(text.people.name, { exact: true }).fill('Presidencia, MRE')
  expect(await form.getByLabel(groups.making.address).inputValue()).toBe('asset-forfeiture')
  await dialog.getByRole('button', { name: groups.making.go }).click()
  await sees(dialog.getByRole('heading', { name: groups.linkTitle }))
  const link = await dialog.getByLabel(text.people.link).inputValue()
  await dialog.getByRole('button', { name: text.people.done }).click()
  await sees(page.getByRole('rowheader', { name: /Asset forfeiture/ }).getByRole('button', { name: groups.inviteChair }))
  await axe(operator)
  expect(new URL(link).pathname).toBe('/invitation')

  const chair = await stage.enter('chair', '/administration')
  await sees(chair.page.getByText(chair.text.administration.notYours))
})

test('[O48] an operator finds a group among a thousand, by its name, page after page, in the order of a choice', async () => {
  makeOperator()
  const operator = await stage.enter('observer', '/administration')
  const { page, text } = operator
  const words = text.administration.groups
  const one = (await page.evaluate(() => fetch('/api/administration/groups').then((answer) => answer.json()))).groups[0]
  const asked: string[] = []
  let [found, fails] = [1_000, false]
  await page.route('**/api/administration/groups?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    asked.push(query.toString())
    const at = Number(query.get('page'))
    const groups = Array.from({ length: Math.min(50, found) }, (_, row) => {
      const number = (at - 1) * 50 + row + 1
      return {
        ...one,
        id: `group-${number}`,
        name: { es: `Grupo de trabajo sobre cooperación jurídica ${number}`, en: `Working group on legal cooperation ${number}` },
        entries: 90_000 - 80 * number,
      }
    })
    return fails ? route.abort() : route.fulfill({ json: { groups, found, page: at, pages: Math.max(1, Math.ceil(found / 50)) } })
  })
  await page.getByRole('button', { name: text.administration.part.groups, exact: true }).click()
  await sees(page.getByText(words.shown(1, 50, 1_000)))
  await axe(operator)
  await look(operator, 'a thousand groups')
  await page.getByRole('button', { name: words.next }).press('Enter')
  await sees(page.getByText(words.shown(51, 100, 1_000)))
  await sees(page.getByRole('rowheader', { name: /cooperation 100$/ }))
  await page.getByLabel(words.sort).selectOption('files')
  await sees(page.getByText(words.shown(1, 50, 1_000)))
  expect(asked.at(-1)).toBe('q=&sort=files&page=1')
  await page.setViewportSize({ width: 390, height: 844 })
  await look(operator, 'a thousand groups on a phone')
  await axe(operator)
  found = 0
  await page.getByLabel(words.find).fill('nothing')
  await sees(page.getByText(words.noneFound))
  await look(operator, 'no group found')
  fails = true
  await page.getByLabel(words.find).fill('nothing at all')
  operator.expects(/net::ERR_FAILED .*\/api\/administration\/groups/)
  await sees(page.getByText(words.stale))
  await look(operator, 'groups that did not load')
  fails = false
  found = 1_000
  await page.getByLabel(words.find).fill('')
  await sees(page.getByText(words.shown(1, 50, 1_000)))
})

test('[O38] [O41] an operator suspends a group and changes its space for files: its chair reads on every screen why, changes nothing, and goes on when it is resumed', async () => {
  makeOperator()
  const chair = await stage.enter('chair', '/g/tco/road-map')
  const add = chair.page.getByRole('button', { name: chair.text.roadmap.newItem }).first()
  await sees(add)
  const operator = await stage.enter('observer', '/administration')
  const { page, text } = operator
  const words = READ_ONLY_GROUP_WORDS.en
  await page.getByRole('button', { name: text.administration.part.groups, exact: true }).click()
  const choose = async (verb: string) => {
    await page.getByRole('button', { name: words.actions('TCO') }).press('Enter')
    await page.getByRole('menuitem', { name: verb }).press('Enter')
  }
  const dialog = page.getByRole('dialog')
  const confirm = (verb: string) => dialog.getByRole('button', { name: verb }).press('Enter')
  await choose(words.suspended.go)
  await confirm(words.suspended.go)
  await sees(dialog.getByText(words.sentenceMissing).first())
  await dialog.getByLabel(words.sentence.es).fill('Se revisan sus miembros hasta enero.')
  await dialog.getByLabel(words.sentence.en).fill('Its members are under review until January.')
  await look(operator, 'suspend')
  await confirm(words.suspended.go)
  await sees(page.getByRole('rowheader', { name: /TCO/ }).getByText(/suspended since/))
  await expect
    .poll(() => page.getByRole('button', { name: words.actions('TCO') }).evaluate((button) => button === document.activeElement))
    .toBe(true)
  await look(operator, 'suspended')

  const why = chair.page.getByText('Its members are under review until January.')
  await sees(why)
  await expect.poll(() => add.count()).toBe(0)
  await look(chair, 'read-only')

  await choose(GROUP_QUOTA_WORDS.en.title)
  const space = dialog.getByLabel(GROUP_QUOTA_WORDS.en.megabytes)
  await space.fill('0')
  await space.press('Enter')
  await sees(dialog.getByText(GROUP_QUOTA_WORDS.en.wrong('100,000')))
  await look(operator, 'space')
  await sees(dialog.getByText(GROUP_QUOTA_WORDS.en.hint('1,000')))
  const GROUPS = '**/api/administration/groups?*'
  const answer = await page.evaluate(() => fetch('/api/administration/groups').then((answer) => answer.json()))
  const [group, ...others] = answer.groups
  const full = { ...group, quota: { filesMb: 2_500, usualMb: 1_000, isOwn: true, usedBytes: 3_000_000_000 } }
  await page.route(GROUPS, (route) => route.fulfill({ json: { ...answer, groups: [full, ...others] } }))
  await space.fill('2,500')
  await space.press('Enter')
  await sees(page.getByText(/of 2,500.MB · own limit/))
  await choose(GROUP_QUOTA_WORDS.en.title)
  await sees(dialog.getByText(GROUP_QUOTA_WORDS.en.below))
  await look(operator, 'space below use')
  await space.fill('4.000')
  await seesNo(dialog.getByText(GROUP_QUOTA_WORDS.en.below))
  await page.unroute(GROUPS)
  // As the dialog writes numbers in Spanish.
  await space.fill('2\u202f500')
  await space.press('Enter')
  await sees(page.getByText(/^0 of 2,500.MB · own limit/))
  await look(operator, 'groups')

  await choose(words.resumed.go)
  await confirm(words.resumed.go)
  await seesNo(why)
  await chair.page.setViewportSize({ width: 1440, height: 900 })
  await sees(add)
})
