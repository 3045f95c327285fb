// Signing in through a provider: there and back, the provider's sign-out while a page is open, a stranger, and a provider that is down.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { PROVIDER_WORDS } from '../../client/base/messages/providers.ts'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import type { Language } from '../../shared/bilingual.ts'
import { launchBrowser } from '../harness/browser.ts'
import { openProviderWorld, type ProviderWorld } from '../server/providers/providerWorld.ts'
import { look } from './look.ts'
import { openPerson, type Person, SESSION_OVER, sees, seesNo } from './person.ts'

let browser: Browser
let world: ProviderWorld
const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true, name: 'Ana' }
const NAME = { es: 'Cuenta del ministerio', en: 'Ministry account' }

beforeAll(async () => {
  ;[browser, world] = await Promise.all([launchBrowser(), openProviderWorld()])
  await world.addPerson('ana@example.org', 'delegate')
  await world.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  world.provider.asks = true
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

const somebody = async (language: Language): Promise<Person> => {
  const person = await openPerson(browser, {
    email: 'ana@example.org',
    name: '127.0.0.1',
    language,
    address: world.server.url,
    keepsShell: false,
  })
  // The provider's own last page asks for a font of the internet.
  person.expects(/fonts\.googleapis\.com/)
  onTestFinished(async () => {
    await person.context.close()
    expect(person.troubles()).toEqual([])
  })
  return person
}
const buttonIn = ({ page, language }: Person) => page.getByRole('button', { name: PROVIDER_WORDS[language].go(NAME[language]) })
const atProvider = ({ page }: Person) => page.getByRole('link', { name: /^Continue as/ })
const inside = ({ page, text }: Person) => page.getByRole('navigation', { name: text.frame.main })

test('[A50] [A57] [A58] somebody signs in through the provider, is locked out by its sign-out, comes back to the same page, and signs out of both', async () => {
  world.provider.person = ANA
  const ana = await somebody('en')
  const { page, text } = ana
  await page.goto('/me')
  await sees(buttonIn(ana))
  await look(ana, 'sign-in')
  await buttonIn(ana).click()
  await atProvider(ana).click()
  await sees(inside(ana))
  expect(new URL(page.url()).pathname).toBe('/me')
  await sees(page.getByRole('heading', { name: PROVIDER_WORDS.en.links.title }))
  await sees(page.getByText(`${text.secondFactor.ways.provider} ${NAME.en}`))
  await look(ana, 'account')

  ana.expects(...SESSION_OVER)
  const there = await ana.context.newPage()
  await there.goto(`${world.provider.issuer}/session/end`)
  await there.getByRole('button', { name: 'Sign out' }).click()
  await there.waitForURL(/success/)
  await there.close()
  const lock = page.getByRole('dialog', { name: text.access.lock.title })
  await sees(lock)
  await look(ana, 'locked')
  await buttonIn(ana).click()
  await atProvider(ana).click()
  await sees(inside(ana))
  await seesNo(lock)
  expect(new URL(page.url()).pathname).toBe('/me')

  await page.getByRole('button', { name: /^Your account: / }).click()
  await page.getByRole('menuitem', { name: text.frame.signOut }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await sees(buttonIn(ana))
  expect(new URL(page.url()).origin).toBe(world.server.url)
})

test('[A57] the screen of somebody who works in the road map is sealed when they sign out at the provider', async () => {
  world.provider.person = ANA
  const ana = await somebody('en')
  const { page, text } = ana
  await page.goto('/g/tco/road-map')
  await buttonIn(ana).click()
  await atProvider(ana).click()
  await sees(inside(ana))
  await page.waitForLoadState('networkidle')
  ana.expects(...SESSION_OVER)
  const there = await ana.context.newPage()
  await there.goto(`${world.provider.issuer}/session/end`)
  await there.getByRole('button', { name: 'Sign out' }).click()
  await there.waitForURL(/success/)
  await sees(page.getByRole('dialog', { name: text.access.lock.title }))
})

test('[A50] [A56] a stranger reads where to ask, and who cannot be sent to the provider reads why and signs in by password', async () => {
  world.provider.person = { ...ANA, sub: 'stranger', email: 'stranger@example.org' }
  const stranger = await somebody('es')
  await stranger.page.goto('/')
  await buttonIn(stranger).click()
  await atProvider(stranger).click()
  await sees(stranger.page.getByText(anyRefusalMessage('provider-stranger', 'es')))
  await look(stranger, 'stranger')

  world.provider.down = true
  onTestFinished(() => {
    world.provider.down = false
  })
  // What was found is used for an hour.
  await world.close()
  world = await openProviderWorld()
  await world.addPerson('ana@example.org', 'delegate')
  world.provider.down = true
  const ana = await somebody('en')
  ana.expects(/^Failed to load resource: .* 503 .*\/api\/provider-sign-ins$/)
  await ana.page.goto('/')
  await buttonIn(ana).click()
  await sees(ana.page.getByText(anyRefusalMessage('provider-down', 'en')))
  await look(ana, 'down')
})
