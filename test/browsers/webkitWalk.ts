// The main job in WebKit, beside a colleague in Chromium: what is not as it should be stops the walk with a sentence.
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openDemoServer, PASSWORD } from '../e2e/demoServer.ts'
import { launchChromium } from '../harness/chromium.ts'
import { KEYS, openWebKit, type WebKit } from './webkit.ts'

const PICTURES = 'test/out/browsers'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whatever the page says wrongly is kept until it is asked for. */
const LISTEN = `if (window.heard) return; window.heard = [];
addEventListener('error', (event) => heard.push(event.message)); addEventListener('unhandledrejection', (event) => heard.push(String(event.reason)));
document.addEventListener('securitypolicyviolation', (event) => heard.push('CSP ' + event.violatedDirective + ' ' + event.blockedURI))
const say = console.error; console.error = (...words) => { heard.push(words.join(' ')); say(...words) }`
const SAVED = `return /Saved/.test(document.querySelector('.save')?.textContent ?? '')`
/** One language of a text, without the carets of others. */
const WORDS = `const copy = document.querySelector('[contenteditable][lang=es]').cloneNode(true)
for (const widget of copy.querySelectorAll('.ProseMirror-widget, [contenteditable="false"]')) widget.remove()
return [...copy.children].map((block) => block.textContent).join('\\n')`
const wordsOf = (page: Page) => page.evaluate((script) => String(new Function(script)()), WORDS)
const row = (words: string) => `[...document.querySelectorAll('[role=row]')].find((row) => row.textContent.includes('${words}'))`

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

export const walkWebKit = async (say: (line: string) => void): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true })
  const [server, chromium, webkit] = await Promise.all([openDemoServer(), launchChromium(), openWebKit()])
  const at = server.address('delegate.us.localhost')
  const step = async (what: string, walk: () => Promise<unknown>) => {
    await walk()
    const heard = await webkit.ask<string[]>('return (window.heard ?? []).splice(0)')
    must(heard.length === 0, `${what}: the page said ${heard.join('; ')}`)
    writeFileSync(`${PICTURES}/webkit-${what.replace(/\W+/g, '-')}.png`, await webkit.picture())
    say(`WebKit ${webkit.version}: ${what}`)
  }
  const open = async (path: string, there: string) => {
    await webkit.go(at + path)
    await webkit.until(`return document.querySelector('${there}')`)
    await webkit.ask(LISTEN)
    await webkit.until(SAVED)
  }
  try {
    const page = await (await chromium.newContext({ baseURL: server.address('delegate.co.localhost') })).newPage()
    await signInAt(page)
    await step('signs in', async () => {
      await webkit.go(at)
      await webkit.until(`return document.querySelector('input[type=password]')`)
      await webkit.fill('input[type=email]', 'delegate.us@example.org')
      await webkit.fill('input[type=password]', `${PASSWORD}${KEYS.enter}`)
      await webkit.until(SAVED)
    })
    for (const form of ['timeline', 'board', 'calendar', 'outline', 'table'])
      await step(`shows the road map as ${form}`, () => open(`/g/tco/road-map?form=${form}`, 'main h1'))
    await step('adds an item and gives it a status by keyboard', () => addByKeyboard(webkit))
    await step('writes in one text with Chromium, every letter on both sides', () => writeTogether(webkit, page, open))
    await step('leaves a page while it writes, and the next one opens; back, too', () => leaveWriting(webkit, open))
    await step('works without a server and sends it when there is one', async () => {
      await webkit.ask('navigator.serviceWorker.ready.then(() => {})')
      await open('/g/tco/texts/early-consultation?layout=es', '[contenteditable=true][lang=es]')
      await server.kill()
      await webkit.click('[contenteditable=true][lang=es] p')
      await webkit.type('Sin servidor. ')
      await pause(500)
      await webkit.reload()
      await webkit.until(`return document.querySelector('[contenteditable=true][lang=es]')?.textContent.includes('Sin servidor. ')`)
      await server.start()
      await webkit.until(SAVED, 60_000)
      await page.waitForFunction(
        () => document.querySelector('[contenteditable][lang=es]')?.textContent?.includes('Sin servidor. '),
        null,
        { timeout: 60_000 },
      )
    })
  } finally {
    writeFileSync(`${PICTURES}/webkit-at-the-end.png`, await webkit.picture().catch(() => ''))
    await Promise.all([webkit.close(), chromium.close(), server.close()])
  }
}

