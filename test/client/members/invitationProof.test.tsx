// Inviting a chair, where the server wants to know first that it is really the person who is signed in.
import { fireEvent, render, screen, within } from '@solidjs/testing-library'
import { beforeEach, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { InviteDialog } from '../../../client/members/InviteDialog.tsx'
import { InviteListDialog } from '../../../client/members/listed/InviteListDialog.tsx'
import { createServer, GROUP_INFO, inside, json, me, refusal } from '../ui/server.tsx'

const text = CATALOGUE.en
const INVITE = 'POST /api/groups/tco/invitations'
const message = 'First confirm that it is you.'
beforeEach(() => localStorage.clear())
const serve = () =>
  createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    'PUT /api/session/proof': json(null),
    [INVITE]: refusal({ refusal: 'proof-needed', message }, 403),
  })
const sent = (server: ReturnType<typeof createServer>) => server.asked.map(({ what }) => what).filter((what) => !what.startsWith('GET '))
const ISSUED = json({ link: 'http://ruta/invitation#secret', expiresAt: 0 }, 201)

test('[A45] the dialog asks for the password, and then invites by itself; cancelled, it invites nobody', async () => {
  const server = serve()
  const links: string[] = []
  render(() => inside(server, () => <InviteDialog open sent={[]} onClose={() => undefined} onInvited={({ link }) => links.push(link)} />))
  fireEvent.input(await screen.findByLabelText(new RegExp(`^${text.people.name}`)), { target: { value: 'New chair' } })
  fireEvent.change(screen.getByLabelText(new RegExp(`^${text.people.role}`)), { target: { value: 'chair' } })
  const form = document.getElementById('invite')
  if (!(form instanceof HTMLFormElement)) throw new Error('no form')
  fireEvent.submit(form)
  const dialog = within(await screen.findByRole('dialog', { name: text.secondFactor.proofTitle }))
  fireEvent.click(dialog.getByRole('button', { name: text.common.cancel }))
  await expect.poll(() => screen.getByRole('button', { name: text.people.createLink }).getAttribute('aria-disabled')).toBeNull()
  expect([links, sent(server)]).toEqual([[], [INVITE]])
  fireEvent.submit(form)
  fireEvent.input(await screen.findByLabelText('Current password'), { target: { value: 'vela lenta sobre el agua' } })
  server.answers[INVITE] = ISSUED
  fireEvent.click(screen.getByRole('button', { name: text.secondFactor.proofGo }))
  await expect.poll(() => links).toEqual(['http://ruta/invitation#secret'])
  expect(sent(server)).toEqual([INVITE, INVITE, 'PUT /api/session/proof', INVITE])
})

test('[A45] a list asks once; cancelled, the lines that need it say so', async () => {
  const server = serve()
  render(() => inside(server, () => <InviteListDialog members={[]} sent={[]} onClose={() => undefined} onChanged={() => undefined} />))
  fireEvent.input(await screen.findByLabelText(text.importing.people.paste), { target: { value: 'Una\t\tChair\t\t\nOtra\t\tChair\t\t' } })
  fireEvent.click(screen.getByRole('button', { name: text.importing.people.send(2) }))
  const dialog = within(await screen.findByRole('dialog', { name: text.secondFactor.proofTitle }))
  fireEvent.click(dialog.getByRole('button', { name: text.common.cancel }))
  await screen.findByText(text.importing.people.invited(0, 2))
  expect(screen.getAllByText(message).length).toBe(2)
  expect(sent(server)).toEqual([INVITE, INVITE, INVITE])
})
