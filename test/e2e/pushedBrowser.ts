// A browser of one person that shows notices on its desktop. Its push service is the one on loopback, since Chromium asks Google's, which no
// test may reach: what that one takes and decrypts is delivered to the worker by Chromium's own tools. All else is as in life.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Language } from '../../shared/bilingual.ts'
import { openProfile } from '../harness/chromium.ts'
import { type DesktopNotice, type NotificationDaemon, startNotificationDaemon } from '../harness/notificationDaemon.ts'
import type { PushService, TestBrowser } from '../harness/pushService.ts'

export interface PushedBrowser {
  readonly context: BrowserContext
  readonly page: Page
  readonly desktop: NotificationDaemon
  /** Whether the browser holds a subscription. */
  readonly isSubscribed: () => boolean
  /** Hands the worker what the push service holds for it. */
  deliver(): Promise<void>
  close(): Promise<void>
}

export const openPushedBrowser = async (address: string, service: PushService, language: Language): Promise<PushedBrowser> => {
  const [desktop, folder] = [await startNotificationDaemon(), await mkdtemp(join(tmpdir(), 'ruta-profile-'))]
  const context = await openProfile(folder, {
    baseURL: address,
    locale: language === 'es' ? 'es-CO' : 'en-US',
    timezoneId: 'America/Bogota',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['notifications'],
    env: { ...process.env, ...desktop.env } as Record<string, string>,
  })
  context.setDefaultTimeout(15_000)
  const held: { now: { readonly browser: TestBrowser; readonly key: string } | null } = { now: null }
  let [made, delivered] = [0, 0]
  await context.exposeFunction('heldSubscription', () => held.now)
  await context.exposeFunction('subscribeWith', (key: string) => {
    held.now = { browser: service.browser(`b${++made}`), key }
    return held.now
  })
  await context.exposeFunction('unsubscribe', () => {
    held.now = null
    return true
  })
  await context.addInitScript(inPage)
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    context,
    page,
    desktop,
    isSubscribed: () => held.now !== null,
    async deliver() {
      const messages = service.received.slice(delivered)
      delivered = service.received.length
      const own = messages.filter(({ browser }) => browser === held.now?.browser.name)
      const devtools = await context.newCDPSession(page)
      for (const { shown } of own) {
        const registrationId = await registrationOf(devtools)
        await devtools.send('ServiceWorker.deliverPushMessage', { origin: address, registrationId, data: JSON.stringify(shown) })
      }
      await devtools.detach()
    },
    async close() {
      await context.close()
      await desktop.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const registrationOf = async (devtools: CDPSession): Promise<string> => {
  const known = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const registration = registrations.find(({ isDeleted }) => !isDeleted)
      if (registration) resolve(registration.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  return known
}

interface InTest {
  heldSubscription(): Promise<{ browser: TestBrowser; key: string } | null>
  subscribeWith(key: string): Promise<{ browser: TestBrowser; key: string }>
  unsubscribe(): Promise<boolean>
}

/** In the page: a browser's subscription, from the push service of the test. */
const inPage = () => {
  if (typeof PushManager === 'undefined') return
  const outside = globalThis as unknown as InTest
  const bytes = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer
  const subscription = ({ browser, key }: { browser: TestBrowser; key: string }) => ({
    endpoint: browser.endpoint,
    options: { applicationServerKey: bytes(key) },
    getKey: (name: 'p256dh' | 'auth') => bytes(browser[name]),
    unsubscribe: () => outside.unsubscribe(),
  })
  Object.assign(PushManager.prototype, {
    async getSubscription() {
      const held = await outside.heldSubscription()
      return held && subscription(held)
    },
    async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
      return subscription(await outside.subscribeWith(applicationServerKey))
    },
  })
}

/** As a person sees it: without the address that the browser writes above the words. */
export const wordsOf = ({ title, body }: DesktopNotice): string => `${title} | ${body.replace(/^\S+\n\n/, '')}`
