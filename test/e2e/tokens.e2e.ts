// API tokens in the browser: made on a phone and in the dark, used by a program, seen in the history, revoked by the chair.
import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { type Person, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const shoot = async ({ page }: Pick<Person, 'page'>, name: string) => {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}
const axe = async (person: Person, name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await person.page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(person.page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await shoot(person, `${name}-${theme}`)
  }
}

test('[AP1] [AP2] [AP6] a delegate makes a token, a program changes an item by it, the history says so, and the chair revokes it', async () => {
  const [co, chair] = await Promise.all([stage.enter('co'), stage.enter('chair')])
  const { page, text } = co
  const words = text.tokens
  await page.setViewportSize({ width: 390, height: 844 })
  await co.go('/me')
  const part = page.locator('#tokens')
  await sees(part.getByText(words.none))
  await part.scrollIntoViewIfNeeded()
  await axe(co, 'tokens-none-es-390')
  await part.getByRole('button', { name: words.make }).click()
  const making = page.getByRole('dialog', { name: words.makeTitle })
  await making.getByLabel(words.name).fill('Tablero de seguimiento')
  await making.getByRole('checkbox', { name: words.scopeLabels.write }).click()
  await axe(co, 'tokens-new-es-390')
  await making.getByRole('button', { name: words.create }).click()
  const made = page.getByRole('dialog', { name: words.madeTitle })
  const token = (await made.locator('code').textContent()) ?? ''
  expect(token).toMatch(/^ruta_[0-9a-f]{64}$/)
  await axe(co, 'tokens-made-es-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await made.getByRole('button', { name: words.haveIt }).click()
  await sees(part.getByText('Tablero de seguimiento'))

  const { origin } = new URL(page.url())
  const ask = (method: string, path: string, body?: object) =>
    fetch(origin.replace(/\/\/[^:/]+/, '//127.0.0.1') + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const { items } = await (await ask('GET', '/api/groups/tco/items')).json()
  const item = items.find(({ code }: { code: string }) => code === 'WG-014')
  expect((await ask('PATCH', `/api/groups/tco/items/${item.id}`, { labels: ['por API'] })).status).toBe(200)
  await co.go(`/g/tco/history?subject=item:${item.id}`)
  await sees(page.getByText('mediante el token', { exact: false }).first())
  await shoot(co, 'tokens-history-es-390')

  await chair.page.setViewportSize({ width: 1440, height: 900 })
  await chair.go('/g/tco/people')
  const row = chair.page.getByRole('listitem').filter({ hasText: /delegate\.co@/ })
  await sees(row.getByText(chair.text.tokens.count(1)))
  await row.getByRole('button').last().click()
  await chair.page.getByRole('menuitem', { name: chair.text.tokens.see }).click()
  const held = chair.page.getByRole('dialog')
  await sees(held.getByText('Tablero de seguimiento'))
  await axe(chair, 'tokens-of-member-en-1440')
  await held.getByRole('button', { name: chair.text.tokens.revokeNamed('Tablero de seguimiento') }).click()
  await sees(held.getByText(chair.text.tokens.none))
  expect((await ask('GET', '/api/groups/tco/items')).status).toBe(401)
})

/** Words change with the language, colours with the theme, lines with the width: all routes have the same elements. */
const A_PART = 'header, nav, main > section:nth-of-type(-n + 2)'

test('[AP7] the page of the API has no accessibility fault, on a phone, in both languages, light and dark', async () => {
  const { page } = await stage.visit('us')
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const language of ['es', 'en'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(`/api/docs?language=${language}`)
        // All of it takes seconds for each: in both languages, and once in the dark.
        const isWhole = width === 390 && (colorScheme === 'light' || language === 'es')
        const found = await violationsOf(page, colorScheme, { within: isWhole ? undefined : A_PART })
        expect(found.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await shoot({ page }, `api-docs-${language}-${width}-${colorScheme}`)
      }
  }
})
