import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ExpiryWarning } from '../../../client/access/ExpiryWarning.tsx'
import { LockOverlay } from '../../../client/access/LockOverlay.tsx'
import { useApi } from '../../../client/base/actor.tsx'
import { address } from '../../../client/base/address.ts'
import { instant } from '../../../shared/ids.ts'
import { createServer, json, me, outside, refusal, type TestServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const ENDED = refusal({ refusal: 'sign-in-needed', message: 'Please sign in to continue.' }, 401)

function Page(props: { onSignOut: () => void }) {
  const api = useApi()
  return (
    <>
      <button type="button" onClick={() => api.get(address('/api/sessions', {}))}>
        Ask
      </button>
      <LockOverlay onSignOut={props.onSignOut} />
    </>
  )
}
const lock = async (server: TestServer, signOut = () => {}) => {
  render(() => outside(server, () => <Page onSignOut={signOut} />))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedIn'))
  server.answers['GET /api/session'] = json({ me: null })
  fireEvent.click(screen.getByText('Ask'))
  return screen.findByRole('dialog', { name: 'You have been signed out' })
}
/** A dialog on its way out is marked; the test's DOM knows no animations that could end. */
const locked = () => screen.queryByRole('dialog')?.hasAttribute('data-expanded') ?? false
const enter = (password: string) => {
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } })
  const form = document.getElementById('unlock')
  if (form) fireEvent.submit(form)
}

test('[A2] a session that has ended locks the page, which stays where it is and opens again with the password', async () => {
  const server = createServer({ 'GET /api/session': json({ me: me('delegate') }), 'GET /api/sessions': ENDED })
  await lock(server)
  expect(screen.getByText('Ask')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Institutional email').value).toBe('me@example.org')
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(locked()).toBe(true)
  server.answers['POST /api/session'] = json(me('delegate'))
  server.answers['GET /api/session'] = json({ me: me('delegate') })
  enter('a phrase of my own')
  await vi.waitFor(() => expect(locked()).toBe(false))
  expect(server.asked.find(({ what }) => what === 'POST /api/session')?.body).toEqual({
    email: 'me@example.org',
    password: 'a phrase of my own',
  })
})

test('a wrong password is said there, and the page stays locked; signing out is offered', async () => {
  const signOut = vi.fn()
  const words = 'The email address or the password is not correct.'
  const server = createServer({ 'GET /api/session': json({ me: me('delegate') }), 'GET /api/sessions': ENDED })
  await lock(server, signOut)
  server.answers['POST /api/session'] = refusal({ refusal: 'wrong-credentials', message: words }, 401)
  enter('wrong')
  expect((await screen.findByRole('alert')).textContent).toBe(words)
  expect(locked()).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(signOut).toHaveBeenCalledTimes(1)
})

test('[A2] the page warns once, a minute before the end, and staying is one press', async () => {
  const idle = me('delegate')
  const soon = { ...idle, session: { ...idle.session, idleEndsAt: instant(40_000) } }
  const server = createServer({
    'GET /api/session': json({ me: soon }),
    'POST /api/session/presence': () => new Response(null, { status: 204 }),
  })
  render(() => outside(server, () => <ExpiryWarning />))
  const stay = await screen.findByRole('button', { name: 'Stay signed in' })
  expect(screen.getByRole('alert').textContent).toBe('You will be signed out in 40 seconds due to inactivity.')
  server.answers['GET /api/session'] = json({ me: idle })
  fireEvent.click(stay)
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
