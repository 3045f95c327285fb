// What a person sees whose group requires a second factor that they do not have; and how it is required.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { beforeEach, expect, test, vi } from 'vitest'
import { GroupClosed } from '../../../client/app/GroupClosed.tsx'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { GroupProvider, useGroupState } from '../../../client/base/group.tsx'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { FactorDue } from '../../../client/home/FactorDue.tsx'
import { FactorSettings } from '../../../client/settings/FactorSettings.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import { instant } from '../../../shared/ids.ts'
import { accountId, createServer, GROUP, GROUP_INFO, inside, json, me, refusal } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const NONE = { authenticator: null, passkeys: [], recoveryCodes: null }
const HELD = refusal({ refusal: 'factor-required', message: 'This group requires a second factor.' }, 403)
const SETTING = 'PUT /api/groups/tco/required-factor'
const serve = (more: Parameters<typeof createServer>[0] = {}) =>
  createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/me/second-factor': json(NONE),
    'GET /api/passkeys': json([]),
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

test('[A66] a group that requires a second factor says so and shows how to set one up, on the same page', async () => {
  const server = serve({ 'GET /api/groups/tco': HELD })
  routed(server, Closed)
  expect(await screen.findByRole('heading', { name: 'This group requires two-step verification', level: 1 })).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'Two-step verification' })).toBeTruthy()
  expect(await screen.findByText('Authenticator app')).toBeTruthy()
  Element.prototype.scrollIntoView = vi.fn()
  fireEvent.click(screen.getByRole('button', { name: 'Set up two-step verification' }))
  expect(document.activeElement?.closest('[aria-labelledby="me-factor"]')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(leaving).toHaveBeenCalledOnce()
})

test('[A66] the page asks for a second factor in the language of the reader', async () => {
  const server = serve({ 'GET /api/session': json({ me: { ...me('chair'), language: 'es' } }), 'GET /api/groups/tco': HELD })
  routed(server, Closed, 'es')
  expect(await screen.findByRole('heading', { name: 'Este grupo exige la verificación en dos pasos' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Configurar la verificación en dos pasos' })).toBeTruthy()
})

test('[A66] the copies of the group on this device are not shown once the membership is held', async () => {
  const server = serve()
  routed(server, Closed)
  expect(await screen.findByText('open')).toBeTruthy()
  cleanup()
  server.answers['GET /api/groups/tco'] = HELD
  routed(server, Closed)
  expect(await screen.findByRole('heading', { name: 'This group requires two-step verification' })).toBeTruthy()
})

test('[A66] recovery codes are not taken off the screen by the group that could open now', async () => {
  const server = serve({ 'GET /api/groups/tco': HELD })
  routed(server, Closed)
  await screen.findByRole('heading', { name: 'This group requires two-step verification' })
  const before = server.asked.length
  server.answers['GET /api/groups/tco'] = json(GROUP_INFO)
  document.dispatchEvent(new Event('visibilitychange'))
  await new Promise((passed) => setTimeout(passed, 50))
  expect(server.asked.slice(before).map(({ what }) => what)).not.toContain('GET /api/groups/tco')
  expect(screen.getByRole('heading', { name: 'This group requires two-step verification' })).toBeTruthy()
})

test('a group that is none for this person still leads home', async () => {
  routed(serve({ 'GET /api/groups/tco': refusal({ refusal: 'not-found', message: 'It does not exist.' }, 404) }), Closed)
  expect(await screen.findByRole('link')).toBeTruthy()
  expect(screen.queryByText('This group requires two-step verification')).toBeNull()
})

const MEMBERS = [
  { account: 'me', name: 'Chair', email: 'c@example.org', role: 'chair', delegation: null, agency: null, secondFactor: true },
  { account: 'b', name: 'Observer', email: 'o@example.org', role: 'observer', delegation: null, agency: null, secondFactor: false },
]

test('[A48] the setting names who has no second factor, asks for the identity, and sends the days', async () => {
  let proven = false
  const needed = refusal({ refusal: 'proof-needed', message: 'Confirm that it is you.' }, 403)
  const server = serve({
    'GET /api/groups/tco/members': json(MEMBERS),
    'PUT /api/session/proof': () => {
      proven = true
      return new Response(null, { status: 204 })
    },
    [SETTING]: () => (proven ? json({ ...GROUP_INFO, requiresFactorFrom: instant(Date.now() + 86_400_000) })() : needed()),
  })
  render(() => inside(server, () => <FactorSettings />))
  expect(await screen.findByText(/1 of 2 people without two-step verification:\s+Observer/)).toBeTruthy()
  const days = screen.getByLabelText('Days until then')
  fireEvent.input(days, { target: { value: '' } })
  expect(screen.getByText(/^At once/)).toBeTruthy()
  fireEvent.input(days, { target: { value: '7' } })
  fireEvent.click(screen.getByRole('button', { name: 'Require two-step verification' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm that it is you' }))
  fireEvent.input(await dialog.findByLabelText('Current password'), { target: { value: 'vela lenta' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Confirm' }))
  expect(await screen.findByText('The settings were saved.')).toBeTruthy()
  expect(sent(server).filter(({ what }) => what === SETTING)).toEqual([
    { what: SETTING, body: { inDays: 7 } },
    { what: SETTING, body: { inDays: 7 } },
  ])
})

test('[A48] a requirement that holds can be ended, and a refusal is said in words', async () => {
  const message = 'Confirm it later.'
  const server = serve({
    'GET /api/groups/tco': json({ ...GROUP_INFO, requiresFactorFrom: instant(1) }),
    'GET /api/groups/tco/members': json(MEMBERS.slice(0, 1)),
    [SETTING]: refusal({ refusal: 'too-many', message }, 429),
  })
  render(() => inside(server, () => <FactorSettings />))
  expect(await screen.findByText(/^Required since/)).toBeTruthy()
  expect(await screen.findByText('Everyone in the group has two-step verification.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Require two-step verification' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Stop requiring it' }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(sent(server)).toEqual([{ what: SETTING, body: { inDays: null } }])
})

test('[A47] before the day a note says it to those who have none, and to nobody else', async () => {
  const ahead = { ...GROUP_INFO, requiresFactorFrom: instant(Date.UTC(2030, 0, 2, 12)) }
  routed(serve({ 'GET /api/groups/tco': json(ahead) }), WhenOpen)
  expect(await screen.findByText(/From .*2030.* this group will require two-step verification/)).toBeTruthy()
  cleanup()
  localStorage.clear()
  const has = { ...NONE, authenticator: { createdAt: instant(0) } }
  const server = serve({ 'GET /api/groups/tco': json(ahead), 'GET /api/me/second-factor': json(has) })
  routed(server, WhenOpen)
  await vi.waitFor(() => expect(server.asked.map(({ what }) => what)).toContain('GET /api/me/second-factor'))
  await new Promise((passed) => setTimeout(passed, 30))
  expect(screen.queryByText(/will require two-step verification/)).toBeNull()
})
function WhenOpen() {
  const state = useGroupState()
  return (
    <Show when={state().type === 'open'}>
      <FactorDue />
    </Show>
  )
}