const signInAt = async (page: Page) => {
  await page.goto('/')
  await page.fill('input[type=email]', 'delegate.co@example.org')
  await page.fill('input[type=password]', PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('nav').first().waitFor()
}

const addByKeyboard = async (webkit: WebKit) => {
  await webkit.until(`return document.querySelector('[role=rowheader]')`)
  await webkit.ask(`[...document.querySelectorAll('button')].find((button) => /New item/.test(button.textContent)).focus()`)
  await webkit.type(KEYS.enter)
  await pause(500)
  await webkit.type(`Acción del ñandú${KEYS.enter}`)
  await webkit.until(`return document.activeElement.dataset.field === 'title' && ${row('Acción del ñandú')}`)
  await webkit.type(KEYS.home)
  for (let presses = 0; presses < 20 && (await webkit.ask('return document.activeElement.dataset.field')) !== 'status'; presses++)
    await webkit.type('\uE014')
  await webkit.type(KEYS.enter)
  await webkit.until(`return document.querySelector('[role=menuitemradio]')`)
  await pause(300)
  await webkit.type(KEYS.down)
  await pause(200)
  await webkit.type(KEYS.down + KEYS.enter)
  await webkit.until(`return /Agreed/.test(${row('Acción del ñandú')}.textContent) && document.activeElement.dataset.field === 'status'`)
  await webkit.control('z')
  await webkit.until(`return /Proposed/.test(${row('Acción del ñandú')}.textContent)`)
  await webkit.until(SAVED)
}

type Open = (path: string, there: string) => Promise<void>
const writeTogether = async (webkit: WebKit, page: Page, open: Open) => {
  const text = '/g/tco/texts/early-consultation?layout=es'
  await open(text, '[contenteditable=true][lang=es]')
  await page.goto(text)
  await page.locator('[contenteditable=true][lang=es] p').first().click()
  await page.keyboard.press('Control+Home')
  await webkit.click('[contenteditable=true][lang=es] p')
  await webkit.type(KEYS.end)
  await Promise.all([webkit.type(' Ñandú y acción.'), page.keyboard.type('Según Chromium: ', { delay: 30 })])
  await webkit.control(KEYS.end)
  await webkit.type(KEYS.enter)
  await webkit.control('b')
  await webkit.type('negrita')
  await webkit.control('b')
  await webkit.type(`${KEYS.enter}- uno${KEYS.enter}dos`)
  await webkit.until(
    `return document.querySelector('[lang=es] strong') && document.querySelectorAll('[lang=es] ul:last-of-type li').length === 2`,
  )
  await webkit.until(`return [...document.querySelectorAll('.ProseMirror-widget')].some((caret) => /CO/.test(caret.textContent))`)
  await webkit.until(SAVED)
  await pause(1_000)
  const words = [await webkit.ask<string>(WORDS), await wordsOf(page)]
  must(words[0] === words[1], `the two do not show the same:\n${words.join('\n---\n')}`)
  for (const part of [' Ñandú y acción.', 'Según Chromium: ', 'negrita', 'uno', 'dos'])
    must(words[0]?.includes(part) === true, `“${part}” is lost`)
}

/** WebKit puts pages to sleep: a busy one is left with its transactions begun. */
const leaveWriting = async (webkit: WebKit, open: Open) => {
  for (let times = 0; times < 3; times++) {
    await open('/g/tco/road-map', '[role=rowheader]')
    await webkit.ask(`addEventListener('pagehide', () => { for (const end = performance.now() + 300; performance.now() < end; ); })`)
    await open('/g/tco/texts', 'main h1')
    await open('/g/tco/texts/road-map-introduction?layout=es', '[contenteditable=true][lang=es]')
    await webkit.click('[contenteditable=true][lang=es] p')
    await webkit.type('Al salir. ')
    await open('/g/tco/texts', 'main h1')
  }
  await webkit.back()
  await webkit.until(
    `return location.pathname === '/g/tco/texts/road-map-introduction' && document.querySelector('[contenteditable=true][lang=es]')`,
  )
  await webkit.until(SAVED)
}
