// A key in a long text: what it costs the page's thread, and what the pause after a few of them costs (term marks of both sides are
// held against each other then, the save status changes, a colleague is sent what was written).
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { buildPages } from '../../../server/cli/build.ts'
import { launchWholeChromium } from '../../harness/chromium.ts'
import { stockClient, until } from '../../harness/process/stockClient.ts'
import { ServerProcess } from '../serverProcess.ts'
import { ms, row, summary } from '../stats.ts'
import { type Cost, costOfKeys, PARTS, type Typed } from './keyCosts.ts'
import { markedTerms, writeGlossary, writeLongText } from './longText.ts'

/** Of each language: a page or two, and what a group writes over years. */
const SIZES = [20, 500] as const
/** Between two keys: nobody types faster, and the page is at rest before the next one. */
const KEY_MS = 150
const WORDS = ['plazo ', 'acordado ', 'comunica ', 'decomiso ', 'medidas ', 'entidades ', 'informe ', 'recibe ', 'anual ', 'reunida ']
/** All that waits for a rest has been done. */
const PAUSE_MS = 1_800
/** What was written has reached the server. */
const ON_THE_WAY_MS = 2_000
/** Terms are marked, and what is fetched when nothing else is to be done has come. */
const REST_MS = 6_000

export async function* typing(): AsyncGenerator<string> {
  await buildPages()
  const server = await ServerProcess.start()
  const browser = await launchWholeChromium()
  try {
    await fill(server)
    for (const paragraphs of SIZES)
      for (const [width, name] of [
        [1440, 'both languages side by side'],
        [390, 'one under the other, on a phone'],
      ] as const)
        yield* said(`${paragraphs} paragraphs a side, ${name}`, await typed(browser, server, { paragraphs, width }))
  } finally {
    await browser.close()
    await server.discard()
  }
}

const fill = async (server: ServerProcess) => {
  const glossary = stockClient(server, 'glossary:bench')
  const texts = SIZES.map((paragraphs) => ({ paragraphs, client: stockClient(server, `page:${nameOf(paragraphs)}`) }))
  const clients = [glossary, ...texts.map(({ client }) => client)]
  await until('the writers are synced', () => clients.every(({ provider }) => provider.synced))
  writeGlossary(glossary.doc)
  for (const { paragraphs, client } of texts) writeLongText(client.doc, paragraphs)
  await sleep(ON_THE_WAY_MS)
  await server.idle()
  for (const client of clients) client.destroy()
}
const nameOf = (paragraphs: number) => `bench-text-${paragraphs}`

interface Place {
  readonly paragraphs: number
  readonly width: number
}

const typed = async (browser: Browser, server: ServerProcess, { paragraphs, width }: Place): Promise<Typed> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US' })
  const [name = '', value = ''] = server.session.cookie.split('=')
  await context.addCookies([{ name, value, url: server.session.origin }])
  const page = await context.newPage()
  await page.goto(`${server.session.origin}/g/bench/texts/${nameOf(paragraphs)}?layout=both`)
  await page.waitForFunction((count) => document.querySelectorAll('.term-mark').length >= count, markedTerms(paragraphs))
  await sleep(REST_MS)
  const paragraph = page.locator('.ProseMirror[lang=es] > p').nth(paragraphs / 2)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click({ position: { x: 40, y: 12 } })
  await sleep(PAUSE_MS)
  const costs = await costOfKeys(page, () => type(page))
  await context.close()
  return costs
}

const type = async (page: Page) => {
  for (const word of WORDS) {
    for (const letter of word) {
      await page.keyboard.type(letter)
      await sleep(KEY_MS)
    }
    await sleep(PAUSE_MS)
  }
}

const said = (name: string, { keys, pauses }: Typed): readonly string[] => [
  row(`${name}, a key`, { ...figures(keys), keys: String(keys.length), load: loadavg()[0]?.toFixed(1) ?? '' }),
  row(`${name}, the pause after a word`, { ...figures(pauses), pauses: String(pauses.length) }),
]
const figures = (costs: readonly Cost[]) => {
  const { p50, p95, max } = summary(costs.map(({ all }) => all))
  const half = (part: (typeof PARTS)[number]) => ms(summary(costs.map((cost) => cost[part])).p50)
  return { p50: ms(p50), p95: ms(p95), max: ms(max), ...Object.fromEntries(PARTS.map((part) => [part, half(part)])) }
}
