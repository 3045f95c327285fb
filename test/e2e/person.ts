// A person with a browser of their own: locators by role and accessible name in their language, and all messages of their console.

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { CATALOGUE, type Messages } from '../../client/base/messages/catalogue.ts'
import type { Language } from '../../shared/bilingual.ts'
import { PATIENCE_MS } from '../harness/patience.ts'
import { PASSWORD } from './demoServer.ts'

export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly email: string
  /** The host name under which they work. */
  readonly name: string
  readonly language: Language
  readonly text: Messages
  /** Console messages of Chromium itself that the story causes; all others are failures. */
  readonly expects: (...patterns: readonly RegExp[]) => void
  readonly troubles: () => readonly string[]
  readonly go: (path: string) => Promise<void>
  /** By the visible form. */
  readonly signIn: () => Promise<void>
  /** Before the first page is opened. */
  readonly signInUnseen: () => Promise<void>
  /** Resolves when an open WebSocket is lost, with the time. */
  readonly lineLost: () => Promise<number>
}

/** Offline, or the server is down. */
export const NO_NETWORK = [
  /^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED|FAILED) /,
  /^WebSocket connection to '.*\/live\/.*' failed: (|Error in connection establishment: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED))/,
  // The service worker, which is fetched when the page is at rest.
  /An unknown error occurred when fetching the script\.$/,
  /^uncaught: (Firefox can’t establish a connection to the server at|The connection to) ws:\/\/.*\/live\//,
]
/** Clicks a link, unless a request of the page has already been refused: then the lock screen is there, and perhaps no link. */
export const pressIfThere = (page: Page, name: string): Promise<void> =>
  page.evaluate((wanted) => [...document.querySelectorAll('a')].find((link) => link.textContent?.includes(wanted))?.click(), name)
/** The session has ended: requests and connections of the page are refused. */
export const SESSION_OVER = [
  /^Failed to load resource: .* 401 .*\/api\//,
  /^WebSocket connection to '.*\/live\/.*' failed: Error during WebSocket handshake: Unexpected response code: 401/,
  /^uncaught: Firefox can’t establish a connection to the server at ws:\/\/.*\/live\//,
]

export interface PersonRequest {
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly address: string
  /** Whether the service worker is allowed. It fetches every file of the client, which takes a quarter of the CPU that a visit needs. */
  readonly keepsShell: boolean
}

export const openPerson = async (browser: Browser, request: PersonRequest): Promise<Person> => {
  const { email, name, language, address } = request
  const context = await browser.newContext({
    baseURL: address,
    locale: language === 'es' ? 'es-CO' : 'en-US',
    timezoneId: 'America/Bogota',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
    serviceWorkers: request.keepsShell ? 'allow' : 'block',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const heard: string[] = []
  const expected: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} ${message.location().url}`.trim())
  })
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().stack || error.error().message || String(error.error())}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective, event.blockedURI))
  })
  const page = await context.newPage()
  page.on('crash', () => heard.push('the page crashed'))
  const waiting: ((at: number) => void)[] = []
  page.on('websocket', (line) => {
    line.on('close', () => {
      for (const tell of waiting.splice(0)) tell(performance.now())
    })
  })
  const text = CATALOGUE[language]
  const person: Person = {
    page,
    context,
    email,
    name,
    language,
    text,
    expects: (...patterns) => void expected.push(...patterns),
    troubles: () => heard.filter((line) => !expected.some((pattern) => pattern.test(line))),
    async go(path) {
      await page.goto(path)
    },
    async signIn() {
      await page.getByRole('textbox', { name: text.access.email }).fill(email)
      await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: text.access.signIn, exact: true }).click()
      await page.getByRole('navigation', { name: text.frame.main }).waitFor()
    },
    async signInUnseen() {
      // From a page: Node does not resolve the names under `localhost`, as browsers do.
      await page.goto('/healthz')
      const status = await page.evaluate(
        async (account) => {
          const headers = { 'content-type': 'application/json' }
          return (await fetch('/api/session', { method: 'POST', headers, body: JSON.stringify(account) })).status
        },
        { email, password: PASSWORD },
      )
      if (status !== 200) throw new Error(`${email} could not sign in: ${status}`)
    },
    lineLost: () => new Promise((resolve) => void waiting.push(resolve)),
  }
  return person
}

/** The save status control. */
export const saveStatus = (person: Person): Locator =>
  person.page.getByRole('button', { name: new RegExp(`^(${CATALOGUE.es.status.title}|${CATALOGUE.en.status.title}): `) })

export const sees = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible' })
export const seesNo = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' })

/** By key, once it can be pressed: a key on a button that is still disabled reaches nothing, and nobody waits for it. */
export const pressEnter = async (button: Locator): Promise<void> => {
  await button.click({ trial: true })
  await button.press('Enter')
}

/** An entry of a menu that was just opened, by keyboard. */
export const pressMenuItem = async ({ page }: Person, name: string): Promise<void> => {
  const item = page.getByRole('menuitem', { name })
  await sees(item)
  // A menu focuses its first item in a timeout after rendering: Enter before that would choose this item instead.
  await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve)))
  await item.press('Enter')
}

/** Retries until it has the expected value. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: PATIENCE_MS, interval: 50 })

/** The save status contains these words. */
export const status = async (person: Person, words: string): Promise<void> => {
  await eventually(async () => ((await saveStatus(person).textContent()) ?? '').replace(/\s+/g, ' ')).toContain(words)
}
export const saved = (person: Person): Promise<void> => status(person, person.text.status.saved)
