// A forgotten password: the answer never says whether there is such an account.
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { ForgottenPassword } from '../../../client/access/ForgottenPassword.tsx'
import { createServer, json, noServer, outside, refusal, type TestServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const show = async (server: TestServer) => {
  render(() => outside(server, () => <ForgottenPassword language={null} />))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedOut'))
}
const ask = (email: string) => {
  fireEvent.input(screen.getByLabelText('Institutional email'), { target: { value: email } })
  fireEvent.submit(screen.getByRole('form', { name: 'Choose a new password' }))
}
const sent = (server: TestServer) => server.asked.filter(({ what }) => what === 'POST /api/forgotten-passwords')

test('[P8] after the address the page says what to do if there is an account, and how to go back', async () => {
  const server = createServer({ 'POST /api/forgotten-passwords': json(null, 204) })
  await show(server)
  ask(' me@example.org ')
  expect(await screen.findByText(/If there is an account with that email, a link is on its way/)).toBeTruthy()
  expect(sent(server)[0]?.body).toEqual({ email: 'me@example.org' })
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.getByRole('link', { name: 'Back to sign-in' }).getAttribute('href')).toBe('/sign-in')
})

test('an address that is none is said at its field, and nothing is sent', async () => {
  const server = createServer({})
  await show(server)
  ask('me@example')
  expect(screen.getByText('Enter a complete email address, such as name@institution.gov.')).toBeTruthy()
  expect(sent(server)).toEqual([])
})

test('[P11] where mail is off, the page says whom to ask', async () => {
  const words = 'This server sends no mail. Ask the secretariat of your group for a sign-in link.'
  await show(createServer({ 'POST /api/forgotten-passwords': refusal({ refusal: 'mail-off', message: words }, 409) }))
  ask('me@example.org')
  expect((await screen.findByRole('alert')).textContent).toBe(words)
  expect(screen.getByRole('form')).toBeTruthy()
})

test('without a connection the page says so, and can be tried again', async () => {
  const server = createServer({ 'POST /api/forgotten-passwords': noServer })
  await show(server)
  ask('me@example.org')
  expect((await screen.findByRole('alert')).textContent).toContain('There is no connection to the server.')
  server.answers['POST /api/forgotten-passwords'] = json(null, 204)
  ask('me@example.org')
  expect(await screen.findByText(/a link is on its way/)).toBeTruthy()
})
