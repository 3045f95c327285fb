// Signing in through a provider: there and back, the provider's sign-out while a page is open, a stranger, and a provider that is down.
import { expect, test } from 'vitest'
import { PROVIDER_WORDS } from '../../client/base/messages/providers.ts'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import type { Language } from '../../shared/bilingual.ts'
import { openProviderWorld } from '../server/providers/providerWorld.ts'
import { look } from './look.ts'
import { useOwnWorld } from './ownWorld.ts'
import { type Person, SESSION_OVER, sees, seesNo } from './person.ts'

const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true, name: 'Ana' }
const NAME = { es: 'Cuenta del ministerio', en: 'Ministry account' }

const { world, visit } = useOwnWorld(async () => {
  const opened = await openProviderWorld()
  await opened.addPerson('ana@example.org', 'delegate')
  await opened.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  opened.provider.asks = true
  return opened
})

const somebody = async (language: Language): Promise<Person> => {
  const person = await visit({ email: 'ana@example.org', language })
  // The provider's own last page asks for a font of the internet.
  person.expects(/fonts\.googleapis\.com/)
  return person
}
const buttonIn = ({ page, language }: Person) => page.getByRole('button', { name: PROVIDER_WORDS[language].go(NAME[language]) })
const atProvider = ({ page }: Person) => page.getByRole('link', { name: /^Continue as/ })
const inside = ({ page, text }: Person) => page.getByRole('navigation', { name: text.frame.main })

test('[A50] [A57] [A58] somebody signs in through the provider, is locked out by its sign-out, comes back to the same page, and signs out of both', async () => {
  world().provider.person = ANA
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
  await there.goto(`${world().provider.issuer}/session/end`)
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
  // The account page has buttons of that name, too, until the provider's page is there.
  await page.waitForURL(`${world().provider.issuer}/**`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await sees(buttonIn(ana))
  expect(new URL(page.url()).origin).toBe(world().server.url)
})

test('[A57] the screen of somebody who works in the road map is sealed when they sign out at the provider', async () => {
  world().provider.person = ANA
  const ana = await somebody('en')
  const { page, text } = ana
  await page.goto('/g/tco/road-map')
  await buttonIn(ana).click()
  await atProvider(ana).click()
  await sees(inside(ana))
  await page.waitForLoadState('networkidle')
  ana.expects(...SESSION_OVER)
  const there = await ana.context.newPage()
  await there.goto(`${world().provider.issuer}/session/end`)
  await there.getByRole('button', { name: 'Sign out' }).click()
  await there.waitForURL(/success/)
  await sees(page.getByRole('dialog', { name: text.access.lock.title }))
})

test('[A50] [A56] a stranger reads where to ask', async () => {
  world().provider.person = { ...ANA, sub: 'stranger', email: 'stranger@example.org' }
  const stranger = await somebody('es')
  await stranger.page.goto('/')
  await buttonIn(stranger).click()
  await atProvider(stranger).click()
  await sees(stranger.page.getByText(anyRefusalMessage('provider-stranger', 'es')))
  await look(stranger, 'stranger')
})

test('[A50] [A56] where the provider does not answer, the page says so and offers the password', async () => {
  world().provider.down = true
  const ana = await somebody('en')
  ana.expects(/^Failed to load resource: .* 503 .*\/api\/provider-sign-ins$/)
  await ana.page.goto('/')
  await buttonIn(ana).click()
  await sees(ana.page.getByText(anyRefusalMessage('provider-down', 'en')))
  await sees(ana.page.getByLabel(ana.text.access.password, { exact: true }))
  await look(ana, 'down')
})
