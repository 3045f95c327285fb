// Requests for further groups, as chair and operators see them: asked with what is needed, made from the request, refused with a sentence.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { GroupRequests } from '../../../client/administration/GroupRequests.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { GROUP_REQUEST_WORDS } from '../../../client/base/messages/groupRequests.ts'
import { GroupRequestSettings } from '../../../client/settings/GroupRequestSettings.tsx'
import type { GroupRequest } from '../../../shared/api/groupRequests.ts'
import { instant } from '../../../shared/ids.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me } from '../ui/server.tsx'

const words = GROUP_REQUEST_WORDS.en
const NAME = { es: 'Extinción de dominio', en: 'Asset forfeiture' }
const REQUEST: GroupRequest = { id: 'r1', name: NAME, why: 'Decided in session 3.', at: instant(Date.UTC(2026, 2, 1)), answer: null }
afterEach(cleanup)

const show = (answers: Record<string, () => Response>, what: Parameters<typeof inside>[1]) => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    ...answers,
  } as never)
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => inside(server, what)} />
    </MemoryRouter>
  ))
  return server
}
const write = (label: string | RegExp, value: string, at: HTMLElement) =>
  fireEvent.input(within(at).getByLabelText(label), { target: { value } })
const press = (name: string, at?: HTMLElement) => fireEvent.click((at ? within(at) : screen).getByRole('button', { name }))

test('[O49] a chair asks with both names and a sentence, and reads what was answered', async () => {
  const refused: GroupRequest = { ...REQUEST, id: 'r2', answer: { is: 'refused', why: 'Not before January.', at: REQUEST.at } }
  let asked = 0
  const server = show({ [`POST /api/groups/${GROUP}/group-requests`]: json(REQUEST, 201) }, () => (
    <GroupRequestSettings title="Other groups" requests={[REQUEST, refused]} onAsked={() => asked++} />
  ))
  expect(await screen.findByText(/waits for an answer/)).toBeTruthy()
  expect(screen.getByText(/^Refused on .*: Not before January\.$/)).toBeTruthy()
  press(words.ask.title)
  const dialog = await screen.findByRole('dialog')
  press(words.ask.go, dialog)
  expect(within(dialog).getByText(words.ask.reasonMissing)).toBeTruthy()
  write(CATALOGUE.en.settings.nameIn.es, NAME.es, dialog)
  write(CATALOGUE.en.settings.nameIn.en, NAME.en, dialog)
  write(words.ask.reason, REQUEST.why, dialog)
  press(words.ask.go, dialog)
  await waitFor(() => expect(asked).toBe(1))
  expect(server.asked.at(-1)?.body).toEqual({ name: NAME, why: REQUEST.why })
})

test('[O49] an operator makes what is asked for from its names and who asked, or refuses it with a sentence', async () => {
  const { answer: _, ...request } = REQUEST
  const waits = { ...request, group: { id: GROUP, name: { es: 'TCO', en: 'TCO' } }, by: { name: 'Chair', email: 'chair@example.org' } }
  const server = show(
    { 'GET /api/administration/group-requests': json([waits]), 'PUT /api/administration/group-requests/r1/refusal': json(null, 204) },
    () => <GroupRequests onMade={() => undefined} />,
  )
  const { forOperators } = words
  fireEvent.click(await screen.findByRole('button', { name: forOperators.named(forOperators.make, NAME.en) }))
  const form = await screen.findByRole('dialog')
  for (const value of [NAME.es, NAME.en, 'Chair', 'chair@example.org', 'asset-forfeiture'])
    expect(within(form).getByDisplayValue(value)).toBeTruthy()
  press(CATALOGUE.en.common.cancel, form)
  fireEvent.click(screen.getByRole('button', { name: forOperators.named(forOperators.refuse, NAME.en) }))
  const refusing = await screen.findByRole('dialog', { name: forOperators.refusing.title(NAME.en) })
  write(forOperators.refusing.reason, 'Not before January.', refusing)
  press(forOperators.refuse, refusing)
  await waitFor(() => expect(server.asked.some(({ body }) => (body as { why?: string })?.why === 'Not before January.')).toBe(true))
})
