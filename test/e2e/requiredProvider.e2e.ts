// A group that is reached only through a provider: the chair requires it while others work, and everybody comes back by it.
import { expect, test } from 'vitest'
import { PROVIDER_WORDS } from '../../client/base/messages/providers.ts'
import { REQUIRED_PROVIDER_WORDS } from '../../client/base/messages/requiredProvider.ts'
import type { Language } from '../../shared/bilingual.ts'
import { openProviderWorld } from '../server/providers/providerWorld.ts'
import { PASSWORD } from '../server/testWorld.ts'
import { look } from './look.ts'
import { useOwnWorld } from './ownWorld.ts'
import { type Person, sees, seesNo } from './person.ts'

const NAME = { es: 'Cuenta del ministerio', en: 'Ministry account' }
const at = (sub: string) => ({ sub, email: `${sub}@example.org`, email_verified: true, name: sub })

const { world, visit } = useOwnWorld(async () => {
  const opened = await openProviderWorld()
  await opened.addPerson('chair@example.org', 'chair')
  await opened.addPerson('ana@example.org', 'delegate')
  await opened.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  await opened.server.deps.db.updateTable('account').set({ language: 'es' }).where('email', '=', 'ana@example.org').execute()
  opened.provider.asks = true
  return opened
})

const somebody = async (email: string, language: Language): Promise<Person> => {
  const person = await visit({ email, language })
  // The provider's own last page asks for a font of the internet.
  person.expects(/fonts\.googleapis\.com/)
  return person
}
const buttonIn = ({ page, language }: Person) => page.getByRole('button', { name: PROVIDER_WORDS[language].go(NAME[language]) })
const atProvider = ({ page }: Person) => page.getByRole('link', { name: /^Continue as/ })
const inside = ({ page, text }: Person) => page.getByRole('navigation', { name: text.frame.main })
const byPassword = async ({ page, text }: Person, email: string, path: string) => {
  await page.goto(path)
  await page.getByLabel(text.access.email).fill(email)
  await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: text.access.signIn, exact: true }).click()
}

test('[A59] [A69] [A60] [A61] the chair requires the provider while a delegate works by password, who comes back through it to the same page', async () => {
  const ana = await somebody('ana@example.org', 'es')
  await byPassword(ana, 'ana@example.org', '/g/tco/road-map')
  await sees(inside(ana))

  world().provider.person = at('chair')
  const chair = await somebody('chair@example.org', 'en')
  const words = REQUIRED_PROVIDER_WORDS.en.settings
  await byPassword(chair, 'chair@example.org', '/g/tco/settings#provider')
  await sees(chair.page.getByText(words.ownFirst(NAME.en)))
  await look(chair, 'setting-own-first', words.title)
  await buttonIn(chair).click()
  await atProvider(chair).click()
  await sees(chair.page.getByRole('button', { name: words.require }))
  expect(new URL(chair.page.url()).pathname).toBe('/g/tco/settings')
  await sees(chair.page.getByText(words.without(1, 2)))
  await look(chair, 'setting', words.title)
  const part = chair.page.getByRole('region', { name: words.title })
  await part.getByLabel(chair.text.secondFactor.group.days).fill('')
  ana.expects(/^Failed to load resource: .* (403|404) /, /WebSocket connection to .* failed/)
  await chair.page.getByRole('button', { name: words.require }).click()
  await sees(chair.page.getByText(/^Signing in through Ministry account has been required since/))
  await look(chair, 'setting-holds', words.title)

  // Ana's screen notices by itself.
  const { page } = ana
  await sees(page.getByRole('heading', { name: REQUIRED_PROVIDER_WORDS.es.title }))
  await look(ana, 'needed')
  world().provider.person = at('ana')
  await buttonIn(ana).click()
  await atProvider(ana).click()
  await sees(inside(ana))
  await seesNo(page.getByRole('heading', { name: REQUIRED_PROVIDER_WORDS.es.title }))
  expect(new URL(page.url()).pathname).toBe('/g/tco/road-map')
})

test('[A62] without the provider the page says whom to tell, and the list of groups of the administration names it', async () => {
  const { db } = world().server.deps
  await db.updateTable('work_group').set({ requires_provider_from: 1, required_providers: 'gone' }).where('id', '=', 'tco').execute()
  const chair = await db.selectFrom('account').select('id').where('email', '=', 'chair@example.org').executeTakeFirstOrThrow()
  await db.insertInto('operator').values({ account: chair.id, since: 1 }).execute()
  const lost = await somebody('chair@example.org', 'en')
  lost.expects(/^Failed to load resource: .* (403|404) /, /WebSocket connection to .* failed/)
  await byPassword(lost, 'chair@example.org', '/g/tco/road-map')
  await sees(lost.page.getByText(REQUIRED_PROVIDER_WORDS.en.lost('gone')))
  await look(lost, 'lost')
  await lost.page.goto('/administration')
  await lost.page.getByRole('button', { name: lost.text.administration.part.groups, exact: true }).click()
  await sees(lost.page.getByText(REQUIRED_PROVIDER_WORDS.en.lostProviders('gone')))
  await look(lost, 'administration')
})
