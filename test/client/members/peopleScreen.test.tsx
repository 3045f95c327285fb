import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { People } from '../../../client/members/People.tsx'
import type { Invitation, Member } from '../../../shared/api/members.ts'
import { instant } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { accountId, CO, createServer, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const { people } = CATALOGUE.en
beforeEach(() => localStorage.clear())
const member = (name: string, role: Role): Member => ({
  account: accountId(name.toLowerCase()),
  name,
  email: `${name.toLowerCase()}@example.org`,
  role,
  delegation: CO,
  agency: null,
})
const INVITED: Invitation = {
  id: 'i1',
  email: null,
  name: 'Invited person',
  role: 'delegate',
  delegation: CO,
  agency: null,
  createdAt: instant(0),
  expiresAt: instant(1),
  state: 'sent',
}
const show = (role: Role, members: readonly Member[] = [member('Me', role), member('Ana', 'delegate'), member('Chair', 'chair')]) => {
  const server = createServer({
    'GET /api/session': json({ me: me(role) }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/members': json(members),
    'GET /api/groups/tco/invitations': json([INVITED]),
  })
  open(server)
  return server
}
const open = (server: ReturnType<typeof createServer>) =>
  render(() =>
    inside(server, () => (
      <MemoryRouter history={createMemoryHistory()}>
        <Route path="/" component={People} />
      </MemoryRouter>
    )),
  )
const choose = async (person: string, verb: string) => {
  const trigger = await screen.findByRole('button', { name: `Actions for ${person}` })
  fireEvent.keyDown(trigger, { key: 'Enter' })
  fireEvent.keyUp(trigger, { key: 'Enter' })
  const item = await screen.findByRole('menuitem', { name: verb })
  item.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerType: 'mouse', button: 0 }))
}

test('an observer sees everybody, and is offered nothing to change', async () => {
  const server = show('observer')
  expect(await screen.findByText('Ana')).toBeTruthy()
  expect(screen.getByText('The chair and the secretariat invite and change roles.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
  expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull()
  expect(server.asked.some(({ what }) => what.includes('invitations'))).toBe(false)
})

test('remarks beside a name are set apart from it and from each other', async () => {
  show('chair', [{ ...member('Me', 'chair'), secondFactor: false }])
  const name = (await screen.findByText('Me')).closest('.person__name')
  expect(name?.textContent).toBe('Me · you · no two-step verification')
})

test('the secretariat is offered no change to a chair', async () => {
  show('secretariat')
  expect(await screen.findByRole('button', { name: 'Actions for Ana' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Actions for Chair' })).toBeNull()
})

test('nobody is invited to write for no delegation: the field says so and takes the focus', async () => {
  const server = show('chair')
  fireEvent.click(await screen.findByRole('button', { name: 'Invite' }))
  fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Delegate, FGN' } })
  const form = document.getElementById('invite')
  if (form) fireEvent.submit(form)
  const field = screen.getByLabelText('Delegation')
  expect(await screen.findByText('Choose the delegation they write for.')).toBeTruthy()
  await vi.waitFor(() => expect(document.activeElement).toBe(field))
  expect(server.asked.some(({ what }) => what.startsWith('POST'))).toBe(false)
})

test('an invitation is sent as it was filled in, and its link is shown with its end', async () => {
  const server = show('chair')
  server.answers['POST /api/groups/tco/invitations'] = json({ link: 'http://ruta/invitation#secret', expiresAt: 0 }, 201)
  fireEvent.click(await screen.findByRole('button', { name: 'Invite' }))
  fireEvent.input(await screen.findByLabelText('Name'), { target: { value: ' Delegate, FGN ' } })
  fireEvent.change(screen.getByLabelText('Delegation'), { target: { value: CO } })
  fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'translator' } })
  const form = document.getElementById('invite')
  if (form) fireEvent.submit(form)
  const link = await screen.findByLabelText<HTMLInputElement>('Link')
  expect(link.value).toBe('http://ruta/invitation#secret')
  expect(screen.getByText('Copy it now: it will not be shown again.')).toBeTruthy()
  expect(server.asked.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    name: 'Delegate, FGN',
    email: null,
    role: 'translator',
    delegation: CO,
    agency: null,
  })
})

test('[A8] a sentence says that the last chair cannot be changed, and the dialog stays', async () => {
  const server = show('chair', [member('Me', 'chair')])
  const words = 'The group cannot be left without a chair: appoint someone else first.'
  server.answers['PUT /api/groups/tco/members/me'] = refusal({ refusal: 'last-chair', message: words }, 409)
  await choose('Me', 'Change role or delegation')
  fireEvent.change(await screen.findByLabelText('Role'), { target: { value: 'delegate' } })
  const form = document.getElementById('change-member')
  if (form) fireEvent.submit(form)
  expect((await screen.findByRole('alert')).textContent).toBe(words)
  expect(screen.getByRole('dialog', { name: 'Change the role of Me' })).toBeTruthy()
})

test('without a server the list says so and can be asked for again; a list that was there stays', async () => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/members': noServer,
    'GET /api/groups/tco/invitations': json([]),
  })
  open(server)
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.getByText('The list of people needs a connection')).toBeTruthy()
  server.answers['GET /api/groups/tco/members'] = json([member('Ana', 'delegate')])
  fireEvent.click(again)
  expect(await screen.findByText('Ana')).toBeTruthy()
  server.answers['GET /api/groups/tco/members'] = noServer
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText('The list of people needs a connection')).toBeTruthy()
  expect(screen.getByText('Ana')).toBeTruthy()
})

