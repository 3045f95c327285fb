import { cleanup, render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetGroups, GroupProvider, useGroupState } from '../../../client/base/group.tsx'
import { accountId, createServer, GROUP, GROUP_INFO, json, me, noServer, outside, refusal, type TestServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
function Shown() {
  const state = useGroupState()
  return <output data-testid="group">{((now) => (now.type === 'open' ? `open ${now.info.name.en}` : now.type))(state())}</output>
}
const open = async (server: TestServer, account: string, expected: string) => {
  render(() =>
    outside(server, () => (
      <GroupProvider group={GROUP} account={accountId(account)}>
        <Shown />
      </GroupProvider>
    )),
  )
  await vi.waitFor(() => expect(screen.getByTestId('group').textContent).toBe(expected))
  cleanup()
}
const online = () => createServer({ 'GET /api/session': json({ me: me('delegate') }), 'GET /api/groups/tco': json(GROUP_INFO) })
const offline = () => createServer({ 'GET /api/session': noServer, 'GET /api/groups/tco': noServer })

test('[C3] a group that was open before opens again without a server', async () => {
  await open(online(), 'me', 'open Group')
  await open(offline(), 'me', 'open Group')
})

test('[C7] the group is not remembered for another account on the same browser, nor after signing out', async () => {
  await open(online(), 'me', 'open Group')
  await open(offline(), 'other', 'noServer')
  forgetGroups()
  await open(offline(), 'me', 'noServer')
})

test('a group that one may not read, or that does not exist, is not here', async () => {
  const server = createServer({
    'GET /api/session': json({ me: me('delegate') }),
    'GET /api/groups/tco': refusal({ refusal: 'not-found', message: 'It does not exist.' }, 404),
  })
  await open(server, 'me', 'notFound')
})

test('without an answer it is asked for once, and not again and again', async () => {
  const server = offline()
  render(() =>
    outside(server, () => (
      <GroupProvider group={GROUP} account={accountId('me')}>
        <Shown />
      </GroupProvider>
    )),
  )
  await vi.waitFor(() => expect(screen.getByTestId('group').textContent).toBe('noServer'))
  await new Promise((passed) => setTimeout(passed, 100))
  expect(server.asked.filter(({ what }) => what === 'GET /api/groups/tco')).toHaveLength(1)
})
