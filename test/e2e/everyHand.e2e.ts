// For every hand and eye: each screen as a narrow window, a keyboard, a screen reader and a printer meet it.
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import type { Language } from '../../shared/bilingual.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { enlarged, focusStops, printed, smallTargets, stickingOut } from './everyHand.ts'
import { eventually, type Person, saved, sees, seesNo } from './person.ts'
import { openItem } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()
/** What is shown there, so that nothing is measured before it is. */
const SCREENS = [
  ['home', '/g/tco', (person: Person) => person.page.getByRole('region', { name: person.text.home.lateBy })],
  ['table', '/g/tco/road-map', (person: Person) => person.page.getByRole('treegrid').getByRole('row').nth(5)],
  ['timeline', '/g/tco/road-map?form=timeline', (person: Person) => person.page.getByRole('treegrid').getByRole('row').nth(5)],
  ['board', '/g/tco/road-map?form=board', (person: Person) => person.page.getByRole('list').nth(1)],
  ['calendar', '/g/tco/road-map?form=calendar', (person: Person) => person.page.locator('.calendar')],
  ['outline', '/g/tco/road-map?form=outline', (person: Person) => person.page.getByRole('treegrid').getByRole('row').nth(5)],
  ['texts', '/g/tco/texts', (person: Person) => person.page.getByRole('list', { name: person.text.texts.list })],
  ['text', '/g/tco/texts/early-consultation', (person: Person) => person.page.locator('.ProseMirror')],
  ['sessions', '/g/tco/sessions', (person: Person) => person.page.getByRole('list', { name: person.text.meeting.list })],
  ['decisions', '/g/tco/decisions', (person: Person) => person.page.getByRole('list', { name: person.text.meeting.register.list })],
  ['history', '/g/tco/history', (person: Person) => person.page.getByRole('heading', { name: person.text.history.moments.title })],
  ['people', '/g/tco/people', (person: Person) => person.page.getByRole('button', { name: person.text.people.invite, exact: true })],
  ['verification', '/g/tco/verification', (person: Person) => person.page.getByRole('button', { name: person.text.trust.downloadArchive })],
  ['me', '/me', (person: Person) => person.page.getByRole('heading', { name: person.text.frame.me.sessions })],
] as const

test.each(SCREENS)('[C21] [C22] [C23] %s: zoomed, by keyboard, and as it is read out', async (name, path, shown) => {
  const chair = await stage.enter('chair')
  const { page, text } = chair
  await chair.go(path)
  await sees(shown(chair))
  await sees(page.getByRole('heading', { level: 1 }))
  await seesNo(page.locator('.loading'))
  if (name !== 'me') await saved(chair)
  const found = new Set<string>()
  const roles: Readonly<Record<string, number>>[] = []

  await eventually(() => readOut(chair)).toEqual([])
  const { stops, unseen, endless } = await focusStops(chair)
  if (stops[0] !== text.frame.skip) found.add(`the keyboard begins at ${stops[0]}`)
  for (const one of unseen) found.add(`no focus to be seen on ${one}`)
  if (endless) found.add(`the keyboard does not come out; last at ${stops.at(-1)}`)

  for (const language of ['es', 'en'] as const) {
    const reader = await inLanguage(chair, language)
    await sees(shown(reader))
    // What is asked of the server may still come, and stand in for something else.
    await seesNo(page.locator('.loading'))
    await eventually(() => readOut(reader)).toEqual([])
    if (!(await page.title()).endsWith(' · Ruta')) found.add(`the window is called ${await page.title()}`)
    roles.push(await rolesIn(reader))
  }
  // Neither is a translation of the other: a screen reader finds the same things in both.
  expect(roles[1]).toEqual(roles[0])

  for (const trouble of await smallTargets(chair)) found.add(`too small: ${trouble}`)
  await page.setViewportSize({ width: 320, height: 640 })
  await eventually(() => stickingOut(chair)).toEqual([])
  for (const trouble of await smallTargets(chair)) found.add(`too small at 320: ${trouble}`)
  await page.setViewportSize({ width: 320, height: 256 })
  await eventually(() => enlarged(chair)).toEqual([])
  expect([...found]).toEqual([])
})

