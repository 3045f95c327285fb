// The buttons of sign-in providers, and the page of a sign-in that did not succeed.
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ProviderButtons } from '../../../client/access/ProviderButtons.tsx'
import { createServer, json, noServer, outside, refusal, type TestServer } from '../ui/server.tsx'

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
