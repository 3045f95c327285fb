// The page of all components, built by itself: the product's build does not know it. And what the product's build holds.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import { SAMPLE_WORDS } from '../../client/design/sampleWords.ts'
import type { Language } from '../../shared/bilingual.ts'
import { launchBrowser } from '../harness/browser.ts'
import { violationsOf, WCAG } from './axe.ts'

const HERE = 'http://design.localhost'
let folder: string
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ruta-design-'))
  await build({
    configFile: 'client/vite.config.ts',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: 'client/design.html' } },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['es', 'en'] as const)('[C20] every component in every state: axe finds nothing, in %s, light and dark', async (language) => {
  const page = await open(language)
  const heard: string[] = []
  page.context().on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  page.context().on('weberror', (error) => heard.push(error.error().message))
  await page.goto(`${HERE}/design.html?language=${language}`)
  await page.getByRole('heading', { level: 1, name: SAMPLE_WORDS[language].title }).waitFor()
  // The last thing on the page has its rows.
  await page.getByRole('treegrid').last().getByRole('row').nth(7).waitFor()
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.getByRole('button', { name: CATALOGUE[language].frame[theme === 'light' ? 'themeLight' : 'themeDark'], exact: true }).click()
    const violations = await violationsOf(page, theme, { tags: [...WCAG, 'best-practice'] })
    for (const { id, nodes } of violations)
      for (const { html, target } of nodes) found.push(`${theme}: ${id}: ${target.join(' ')} ${html.slice(0, 160)}`)
  }
  expect(found).toEqual([])
  expect(heard).toEqual([])
})

const open = async (language: Language): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: language,
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
  })
  await page.route(`${HERE}/**`, (route) => route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }))
  return page
}

test('[C25] sign-in loads at most 60 kB in two scripts, with no view; the plan needs ten more', () => {
  const first = [...readFileSync('dist/index.html', 'utf8').matchAll(/"\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const weight = first.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist', file)), { level: 9 }).length, 0)
  expect(weight).toBeLessThan(60_000)
  const views = ['HomeView', 'RoadMapView', 'Board', 'Timeline', 'Calendar', 'Outline', 'PageView', 'SessionView', 'RoomView', 'ReviewView']
  const files = readdirSync('dist/assets')
  for (const part of [...views, 'HistoryView', 'People', 'MyPage', 'Inside', 'editor']) {
    const own = files.filter((file) => file.startsWith(`${part}-`) && file.endsWith('.js'))
    expect([part, own.length]).toEqual([part, 1])
    expect(first).not.toContain(`assets/${own[0]}`)
  }
  // Each of them costs a round trip.
  expect(first.length).toBeLessThanOrEqual(2)
  const asked = loadedAtOnce([
    ...first.map((file) => file.replace('assets/', '')),
    ...files.filter((file) => /^(Inside|RoadMapView)-.*js$/.test(file)),
  ])
  expect(asked.size).toBeLessThanOrEqual(12)
  expect([...asked].filter((file) => file.startsWith('editor-'))).toEqual([])
})

test('no two pieces of the build import each other: what runs first would find nothing of the other', () => {
  const scripts = readdirSync('dist/assets').filter((file) => file.endsWith('.js'))
  const circular = scripts.filter((script) =>
    [...loadedAtOnce([script])].some((other) => other !== script && loadedAtOnce([other]).has(script)),
  )
  expect(circular).toEqual([])
})

const loadedAtOnce = (scripts: readonly string[]): ReadonlySet<string> => {
  const all = new Set(scripts)
  for (const script of all)
    for (const [, next = ''] of readFileSync(join('dist/assets', script), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      all.add(next)
  return all
}

test('[C20] the page of components is not in the build of the product', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html)$/.test(file))
  expect(files.length).toBeGreaterThan(10)
  const holding = files.filter((file) => /design__specimen|El lenguaje visual/.test(readFileSync(join('dist', file), 'utf8')))
  expect(holding).toEqual([])
})
