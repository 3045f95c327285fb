// The buttons of sign-in providers, and the page of a sign-in that did not succeed.

import { createMemoryHistory, MemoryRouter, Route, useLocation } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProviderButtons } from '../../../client/access/ProviderButtons.tsx'
import { ProviderResult } from '../../../client/access/ProviderOutcome.tsx'
import { ProviderConfirmation } from '../../../client/access/ProviderProof.tsx'
import { anyRefusalMessage } from '../../../shared/anyRefusalMessage.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { createServer, GROUP_INFO, inside, json, me, noServer, outside, refusal, type TestServer } from '../ui/server.tsx'

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

const PROVIDERS = json([{ id: 'ministry', name: { es: 'Cuenta del ministerio', en: 'Ministry account' } }])
const show = (server: TestServer, props: { invitation?: string } = {}) =>
  render(() => outside(server, () => <ProviderButtons {...props} />))
const button = () => screen.findByRole('button', { name: 'Continue with Ministry account' })

test('[A50] a press leads to the provider’s page, and asks to come back to this one', async () => {
  const server = createServer({
    'GET /api/providers': PROVIDERS,
    'POST /api/provider-sign-ins': json({ address: 'https://sso.example.org/auth?x=1' }, 201),
  })
  show(server)
  fireEvent.click(await button())
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('https://sso.example.org/auth?x=1'))
  expect(server.asked.find(({ what }) => what === 'POST /api/provider-sign-ins')?.body).toEqual({ provider: 'ministry', returnTo: '/' })
})

test('[A51] with an invitation its token goes along', async () => {
  const server = createServer({
    'GET /api/providers': PROVIDERS,
    'POST /api/provider-sign-ins': json({ address: 'https://sso.example.org' }, 201),
  })
  show(server, { invitation: 'token' })
  fireEvent.click(await button())
  await vi.waitFor(() => expect(assign).toHaveBeenCalled())
  expect(server.asked.find(({ what }) => what === 'POST /api/provider-sign-ins')?.body).toEqual({
    provider: 'ministry',
    invitation: 'token',
  })
})

test('[A56] a provider that is down says so, the button stays, and no page is left', async () => {
  const server = createServer({
    'GET /api/providers': PROVIDERS,
    'POST /api/provider-sign-ins': refusal({ refusal: 'provider-down', message: 'The provider does not answer now.' }, 503),
  })
  show(server)
  fireEvent.click(await button())
  expect(await screen.findByText('The provider does not answer now.')).toBeTruthy()
  expect((await button()).getAttribute('aria-busy')).not.toBe('true')
  expect(assign).not.toHaveBeenCalled()
})

test.each([
  ['none is configured', json([])],
  ['there is no server', noServer],
])('[A56] nothing is shown where %s', async (_, answer) => {
  const server = createServer({ 'GET /api/providers': answer })
  show(server)
  await vi.waitFor(() => expect(server.asked.some(({ what }) => what === 'GET /api/providers')).toBe(true))
  expect(screen.queryByRole('button', { name: /Continue with/ })).toBe(null)
})

/** As the address of the page that a callback redirects to. */
const outcome = (server: TestServer, query: string, language: Language = 'en') => {
  const history = createMemoryHistory()
  history.set({ value: `/provider?${query}` })
  const page = (): JSX.Element => (
    <MemoryRouter history={history}>
      <Route path="/provider" component={() => <ProviderResult language={null} />} />
      <Route path="*" component={() => <p>elsewhere: {useLocation().pathname}</p>} />
    </MemoryRouter>
  )
  return render(() => outside(server, page, language))
}
const SIGNED_OUT = { 'GET /api/session': json({ me: null }), 'GET /api/providers': PROVIDERS }

test.each(['provider-stranger', 'provider-expired', 'provider-refused', 'provider-email', 'too-many'] as const)(
  '[A50] [A54] the page says why nobody was signed in, and offers the provider again and the form: %s',
  async (why) => {
    outcome(createServer(SIGNED_OUT), `why=${why}`)
    expect((await screen.findByRole('alert')).textContent).toBe(anyRefusalMessage(why, 'en'))
    expect(screen.getByRole('heading', { name: 'You could not be signed in' })).toBeTruthy()
    expect(await button()).toBeTruthy()
    expect(screen.getByRole('link', { name: /sign/i }).getAttribute('href')).toBe('/sign-in')
  },
)

test('[A54] a reason that is none of ours is not shown: it is the sentence of a provider that did not confirm', async () => {
  outcome(createServer(SIGNED_OUT), 'why=Please+call+this+number', 'es')
  expect((await screen.findByRole('alert')).textContent).toBe(anyRefusalMessage('provider-refused', 'es'))
})

