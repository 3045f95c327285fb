// The day of a requirement comes between the answer about the group and the lines of its documents: no line is open over which the server
// could say it.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { SignedInFrame } from '../../../client/app/Inside.tsx'
import { ActorProvider } from '../../../client/base/actor.tsx'
import { saveActor } from '../../../client/base/cachedActor.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { SettingsProvider } from '../../../client/base/settings.tsx'
import { OpenDocumentsProvider } from '../../../client/live/OpenDocuments.tsx'
import type { SocketEvents } from '../../../client/live/ports.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { GROUP_INFO, json, me, refusal } from '../ui/server.tsx'

/** Lines that were dialled and not yet answered. */
let dialled: SocketEvents[] = []
vi.mock('../../../client/live/browserSocket.ts', () => ({
  createBrowserSocket: () => (_url: string, events: SocketEvents) => {
    dialled.push(events)
    return { send: () => undefined, close: () => undefined }
  },
}))

afterEach(() => {
  cleanup()
  localStorage.clear()
  dialled = []
})

const WAIT = { timeout: 60_000 }
const NOT_HERE = refusal({ refusal: 'not-found', message: 'It does not exist.' }, 404)

const open = async (address: string) => {
  const answers: Record<string, () => Response> = {
    'GET /api/session': json({ me: me('delegate') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    'GET /api/passkeys': json([]),
    'GET /api/providers': json([]),
  }
  const fetch: typeof globalThis.fetch = async (path, init) => (answers[`${init?.method ?? 'GET'} ${String(path)}`] ?? NOT_HERE)()
  const { account, memberships } = me('delegate')
  saveActor({ account: account.id, name: account.name, language: 'en', memberships }, Date.now() + 60_000)
  const history = createMemoryHistory()
  history.set({ value: address })
  const Screen = () => <h1>Open</h1>
  render(() => (
    <I18nProvider initial="en">
      <ActorProvider fetch={fetch}>
        <SettingsProvider>
          <OpenDocumentsProvider>
            <Toasts close="Close" label="Notices">
              <MemoryRouter history={history}>
                <Route component={SignedInFrame}>
                  <Route path={['/me', '/g/:group', '/g/:group/texts/:page']} component={Screen} />
                </Route>
              </MemoryRouter>
            </Toasts>
          </OpenDocumentsProvider>
        </SettingsProvider>
      </ActorProvider>
    </I18nProvider>
  ))
  await screen.findByText('Open', { selector: 'h1' }, WAIT)
  return answers
}

const FACTOR = {
  answer: refusal({ refusal: 'factor-required', message: 'A second factor.' }, 403),
  title: 'This group requires two-step verification',
}
const PROVIDER = {
  answer: refusal({ refusal: 'provider-needed', message: 'A provider.', providers: ['ministry'] }, 403),
  title: 'This group is reached through a sign-in provider',
}
/** What a browser reports of an upgrade that was refused. */
const NOT_UPGRADED = 1006

test.each([
  ['A47', 'Home', '/g/tco', FACTOR, NOT_UPGRADED],
  ['A47', 'My account', '/me', FACTOR, NOT_UPGRADED],
  ['A47', 'a text', '/g/tco/texts/plazos', FACTOR, NOT_UPGRADED],
  ['A47', 'Home, by the code of a line', '/g/tco', FACTOR, CLOSE_CODES.notAMember],
  ['A59', 'Home', '/g/tco', PROVIDER, NOT_UPGRADED],
] as const)(
  '[%s] %s says what the group requires, though no line was open to hear it',
  async (_promise, _page, address, { answer, title }, code) => {
    const answers = await open(address)
    await vi.waitFor(() => expect(dialled.length).toBeGreaterThan(0), WAIT)
    answers['GET /api/groups/tco'] = answer
    for (const line of dialled) line.closed(code)
    expect(await screen.findByText(title, { selector: 'h1' }, WAIT)).toBeTruthy()
  },
)