test('an open invitation can be revoked, after a question', async () => {
  const server = show('chair')
  server.answers['DELETE /api/groups/tco/invitations/i1'] = () => new Response(null, { status: 204 })
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke the invitation of Invited person?' }))
  expect(await screen.findByRole('dialog', { name: 'Revoke the invitation of Invited person?' })).toBeTruthy()
  server.answers['GET /api/groups/tco/invitations'] = json([])
  fireEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  await vi.waitFor(() => expect(screen.queryByText('Invited person')).toBeNull())
})

const alone = (invited: readonly Invitation[]) => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/members': json([member('Me', 'chair')]),
    'GET /api/groups/tco/invitations': json(invited),
  })
  open(server)
}

test('nobody else is said to be there only where nobody is invited either', async () => {
  alone([INVITED])
  expect(await screen.findByText('Invited person')).toBeTruthy()
  expect(screen.queryByText(people.empty)).toBe(null)
  cleanup()
  alone([])
  expect(await screen.findByText(people.empty)).toBeTruthy()
})

test('an address that has an open invitation is reported before a second one is made', async () => {
  alone([{ ...INVITED, email: 'ana@example.org' }])
  fireEvent.click(await screen.findByRole('button', { name: people.invite }))
  const email = await screen.findByLabelText(/^E-?mail/i)
  fireEvent.input(email, { target: { value: ' Ana@Example.org ' } })
  expect(await screen.findByText(people.invitedAlready('Invited person'))).toBeTruthy()
  fireEvent.input(email, { target: { value: 'luz@example.org' } })
  expect(screen.queryByText(people.invitedAlready('Invited person'))).toBe(null)
})

test('[P9] a sign-in link that was mailed is not shown: the dialog says that it went to its person', async () => {
  const server = show('secretariat', [member('Me', 'secretariat'), { ...member('Ana', 'observer'), delegation: null }])
  server.answers[`POST /api/groups/tco/members/${accountId('ana')}/sign-in-links`] = json(
    { mailed: true, expiresAt: instant(3_600_000) },
    201,
  )
  await choose('Ana', people.signInLink)
  expect(await screen.findByText(/The link was sent to that person by mail. No one else sees it./)).toBeTruthy()
  expect(screen.queryByRole('button', { name: people.copyLink })).toBeNull()
})

test('[P25] a member admits a newcomer of their delegation by one press, and is told why where it does not work', async () => {
  const luis = { ...member('Luis', 'delegate'), earlier: { opensAt: instant(1_700_000_000_000), seesFormer: false, mayAdmit: true } }
  const message = 'Only a member whose seat has stood a week.'
  const admission = 'PUT /api/groups/tco/members/luis/admission'
  const given = { answer: refusal({ refusal: 'not-settled', message }, 403) }
  const server = createServer({
    'GET /api/session': json({ me: me('delegate') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/members': json([member('Me', 'delegate'), luis]),
    [admission]: () => given.answer(),
  })
  open(server)
  const button = await screen.findByRole('button', { name: CATALOGUE.en.earlier.admitNamed('Luis') })
  expect(screen.getByText(/Earlier comments open to them on (14|15) Nov 2023/)).toBeTruthy()
  fireEvent.click(button)
  expect(await screen.findByText(message)).toBeTruthy()
  given.answer = noServer
  fireEvent.click(button)
  expect(await screen.findByText(CATALOGUE.en.earlier.offline)).toBeTruthy()
  given.answer = () => new Response(null, { status: 204 })
  fireEvent.click(button)
  expect(await screen.findByText(CATALOGUE.en.earlier.admitted('Luis'))).toBeTruthy()
  expect(server.asked.filter(({ what }) => what === admission)).toHaveLength(3)
})