test('[A63] to somebody who is signed in the page says that it was not done, and leads to their account', async () => {
  outcome(createServer({ ...SIGNED_OUT, 'GET /api/session': json({ me: me('delegate') }) }), 'why=provider-other')
  expect(await screen.findByRole('heading', { name: 'It could not be completed' })).toBeTruthy()
  expect((await screen.findByRole('alert')).textContent).toBe(anyRefusalMessage('provider-other', 'en'))
  expect(screen.getByRole('link', { name: 'Back to “My account”' }).getAttribute('href')).toBe('/me')
  expect(screen.queryByRole('button', { name: /Continue with/ })).toBeNull()
})

test('[A52] the second factor is asked for; a wrong code is said, and a right one goes on at the page that was wanted', async () => {
  const wrong = refusal({ refusal: 'wrong-code', message: 'The code is not correct.' }, 401)
  const server = createServer({ ...SIGNED_OUT, 'PUT /api/provider-sign-ins/factor': wrong })
  outcome(server, 'step=factor&factors=code&to=%2Fg%2Ftco')
  const code = await screen.findByLabelText(/code/i)
  const give = (digits: string) => {
    fireEvent.input(code, { target: { value: digits } })
    fireEvent.submit(code.closest('form') as HTMLFormElement)
  }
  give('000000')
  expect(await screen.findByText('The code is not correct.')).toBeTruthy()
  server.answers['PUT /api/provider-sign-ins/factor'] = json(me('delegate'))
  give('123456')
  expect(await screen.findByText('elsewhere: /g/tco')).toBeTruthy()
  expect(server.asked.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)).toEqual([
    { factor: { code: '000000' } },
    { factor: { code: '123456' } },
  ])
})

test('[A54] signing in never continues at a page of another site', async () => {
  outcome(
    createServer({ ...SIGNED_OUT, 'PUT /api/provider-sign-ins/factor': json(me('delegate')) }),
    'step=factor&factors=code&to=%2F%2Fevil.example.org',
  )
  const code = await screen.findByLabelText(/code/i)
  fireEvent.input(code, { target: { value: '123456' } })
  fireEvent.submit(code.closest('form') as HTMLFormElement)
  expect(await screen.findByText('elsewhere: /')).toBeTruthy()
})

describe('[A53] a proof of identity by a provider', () => {
  const serve = (more: Parameters<typeof createServer>[0] = {}) =>
    createServer({
      'GET /api/session': json({ me: me('delegate') }),
      'GET /api/groups/tco': json(GROUP_INFO),
      'GET /api/providers': PROVIDERS,
      'GET /api/me/provider-links': json([{ id: 'l', provider: 'ministry', label: 'ana', createdAt: 0, lastUsed: null }]),
      ...more,
    })
  const proof = () => screen.findByRole('button', { name: 'Confirm with Ministry account' })

  test('leads to the provider and asks to come back to this page', async () => {
    const server = serve({ 'POST /api/session/provider-proofs': json({ address: 'https://sso.example.org/again' }, 201) })
    render(() => inside(server, () => <ProviderConfirmation />))
    fireEvent.click(await proof())
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('https://sso.example.org/again'))
    const asked = server.asked.find(({ what }) => what === 'POST /api/session/provider-proofs')
    expect(asked?.body).toEqual({ provider: 'ministry', returnTo: '/' })
  })

  test('says that the provider is down, and can be tried again', async () => {
    const down = refusal({ refusal: 'provider-down', message: 'The provider does not answer now.' }, 503)
    render(() => inside(serve({ 'POST /api/session/provider-proofs': down }), () => <ProviderConfirmation />))
    fireEvent.click(await proof())
    expect(await screen.findByText('The provider does not answer now.')).toBeTruthy()
    expect((await proof()).getAttribute('aria-busy')).not.toBe('true')
  })

  test.each([
    ['no provider is linked', { 'GET /api/me/provider-links': json([]) }],
    ['the linked one is not configured any more', { 'GET /api/providers': json([]) }],
  ])('is not offered where %s', async (_, more) => {
    const server = serve(more)
    render(() => inside(server, () => <ProviderConfirmation />))
    await vi.waitFor(() => expect(server.asked.some(({ what }) => what === 'GET /api/me/provider-links')).toBe(true))
    await new Promise((passed) => setTimeout(passed, 30))
    expect(screen.queryByRole('button', { name: /Confirm with/ })).toBeNull()
  })
})
