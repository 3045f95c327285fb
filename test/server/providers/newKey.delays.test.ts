// A provider that signs with a new key from one moment to the next.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserOf, ID, isSignedIn, openProviderWorld, type ProviderWorld, throughProvider } from './providerWorld.ts'

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

test('[A72] tokens of strangers with unknown keys have the keys asked for once a second at most, also when the provider gives none', async () => {
  await throughProvider(world, browserOf(world), ANA)
  const before = keysAsked()
  await sleep(1_100)
  world.provider.down = true
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const started = performance.now()
  for (let at = 0; at < 5; at++) {
    const token = `${part({ alg: 'RS256', kid: `unknown-${at}`, typ: 'logout+jwt' })}.${part({ iss: 'x' })}.${part({})}`
    await fetch(`${world.server.url}/api/providers/${ID}/logout-tokens`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    })
  }
  const seconds = Math.floor((performance.now() - started) / 1_000)
  expect(keysAsked() - before).toBeGreaterThan(0)
  expect(keysAsked() - before).toBeLessThanOrEqual(1 + seconds)
})
