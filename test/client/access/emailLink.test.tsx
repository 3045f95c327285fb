// The page of the link that confirms a new e-mail address.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { EmailLink } from '../../../client/access/EmailLink.tsx'
import { createServer, json, noServer, outside, refusal } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const open = (server: ReturnType<typeof createServer>) => {
  const history = createMemoryHistory()
  history.set({ value: '/email#a-secret' })
  render(() =>
    outside(server, () => (
      <MemoryRouter history={history}>
        <Route path="/email" component={() => <EmailLink language={null} />} />
      </MemoryRouter>
    )),
  )
  return screen.getByRole('button', { name: 'Confirm' })
}
const confirmations = (server: ReturnType<typeof createServer>) => server.asked.filter(({ what }) => what === 'POST /api/email-changes')

test('[U6] opening the link uses nothing up: the address counts by a press, once, and leads to the sign-in', async () => {
  const server = createServer({ 'POST /api/email-changes': json(null, 200) })
  const button = open(server)
  await Promise.resolve()
  expect(confirmations(server)).toEqual([])
  fireEvent.click(button)
  fireEvent.click(button)
  expect(await screen.findByText('The address is confirmed. Sign in with it from now on.')).toBeTruthy()
  expect(confirmations(server)).toEqual([{ what: 'POST /api/email-changes', body: { token: 'a-secret' } }])
  expect(screen.getByRole('link', { name: 'Go to sign-in' }).getAttribute('href')).toBe('/')
})

test('[U6] a link that is used up or over says why, and one that met no server can be pressed again', async () => {
  const server = createServer({
    'POST /api/email-changes': refusal({ refusal: 'link-invalid', message: 'This link no longer works.' }, 410),
  })
  const button = open(server)
  fireEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).toContain('no longer works')
  server.answers['POST /api/email-changes'] = noServer
  await vi.waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull())
  fireEvent.click(button)
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('There is no connection to the server.'))
  server.answers['POST /api/email-changes'] = json(null, 200)
  fireEvent.click(button)
  expect(await screen.findByText(/The address is confirmed/)).toBeTruthy()
})
