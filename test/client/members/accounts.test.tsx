// What people ask for, as the people who decide see it; and an account that is disabled or erased.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { AboutMe } from '../../../client/me/AboutMe.tsx'
import { AccountDialog } from '../../../client/members/AccountDialog.tsx'
import { Requests } from '../../../client/members/Requests.tsx'
import { instant } from '../../../shared/ids.ts'
import { accountId, CO, createServer, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const ANA = { account: accountId('ana'), name: 'Ana', email: 'ana@example.org', role: 'delegate', delegation: CO, agency: null } as const
const serve = (more: Parameters<typeof createServer>[0] = {}, role: Parameters<typeof me>[0] = 'chair') =>
  createServer({
    'GET /api/session': json({ me: me(role) }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/email-changes': json([]),
    'GET /api/groups/tco/agency-requests': json([]),
    ...more,
  })
const sent = (server: ReturnType<typeof createServer>) => server.asked.filter(({ what }) => !what.startsWith('GET '))

test('[U6] requests are shown to those who decide them, and to nobody where there are none', async () => {
  const server = serve({
    'GET /api/groups/tco/email-changes': json([
      { account: ANA.account, name: 'Ana', email: 'new@example.org', askedAt: instant(0), expiresAt: instant(1) },
    ]),
    'GET /api/groups/tco/agency-requests': json([
      { account: ANA.account, name: 'Ana', agency: null, askedAt: instant(0), mayDecide: true },
      { account: accountId('luis'), name: 'Luis', agency: null, askedAt: instant(0), mayDecide: false },
    ]),
    'PUT /api/groups/tco/agency-requests/ana/decision': json(null, 200),
  })
  render(() => inside(server, () => <Requests onLink={() => undefined} onDone={() => undefined} />))
  expect((await screen.findByText(/Ana.* asks for the address .*new@example.org/)).textContent).toBeTruthy()
  expect(screen.queryByText(/Luis/)).toBeNull()
  fireEvent.click(await screen.findByRole('button', { name: 'Approve Ana' }))
  await expect.poll(() => sent(server)).toEqual([{ what: 'PUT /api/groups/tco/agency-requests/ana/decision', body: { approve: true } }])
})

test('[U9] an account is erased only once its name was typed; what the server refuses is said in its words', async () => {
  const message = 'The group needs a chair.'
  const server = serve({ 'DELETE /api/groups/tco/accounts/ana': refusal({ refusal: 'last-chair', message }, 409) })
  render(() => inside(server, () => <AccountDialog act="erase" member={ANA} onClose={() => undefined} onDone={() => undefined} />))
  const erase = await screen.findByRole<HTMLButtonElement>('button', { name: 'Erase for good' })
  expect(erase.disabled).toBe(true)
  fireEvent.input(screen.getByLabelText(/Type .*Ana.* to confirm/), { target: { value: 'Ana' } })
  expect(erase.disabled).toBe(false)
  fireEvent.click(erase)
  expect(await screen.findByText(message)).toBeTruthy()
})

test('[A45] erasing asks for the password again where the server wants it, and goes on by itself; cancelled, nothing is sent twice', async () => {
  const erased = 'DELETE /api/groups/tco/accounts/ana'
  const needed = refusal({ refusal: 'proof-needed', message: 'First confirm that it is you.' }, 403)
  const server = serve({
    [erased]: needed,
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    'PUT /api/session/proof': json(null),
  })
  const done: string[] = []
  render(() =>
    inside(server, () => <AccountDialog act="erase" member={ANA} onClose={() => undefined} onDone={() => done.push('erased')} />),
  )
  fireEvent.input(await screen.findByLabelText(/Type .*Ana.* to confirm/), { target: { value: 'Ana' } })
  const erase = screen.getByRole('button', { name: 'Erase for good' })
  fireEvent.click(erase)
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm that it is you' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
  await expect.poll(() => erase.getAttribute('aria-disabled')).toBeNull()
  expect(sent(server).map(({ what }) => what)).toEqual([erased])
  fireEvent.click(erase)
  fireEvent.input(await screen.findByLabelText('Current password'), { target: { value: 'vela lenta sobre el agua' } })
  server.answers[erased] = json(null)
  fireEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  await expect.poll(() => done).toEqual(['erased'])
  expect(sent(server).map(({ what }) => what)).toEqual([erased, erased, 'PUT /api/session/proof', erased])
})

test('a message says what was done to an account, with its name, also if the dialog was closed meanwhile', async () => {
  const coming = Promise.withResolvers<Response>()
  const server = serve({ 'DELETE /api/groups/tco/members/ana': () => coming.promise })
  const [member, setMember] = createSignal<typeof ANA | null>(ANA)
  render(() =>
    inside(server, () => <AccountDialog act="remove" member={member()} onClose={() => setMember(null)} onDone={() => undefined} />),
  )
  fireEvent.click(await screen.findByRole('button', { name: CATALOGUE.en.people.removeMember }))
  await expect.poll(() => sent(server)).toHaveLength(1)
  setMember(null)
  coming.resolve(new Response(null, { status: 204 }))
  expect(await screen.findByText(CATALOGUE.en.people.removed('Ana'))).toBeTruthy()
})

test('[A45] without a server the dialog says so, and nothing is erased', async () => {
  const server = serve({
    'DELETE /api/groups/tco/accounts/ana': refusal({ refusal: 'proof-needed', message: 'First confirm that it is you.' }, 403),
    'GET /api/me/second-factor': noServer,
  })
  render(() => inside(server, () => <AccountDialog act="erase" member={ANA} onClose={() => undefined} onDone={() => undefined} />))
  fireEvent.input(await screen.findByLabelText(/Type .*Ana.* to confirm/), { target: { value: 'Ana' } })
  fireEvent.click(screen.getByRole('button', { name: 'Erase for good' }))
  expect(await screen.findByText(/There is no connection to the server/)).toBeTruthy()
})

test('[U6] a person asks for another address with their password, and sees that it waits', async () => {
  const own = me('delegate')
  const waiting = { ...own, account: { ...own.account, newEmail: 'new@example.org' } }
  const server = serve({ 'PUT /api/me/email': json({ mailed: false }), 'GET /api/me': json(waiting) }, 'delegate')
  render(() =>
    inside(server, () => (
      <MemoryRouter history={createMemoryHistory()}>
        <Route path="/" component={AboutMe} />
      </MemoryRouter>
    )),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Change the email address' }))
  fireEvent.input(screen.getByLabelText('New email address'), { target: { value: 'new@example.org' } })
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'vela lenta sobre el agua' } })
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }))
  await expect
    .poll(() => sent(server))
    .toEqual([{ what: 'PUT /api/me/email', body: { email: 'new@example.org', password: 'vela lenta sobre el agua' } }])
})
