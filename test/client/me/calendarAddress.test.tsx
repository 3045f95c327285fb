// The address of one's calendar under My account: none, made and shown once, its choice, renewed, revoked, without a server.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { CalendarAddress } from '../../../client/me/CalendarAddress.tsx'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer } from '../ui/server.tsx'

const en = CATALOGUE.en.subscription
const AT = `/api/groups/${GROUP}/calendar-address`
const ADDRESS = 'https://ruta.example.org/calendar/token.ics'
const NOW = Date.UTC(2026, 10, 3, 14)
afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.restoreAllMocks()
})

const show = (answers: Record<string, () => Response>, own: ReturnType<typeof me> = me('delegate')) => {
  const server = createServer({
    'GET /api/session': json({ me: own }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    ...answers,
  })
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => inside(server, () => <CalendarAddress />)} />
    </MemoryRouter>
  ))
  return server
}
/** A server that keeps what it is told. */
const keeping = () => {
  const state: { kept: object | null } = { kept: null }
  const kept = (scope: string) => ({ scope, createdAt: NOW, readAt: null })
  return {
    [`GET ${AT}`]: () => json({ kept: state.kept })(),
    [`POST ${AT}`]: () => {
      state.kept = kept('all')
      return json({ ...kept('all'), address: ADDRESS }, 201)()
    },
    [`PATCH ${AT}`]: () => {
      state.kept = kept('delegation')
      return json(state.kept)()
    },
    [`DELETE ${AT}`]: () => {
      state.kept = null
      return new Response(null, { status: 204 })
    },
  }
}
/** The question is asked in a dialog. */
const answer = async (question: string, name: string) =>
  fireEvent.click(await within(await screen.findByRole('dialog', { name: question })).findByRole('button', { name }))
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('[CA2] an address is made, shown once and copied; what it holds is changed without a new one; revoked after a question', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const server = show(keeping())
  const bodies = (method: string) => server.asked.filter(({ what }) => what === `${method} ${AT}`).map(({ body }) => body)
  await screen.findByRole('button', { name: en.make })
  press(en.scopes.all)
  press(en.make)
  const shown = await screen.findByLabelText<HTMLInputElement>(en.address)
  expect(bodies('POST')).toEqual([{ scope: 'all' }])
  expect([shown.value, shown.readOnly]).toEqual([ADDRESS, true])
  expect(screen.getByText(en.once)).toBeTruthy()
  expect(screen.getByRole('link', { name: en.open }).getAttribute('href')).toBe('webcal://ruta.example.org/calendar/token.ics')
  press(en.copy)
  await waitFor(() => expect(writeText).toHaveBeenCalledWith(ADDRESS))
  expect(screen.getByText(en.neverRead)).toBeTruthy()
  press(en.scopes.delegation)
  await waitFor(() => expect(bodies('PATCH')).toEqual([{ scope: 'delegation' }]))
  press(en.revoke)
  await answer(en.askRevoke, en.revoke)
  await screen.findByRole('button', { name: en.make })
  expect(screen.queryByLabelText(en.address)).toBeNull()
})

test('[CA2] an address that is there is not shown again; a new one takes its place after a question', async () => {
  const server = show({ ...keeping(), [`GET ${AT}`]: json({ kept: { scope: 'mine', createdAt: NOW, readAt: NOW } }) })
  await screen.findByText(/Last read on/)
  expect(screen.queryByLabelText(en.address)).toBeNull()
  press(en.renew)
  expect(await screen.findByText(en.whenRenewed)).toBeTruthy()
  await answer(en.askRenew, en.renew)
  expect((await screen.findByLabelText<HTMLInputElement>(en.address)).value).toBe(ADDRESS)
  expect(server.asked.filter(({ what }) => what === `POST ${AT}`)).toHaveLength(1)
})

test('[CA2] without a server it says what it needs; who has no delegation has no calendar of one', async () => {
  show({ [`GET ${AT}`]: noServer })
  expect(await screen.findByText(en.offline)).toBeTruthy()
  cleanup()
  localStorage.clear()
  const chair = me('chair')
  show(keeping(), { ...chair, memberships: chair.memberships.map((one) => ({ ...one, delegation: null })) })
  await screen.findByRole('button', { name: en.make })
  expect(screen.queryByRole('button', { name: en.scopes.delegation })).toBeNull()
})