/** The same person, who reads on in this language. */
const inLanguage = async (person: Person, language: Language): Promise<Person> => {
  await person.page.getByRole('banner').getByRole('button', { name: SWITCH[language] }).click()
  await person.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
  return { ...person, language, text: CATALOGUE[language] }
}
const SWITCH = { es: 'ES, español', en: 'EN, English' } as const

/** What is missing in the accessibility tree, or has no name in it. */
const readOut = async ({ page, text }: Person): Promise<string[]> => {
  const tree = await page.locator('body').ariaSnapshot()
  const wanted = [
    ['the banner', /^- banner:/m],
    ['the way to other screens', new RegExp(`navigation "${text.frame.main}"`)],
    ['a main part', /^ *- main/m],
    ['a title', /heading ".+" \[level=1\]/],
    ['the account', new RegExp(`button "${text.frame.account('Presidencia / Chair')}"`)],
  ] as const
  return [
    ...wanted.filter(([, pattern]) => !pattern.test(tree)).map(([what]) => `${what} is not in the tree`),
    ...[...tree.matchAll(/^ *- (?:button|textbox|checkbox|switch|combobox)(?=:|$| \[).*$/gm)].map(([line]) => `has no name: ${line}`),
  ]
}

/** What can be used and where it stands, by role; a calendar's weeks, and so its rows, begin on another day in each. */
const rolesIn = async ({ page }: Person): Promise<Readonly<Record<string, number>>> => {
  const tree = await page.locator('body').ariaSnapshot()
  const counts: Record<string, number> = {}
  for (const [, role = ''] of tree.matchAll(
    // A name with a colon stands in quotes.
    /^ *- '?(banner|navigation|main|region|complementary|heading|link|button|textbox|checkbox|combobox|switch|radio|grid|treegrid|columnheader)\b/gm,
  ))
    counts[role] = (counts[role] ?? 0) + 1
  return counts
}

test('[C23] the save status is a button that says all, an item is found by its heading, and a screen that comes is named', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  await saved(us)
  expect(await page.getByRole('banner').ariaSnapshot()).toContain(`button "${text.status.title}: ${text.status.saved}`)
  await openItem(us, 'WG-014')
  const panel = await page.getByRole('complementary').ariaSnapshot()
  for (const field of ['status', 'lead', 'due'] as const) expect(panel).toContain(text.roadmap.edit.field(FIELDS[field].label.en))
  await page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.texts }).press('Enter')
  await sees(page.getByRole('status').filter({ hasText: `${text.frame.texts} · Ruta` }))
})

const ARCHIVED = 'WG-022'
test('[C24] on paper a form of the plan is whole, and as wide as the sheet', async () => {
  const us = await stage.enter('us')
  await saved(us)
  for (const form of ['table', 'timeline', 'outline'] as const) {
    await us.go(`/g/tco/road-map?form=${form}`)
    await sees(us.page.getByRole('treegrid').getByRole('row').nth(5))
    await eventually(() => printed(us)).toEqual({ missing: [ARCHIVED], tooWide: 0, astray: 0 })
  }
})

test('[C19] large type grows the screen at once, by the menu of the account, and by the palette', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  const size = () => page.getByRole('heading', { level: 1 }).evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize))
  const usual = await size()
  await page.getByRole('button', { name: text.frame.account('Delegate, MLARS') }).click()
  await page.getByRole('menuitemcheckbox', { name: text.frame.largeType }).click()
  await eventually(size).toBeGreaterThan(1.3 * usual)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(text.palette.usualType)
  await sees(page.getByRole('option', { name: text.palette.usualType }))
  await page.keyboard.press('Enter')
  await eventually(size).toBe(usual)
})
