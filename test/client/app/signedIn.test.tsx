// What is fetched when: nothing keeps the sign-in page waiting, and the screen behind it is there when the password has been typed.
import { MemoryRouter, Route } from '@solidjs/router'
import { render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { SignedInApp } from '../../../client/app/SignedIn.tsx'
import { ActorProvider } from '../../../client/base/actor.tsx'
import { saveActor } from '../../../client/base/cachedActor.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { lazily } from '../../../client/base/lazily.tsx'
import { SettingsProvider } from '../../../client/base/settings.tsx'
import { accountId, createServer } from '../ui/server.tsx'

const { fetchAhead, fetched } = vi.hoisted(() => ({ fetchAhead: vi.fn(), fetched: [] as string[] }))
vi.mock('../../../client/app/Inside.tsx', () => {
  fetched.push('inside')
  return { Inside: () => null }
})
vi.mock('../../../client/base/lazily.tsx', async (original) => {
  const module = await original<typeof import('../../../client/base/lazily.tsx')>()
  return { ...module, fetchAhead: fetchAhead.mockImplementation(module.fetchAhead) }
})

beforeEach(() => {
  fetchAhead.mockClear()
  localStorage.clear()
})
const open = (answer: Promise<unknown>) => {
  const Plan = lazily(async () => {
    fetched.push('plan')
    return () => null
  })
  const server = createServer({})
  const fetchLater: typeof fetch = async (path, init) => {
    await answer
    return server.fetch(path, init)
  }
  render(() => (
    <I18nProvider initial="en">
      <ActorProvider fetch={fetchLater}>
        <SettingsProvider>
          <MemoryRouter>
            <Route component={SignedInApp}>
              <Route path="/" component={Plan} />
            </Route>
          </MemoryRouter>
        </SettingsProvider>
      </ActorProvider>
    </I18nProvider>
  ))
}

test('[C25] the frame and the screen that was asked for are fetched when the sign-in page stands, and not before', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  open(promise)
  await new Promise((passed) => setTimeout(passed, 50))
  expect(fetched).toEqual([])
  resolve()
  await screen.findByLabelText('Institutional email')
  expect(fetched).toEqual([])
  await vi.waitFor(() => expect(fetched).toEqual(expect.arrayContaining(['inside', 'plan'])))
})

test('for a person who was signed in here they are fetched while the server is asked', async () => {
  saveActor({ account: accountId('me'), name: 'Me', language: 'en', memberships: [] })
  open(new Promise(() => undefined))
  await vi.waitFor(() => expect(fetchAhead).toHaveBeenCalled())
})
