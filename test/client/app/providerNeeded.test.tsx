// What a person sees whose group is reached through a provider alone, in a session that was opened another way; and how it is required.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GroupClosed } from '../../../client/app/GroupClosed.tsx'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { GroupProvider, useGroupState } from '../../../client/base/group.tsx'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ProviderDue } from '../../../client/home/ProviderDue.tsx'
import { ProviderSettingsSection } from '../../../client/settings/ProviderSettings.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import { instant } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { accountId, createServer, GROUP, GROUP_INFO, inside, json, me, refusal } from '../ui/server.tsx'

const assign = vi.fn()
beforeEach(() => {
  localStorage.clear()
  assign.mockReset()
  vi.spyOn(window.location, 'assign').mockImplementation(assign)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const PROVIDERS = [
  { id: 'ministry', name: { es: 'Cuenta del ministerio', en: 'Ministry account' } },
  { id: 'agency', name: { es: 'Cuenta de la agencia', en: 'Agency account' } },
]
const HELD = refusal({ refusal: 'provider-needed', message: 'Through its provider.', providers: ['ministry'] }, 403)
const SETTING = 'PUT /api/groups/tco/required-provider'
const session = (provider: string | null) => json([{ id: 's', current: true, provider }])
const serve = (more: Parameters<typeof createServer>[0] = {}, role: Role = 'chair') =>
  createServer({
    'GET /api/session': json({ me: me(role) }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/providers': json(PROVIDERS),
    'GET /api/me/provider-links': json([]),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    'GET /api/passkeys': json([]),
    'GET /api/sessions': session('ministry'),
    ...more,
  })
const sent = (server: ReturnType<typeof createServer>) => server.asked.filter(({ what }) => !what.startsWith('GET '))
const routed = (server: ReturnType<typeof createServer>, view: () => JSX.Element, language: Language = 'en') =>
  render(() => (
    <I18nProvider initial={language}>
      <ActorProvider fetch={server.fetch}>
        <Toasts close="Close" label="Notices">
          <Present>
            <GroupProvider group={GROUP} account={accountId('me')}>
              <MemoryRouter>
                <Route path="*" component={view} />
              </MemoryRouter>
            </GroupProvider>
          </Present>
        </Toasts>
      </ActorProvider>
    </I18nProvider>
  ))
function Present(props: { children: JSX.Element }) {
  const { state } = useActorContext()
  return <Show when={state().type === 'signedIn'}>{props.children}</Show>
}
const leaving = vi.fn()
function Closed() {
  const state = useGroupState()
  return (
    <Show when={state().type === 'held' || state().type === 'notFound'} fallback={<p>{state().type}</p>}>
      <GroupClosed onSignOut={leaving} />
    </Show>
  )
}
const TITLE = { name: 'This group is reached through a sign-in provider', level: 1 } as const

test('[A69] a group that needs a provider offers that one alone, which comes back to this page, and the links of the account', async () => {
  const server = serve({ 'GET /api/groups/tco': HELD, 'POST /api/provider-sign-ins': json({ address: 'https://sso.example.org/' }, 201) })
  routed(server, Closed)
  expect(await screen.findByRole('heading', TITLE)).toBeTruthy()
  expect(await screen.findByText(/sign in through Ministry account; you will then come back/)).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'Sign-in providers' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Continue with Agency account' })).toBeNull()
  fireEvent.click(await screen.findByRole('button', { name: 'Continue with Ministry account' }))
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('https://sso.example.org/'))
  expect(sent(server)).toEqual([{ what: 'POST /api/provider-sign-ins', body: { provider: 'ministry', returnTo: '/' } }])
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(leaving).toHaveBeenCalledOnce()
})

test('[A69] the page asks for the provider in the language of the reader, and shows nothing of the group that this device remembers', async () => {
  const server = serve({ 'GET /api/session': json({ me: { ...me('chair'), language: 'es' } }) })
  routed(server, Closed, 'es')
  expect(await screen.findByText('open')).toBeTruthy()
  cleanup()
  server.answers['GET /api/groups/tco'] = HELD
  routed(server, Closed, 'es')
  expect(await screen.findByRole('heading', { name: 'A este grupo se entra con un proveedor de acceso' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Continuar con Cuenta del ministerio' })).toBeTruthy()
})

test('[A62] where no provider of the group is set up any more, the page says whom to notify', async () => {
  routed(serve({ 'GET /api/groups/tco': HELD, 'GET /api/providers': json(PROVIDERS.slice(1)) }), Closed)
  expect(await screen.findByText(/requires signing in through ministry, which is no longer configured on this server/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Continue with/ })).toBeNull()
})

const MEMBERS = [
  { account: 'me', name: 'Chair', email: 'c@example.org', role: 'chair', delegation: null, agency: null, providers: ['ministry'] },
  { account: 'a', name: 'Delegate', email: 'd@example.org', role: 'delegate', delegation: null, agency: null, providers: ['agency'] },
  { account: 'b', name: 'Observer', email: 'o@example.org', role: 'observer', delegation: null, agency: null, providers: [] },
]

test('[A61] the setting counts who has no linked account, of those whom it concerns, asks for the identity, and sends the rule', async () => {
  let proven = false
  const needed = refusal({ refusal: 'proof-needed', message: 'Confirm that it is you.' }, 403)
  const rule = { from: instant(Date.now() + 7 * 86_400_000), providers: ['ministry'], exceptsObservers: true }
  const server = serve({
    'GET /api/groups/tco/members': json(MEMBERS),
    'PUT /api/session/proof': () => {
      proven = true
      return new Response(null, { status: 204 })
    },
    [SETTING]: () => (proven ? json({ ...GROUP_INFO, requiresProvider: rule })() : needed()),
  })
  render(() => inside(server, () => <ProviderSettingsSection />))
  expect(await screen.findByText(/1 of 3 people without an account linked to these providers:\s+Observer/)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Agency account' }))
  expect(await screen.findByText(/2 of 3 people .*Delegate.*Observer/)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Except observers and guests' }))
  expect(await screen.findByText(/1 of 2 people .*Delegate/)).toBeTruthy()
  const days = screen.getByLabelText('Days until then')
  fireEvent.input(days, { target: { value: '' } })
  expect(screen.getByText(/^At once/)).toBeTruthy()
  fireEvent.input(days, { target: { value: '7' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Require the provider' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm that it is you' }))
  fireEvent.input(await dialog.findByLabelText('Current password'), { target: { value: 'vela lenta' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Confirm' }))
  expect(await screen.findByText('The settings were saved.')).toBeTruthy()
  const body = { rule: { providers: ['ministry'], exceptsObservers: true, inDays: 7 } }
  expect(sent(server).filter(({ what }) => what === SETTING)).toEqual([
    { what: SETTING, body },
    { what: SETTING, body },
  ])
})

test.each([
  ['by password', null],
  ['through another provider', 'agency'],
])('[A61] somebody signed in %s is led to the provider first, and cannot require it', async (_, own) => {
  const server = serve({
    'GET /api/groups/tco/members': json(MEMBERS),
    'GET /api/sessions': session(own),
    'GET /api/providers': json(PROVIDERS.slice(0, 1)),
  })
  render(() => inside(server, () => <ProviderSettingsSection />))
  expect(await screen.findByText(/sign in through Ministry account yourself first/)).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Continue with Ministry account' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Require the provider' })).toBeNull()
})

test('[A61] no provider chosen is said, and cannot be sent', async () => {
  render(() => inside(serve({ 'GET /api/groups/tco/members': json(MEMBERS) }), () => <ProviderSettingsSection />))
  for (const name of ['Ministry account', 'Agency account']) fireEvent.click(await screen.findByRole('checkbox', { name }))
  expect(await screen.findByText('Choose at least one provider.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Require the provider' })).toBeNull()
})

test('[A61] [A62] a rule that holds can be ended in any session that sees it, and names a provider that is gone; a refusal is said in words', async () => {
  const message = 'Confirm it later.'
  const rule = { from: instant(1), providers: ['old'], exceptsObservers: true }
  const server = serve({
    'GET /api/groups/tco': json({ ...GROUP_INFO, requiresProvider: rule }),
    'GET /api/groups/tco/members': json(MEMBERS),
    'GET /api/sessions': session(null),
    [SETTING]: refusal({ refusal: 'too-many', message }, 429),
  })
  render(() => inside(server, () => <ProviderSettingsSection />))
  expect(await screen.findByText(/^Signing in through old has been required since .*except for observers and guests\.$/)).toBeTruthy()
  expect(await screen.findByRole('checkbox', { name: 'old (no longer configured on this server)' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Stop requiring it' }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(sent(server)).toEqual([{ what: SETTING, body: { rule: null } }])
})

test.each<[string, string | null, Role, boolean]>([
  ['by password is told the day', null, 'delegate', true],
  ['through another provider is told the day', 'agency', 'delegate', true],
  ['through that provider is told nothing', 'ministry', 'delegate', false],
  ['by password and is excepted is told nothing', null, 'observer', false],
])('[A60] before the day who signed in %s', async (_, own, role, isTold) => {
  const rule = { from: instant(Date.UTC(2030, 0, 2, 12)), providers: ['ministry'], exceptsObservers: true }
  const server = serve({ 'GET /api/groups/tco': json({ ...GROUP_INFO, requiresProvider: rule }), 'GET /api/sessions': session(own) }, role)
  routed(server, WhenOpen)
  await vi.waitFor(() => expect(server.asked.map(({ what }) => what)).toContain('GET /api/sessions'))
  if (isTold)
    expect(await screen.findByText(/From .*2030.* this group will open only if you sign in through Ministry account/)).toBeTruthy()
  else {
    await new Promise((passed) => setTimeout(passed, 50))
    expect(screen.queryByText(/will open only/)).toBeNull()
  }
})
function WhenOpen() {
  const state = useGroupState()
  return (
    <Show when={state().type === 'open'}>
      <ProviderDue />
    </Show>
  )
}
