import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignIn } from '../../../client/access/SignIn.tsx'
import { createServer, json, me, noServer, outside, refusal, type TestServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const show = async (server: TestServer) => {
  render(() => outside(server, () => <SignIn language={null} />))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedOut'))
}
const enter = (email: string, password: string) => {
  fireEvent.input(screen.getByLabelText('Institutional email'), { target: { value: email } })
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } })
  fireEvent.submit(screen.getByRole('form', { name: 'Sign in' }))
}
const signIns = (server: TestServer) => server.asked.filter(({ what }) => what === 'POST /api/session')

test('signing in works with the address without spaces around it', async () => {
  const server = createServer({ 'POST /api/session': json(me('delegate')) })
  await show(server)
  server.answers['GET /api/session'] = json({ me: me('delegate') })
  enter(' me@example.org ', 'a phrase of my own')
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedIn'))
  expect(signIns(server)[0]?.body).toEqual({ email: 'me@example.org', password: 'a phrase of my own' })
})

test('a missing entry is named at its field, which gets the focus, and nothing is sent', async () => {
  const server = createServer({})
  await show(server)
  enter('me@example', '')
  expect(screen.getByText('Enter a complete email address, such as name@institution.gov.')).toBeTruthy()
  expect(screen.getByText('Enter your password.')).toBeTruthy()
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Institutional email')))
  expect(signIns(server)).toEqual([])
})

test('a refusal is shown in the words of the server', async () => {
  const words = 'The email address or the password is not correct.'
  const server = createServer({ 'POST /api/session': refusal({ refusal: 'wrong-credentials', message: words }, 401) })
  await show(server)
  enter('me@example.org', 'wrong')
  expect((await screen.findByRole('alert')).textContent).toBe(words)
})

test('too many attempts: the time to wait is said, and until then nothing more is sent', async () => {
  vi.useFakeTimers()
  const server = createServer({ 'POST /api/session': refusal({ refusal: 'too-many', message: 'Wait.', retryAfter: 61 }, 429) })
  await show(server)
  enter('me@example.org', 'wrong')
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Too many attempts. You can try again in 61 seconds.'))
  fireEvent.submit(screen.getByRole('form', { name: 'Sign in' }))
  expect(signIns(server).length).toBe(1)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.submit(screen.getByRole('form', { name: 'Sign in' }))
  expect(signIns(server).length).toBe(2)
})

test('without a server the page says that, and not that the password is wrong', async () => {
  const server = createServer({ 'POST /api/session': noServer })
  await show(server)
  enter('me@example.org', 'a phrase of my own')
  expect((await screen.findByRole('alert')).textContent).toBe('There is no connection to the server. Check your network and try again.')
})

test('the page says in both languages that Ruta never holds cases or suspects', async () => {
  await show(createServer({}))
  expect(screen.getByText(/No contiene casos ni nombres de personas investigadas/).closest('section')?.lang).toBe('es')
  expect(screen.getByText(/never holds cases or the names of persons under investigation/).closest('section')?.lang).toBe('en')
})

test('after a right password the second step asks for a code, and sends it with what was typed before', async () => {
  const server = createServer({
    'POST /api/session': refusal({ refusal: 'second-factor-needed', message: 'This account has a second factor.' }, 401),
  })
  await show(server)
  enter('me@example.org', 'a phrase of my own')
  const field = await screen.findByLabelText('Code from your authenticator app')
  expect(screen.queryByRole('alert')).toBeNull()
  server.answers['POST /api/session'] = refusal({ refusal: 'wrong-code', message: 'The code is not correct.' }, 401)
  fireEvent.input(field, { target: { value: '123 456' } })
  fireEvent.submit(screen.getByRole('form', { name: 'Second step' }))
  expect((await screen.findByRole('alert')).textContent).toBe('The code is not correct.')
  server.answers['POST /api/session'] = json(me('delegate'))
  server.answers['GET /api/session'] = json({ me: me('delegate') })
  fireEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  fireEvent.input(screen.getByLabelText('Recovery code'), { target: { value: 'abcd-efgh-jkmn' } })
  fireEvent.submit(screen.getByRole('form', { name: 'Second step' }))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedIn'))
  const typed = { email: 'me@example.org', password: 'a phrase of my own' }
  expect(signIns(server).map(({ body }) => body)).toEqual([
    typed,
    { ...typed, factor: { code: '123 456' } },
    { ...typed, factor: { recoveryCode: 'abcd-efgh-jkmn' } },
  ])
})

test('a different person at the second step can go back to address and password', async () => {
  const server = createServer({
    'POST /api/session': refusal({ refusal: 'second-factor-needed', message: 'This account has a second factor.' }, 401),
  })
  await show(server)
  enter('me@example.org', 'a phrase of my own')
  fireEvent.click(await screen.findByRole('button', { name: 'Not you?' }))
  expect(screen.getByLabelText('Password')).toBeTruthy()
})
