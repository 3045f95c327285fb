// Group settings as the chair meets them: only what was changed is sent, and what cannot be is said before it is tried.
import { fireEvent, render, screen, within } from '@solidjs/testing-library'
import { beforeEach, expect, test } from 'vitest'
import { differences } from '../../../client/settings/createChange.ts'
import { DelegationSettings } from '../../../client/settings/DelegationSettings.tsx'
import { NameSettings } from '../../../client/settings/NameSettings.tsx'
import type { GroupInfo } from '../../../shared/api/groups.ts'
import { parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { CO, createServer, GROUP_INFO, inside, json, me, refusal } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const MX = must(parseDelegationId('tco-mx'), 'a delegation')
const GROUP: GroupInfo = {
  ...GROUP_INFO,
  delegations: [
    {
      id: CO,
      code: 'CO',
      name: { es: 'Colombia', en: 'Colombia' },
      identity: 1,
      capital: 'Bogotá',
      zone: 'America/Bogota',
      retired: false,
    },
    { id: MX, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2, capital: '', zone: '', retired: false },
  ],
}
const serve = (more: Parameters<typeof createServer>[0] = {}) =>
  createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP),
    'GET /api/groups/tco/members': json([]),
    ...more,
  })
const sent = (server: ReturnType<typeof createServer>) => server.asked.filter(({ what }) => !what.startsWith('GET '))

test('[U1] only what was changed is sent, so that what others changed stays', async () => {
  const server = serve({ 'PATCH /api/groups/tco': json({ name: GROUP.name, zone: '', firstLanguage: 'es', quorum: 3 }) })
  render(() => inside(server, () => <NameSettings />))
  const quorum = await screen.findByLabelText('Quorum')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  fireEvent.input(quorum, { target: { value: '3' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The settings were saved.')).toBeTruthy()
  expect(sent(server)).toEqual([{ what: 'PATCH /api/groups/tco', body: { quorum: 3 } }])
  expect(differences({ a: 1, b: [1] }, { a: 1, b: [1] })).toBeNull()
})

test('[U1] observers and guests are let comment by a switch, which is sent alone', async () => {
  const server = serve({ 'PATCH /api/groups/tco': json({ ...GROUP, observersComment: true }) })
  render(() => inside(server, () => <NameSettings />))
  const comment = await screen.findByRole('switch', { name: 'Observers and guests may comment' })
  expect(comment.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(comment)
  expect(comment.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The settings were saved.')).toBeTruthy()
  expect(sent(server)).toEqual([{ what: 'PATCH /api/groups/tco', body: { observersComment: true } }])
})

test('[U2] letters that another delegation has are named before they are sent, and its pattern cannot be chosen', async () => {
  const server = serve({ 'PATCH /api/groups/tco/delegations/tco-co': json({ ...GROUP.delegations[0], code: 'CR' }) })
  render(() => inside(server, () => <DelegationSettings />))
  fireEvent.click(await screen.findByRole('button', { name: 'Edit Colombia' }))
  const form = within(screen.getByRole('form', { name: 'Edit Colombia' }))
  fireEvent.input(form.getByLabelText('Letters'), { target: { value: 'mx' } })
  expect(form.getByText('Another delegation has these letters.')).toBeTruthy()
  fireEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(sent(server)).toEqual([])
  expect(form.getByRole<HTMLInputElement>('radio', { name: /Plum, dotted/ }).disabled).toBe(true)
  fireEvent.input(form.getByLabelText('Letters'), { target: { value: 'cr' } })
  fireEvent.click(form.getByRole('button', { name: 'Save' }))
  await screen.findByRole('button', { name: 'Edit Colombia' })
  expect(sent(server)).toEqual([{ what: 'PATCH /api/groups/tco/delegations/tco-co', body: { code: 'CR' } }])
})

test('[U2] the arrow keys on the handle move a delegation; a refusal is said in words', async () => {
  const message = 'The list has changed in the meantime: look at it and order it again.'
  const server = serve({ 'PUT /api/groups/tco/delegation-order': refusal({ refusal: 'order-changed', message }, 409) })
  render(() => inside(server, () => <DelegationSettings />))
  fireEvent.keyDown(await screen.findByRole('button', { name: /^Move Colombia/ }), { key: 'ArrowDown' })
  expect(await screen.findByText(message)).toBeTruthy()
  expect(sent(server)).toEqual([{ what: 'PUT /api/groups/tco/delegation-order', body: { order: [MX, CO] } }])
})
