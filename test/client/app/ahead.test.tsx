// What is on the line before there is a screen to show it.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { SignedInFrame } from '../../../client/app/Inside.tsx'
import { ActorProvider } from '../../../client/base/actor.tsx'
import { saveActor } from '../../../client/base/cachedActor.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { lazily } from '../../../client/base/lazily.tsx'
import { SettingsProvider } from '../../../client/base/settings.tsx'
import { OpenDocumentsProvider } from '../../../client/live/OpenDocuments.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { me } from '../ui/server.tsx'

const dialled: string[] = []
class SilentSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  readyState = 0
  constructor(url: string) {
    dialled.push(new URL(url).pathname)
  }
  close() {
    this.readyState = 3
  }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  dialled.length = 0
})

const open = (address: string) => {
  vi.stubGlobal('WebSocket', SilentSocket)
  const { account, memberships } = me('delegate')
  saveActor({ account: account.id, name: account.name, language: 'en', memberships }, Date.now() + 60_000)
  const history = createMemoryHistory()
  history.set({ value: address })
  const Screen = lazily(() => new Promise<() => null>(() => undefined))
  const never: typeof fetch = () => new Promise(() => undefined)
  render(() => (
    <I18nProvider initial="en">
      <ActorProvider fetch={never}>
        <SettingsProvider>
          <OpenDocumentsProvider>
            <Toasts close="Close" label="Notices">
              <MemoryRouter history={history}>
                <Route component={SignedInFrame}>
                  <Route path="/g/:group" component={Screen} />
                  <Route path="/g/:group/texts/:page" component={Screen} />
                  <Route path="/g/:group/sessions/:meeting" component={Screen} />
                </Route>
              </MemoryRouter>
            </Toasts>
          </OpenDocumentsProvider>
        </SettingsProvider>
      </ActorProvider>
    </I18nProvider>
  ))
}

test.each([
  ['/g/tco', ['/live/roadmap:tco']],
  ['/g/tco/texts/plazos', ['/live/page:plazos', '/live/roadmap:tco']],
  ['/g/tco/sessions/s3', ['/live/meeting:s3', '/live/roadmap:tco']],
])(
  '[C25] %s: its documents come over the line while its screen is loaded and the server is asked about the group',
  async (address, documents) => {
    open(address)
    await vi.waitFor(() => expect(dialled.filter((path) => documents.includes(path)).sort()).toEqual(documents))
  },
)
