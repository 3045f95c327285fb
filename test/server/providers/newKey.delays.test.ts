// A provider that signs with a new key from one moment to the next.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserOf, isSignedIn, openProviderWorld, type ProviderWorld, throughProvider } from './providerWorld.ts'

let world: ProviderWorld
beforeEach(async () => {
  world = await openProviderWorld()
})
afterEach(() => world.close())

const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true, name: 'Ana' }
const keysAsked = () => world.provider.asked.filter((asked) => asked === 'GET /jwks').length

test('[A72] a new key of a provider is asked for at the first sign-in that needs it, and the keys are not asked for otherwise', async () => {
  await world.addPerson('ana@example.org', 'delegate')
  await world.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  const entered = async () => {
    const browser = browserOf(world)
    await throughProvider(world, browser, ANA)
    return isSignedIn(browser)
  }
  expect(await entered()).toBe(true)
  expect(await entered()).toBe(true)
  expect(keysAsked()).toBe(1)
  await world.provider.renewKey()
  await sleep(1_100)
  expect(await entered()).toBe(true)
  expect(keysAsked()).toBe(2)
})
